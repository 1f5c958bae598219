"""What a desk has promised and not done: an edition after `next_update`, an answer after a deadline."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.forecasting.days import last_day
from briefgen.git.mount import told_apart
from briefgen.git.tag import name_of
from briefgen.loading.loaded import Loaded
from briefgen.model.brief import Series


@dataclass(frozen=True, order=True)
class Overdue:
    """One thing that is due."""

    brief: str
    what: str
    """`next_update`, or the id of an outlook."""
    due: str
    """The last day on which it was not late, as ISO 8601."""


@dataclass(frozen=True)
class Promises:
    """What a brief promises, and which briefs it comes after."""

    brief: str
    """Its id."""
    names: frozenset[str]
    """Its file, and the tag of its edition."""
    supersedes: str | None
    """The file that it comes after, or the revision as the brief names it."""
    series: Series | None
    next_update: datetime.date | None
    deadlines: Mapping[str, datetime.date | None]
    """The last day of each outlook by its id; none where it is answered, or has no day."""


def promises(loaded: Loaded) -> Promises:
    """What a brief promises."""
    brief = loaded.brief
    return Promises(
        loaded.id,
        frozenset({loaded.name, name_of(loaded.id, brief.edition or 1)}),
        _superseded(loaded),
        brief.series,
        last_day(brief.next_update),
        {item.id: last_day(item.deadline) if item.outcome is None else None for item in brief.outlooks},
    )


def _superseded(loaded: Loaded) -> str | None:
    before = loaded.before
    # What lies in git is known by its tag.
    return before.name if before and told_apart(before.name) is None else loaded.brief.supersedes


def overdue(made: Sequence[Promises], today: datetime.date) -> tuple[Overdue, ...]:
    """All that was promised until before a day and is not done.

    A later edition keeps the promise of one, and takes over the forecasts that it has too.
    """
    found: list[Overdue] = []
    for one in made:
        later = [other for other in made if follows(other, one)]
        taken_over = {outlook for other in later for outlook in other.deadlines}
        due = {outlook: last for outlook, last in one.deadlines.items() if outlook not in taken_over}
        if not later:
            due["next_update"] = one.next_update
        found.extend(
            Overdue(one.brief, what, last.isoformat()) for what, last in due.items() if last and last < today
        )
    return tuple(sorted(found))


def follows(later: Promises, earlier: Promises) -> bool:
    """Whether a brief is an edition after another: it says so, or has a higher number in its series."""
    if later is earlier:
        return False
    if later.supersedes in earlier.names:
        return True
    one, other = later.series, earlier.series
    if one is None or other is None or one.name is None or one.name != other.name:
        return False
    return one.number > other.number
