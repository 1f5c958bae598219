"""How the translations of a brief stand, and whether they let a final report be built."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.diagnostic import Diagnostic, error
from briefgen.loading.loaded import Loaded
from briefgen.model.leaf import Leaf, foreign, leaves
from briefgen.model.memory import State
from briefgen.model.node import Path
from briefgen.span import Span

_NAMED = 3


@dataclass(frozen=True)
class Waiting:
    """A translation that somebody has to see to."""

    key: str
    state: State
    span: Span


@dataclass(frozen=True)
class Standing:
    """How the translation of a brief into one language stands."""

    brief: str
    """The name of its file."""
    language: str
    is_tracked: bool
    """Whether a PO file tells what each translation was made from; without one, what is there is fresh."""
    texts: int
    """How many texts there are to be said in the language."""
    waiting: tuple[Waiting, ...]
    """Those that are not fresh, in the order of the brief."""

    def count(self, state: State) -> int:
        """How many texts are in a state."""
        waiting = [one.state for one in self.waiting]
        return self.texts - len(waiting) if state == "fresh" else waiting.count(state)


def standings(loaded: Loaded) -> tuple[Standing, ...]:
    """How a brief stands in each language that it is translated into, and in its own if that lacks words."""
    found = [_standing(loaded, tag) for tag in loaded.brief.languages]
    languages = foreign(loaded.brief)
    return tuple(one for one in found if one.language in languages or one.waiting)


def _standing(loaded: Loaded, tag: str) -> Standing:
    states = loaded.translations.states
    own = loaded.brief.own_language
    found: list[tuple[Leaf, State]] = []
    for leaf in leaves(loaded.brief):
        there: State = "missing" if leaf.text.find(tag, own) is None else "fresh"
        found.append((leaf, states.get((leaf.path, tag), there)))
    waiting = (
        Waiting(leaf.key, state, loaded.document.span(_place(leaf, tag, own)))
        for leaf, state in found
        if state != "fresh"
    )
    is_tracked = tag in loaded.translations.memories
    return Standing(loaded.name, tag, is_tracked, len(found), tuple(waiting))


def _place(leaf: Leaf, tag: str, own: str) -> Path:
    words = leaf.text.find(tag, own)
    return (*leaf.path, words[1]) if words else leaf.path


def unfinished(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """That a final report has texts without a translation of today's wording; none if it is not final."""
    if loaded.brief.status != "final":
        return ()
    open_ = [(one, text) for one in standings(loaded) for text in one.waiting if text.state != "unreviewed"]
    if not open_:
        return ()
    counts = [
        f"{count} {words}"
        for state, words in (("missing", "missing"), ("stale", "out of date"))
        if (count := sum(text.state == state for _, text in open_))
    ]
    listed = [f"`{text.key}` in `{one.language}` at {text.span.place}" for one, text in open_]
    more = f" and {len(listed) - _NAMED} more" if len(listed) > _NAMED else ""
    message = f"a final report lacks translations: {' and '.join(counts)}"
    hints = (
        f"see to {', '.join(listed[:_NAMED])}{more}",
        "set `status: review` until then, or build it as it is by `--allow-stale`",
    )
    return (error("TR22", loaded.document.span(("status",)), message, *hints),)
