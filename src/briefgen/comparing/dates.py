"""Two dates of one thing: whether it is now known more exactly, less exactly, or as another day."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from briefgen.model.when import Day, parse_edtf

Turn = Literal["firmer", "looser", "earlier", "later"]

_PRECISION = {"day": 0, "weekday": 1, "order": 2, "unknown": 3}
_BASIS = {"stated": 0, "external": 1, "inferred": 2}


@dataclass(frozen=True)
class _Extent:
    """The first and the last day that a date may mean, and how far it is doubted."""

    first: datetime.date
    last: datetime.date
    doubt: int


def turn(before: Mapping[str, Any], after: Mapping[str, Any]) -> Turn | None:
    """How a date changed, each in its long form; none if the two cannot be told apart so.

    A calendar date is firmer than a weekday or an order of events; of two calendar dates, the one
    that covers a part of the other, or the same with fewer of EDTF's `?` and `~`.
    """
    old, new = _extent(before), _extent(after)
    if old is None or new is None:
        return _firmer(new is None, old is None) or _by_words(before, after)
    if new.last < old.first:
        return "earlier"
    if new.first > old.last:
        return "later"
    inside = old.first <= new.first and new.last <= old.last
    around = new.first <= old.first and old.last <= new.last
    if inside and around:
        return _firmer(new.doubt, old.doubt) or _by_words(before, after)
    return "firmer" if inside else "looser" if around else None


def _by_words(before: Mapping[str, Any], after: Mapping[str, Any]) -> Turn | None:
    """By how exact the date is said to be, then by what it rests on."""
    precision = [_PRECISION.get(date.get("precision", "day"), 0) for date in (after, before)]
    basis = [_BASIS.get(date.get("basis", "stated"), 0) for date in (after, before)]
    return _firmer(*precision) or _firmer(*basis)


def _firmer(new: int, old: int) -> Turn | None:
    return None if new == old else "firmer" if new < old else "looser"


def _extent(date: Mapping[str, Any]) -> _Extent | None:
    found = parse_edtf(date["edtf"]) if "edtf" in date else None
    if found is None:
        return None
    start, end = (found, found) if isinstance(found, Day) else (found.start, found.end)
    doubt = sum(day.uncertain + day.approximate for day in {start, end} if day)
    return _Extent(
        datetime.date(start.year, start.month or 1, start.day or 1) if start else datetime.date.min,
        _last(end) if end else datetime.date.max,
        doubt,
    )


def _last(day: Day) -> datetime.date:
    month = day.month or 12
    return datetime.date(day.year, month, day.day or calendar.monthrange(day.year, month)[1])
