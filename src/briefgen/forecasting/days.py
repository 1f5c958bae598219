"""The days that a date may mean."""

from __future__ import annotations

import calendar
import datetime

from briefgen.model.when import Day, Interval, When


def first_day(when: When | None) -> datetime.date | None:
    """The first day of a date; none where it has no beginning in the calendar."""
    known = when.calendar if when else None
    day = known.start if isinstance(known, Interval) else known
    return datetime.date(day.year, day.month or 1, day.day or 1) if isinstance(day, Day) else None


def last_day(when: When | None) -> datetime.date | None:
    """The last day of a date; none where it has no end in the calendar."""
    known = when.calendar if when else None
    day = known.end if isinstance(known, Interval) else known
    if not isinstance(day, Day):
        return None
    month = day.month or 12
    return datetime.date(day.year, month, day.day or calendar.monthrange(day.year, month)[1])
