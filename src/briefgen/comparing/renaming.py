"""Ids that were changed: an item that says the same, or to which the same items refer, under another id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefgen.comparing.likeness import bag, likeness
from briefgen.comparing.operation import Operation, applied
from briefgen.comparing.pairing import id_of, identified, pairs, steps
from briefgen.comparing.plain import Plain, Wordings
from briefgen.model.brief import Brief
from briefgen.model.identifier import references
from briefgen.model.mention import mentions
from briefgen.model.node import Path

# An item that says as much as before is the same one; one that says half is, if it is referred to as before.
_SURE, _LIKELY = 0.8, 0.5
_MOST_COMPARED = 10_000


@dataclass(frozen=True)
class _Uses:
    """Where each id of one edition is used."""

    paths: Mapping[str, tuple[Path, ...]]

    def fields(self, name: str) -> set[tuple[str | int, ...]]:
        """The kinds of places that refer to an id, with the ids on the way but without positions."""
        return {tuple(part for part in path if isinstance(part, str)) for path in self.paths.get(name, ())}


def renamings(old: dict[str, Any], new: dict[str, Any]) -> tuple[tuple[Operation, ...], dict[str, Any]]:
    """The operations that rename ids, and the old edition with the new ids."""
    gone, come = _ids(old) - _ids(new), _ids(new) - _ids(old)
    if not gone or not come:
        return (), old
    uses = _Uses(_uses(old)), _Uses(_uses(new))
    found: list[Operation] = []
    for path, before, after in tuple(_renamed((), old, new, (gone, come), uses)):
        # The way as it is after the operations before.
        names = {str(one.before): str(one.value) for one in found}
        where = tuple(_follow(part, names) for part in path)
        used = tuple(tuple(_follow(part, names) for part in use) for use in uses[0].paths.get(before, ()))
        operation = Operation("rename", (*where, f"#{before}"), before, after, references=used)
        old = applied(old, (operation,))
        found.append(operation)
    return tuple(found), old


def _follow(part: str | int, names: Mapping[str, str]) -> str | int:
    if isinstance(part, str) and part.startswith("#"):
        return f"#{names.get(part[1:], part[1:])}"
    return part


def _ids(value: Plain) -> set[str]:
    found: set[str] = set()
    if isinstance(value, list):
        found.update(filter(None, map(id_of, value)))
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            found |= _ids(inner)
    return found


def _renamed(
    path: Path, old: Plain, new: Plain, free: tuple[set[str], set[str]], uses: tuple[_Uses, _Uses]
) -> Iterator[tuple[Path, str, str]]:
    """The list in which an id was changed, the id before and after."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in old.keys() & new.keys():
            yield from _renamed((*path, key), old[key], new[key], free, uses)
    elif isinstance(old, list) and isinstance(new, list) and identified(old) and identified(new):
        yield from ((path, before, after) for before, after in _matched(old, new, free, uses))
        ways = steps(old)
        for i, j in pairs(old, new):
            yield from _renamed((*path, ways[i]), old[i], new[j], free, uses)


def _matched(
    old: Sequence[Plain], new: Sequence[Plain], free: tuple[set[str], set[str]], uses: tuple[_Uses, _Uses]
) -> Iterator[tuple[str, str]]:
    """The pairs of ids of two lists that are one item, the likest first."""
    before = {name: bag(old[place]) for name, place in identified(old).items() if name in free[0]}
    after = {name: bag(new[place]) for name, place in identified(new).items() if name in free[1]}
    if len(before) * len(after) > _MOST_COMPARED:
        return
    scores = sorted(
        ((likeness(before[one], after[other]), one, other) for one in before for other in after),
        key=lambda score: (-score[0], score[1:]),
    )
    used: set[str] = set()
    for score, one, other in scores:
        same_uses = uses[0].fields(one) & uses[1].fields(other)
        if (score >= _SURE or (score >= _LIKELY and same_uses)) and not {one, other} & used:
            used |= {one, other}
            yield one, other


def _uses(data: dict[str, Any]) -> dict[str, tuple[Path, ...]]:
    """The paths of all that refers to an id or mentions it, by id."""
    found: defaultdict[str, list[Path]] = defaultdict(list)
    brief, ways = Brief.model_validate(data), _Ways(data)
    for reference in references(brief):
        found[reference.id].append(ways.by_ids(reference.path))
    for path, value in _texts(data, ()):
        for name in {mention.id for words in value.values() for mention in mentions(words)}:
            found[name].extend((*path, tag) for tag, words in value.items() if _mentions(words, name))
    outlooks = data.get("outlooks", ())
    for way, outlook in zip(steps(outlooks), outlooks, strict=True):
        here: Path = ("outlooks", way)
        for place, published in enumerate(outlook.get("history", ())):
            for name in published["probabilities"]:
                found[name].append((*here, "history", place, "probabilities"))
    return {name: tuple(dict.fromkeys(paths)) for name, paths in found.items()}


def _mentions(words: str, name: str) -> bool:
    return any(mention.id == name for mention in mentions(words))


def _texts(value: Plain, path: Path) -> Iterator[tuple[Path, Wordings]]:
    if isinstance(value, Wordings):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for way, inner in zip(steps(value), value, strict=True):
            yield from _texts(inner, (*path, way))


class _Ways:
    """Paths of positions as paths of ids; the ways into each list are found once."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._known: dict[int, tuple[str | int, ...]] = {}

    def by_ids(self, path: Path) -> Path:
        """A path with the ids of items in place of their positions."""
        found: list[str | int] = []
        data: Plain = self._data
        for part in path:
            if isinstance(data, list) and isinstance(part, int):
                if id(data) not in self._known:
                    self._known[id(data)] = steps(data)
                found.append(self._known[id(data)][part])
            else:
                found.append(part)
            data = data[part]
        return tuple(found)
