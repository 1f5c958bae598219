"""Two wordings of a text, word by word: what was kept, removed and added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefgen.comparing.alignment import aligned
from briefgen.prose.kept import kept

Mark = Literal["kept", "removed", "added"]

# A letter keeps its marks and joiners, which `\w` leaves out; a number its separators.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"
_TOKEN = re.compile(rf"\d+(?:[.,/:\u066b\u066c-]\d+)+|[\w{_MARKS}]+|\s+|.", re.DOTALL)
# A sentence of which less is left is read better as two; one that only grew has all of it left.
_LEAST_KEPT = 0.3


@dataclass(frozen=True)
class Run:
    """A stretch of words with one mark."""

    mark: Mark
    text: str


def tokens(words: str) -> list[str]:
    """Words with their marks, numbers, white space, and every other sign alone."""
    return _TOKEN.findall(words)


@kept
def runs(before: str, after: str) -> tuple[Run, ...]:
    """One text out of two: kept and removed runs make the wording before, kept and added ones that after."""
    left, right = tokens(before), tokens(after)
    stretches = [(same, "".join(left[old]), "".join(right[new])) for same, old, new in aligned(left, right)]
    staying = sum(_weight(old) for same, old, _ in stretches if same)
    if staying < _LEAST_KEPT * min(_weight(before), _weight(after)):
        stretches = [(before == after, before, after)]
    return tuple(_joined(stretches))


def _weight(words: str) -> int:
    return sum(character.isalnum() for character in words)


def _joined(stretches: list[tuple[bool, str, str]]) -> Iterator[Run]:
    """The runs; a space or a comma between two changes belongs to the change."""
    removed = added = ""
    for place, (same, old, new) in enumerate(stretches):
        between = bool(removed or added) and place < len(stretches) - 1 and not _weight(old)
        if not same or between:
            removed, added = removed + old, added + new
            continue
        yield from _change(removed, added)
        removed = added = ""
        yield Run("kept", old)
    yield from _change(removed, added)


def _change(removed: str, added: str) -> Iterator[Run]:
    if removed:
        yield Run("removed", removed)
    if added:
        yield Run("added", added)
