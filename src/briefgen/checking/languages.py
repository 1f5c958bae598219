"""TR: what a report says in one language it says in all of them."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.leaf import Leaf
from briefgen.model.memory import State, Unit
from briefgen.model.node import Path, each
from briefgen.model.text import Text
from briefgen.prose.revision import revision

_NAMED = 3


@rule("TR01", Severity.WARNING)
def missing_translation(case: Case) -> Iterator[Finding]:
    """A text is missing in one of the report's languages.

    The report is built all the same, unless it is final: it prints the original words, marked
    as not translated. Titles and publishers of sources stay in their own language.

    Bad:   `text: {en: Two stations stopped.}` in a report in English and Arabic
    Good:  `text: {en: Two stations stopped., ar: توقفت محطتان.}`
    """
    own = case.brief.own_language
    for leaf in case.leaves:
        missing = [tag for tag in case.brief.languages if leaf.text.find(tag, own) is None]
        if missing:
            *before, last = (f"`{tag}`" for tag in missing)
            listed = f"{', '.join(before)} and {last}" if before else last
            yield Finding(
                leaf.path,
                f"the text is not translated into {listed}",
                (f"add `{missing[0]}: …` beside it",),
            )


@rule("TR02", Severity.ERROR, is_firm=True)
def language_not_built(case: Case) -> Iterator[Finding]:
    """A text has a language that the report is not built in.

    Most often the tag is a slip; a wording that nobody will read is a wording lost.

    Bad:   `languages: [en, ar]` with `text: {en: …, as: …}`
    Good:  the tags of `languages` only
    """
    own = case.brief.own_language
    built = {tag.split("-")[0] for tag in (*case.brief.languages, own)}
    for path, text in each(case.brief, Text):
        if isinstance(text.root, dict):
            for tag in text.root:
                if tag.split("-")[0] not in built:
                    listed = ", ".join(f"`{name}`" for name in case.brief.languages)
                    yield Finding(
                        (*path, tag), f"the report is not built in `{tag}`", (f"its languages are {listed}",)
                    )


@rule("TR03", Severity.WARNING)
def stale_translation(case: Case) -> Iterator[Finding]:
    """A translation is of an older wording than the one that stands beside it.

    Two languages that say different things are worse than one that says nothing. The report
    prints the original words, marked as such, until somebody has seen to the translation. The
    memory in `translations/` knows from which wording each translation was made.

    Bad:   `Two stations stopped.` becomes `Three stations stopped.`, and its Arabic stays
    Good:  the Arabic changed too, or read again and accepted by `briefgen translate accept`
    """
    for tag, leaf, unit in _in_state(case, "stale"):
        yield Finding(
            _place(case, leaf, tag),
            f"the translation into `{tag}` is of an older wording",
            (
                f"since then: `{revision(unit.previous or '', unit.source)}`",
                f"translate it anew; if it still holds, say so: {_accept(leaf.key)}",
            ),
        )


@rule("TR04", Severity.NOTE)
def unreviewed_translation(case: Case) -> Iterator[Finding]:
    """Translations have been accepted by nobody.

    They are printed as they are. `briefgen translate accept` records that somebody has read them
    beside the original; in an editor of PO files, that is to clear the mark *fuzzy*.

    Bad:   a translation by a machine, printed as it came
    Good:  the same, read and accepted
    """
    if case.brief.status != "final":
        yield from _unreviewed(case)


@rule("TR21", Severity.WARNING)
def unreviewed_in_a_final_report(case: Case) -> Iterator[Finding]:
    """Translations in a final report have been accepted by nobody.

    In a draft that is only noted. A final report stands for each of its languages.

    Bad:   `status: final` with an Arabic edition that only its translator has read
    Good:  `briefgen translate accept` before `status: final`
    """
    if case.brief.status == "final":
        yield from _unreviewed(case)


def _unreviewed(case: Case) -> Iterator[Finding]:
    """One finding for each language, and one for each text that was translated otherwise before."""
    waiting: dict[str, list[Leaf]] = {}
    for tag, leaf, unit in _in_state(case, "unreviewed"):
        if not unit.former:
            waiting.setdefault(tag, []).append(leaf)
            continue
        yield Finding(
            _place(case, leaf, tag),
            f"the translation into `{tag}` is another than the one on record",
            (f"on record was `{unit.former}`", f"this one is taken by {_accept(leaf.key)}"),
        )
    for tag, found in waiting.items():
        listed = ", ".join(f"`{leaf.key}`" for leaf in found[:_NAMED])
        more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        many = "1 translation" if len(found) == 1 else f"{len(found)} translations"
        yield Finding(
            _place(case, found[0], tag),
            f"{many} into `{tag}` accepted by nobody: {listed}{more}",
            (f"once read, {_accept(f'--all --lang {tag}')} says so",),
        )


def _in_state(case: Case, state: State) -> Iterator[tuple[str, Leaf, Unit]]:
    """The texts with a translation in a state, with their language and what the memory knows."""
    if state not in case.states.values():
        return
    for leaf in case.leaves:
        for tag, memory in case.memories.items():
            if case.states.get((leaf.path, tag)) == state:
                yield tag, leaf, memory.units[leaf.key]


def _place(case: Case, leaf: Leaf, tag: str) -> Path:
    found = leaf.text.find(tag, case.brief.own_language)
    return (*leaf.path, found[1]) if found else leaf.path


def _accept(what: str) -> str:
    # A shell takes what follows `#` for a comment.
    return f"`briefgen translate accept BRIEF {what.removeprefix('#')}`"


RULES = (
    missing_translation,
    language_not_built,
    stale_translation,
    unreviewed_translation,
    unreviewed_in_a_final_report,
)
