"""DT: the order of things, as dates, `after` and numbers tell it, and the dates of the report itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from briefgen.checking.extent import extent, last_days
from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.brief import Brief
from briefgen.model.event import Event, Reaction
from briefgen.model.node import Path, each
from briefgen.model.when import When


@rule("DT03", Severity.ERROR)
def order_against_dates(case: Case) -> Iterator[Finding]:
    """A thing comes after an event, and its date is before that event's.

    `after` and calendar dates are two accounts of one order. The report would tell both. Events
    in between, whose dates are not known, carry the order on.

    Bad:   `{id: reply, date: {edtf: 2026-03-02, after: [leak]}}` with the leak on 2026-03-05
    Good:  one of them corrected
    """
    events = {event.id: event for event in case.brief.events}
    for path, when in each(case.brief, When):
        own = extent(when)
        for earlier in _all_before(when.loose.after, events):
            other = extent(events[earlier].date)
            if own and other and own.is_before(other):
                message = f"it comes after `{earlier}`, and its date is before that of `{earlier}`"
                yield Finding(path, message, ("correct `after`, or one of the dates",))


@rule("DT04", Severity.NOTE)
def event_outside_period(case: Case) -> Iterator[Finding]:
    """An event lies outside the period that the report covers.

    What came before may be needed as background; then its text says so. What came after
    belongs into the next report, or the period is wrong.

    Bad:   `period: 2026-03-02/2026-03-09` with an event on 2026-03-12
    Good:  an event inside it, or a longer `period`
    """
    period = extent(case.brief.period)
    for path, item in happenings(case.brief):
        own = extent(item.date)
        if period and own and (own.is_before(period) or period.is_before(own)):
            side = "before the period begins" if own.is_before(period) else "after the period ends"
            message = f"`{item.id}` is dated {side}"
            yield Finding((*path, "date"), message, ("correct the date or `period`, or say why it is here",))


@rule("DT05", Severity.WARNING)
def after_cutoff(case: Case) -> Iterator[Finding]:
    """Something is dated after the moment after which no information went in.

    A reader takes `cutoff` for a promise: what came later is not in the report.

    Bad:   `cutoff: 2026-03-09` with an event on 2026-03-10
    Good:  a later `cutoff`, or the event in the next edition
    """
    cutoff = extent(case.brief.cutoff)
    dated: list[tuple[Path, When | None, str]] = [
        ((*path, "date"), item.date, f"`{item.id}`") for path, item in happenings(case.brief)
    ]
    for index, source in enumerate(case.brief.sources):
        dated.append((("sources", index, "published"), source.published, f"source `{source.id}`"))
    for path, when, what in dated:
        own = extent(when)
        if cutoff and own and cutoff.is_before(own):
            yield Finding(path, f"{what} is dated after the cut-off", ("correct the date or `cutoff`",))


@rule("DT09", Severity.NOTE)
def number_against_order(case: Case) -> Iterator[Finding]:
    """Events of one series are numbered in another order than they are dated.

    A fifth recording may come out before the fourth. Most often a number or a date is wrong.

    Bad:   `{ordinal: 5, date: 2026-03-02}` and `{ordinal: 4, date: 2026-03-09}` of one kind
    Good:  numbers in the order of the dates
    """
    events = {event.id: event for event in case.brief.events}
    numbered = [(index, event) for index, event in enumerate(case.brief.events) if event.ordinal]
    for (one_index, one), (other_index, other) in combinations(numbered, 2):
        if one.kind != other.kind or one.ordinal == other.ordinal:
            continue
        low, high = sorted(((one.ordinal or 0, one_index), (other.ordinal or 0, other_index)))
        first, second = case.brief.events[low[1]], case.brief.events[high[1]]
        if _comes_before(second, first, events):
            message = f"`{second.id}` is number {high[0]}, and comes before `{first.id}`, number {low[0]}"
            yield Finding(("events", high[1], "ordinal"), message, ("correct a number or a date",))


@rule("DT10", Severity.WARNING)
def dates_of_the_head(case: Case) -> Iterator[Finding]:
    """The dates of the report itself contradict each other.

    A report describes a moment up to which it was informed, covers a time that has passed by
    then, and is followed by a later one.

    Bad:   `as_of: 2026-03-09` with `next_update: 2026-03-02`
    Good:  `period` up to `as_of`, `as_of` not after `cutoff`, `next_update` after both
    """
    brief = case.brief
    end, following = last_days(brief.period), extent(brief.next_update)
    as_of, cutoff = extent(brief.as_of), extent(brief.cutoff)
    for late, early, path, message in (
        (as_of, cutoff, "as_of", "the report describes a moment after its `cutoff`"),
        (end, as_of, "period", "the period ends after `as_of`"),
        (as_of, following, "next_update", "the next edition is due before `as_of`"),
        (cutoff, following, "next_update", "the next edition is due before `cutoff`"),
    ):
        if late and early and early.is_before(late):
            yield Finding((path,), message, ("correct one of the dates",))


ORDER_RULES = (
    order_against_dates,
    event_outside_period,
    after_cutoff,
    number_against_order,
    dates_of_the_head,
)


def happenings(brief: Brief) -> Iterator[tuple[Path, Event | Reaction]]:
    """The events and reactions of a brief."""
    yield from each(brief, Event)
    yield from each(brief, Reaction)


def _all_before(after: tuple[str, ...], events: Mapping[str, Event]) -> tuple[str, ...]:
    """The events that come before what is `after` these; over those in between, each once."""
    found: dict[str, None] = {}
    waiting = list(after)
    while waiting:
        name = waiting.pop()
        if name in events and name not in found:
            found[name] = None
            date = events[name].date
            waiting.extend(date.loose.after if date else ())
    return tuple(found)


def _comes_before(one: Event, other: Event, events: Mapping[str, Event]) -> bool:
    """Whether dates or `after` say so; not where they run in a circle, which is another mistake."""
    first, second = extent(one.date), extent(other.date)
    if first and second:
        return first.is_before(second)
    befores = [_all_before(event.date.loose.after if event.date else (), events) for event in (one, other)]
    return one.id in befores[1] and other.id not in befores[0]
