"""DT: dates, as exactly as the sources say and no more."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checking.chronology import ORDER_RULES, happenings
from briefgen.checking.extent import Extent, extent
from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.brief import Brief
from briefgen.model.claim import Claim
from briefgen.model.event import Event
from briefgen.model.node import Path, each
from briefgen.model.text import Text
from briefgen.model.when import LooseDate, When
from briefgen.prose.day_mentions import DayMention, day_mentions, one_weekday
from briefgen.prose.wording import plain

# A calendar date that stands for a few days is one that a text may name; one for a month is not.
_A_WEEK = 7
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


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


@rule("DT06", Severity.ERROR)
def weekday_against_date(case: Case) -> Iterator[Finding]:
    """A weekday and a calendar date beside it are not the same day.

    Bad:   `{edtf: 2022-07-19, printed: on Monday}`, or `Tuesday, 18 July 2022` in a text
    Good:  `{edtf: 2022-07-18, printed: on Monday}`

    Follows ISO 8601, in which 18 July 2022 is a Monday.
    """
    for path, date in each(case.brief, LooseDate):
        own = extent(date)
        for place, words, base in _wordings_of(case.brief, date.printed, (*path, "printed")):
            if own and not _fits(own, words, base):
                message = f"`{words}` is not `{date.edtf}`"
                yield Finding(place, message, ("correct one of them",))
    for wording in case.wordings:
        for mention in day_mentions(wording.plain, wording.base):
            days = mention.dates(()) if mention.weekday else ()
            if days and days[0].isoweekday() != mention.weekday:
                right = days[0].isoformat()
                message = f"`{mention.shown}` names a weekday that {right} is not"
                yield Finding(wording.path, message, (f"{right} is a {_WEEKDAYS[days[0].weekday()]}",))


@rule("DT07", Severity.WARNING)
def precision_against_date(case: Case) -> Iterator[Finding]:
    """A date says that it is exact to the day, and it is not.

    Bad:   `{edtf: 2022-07, precision: day}`
    Good:  `{edtf: 2022-07}`, or the day

    Follows ISO 8601-2 (EDTF), in which the form of a date is its precision.
    """
    for path, date in each(case.brief, LooseDate):
        if date.edtf is None or date.precision != "day":
            continue
        own = extent(date)
        if own is None or own.days != 1:
            message = f"`{date.edtf}` is not exact to the day"
            yield Finding((*path, "precision"), message, ("delete `precision`, or write the day as `edtf`",))


@rule("DT08", Severity.WARNING)
def weekday_promoted_in_text(case: Case) -> Iterator[Finding]:
    """A text gives a calendar date to what is dated by a weekday or an order only.

    The date is as exact as the sources allow; the words of the event have become more exact.
    A day that the brief dates elsewhere, or that a quote of its evidence names, is left alone.

    Bad:   `text: On 18 July al-Sadr replied.` with `date: {printed: on Monday, precision: weekday}`
    Good:  `text: On a Monday al-Sadr replied.`
    """
    known, quoted = _days_of(case.brief), _quotes_of(case.brief)
    for path, item in happenings(case.brief):
        if item.date is None or not _is_vague(case.brief, item.date.loose):
            continue
        title = item.title if isinstance(item, Event) else None
        worded = (
            *_wordings_of(case.brief, title, (*path, "title")),
            *_wordings_of(case.brief, item.text, (*path, "text")),
        )
        for place, words, base in worded:
            for mention in day_mentions(plain(words), base):
                if not mention.is_name and not _is_known(mention, known, quoted):
                    message = f"the text gives it a date that its `date` does not have: `{mention.shown}`"
                    hint = "say it as `printed` does, or give `date` the day, its basis and its source"
                    yield Finding(place, message, (hint,))


RULES = (
    external_date_without_source,
    weekday_promoted,
    weekday_against_date,
    precision_against_date,
    weekday_promoted_in_text,
    *ORDER_RULES,
)


def _wordings_of(brief: Brief, text: Text | None, path: Path) -> Iterator[tuple[Path, str, str]]:
    """Each wording of a text with its place and its language, without script and region."""
    if text is None:
        return
    wordings_by_tag = text.root if isinstance(text.root, dict) else {None: text.root}
    for tag, words in wordings_by_tag.items():
        base = (tag or brief.own_language).partition("-")[0]
        yield (path if tag is None else (*path, tag)), words, base


def _fits(own: Extent, words: str, base: str) -> bool:
    """Whether printed words can mean a date: their weekday, and their day if they name just one."""
    named = day_mentions(words, base)
    if len(named) == 1 and own.first and own.last:
        days = named[0].dates(range(own.first.year, own.last.year + 1))
        if days and not any(own.holds(day) for day in days):
            return False
    weekday = one_weekday(words, base)
    return weekday is None or own.days is None or own.days >= _A_WEEK or weekday in own.weekdays


def _is_vague(brief: Brief, date: LooseDate) -> bool:
    """Whether only a weekday or an order is known."""
    if date.edtf is not None:
        return False
    if date.precision is not None:
        return date.precision != "day"
    return any(one_weekday(words, base) for _, words, base in _wordings_of(brief, date.printed, ()))


def _days_of(brief: Brief) -> list[Extent]:
    """The days that the brief gives a calendar date to, for whatever item."""
    dated = (extent(when) for _, when in each(brief, When))
    return [own for own in dated if own and own.days is not None and own.days <= _A_WEEK]


def _quotes_of(brief: Brief) -> list[str]:
    claims = (claim for _, claim in each(brief, Claim))
    return [evidence.quote for claim in claims for evidence in claim.evidence if evidence.quote]


def _is_known(mention: DayMention, known: list[Extent], quoted: list[str]) -> bool:
    years = {day.year for own in known for day in (own.first, own.last) if day}
    return any(own.holds(day) for own in known for day in mention.dates(years)) or any(
        (other.day, other.month) == (mention.day, mention.month)
        for words in quoted
        for base in ("en", "fr", "ar")
        for other in day_mentions(words, base)
    )
