"""Three versions of a list of keyed things put together: what was added, changed, moved and removed."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


class UnsureError(Exception):
    """There is no order, or no identity, that both sides would recognise as theirs."""


@dataclass(frozen=True)
class Met(Generic[T]):
    """One key in the three versions; none where a version does not have it."""

    key: Hashable
    base: T | None
    ours: T | None
    theirs: T | None


def meet(
    base: Mapping[Hashable, T], ours: Mapping[Hashable, T], theirs: Mapping[Hashable, T], *, is_ordered: bool
) -> tuple[Met[T], ...]:
    """Every key of any version, in an order that holds ours and theirs.

    Of what both have added at one place, ours comes first. Raises UnsureError if both have moved what they
    share, and not in the same way.
    """
    first, second = (ours, theirs)
    if is_ordered and (way := _moved(base, ours, theirs)):
        first, second = way
    order = list(first)
    for place, key in enumerate(theirs_order := list(second)):
        if key not in first:
            order.insert(_after(order, theirs_order[:place], base, second), key)
    for place, key in enumerate(base_order := list(base)):
        if key not in order:
            order.insert(_after(order, base_order[:place], base, base), key)
    return tuple(Met(key, base.get(key), ours.get(key), theirs.get(key)) for key in order)


def _moved(
    base: Mapping[Hashable, T], ours: Mapping[Hashable, T], theirs: Mapping[Hashable, T]
) -> tuple[Mapping[Hashable, T], Mapping[Hashable, T]] | None:
    """The version whose order counts, then the other; none if ours counts as it does otherwise."""
    mine = [key for key in ours if key in theirs]
    other = [key for key in theirs if key in ours]
    if mine == other:
        return None
    shared = set(mine)
    before = [key for key in base if key in shared]
    if [key for key in mine if key in base] == before:
        return theirs, ours
    if [key for key in other if key in base] == before:
        return None
    raise UnsureError


def _after(
    order: Sequence[Hashable],
    before: Sequence[Hashable],
    base: Mapping[Hashable, T],
    own: Mapping[Hashable, T],
) -> int:
    """Where a key belongs that stands behind `before` in its own version."""
    known = [key for key in before if key in order]
    if not known:
        return 0
    place = order.index(known[-1]) + 1
    # What the other version has added at the same place stays before it.
    while place < len(order) and order[place] not in base and order[place] not in own:
        place += 1
    return place
