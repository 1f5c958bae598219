"""Which item of one list is which item of another: by id, else by what it says."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from briefgen.comparing.alignment import aligned
from briefgen.comparing.likeness import bag, likeness, shared_key
from briefgen.comparing.plain import Plain

_LEAST_LIKE = 0.5
# Rows of a table that has been written anew are not compared one by one.
_MOST_COMPARED = 10_000

Pair = tuple[int, int]
"""The place of an item in the old list, and in the new one."""


def identified(items: Sequence[Plain]) -> dict[str, int]:
    """The place of each item by its id, where no other item of the list has the same."""
    names = [id_of(item) for item in items]
    counts = Counter(names)
    return {name: place for place, name in enumerate(names) if name is not None and counts[name] == 1}


def steps(items: Sequence[Plain]) -> tuple[str | int, ...]:
    """The way to each item of a list: `#` and its id where it is the only one with it, else its position."""
    alone = identified(items)
    names = map(id_of, items)
    return tuple(f"#{name}" if name in alone else place for place, name in enumerate(names))


def id_of(item: Plain) -> str | None:
    """The id of an item that has one."""
    name = item.get("id") if isinstance(item, dict) else None
    return name if isinstance(name, str) else None


def pairs(old: Sequence[Plain], new: Sequence[Plain]) -> tuple[Pair, ...]:
    """The items that are in both lists, in the order of the new one."""
    before, after = identified(old), identified(new)
    found = {place: after[name] for name, place in before.items() if name in after}
    found |= _equal(old, new, *_rest(old, new, found))
    found |= _alike(old, new, *_rest(old, new, found))
    return tuple(sorted(found.items(), key=lambda pair: pair[1]))


def moved(found: Iterable[Pair]) -> tuple[int, ...]:
    """The places in the old list of the fewest items that must move, in the order of the new list."""
    order = [old for old, _ in found]
    staying = set(_longest_rising(order))
    return tuple(old for old in order if old not in staying)


def _rest(old: Sequence[Plain], new: Sequence[Plain], found: dict[int, int]) -> tuple[list[int], list[int]]:
    taken = set(found.values())
    return [i for i in range(len(old)) if i not in found], [j for j in range(len(new)) if j not in taken]


def _equal(old: Sequence[Plain], new: Sequence[Plain], left: list[int], right: list[int]) -> Iterator[Pair]:
    """Items that say the same: first those in the same order, then those that stand elsewhere."""
    before, after = [_print(old[i]) for i in left], [_print(new[j]) for j in right]
    places: defaultdict[str, list[int]] = defaultdict(list)
    free: list[int] = []
    for same, i, j in aligned(before, after):
        if same:
            yield from zip(left[i], right[j], strict=True)
        else:
            free.extend(range(*i.indices(len(left))))
            for place in range(*j.indices(len(right))):
                places[after[place]].append(place)
    for place in free:
        if places[before[place]]:
            yield left[place], right[places[before[place]].pop(0)]


def _alike(old: Sequence[Plain], new: Sequence[Plain], left: list[int], right: list[int]) -> Iterator[Pair]:
    """Items that say much the same, the likest first; two ids are two items."""
    if len(left) * len(right) > _MOST_COMPARED:
        return
    before, after = {i: bag(old[i]) for i in left}, {j: bag(new[j]) for j in right}
    weighed = [
        (-max(likeness(before[i], after[j]), shared_key(old[i], new[j])), abs(i - j), i, j)
        for i in left
        for j in right
        if not (id_of(old[i]) and id_of(new[j]))
    ]
    used: set[tuple[str, int]] = set()
    for score, _, i, j in sorted(weighed):
        if -score >= _LEAST_LIKE and not {("old", i), ("new", j)} & used:
            used |= {("old", i), ("new", j)}
            yield i, j


def _print(item: Plain) -> str:
    return json.dumps(item, ensure_ascii=False, sort_keys=True)


def _longest_rising(order: Sequence[int]) -> Iterator[int]:
    """A longest subsequence of rising numbers, from its end (patience sorting)."""
    tops: list[int] = []
    below: dict[int, int | None] = {}
    for number in order:
        place = bisect_left(tops, number)
        below[number] = tops[place - 1] if place else None
        tops[place : place + 1] = [number]
    last = tops[-1] if tops else None
    while last is not None:
        yield last
        last = below[last]
