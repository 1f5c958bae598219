"""Where the events of a brief stand on one axis: of days where enough are dated, else of their order alone.

A position is never made up. What has a date stands at it; what has none may stand anywhere
between the events that it is said to come after and before, and on an axis of order a step
has no length in time. Positions are in per mille of the axis.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import Literal

from briefgen.model.event import Event
from briefgen.model.when import Day, Interval

Unit = Literal["day", "week", "month", "year", "decade"]
Form = Literal["exact", "within", "order"]
"""The very days; some time within them; no date, only what comes before and after."""

_UNITS: tuple[Unit, ...] = ("day", "week", "month", "year", "decade")
_ENOUGH = 3
_MOST_LINES = 15
_ROOM = 70


@dataclass(frozen=True)
class Place:
    """The stretch of the axis on which an event lies; an open end is not known."""

    start: int
    end: int
    form: Form
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True)
class Calendar:
    """An axis of days: the first and the last, and lines at its ends and where each unit begins."""

    first: Day
    last: Day
    room: int
    """What is left free at both ends, for what may lie before the first day or after the last."""
    unit: Unit | None
    """None where even decades are too many to draw."""
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Chronology:
    """The place of each event by its id; without a calendar the axis is one of order."""

    calendar: Calendar | None
    places: Mapping[str, Place]


@dataclass(frozen=True)
class _Days:
    """Days by their ordinals, the end excluded; an open side is none."""

    start: int | None
    end: int | None
    form: Form

    @property
    def known(self) -> tuple[int, ...]:
        return tuple(side for side in (self.start, self.end) if side is not None)


_Graph = Mapping[str, Sequence[str]]


def chronology(events: Sequence[Event]) -> Chronology | None:
    """The places of the events of a valid brief; none where neither a date nor an order is known."""
    dated = {event.id: days for event in events if (days := _days(event))}
    before = {event.id: event.date.loose.after if event.date else () for event in events}
    known = [day for days in dated.values() for day in days.known]
    if len(dated) >= max(_ENOUGH, len(events) / 3) and max(known) - min(known) > 1:
        return _on_calendar(dated, before)
    return _in_order(dated, before) if dated or any(before.values()) else None


def _days(event: Event) -> _Days | None:
    """The days of an event; none where its date is no date of the calendar."""
    if event.date is None or event.date.loose.precision not in {None, "day"}:
        return None
    when = event.date.calendar
    if isinstance(when, Interval):
        whole = all(side and _is_whole(side) for side in (when.start, when.end))
        start = _first(when.start) if when.start else None
        return _Days(start, _end(when.end) if when.end else None, "exact" if whole else "within")
    return _Days(_first(when), _end(when), "exact" if _is_whole(when) else "within") if when else None


def _is_whole(day: Day) -> bool:
    return day.day is not None and not (day.approximate or day.uncertain)


def _first(day: Day) -> int:
    return date(day.year, day.month or 1, day.day or 1).toordinal()


def _end(day: Day) -> int:
    """The day after the last that is meant."""
    if day.day is not None:
        return _first(day) + 1
    if day.month is None or day.month == 12:
        return date(day.year, 12, 31).toordinal() + 1
    return date(day.year, day.month + 1, 1).toordinal()


def _on_calendar(dated: Mapping[str, _Days], before: _Graph) -> Chronology:
    known = [day for days in dated.values() for day in days.known]
    unit, first, end, lines = _axis(min(known), max(known))
    stretches = {**_bounds(dated, before), **dated}
    room = _ROOM if any(None in (days.start, days.end) for days in stretches.values()) else 0

    def at(day: int) -> int:
        return room + round((day - first) * (1000 - 2 * room) / (end - first))

    places = {
        name: Place(
            at(days.start) if days.start is not None else 0,
            at(days.end) if days.end is not None else 1000,
            days.form,
            days.start is None,
            days.end is None,
        )
        for name, days in stretches.items()
    }
    ends = (first, *lines, end)
    calendar = Calendar(_day(first, unit), _day(end - 1, unit), room, unit, tuple(at(line) for line in ends))
    return Chronology(calendar, places)


def _bounds(dated: Mapping[str, _Days], before: _Graph) -> dict[str, _Days]:
    """Between which days the undated events lie, by the dated ones that they follow and precede."""
    order = tuple(TopologicalSorter(before).static_order())
    after = _turned(before)
    earliest = _nearest(order, before, {name: days.start for name, days in dated.items()}, max)
    latest = _nearest(order[::-1], after, {name: days.end for name, days in dated.items()}, min)
    bounds = {}
    for name in before:
        start, end = earliest[name], latest[name]
        if start is not None and end is not None and start >= end:
            start = end = None
        bounds[name] = _Days(start, end, "order")
    return bounds


def _nearest(
    order: Iterable[str],
    neighbours: _Graph,
    days: Mapping[str, int | None],
    choose: Callable[[list[int]], int],
) -> dict[str, int | None]:
    """For each event the tightest day among its neighbours', through those that have none themselves."""
    found: dict[str, int | None] = {}
    for name in order:
        sides = [days[one] if one in days else found[one] for one in neighbours[name]]
        known = [side for side in sides if side is not None]
        found[name] = choose(known) if known else None
    return found


def _turned(before: _Graph) -> dict[str, list[str]]:
    """The same order the other way round: what follows each event."""
    after: dict[str, list[str]] = {name: [] for name in before}
    for name, earlier in before.items():
        for one in earlier:
            after[one].append(name)
    return after


def _in_order(dated: Mapping[str, _Days], before: _Graph) -> Chronology:
    """Each event between the longest chain of events before it and the longest one after it."""
    graph = _with_dates(dated, before)
    try:
        order = tuple(TopologicalSorter(graph).static_order())
    except CycleError:
        # A date contradicts what is said to come after what; both are printed, the order is drawn.
        graph = before
        order = tuple(TopologicalSorter(graph).static_order())
    earlier, later = _longest(order, graph), _longest(order[::-1], _turned(graph))
    steps = max(earlier.values()) + 1
    return Chronology(
        None,
        {
            name: Place(earlier[name] * 1000 // steps, (steps - later[name]) * 1000 // steps, "order")
            for name in before
        },
    )


def _with_dates(dated: Mapping[str, _Days], before: _Graph) -> _Graph:
    """The order with that of the dates added."""
    return {
        name: (*earlier, *(one for one in dated if name in dated and _precedes(dated[one], dated[name])))
        for name, earlier in before.items()
    }


def _precedes(one: _Days, other: _Days) -> bool:
    return one.end is not None and other.start is not None and one.end <= other.start


def _longest(order: Iterable[str], neighbours: _Graph) -> dict[str, int]:
    """The number of steps in the longest chain that leads to each event."""
    found: dict[str, int] = {}
    for name in order:
        found[name] = max((found[one] + 1 for one in neighbours[name]), default=0)
    return found


def _axis(first: int, end: int) -> tuple[Unit | None, int, int, tuple[int, ...]]:
    """The finest unit that has few enough lines, the axis from whole unit to whole unit, and its lines."""
    for unit in _UNITS:
        start, stop = first, end
        if unit not in {"day", "week"}:
            whole: Unit = "month" if unit == "month" else "year"
            start, stop = _begin(first, whole), _begin(end - 1, whole, 1)
        lines = _lines(start, stop, unit)
        if len(lines) <= _MOST_LINES:
            return unit, start, stop, lines
    return None, start, stop, ()


def _lines(start: int, stop: int, unit: Unit) -> tuple[int, ...]:
    """Where units begin inside a stretch of days; one line too many at most."""
    lines: list[int] = []
    line = _begin(start, unit, 1)
    while line < stop and len(lines) <= _MOST_LINES:
        lines.append(line)
        line = _begin(line, unit, 1)
    return tuple(lines)


def _begin(day: int, unit: Unit, further: int = 0) -> int:
    """The first day of the unit that a day lies in, or of one of the next; weeks begin on Monday."""
    if unit == "day":
        return day + further
    if unit == "week":
        return day - (day - 1) % 7 + 7 * further
    here = date.fromordinal(day)
    if unit == "month":
        years, month = divmod(here.year * 12 + here.month - 1 + further, 12)
        return _new_year(years) if month == 0 else date(years, month + 1, 1).toordinal()
    step = 10 if unit == "decade" else 1
    return _new_year(here.year - here.year % step + step * further)


def _new_year(year: int) -> int:
    """The first of January, also of the years that the calendar of Python does not reach."""
    if year > date.max.year:
        return date.max.toordinal() + 1
    return date(max(year, 1), 1, 1).toordinal()


def _day(day: int, unit: Unit | None) -> Day:
    """A day as exactly as the ends of an axis name it."""
    here = date.fromordinal(day)
    if unit in {"day", "week"}:
        return Day(here.year, here.month, here.day)
    return Day(here.year, here.month if unit == "month" else None)
