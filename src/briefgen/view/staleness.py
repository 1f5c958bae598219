"""Items that nobody has looked at for long, counted from the day that the report describes."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from briefgen.model.node import Node
from briefgen.model.outlook import Indicator, Outlook
from briefgen.model.when import Day, When
from briefgen.view.number import anchored
from briefgen.view.page import Html
from briefgen.view.setting import Setting


def stale(setting: Setting) -> Mapping[str, Html]:
    """How long each item has not been updated, by its anchor, where that is longer than `stale_after`.

    The days run from the item's `updated`, or `checked`, to the report's `as_of`, else its `cutoff`: never
    to the day on which it is built. An item without such a date is never marked, nor is a question that is
    answered.
    """
    allowed, brief = setting.brief.stale_after, setting.brief
    today = _day(brief.as_of) or _day(brief.cutoff)
    if allowed is None or today is None:
        return {}
    found: dict[str, Html] = {}
    words = "Not updated for {number} day", "Not updated for {number} days"
    for anchor, item in anchored(brief):
        last = _last(item)
        days = (today - last).days if last else 0
        if days > allowed:
            found[anchor] = setting.count(*words, days)
    return found


def _last(item: Node) -> datetime.date | None:
    """The last day on which somebody looked at an item, if the brief says one."""
    if isinstance(item, Outlook) and item.outcome is not None:
        return None
    updated = getattr(item, "updated", None)
    checked = item.checked if isinstance(item, Indicator) else None
    return max(filter(None, (_day(updated), _day(checked))), default=None)


def _day(when: When | None) -> datetime.date | None:
    """The calendar day of a date, the last one of an interval; none where it is less exact."""
    known = when.calendar if when else None
    day = known if isinstance(known, Day) or known is None else known.end
    if day is None or day.month is None or day.day is None:
        return None
    return datetime.date(day.year, day.month, day.day)
