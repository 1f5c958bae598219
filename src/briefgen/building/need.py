"""Which outputs have to be made, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefgen.building import recipe
from briefgen.building.past import Past
from briefgen.building.plan import Target
from briefgen.building.recipe import Recipes
from briefgen.building.trace import Trace
from briefgen.render.layer import LAYERS

_TYPEFACES = ("@fonts-", "assets/fonts/")


@dataclass(frozen=True)
class Need:
    """A target that has to be made, and why, in words."""

    target: Target
    output: str
    """The name of the file."""
    reasons: tuple[str, ...]
    trace: Trace | None = None
    """What it was made of, where it may turn out the same again."""


@dataclass(frozen=True)
class Needs:
    """What is asked of each target; answers that are the same for many are found once."""

    past: Past
    recipes: Recipes
    require_sandbox: bool = False
    """Whether a PDF is stale that was made where a layer of the sandbox was missing."""
    themes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    made_by: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, target: Target, output: str, brief: str) -> Need | None:
        """Why a target has to be made; none if it is fresh. `brief` is the key of its brief's files."""
        trace = self.past.outputs.get(output)
        there = self.past.now.digest(output)
        if trace is None:
            return Need(target, output, ("never built" if there is None else "not known how it was built",))
        if trace.brief not in self.past.sets.known or trace.theme not in self.past.sets.known:
            return Need(target, output, ("not known how it was built",))
        of_brief = tuple(self._brief(trace.brief, brief)) if trace.brief != brief else ()
        reasons = (*of_brief, *self._theme(trace.theme), *self._recipe(trace.recipe, target))
        gone = () if there == trace.sha256 else (_lost(there),)
        open_ = tuple(self._open(target, trace)) if self.require_sandbox else ()
        if not reasons and not gone and not open_:
            return None
        # A PDF encloses its brief, so that it is never the same with another one.
        may_be_same = not of_brief and not gone and not open_ and self._is_same_code(trace.recipe, target)
        return Need(target, output, (*gone, *open_, *reasons), trace if may_be_same else None)

    def _brief(self, before: str, after: str) -> Iterator[str]:
        old, new = (self.past.sets.known[key] for key in (before, after))
        for name in sorted({**old, **new}):
            if old.get(name) != new.get(name):
                yield in_words(name, old.get(name), new.get(name))

    def _open(self, target: Target, trace: Trace) -> Iterator[str]:
        missing = [name for name in LAYERS if name not in trace.sandbox]
        if target.format == "pdf" and missing:
            yield f"it was made in a sandbox without {' and '.join(missing)}"

    def _theme(self, key: str) -> tuple[str, ...]:
        if key not in self.themes:
            now = self.past.now
            found = (
                in_words(name, known, now.digest(name))
                for name, known in self.past.sets.known[key].items()
                if now.digest(name) != known
            )
            self.themes[key] = tuple(dict.fromkeys(found))
        return self.themes[key]

    def _recipe(self, key: str, target: Target) -> tuple[str, ...]:
        known = f"{key} {target.format}"
        if known not in self.made_by:
            self.made_by[known] = tuple(recipe.changes(self._known(key), self.recipes.of(target.format)))
        return self.made_by[known]

    def _is_same_code(self, key: str, target: Target) -> bool:
        return recipe.is_same_code(self._known(key), self.recipes.of(target.format))

    def _known(self, key: str) -> Mapping[str, str | None]:
        return self.past.sets.known.get(key, {})


def in_words(name: str, before: str | None, after: str | None) -> str:
    """That a file is another one than it was."""
    if name.startswith(_TYPEFACES):
        return "typefaces changed"
    if before is None:
        return f"a file appeared: `{name}`"
    if after is None:
        return f"a file is gone: `{name}`"
    if name.startswith("@theme/"):
        return f"the packaged `{name.removeprefix('@theme/')}` changed"
    return f"`{name}` changed"


def _lost(there: str | None) -> str:
    return "the output is gone" if there is None else "the output was altered"
