"""From one edition's canonical form to another's: the operations between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefgen.comparing.operation import Operation
from briefgen.comparing.pairing import Pair, moved, pairs, steps
from briefgen.comparing.plain import Plain
from briefgen.comparing.renaming import renamings
from briefgen.model.node import Path


def operations(old: dict[str, Any], new: dict[str, Any]) -> tuple[Operation, ...]:
    """What makes the old canonical form into the new one, exactly; none if they are equal.

    Ids are renamed first. In each list items are removed from the end, moved, and added from the
    start, before what is inside them changes.
    """
    renames, old = renamings(old, new)
    return (*renames, *_changed((), old, new))


def _changed(path: Path, old: Plain, new: Plain) -> Iterator[Operation]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _mapping(path, old, new)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _list(path, old, new)
    else:
        yield Operation("replace", path, old, new)


def _mapping(path: Path, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Operation]:
    for key, before in old.items():
        if key not in new:
            yield Operation("remove", (*path, key), before=before)
    for key, after in new.items():
        if key not in old:
            yield Operation("add", (*path, key), value=after)
        else:
            yield from _changed((*path, key), old[key], after)


def _list(path: Path, old: Sequence[Plain], new: Sequence[Plain]) -> Iterator[Operation]:
    found = pairs(old, new)
    before, after = steps(old), steps(new)
    there = {i for i, _ in found}
    for i in range(len(old) - 1, -1, -1):
        if i not in there:
            yield Operation("remove", (*path, before[i]), before=old[i])
    yield from _moves(path, before, found)
    kept = {j for _, j in found}
    for j, item in enumerate(new):
        if j not in kept:
            yield Operation("add", path, value=item, at=j)
    for i, j in found:
        yield from _changed((*path, after[j] if after[j] == before[i] else j), old[i], new[j])


def _moves(path: Path, ways: Sequence[str | int], found: Sequence[Pair]) -> Iterator[Operation]:
    """Each item that moves is set behind the one that precedes it in the new order."""
    order = [i for i, _ in found]
    here = sorted(order)
    going = set(moved(found))
    for place, i in enumerate(order):
        if i in going:
            start = here.index(i)
            here.remove(i)
            at = here.index(order[place - 1]) + 1 if place else 0
            here.insert(at, i)
            way = ways[i]
            yield Operation("move", (*path, way if isinstance(way, str) else start), at=at)
