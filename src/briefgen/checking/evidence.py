"""QT: quotes found in archived texts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from briefgen.checking.fold import fold
from briefgen.checking.lock import Proof, Quoted, proof, quotes
from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.brief import Brief
from briefgen.model.claim import Claim, line_range
from briefgen.model.node import each
from briefgen.model.source import Source


def proved(case: Case) -> dict[str, Proof]:
    """The proofs for all quotes that are found in the archive at hand, or were proved before."""
    result = {}
    for quoted in quotes(case.brief):
        archived = _archived(case, quoted)
        if archived is None:
            wanted = _wanted(case.brief, quoted)
            if wanted is not None and case.proofs.get(quoted.key) == wanted:
                result[quoted.key] = wanted
        elif _stands(quoted, archived):
            result[quoted.key] = proof(quoted, hashlib.sha256(archived).hexdigest())
    return result


@rule("QT01", Severity.ERROR)
def quote_not_found(case: Case) -> Iterator[Finding]:
    """A quote does not stand in its source at the lines named.

    A reader takes words between quotation marks for the very words of the source.
    They are compared after folding: Unicode form, vowel signs, forms of alef and ya,
    quotation marks, dashes, white space and case may differ, words may not. `[…]` in a
    quote stands for words left out.

    Bad:   `quote: the recording is false` where the source says "fake"
    Good:  `quote: the recording is fake`, with the `lines` it stands on

    Follows ICD 206 (sourcing) and the Berkeley Protocol (authenticity).
    """
    for quoted in quotes(case.brief):
        archived = _archived(case, quoted)
        if archived is None or _stands(quoted, archived):
            continue
        lines = quoted.evidence.lines
        where = f"at lines {lines}" if lines else "anywhere"
        source = quoted.evidence.source
        elsewhere = _found_at(quoted, archived)
        hint = (
            f"the words stand at line {elsewhere}" if elsewhere else "copy the words from the archived text"
        )
        yield Finding((*quoted.path, "quote"), f"the quote does not stand in `{source}` {where}", (hint,))


@rule("QT02", Severity.ERROR)
def quote_unproven(case: Case) -> Iterator[Finding]:
    """A quote was changed since it was proved, or was never proved.

    The archive is not at hand, so `evidence.lock` decides: it holds the hash of each
    quote, of its archived text, and the lines. What it does not prove is unproven.

    Bad:   changing a `quote`, its `lines` or its source's hash without the archive
    Good:  running `briefgen check` with the archive at hand, and committing `evidence.lock`
    """
    for quoted in quotes(case.brief):
        wanted = _wanted(case.brief, quoted)
        if _archived(case, quoted) is not None or wanted is None or case.proofs.get(quoted.key) == wanted:
            continue
        known = quoted.key in case.proofs
        message = "the quote has changed since it was proved" if known else "the quote has never been proved"
        hint = "run `briefgen check` with the archive at hand (`BRIEFGEN_ARCHIVE`) and commit `evidence.lock`"
        yield Finding((*quoted.path, "quote"), message, (hint,))


@rule("QT03", Severity.ERROR)
def lines_not_in_source(case: Case) -> Iterator[Finding]:
    """The lines named as evidence are excluded from the source, or not in it.

    An archived page may hold navigation or another article; `exclude` says which lines
    are not the source, and nothing can rest on them.

    Bad:   `lines: 44` where the archive has `exclude: [42-59]`
    Good:  lines of the article itself
    """
    sources = {source.id: source for source in case.brief.sources}
    for path, claim in each(case.brief, Claim):
        for index, evidence in enumerate(claim.evidence):
            source = sources.get(evidence.source)
            if evidence.lines is None or source is None or source.archive is None:
                continue
            first, last = line_range(evidence.lines)
            where = (*path, "evidence", index, "lines")
            for excluded in source.archive.exclude:
                begin, end = line_range(excluded)
                if first <= end and begin <= last:
                    message = f"lines {evidence.lines} of `{source.id}` are excluded as not its text"
                    yield Finding(where, message, (f"lines {excluded} are under `exclude` of the source",))
            archived = case.archive.get(source.id)
            if archived is not None and not 1 <= first <= last <= len(_lines(archived)):
                message = f"`{source.id}` has no lines {evidence.lines}"
                yield Finding(where, message, (f"it has {len(_lines(archived))} lines",))


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


RULES = (quote_not_found, quote_unproven, lines_not_in_source, quote_without_archive)


def _source(brief: Brief, quoted: Quoted) -> Source | None:
    return next((source for source in brief.sources if source.id == quoted.evidence.source), None)


def _archived(case: Case, quoted: Quoted) -> bytes | None:
    return case.archive.get(quoted.evidence.source)


def _wanted(brief: Brief, quoted: Quoted) -> Proof | None:
    source = _source(brief, quoted)
    return proof(quoted, source.archive.sha256) if source and source.archive else None


def _lines(archived: bytes) -> list[str]:
    return archived.decode("utf-8", errors="replace").replace("\r\n", "\n").split("\n")


def _stands(quoted: Quoted, archived: bytes) -> bool:
    lines = _lines(archived)
    if quoted.evidence.lines is not None:
        first, last = line_range(quoted.evidence.lines)
        lines = lines[first - 1 : last]
    return _in_order(quoted.words, fold(" ".join(lines)))


def _in_order(words: str, text: str) -> bool:
    """Whether the parts of a quote, cut at `[…]`, stand in a folded text one after the other."""
    place = 0
    for part in words.split("[…]"):
        found = text.find(fold(part), place)
        if found < 0:
            return False
        place = found + len(fold(part))
    return True


def _found_at(quoted: Quoted, archived: bytes) -> int | None:
    """The line that holds the words after all, if one does."""
    lines = _lines(archived)
    return next((number for number, line in enumerate(lines, 1) if _in_order(quoted.words, fold(line))), None)
