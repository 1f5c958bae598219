"""SR: what a claim rests on."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.claim import Claim
from briefgen.model.node import each
from briefgen.model.when import LooseDate


@rule("SR01", Severity.ERROR)
def claim_without_evidence(case: Case) -> Iterator[Finding]:
    """A claim rests on no source.

    Readers cannot weigh what they cannot trace.

    Bad:   `evidence: []`
    Good:  `evidence: [{source: s1, lines: 12-14}]`

    Follows ICD 206, which asks for a source at each use of one.
    """
    for path, claim in each(case.brief, Claim):
        if not claim.evidence:
            message = f"claim `{claim.id}` rests on no source"
            yield Finding((*path, "evidence"), message, ("name a source and the words it rests on",))


@rule("DT01", Severity.ERROR)
def external_date_without_source(case: Case) -> Iterator[Finding]:
    """A date comes from outside the sources and does not say from where.

    A weekday in an article is no calendar date; who makes one of it has to say from what.

    Bad:   `{edtf: 2022-07-18, basis: external}`
    Good:  `{edtf: 2022-07-18, basis: external, sources: [s6]}`
    """
    for path, date in each(case.brief, LooseDate):
        if date.basis == "external" and not date.sources:
            yield Finding((*path, "basis"), "an external date names no source", ("add `sources: [id]`",))


@rule("DT02", Severity.ERROR)
def weekday_promoted(case: Case) -> Iterator[Finding]:
    """A weekday has become a calendar date without an outside source.

    An article that says "on Monday" does not say which Monday.

    Bad:   `{edtf: 2022-07-18, precision: weekday}`
    Good:  `{printed: on Monday, precision: weekday}`
    """
    for path, date in each(case.brief, LooseDate):
        if date.edtf and date.precision in {"weekday", "order", "unknown"} and date.basis != "external":
            message = f"a date known only as `{date.precision}` has become `{date.edtf}`"
            yield Finding(
                (*path, "edtf"), message, ("delete `edtf`, or give `basis: external` and its source",)
            )


RULES = (claim_without_evidence, external_date_without_source, weekday_promoted)
