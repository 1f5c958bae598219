"""DT: dates, as exactly as the sources say and no more."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.node import each
from briefgen.model.when import LooseDate


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


RULES = (external_date_without_source, weekday_promoted)
