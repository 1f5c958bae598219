"""Where a second article begins in a capture, as on pages that go on with the next story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.capture.readable import Line
from briefgen.checking import second_article as plain

_LONGEST = 120


@dataclass(frozen=True)
class Second:
    """The place of the first line of a second article, and why it is taken for one."""

    place: int
    reason: str


def second_article(lines: Sequence[Line], kept: Sequence[int], prose: Sequence[int]) -> Second | None:
    """Where a second article begins, if one does; `kept` and `prose` are places in the lines.

    Where the markup does not say so, it is the words that do, as for the rule on archived texts.
    """
    place = _second_heading(lines, kept, prose)
    if place is None:
        found = plain.second_article(tuple((place, lines[place].text) for place in kept))
        place = found.first if found else None
        if place is not None and not lines[place].level and any(lines[one].level for one in kept):
            # Where the markup has headings, what is none of them is no headline.
            place = None
    return (
        None if place is None else Second(place, f"another article: {lines[place].text.strip()[:_LONGEST]}")
    )


def _second_heading(lines: Sequence[Line], kept: Sequence[int], prose: Sequence[int]) -> int | None:
    """The heading of level 1, between prose, in another `article` element than the first of them."""
    headings = [place for place in kept if lines[place].level == 1 and lines[place].article]
    for place in headings[1:]:
        if lines[place].article != lines[headings[0]].article and prose[0] < place < prose[-1]:
            return place
    return None
