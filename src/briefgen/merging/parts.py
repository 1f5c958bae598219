"""What a merged file is put together from: lines, and places where two versions cannot both stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Clash:
    """The lines of both sides, and what both began with."""

    ours: tuple[str, ...]
    base: tuple[str, ...]
    theirs: tuple[str, ...]


Part = str | Clash


def marked(parts: Iterable[Part]) -> Iterator[str]:
    """The lines, with git's marks around each clash in the style that shows the base too."""
    for part in parts:
        if isinstance(part, str):
            yield part
            continue
        yield "<<<<<<< ours"
        yield from part.ours
        yield "||||||| base"
        yield from part.base
        yield "======="
        yield from part.theirs
        yield ">>>>>>> theirs"


def sided(parts: Iterable[Part], *, ours: bool) -> Iterator[str]:
    """The lines as they are if one side has its way everywhere."""
    for part in parts:
        if isinstance(part, str):
            yield part
        else:
            yield from part.ours if ours else part.theirs
