"""QT: quotes found in archived texts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from briefgen.checking.archived import Numbered, lines, named, own_lines
from briefgen.checking.lock import Proof, Quoted, proof, quotes
from briefgen.checking.passage import find, nearest
from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.brief import Brief
from briefgen.model.claim import Claim, line_range
from briefgen.model.node import Path, each
from briefgen.model.source import Source

# What may be copied as evidence without copying the article: a sentence or two.
MOST_WORDS, MOST_CHARACTERS = 40, 300


def proved(case: Case) -> dict[str, Proof]:
    """The proofs for all quotes that are found in the archive at hand, or were proved before.

    A text that is not the one that was captured proves nothing, and takes no proof away.
    """
    result = {}
    for quoted in quotes(case.brief):
        archived, wanted = _archived(case, quoted), _wanted(case.brief, quoted)
        is_captured = archived is not None and wanted is not None and _digest(archived) == wanted.archive
        if archived is None or not is_captured:
            if wanted is not None and case.proofs.get(quoted.key) == wanted:
                result[quoted.key] = wanted
        elif find(quoted.words, _searched(case, quoted, archived)):
            result[quoted.key] = proof(quoted, _digest(archived))
    return result


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@rule("QT01", Severity.ERROR)
def quote_not_found(case: Case) -> Iterator[Finding]:
    """A quote does not stand in its source at the lines named.

    A reader takes words between quotation marks for the very words of the source.
    They are compared after folding: Unicode form, vowel signs, forms of alef and ya,
    quotation marks, dashes, white space and case may differ, words may not. `[…]` in a
    quote stands for words left out, `[sic]` for nothing. The hint shows the passage that
    comes nearest: `[-…-]` is only in the quote, `{+…+}` only in the source.

    Bad:   `quote: the recording is false` where the source says "fake"
    Good:  `quote: the recording is fake`, with the `lines` it stands on

    Follows ICD 206 (sourcing) and the Berkeley Protocol (authenticity).
    """
    for quoted in quotes(case.brief):
        archived = _archived(case, quoted)
        if archived is None or find(quoted.words, _searched(case, quoted, archived)):
            continue
        own = _own_lines(case, quoted, archived)
        written = quoted.evidence.lines
        if written is None and find(quoted.words, lines(archived)):
            continue  # only where it is excluded: QT03 says so
        where = "anywhere" if written is None else f"at {named(line_range(written))}"
        message = f"the quote does not stand in `{quoted.evidence.source}` {where}"
        yield Finding((*quoted.path, "quote"), message, _ways(quoted, own, lines(archived)))


@rule("QT02", Severity.ERROR)
def quote_unproven(case: Case) -> Iterator[Finding]:
    """A quote was changed since it was proved, or was never proved.

    The archive is not at hand, so `evidence.lock` decides: it holds the hash of each
    quote, of its archived text, and the lines. What it does not prove is unproven.

    Bad:   changing a `quote`, its `lines` or its source's hash without the archive
    Good:  running `briefgen check` with the archive at hand, and committing `evidence.lock`
    """
    for quoted in quotes(case.brief):
        wanted, known = _wanted(case.brief, quoted), case.proofs.get(quoted.key)
        if _archived(case, quoted) is not None or wanted is None or known == wanted:
            continue
        hint = "run `briefgen check` with the archive at hand (`BRIEFGEN_ARCHIVE`) and commit `evidence.lock`"
        yield Finding((*quoted.path, "quote"), _unproven(known, wanted), (hint,))


@rule("QT03", Severity.ERROR)
def lines_not_in_source(case: Case) -> Iterator[Finding]:
    """The lines named as evidence are excluded from the source, or not in it.

    An archived page may hold navigation or another article; `exclude` says which lines
    are not the source, and nothing can rest on them. A quote without `lines` may not stand
    in them alone either.

    Bad:   `lines: 44` where the archive has `exclude: [42-59]`
    Good:  lines of the article itself
    """
    sources = {source.id: source for source in case.brief.sources}
    for path, claim in each(case.brief, Claim):
        for index, evidence in enumerate(claim.evidence):
            source = sources.get(evidence.source)
            if evidence.lines is not None and source is not None and source.archive is not None:
                yield from _misplaced(
                    case, source, evidence.lines, source.archive.exclude, (*path, "evidence", index, "lines")
                )
    for quoted in quotes(case.brief):
        archived = _archived(case, quoted)
        if archived is None or quoted.evidence.lines is not None:
            continue
        stands = find(quoted.words, lines(archived))
        if stands and not find(quoted.words, _own_lines(case, quoted, archived)):
            source_id = quoted.evidence.source
            message = f"the quote stands in `{source_id}` only at {named(stands)}, excluded as not its text"
            yield Finding((*quoted.path, "quote"), message, ("quote the source's own text",))


@rule("QT04", Severity.WARNING)
def quote_without_archive(case: Case) -> Iterator[Finding]:
    """A quote is from a source whose text is not archived, so nothing can prove it.

    Bad:   a `quote` from a source without `archive`
    Good:  `archive: {file: …, sha256: …}` on the source
    """
    archived = {source.id for source in case.brief.sources if source.archive}
    known = {source.id for source in case.brief.sources}
    for quoted in quotes(case.brief):
        if quoted.evidence.source in known - archived:
            hint = "archive its text and name it under `archive` of the source"
            yield Finding(
                (*quoted.path, "quote"), f"nothing proves a quote from `{quoted.evidence.source}`", (hint,)
            )


@rule("QT06", Severity.WARNING)
def quote_too_long(case: Case) -> Iterator[Finding]:
    """A quote is longer than 40 words or 300 characters.

    A quote is there to prove a wording. More than a sentence or two copies somebody else's
    work and leaves the reader to find the words that matter.

    Bad:   a whole paragraph as `quote`
    Good:  the words that the claim rests on, with `[…]` for what is left out
    """
    for quoted in quotes(case.brief):
        words, characters = len(quoted.words.split()), len(quoted.words)
        if words > MOST_WORDS or characters > MOST_CHARACTERS:
            hint = "keep the words that matter, put `[…]` for the others, or make several quotes"
            message = f"the quote has {words} words and {characters} characters"
            yield Finding((*quoted.path, "quote"), message, (hint,))


RULES = (quote_not_found, quote_unproven, lines_not_in_source, quote_without_archive, quote_too_long)


def _source(brief: Brief, quoted: Quoted) -> Source | None:
    return next((source for source in brief.sources if source.id == quoted.evidence.source), None)


def _archived(case: Case, quoted: Quoted) -> bytes | None:
    return case.archive.get(quoted.evidence.source)


def _wanted(brief: Brief, quoted: Quoted) -> Proof | None:
    source = _source(brief, quoted)
    return proof(quoted, source.archive.sha256) if source and source.archive else None


def _own_lines(case: Case, quoted: Quoted, archived: bytes) -> Numbered:
    source = _source(case.brief, quoted)
    return own_lines(source, archived) if source else lines(archived)


def _searched(case: Case, quoted: Quoted, archived: bytes) -> Numbered:
    """The lines that are to hold a quote: those named, or else the source's own."""
    if quoted.evidence.lines is None:
        return _own_lines(case, quoted, archived)
    first, last = line_range(quoted.evidence.lines)
    return lines(archived)[first - 1 : last]


def _ways(quoted: Quoted, own: Numbered, text: Numbered) -> tuple[str, ...]:
    """Where the words stand after all, or what comes nearest to them."""
    if stands := find(quoted.words, own):
        return (f"the words stand at {named(stands)}",)
    if stands := find(quoted.words, text):
        return (f"the words stand only at {named(stands)}, excluded as not the source's text",)
    near = nearest(quoted.words, own)
    if near is None:
        return ("copy the words from the archived text",)
    legend = "`[-…-]` stands only in the quote, `{+…+}` only in the source"
    return (f"nearest, at {named(near.lines)}: `{near.marked}`", legend)


def _unproven(known: Proof | None, wanted: Proof) -> str:
    if known is None:
        return "the quote has never been proved"
    if known.quote != wanted.quote:
        return "the quote has changed since it was proved"
    if known.source != wanted.source:
        return f"the quote was proved in `{known.source}`, not in `{wanted.source}`"
    if known.lines != wanted.lines:
        return "the lines of the quote have changed since it was proved"
    return f"the archived text of `{wanted.source}` is not the one in which the quote was proved"


def _misplaced(
    case: Case, source: Source, written: str, excluded: Iterable[str], where: Path
) -> Iterator[Finding]:
    """Whether lines named as evidence are excluded from a source, or not in its archived text."""
    first, last = line_range(written)
    for one in excluded:
        begin, end = line_range(one)
        if first <= end and begin <= last:
            message = f"lines {written} of `{source.id}` are excluded as not its text"
            yield Finding(where, message, (f"lines {one} are under `exclude` of the source",))
    archived = case.archive.get(source.id)
    if archived is not None and not 1 <= first <= last <= len(lines(archived)):
        message = f"`{source.id}` has no lines {written}"
        yield Finding(where, message, (f"it has {len(lines(archived))} lines",))
