"""The days that a date may mean, for asking which of two comes first."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from briefgen.model.when import Day, Interval, LooseDate, When


@dataclass(frozen=True)
class Extent:
    """From the first to the last day that a date may mean, both included; an open end is none."""

    first: date | None
    last: date | None

    def is_before(self, other: Extent) -> bool:
        """Whether all of it lies before all of another."""
        return self.last is not None and other.first is not None and self.last < other.first

    def holds(self, day: date) -> bool:
        """Whether a day is one of them."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    @property
    def weekdays(self) -> frozenset[int]:
        """The weekdays that it has, 1 for Monday; none if an end is open."""
        if self.first is None or self.last is None:
            return frozenset()
        ends = range(self.first.toordinal(), self.last.toordinal() + 1)
        return frozenset(date.fromordinal(day).isoweekday() for day in ends[:7])

    @property
    def days(self) -> int | None:
        """How many days it has; none if an end is open."""
        return None if self.first is None or self.last is None else (self.last - self.first).days + 1


def extent(when: When | LooseDate | None) -> Extent | None:
    """The days that a calendar date may mean; none without one, and where it is uncertain or approximate."""
    found = When(root=when).calendar if isinstance(when, LooseDate) else when.calendar if when else None
    if found is None or any(
        day.uncertain or day.approximate
        for day in ((found.start, found.end) if isinstance(found, Interval) else (found,))
        if day is not None
    ):
        return None
    if isinstance(found, Day):
        return Extent(_first(found), _last(found))
    return Extent(_first(found.start) if found.start else None, _last(found.end) if found.end else None)


def last_days(when: When | None) -> Extent | None:
    """The days that the end of an interval may mean, or a date that is none; none where `extent` has none."""
    found, own = when.calendar if when else None, extent(when)
    if own is None or not isinstance(found, Interval):
        return own
    return Extent(_first(found.end), _last(found.end)) if found.end else None


def _first(day: Day) -> date:
    return date(day.year, day.month or 1, day.day or 1)


def _last(day: Day) -> date:
    month = day.month or 12
    return date(day.year, month, day.day or calendar.monthrange(day.year, month)[1])
