"""What two sequences have in common, in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

# Beyond so many pairs of equal members the search would take seconds; no text or table that
# somebody has edited by hand comes near.
_MOST_PAIRS = 1_000_000

Stretch = tuple[bool, slice, slice]
"""Whether both sides are equal here, and the stretch of each."""


def aligned(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Stretch]:
    """The stretches of two sequences in their order, equal ones and different ones."""
    start, end = _ends(old, new)
    if start:
        yield True, slice(0, start), slice(0, start)
    first, last = len(old) - end, len(new) - end
    left, right = old[start:first], new[start:last]
    if _pairs(left, right) > _MOST_PAIRS:
        yield False, slice(start, first), slice(start, last)
    else:
        for tag, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
            yield tag == "equal", slice(start + i, start + j), slice(start + k, start + m)
    if end:
        yield True, slice(first, len(old)), slice(last, len(new))


def _ends(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[int, int]:
    """How many members are equal at the beginning, and at the end."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end


def _pairs(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    there = Counter(new)
    return sum(count * there[member] for member, count in Counter(old).items())
