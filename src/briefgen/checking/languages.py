"""TR: what a report says in one language it says in all of them."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.node import each
from briefgen.model.source import Source
from briefgen.model.text import Text


@rule("TR01", Severity.WARNING)
def missing_translation(case: Case) -> Iterator[Finding]:
    """A text is missing in one of the report's languages.

    The report is built all the same: it prints the original words, marked as not
    translated. Titles and publishers of sources stay in their own language.

    Bad:   `text: {en: Two stations stopped.}` in a report in English and Arabic
    Good:  `text: {en: Two stations stopped., ar: توقفت محطتان.}`
    """
    own = case.brief.own_language
    foreign = [path for path, _ in each(case.brief, Source)]
    for path, text in each(case.brief, Text):
        if any(
            path[: len(source)] == source and path[-1] in {"title", "publisher", "author"}
            for source in foreign
        ):
            continue
        missing = [tag for tag in case.brief.languages if text.find(tag, own) is None]
        if missing:
            listed = " and ".join(f"`{tag}`" for tag in missing)
            yield Finding(
                path, f"the text is not translated into {listed}", (f"add `{missing[0]}: …` beside it",)
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


RULES = (missing_translation, language_not_built)
