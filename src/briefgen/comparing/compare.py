"""Two editions of a brief to what differs between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from briefgen.comparing.change import Change, Item
from briefgen.comparing.difference import operations
from briefgen.comparing.edition import Edition
from briefgen.comparing.fields import Setting, changed
from briefgen.comparing.items import ITEMS, item, report
from briefgen.comparing.operation import Operation, applied
from briefgen.comparing.pairing import Pair, moved, pairs
from briefgen.comparing.plain import Plain, printed_in
from briefgen.comparing.section import SECTIONS, Section
from briefgen.model.node import Path

# The reason belongs to these changes of a judgement, and is told with them.
_REASONED = {"likelihood", "probability", "confidence"}


@dataclass(frozen=True)
class Difference:
    """What makes the old edition into the new one, and what that means to a reader."""

    operations: tuple[Operation, ...]
    """The steps from one canonical form to the other; none if nothing that is said has changed."""
    changes: tuple[Change, ...]
    """By section in the order of the report; in each as the brief has its items."""


def compare(old: Edition, new: Edition) -> Difference:
    """What differs between two editions of a brief.

    The order of keys, quoting and short forms never matter. Items are known by id, and by what they
    say where they have none.
    """
    steps = operations(old.plain, new.plain)
    if not steps:
        return Difference((), ())
    renames = tuple(step for step in steps if step.deed == "rename")
    before = applied(old.plain, renames) if renames else old.plain
    comparison = _Comparison(old, new, before, {str(one.value): str(one.before) for one in renames})
    rank = {section: place for place, section in enumerate(SECTIONS)}
    found = sorted(comparison.changes(), key=lambda change: rank[change.item.section])
    return Difference(steps, tuple(found))


@dataclass(frozen=True)
class _Comparison:
    """Walks two editions at once; `before` is the old one with the new ids."""

    old: Edition
    new: Edition
    before: dict[str, Any]
    renamed: Mapping[str, str]

    def changes(self) -> Iterator[Change]:
        """All changes, in the order of the brief."""
        after = self.new.plain
        for key in (*after, *(key for key in self.before if key not in after)):
            if key in ITEMS:
                yield from self._list((key,), self.before.get(key, []), after.get(key, []))
            else:
                place = Setting(self.old, self.new, report(key), (), None)
                yield from changed(place, (key,), self.before.get(key), after.get(key))

    @cached_property
    def _homes(self) -> tuple[Mapping[str, Section], Mapping[str, Section]]:
        """The sections that print claims, in the old edition and in the new one."""
        names = {before: after for after, before in self.renamed.items()}
        homes = printed_in(self.old.brief)
        return {names.get(name, name): home for name, home in homes.items()}, printed_in(self.new.brief)

    def _item(self, key: str, data: Mapping[str, Any], place: int, *, is_gone: bool = False) -> Item:
        return item(key, data, place, self._homes[0 if is_gone else 1])

    def _list(self, path: Path, old: list[Plain], new: list[Plain]) -> Iterator[Change]:
        key = str(path[-1])
        found = pairs(old, new)
        going = moved(found if key != "claims" else self._unprinted(old, found))
        partners = {j: i for i, j in found}
        for j, after in enumerate(new):
            here = self._item(key, after, j)
            if j not in partners:
                yield Change("added", here, after=after)
                continue
            i = partners[j]
            if i in going:
                yield Change("moved", here, before=i, after=j)
            yield from self._entry((*path, j), here, old[i], after)
        there = {i for i, _ in found}
        for i, before in enumerate(old):
            if i not in there:
                yield Change("removed", self._item(key, before, i, is_gone=True), before=before)

    def _unprinted(self, old: list[Plain], found: tuple[Pair, ...]) -> tuple[Pair, ...]:
        """The claims that no item prints, in either edition: those whose place in the list is seen."""
        homes = self._homes[0].keys() | self._homes[1].keys()
        return tuple(pair for pair in found if old[pair[0]]["id"] not in homes)

    def _entry(self, path: Path, here: Item, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
        """What changed inside an item that is in both editions."""
        if before := self.renamed.get(here.id or ""):
            yield Change("reidentified", here, before=before, after=here.id)
        place = Setting(self.old, self.new, here, path, self._outlook(path))
        fields = (*new, *(key for key in old if key not in new))
        found: list[Change] = []
        for key in fields:
            if key == "id" and old.get(key) != new.get(key):
                found.append(Change("reidentified", here, before=old.get(key), after=new.get(key)))
            elif key != "id" and (here.kind, key) != ("outlook", "scenarios"):
                found.extend(changed(place, (key,), old.get(key), new.get(key)))
        yield from _with_reason(found, old, new) if here.kind == "judgement" else found
        if here.kind == "outlook":
            # Also where they are equal: one may have got another id.
            yield from self._list((*path, "scenarios"), old.get("scenarios", []), new.get("scenarios", []))

    def _outlook(self, path: Path) -> Mapping[str, Any] | None:
        """The outlook that a scenario is of, in the new edition."""
        if "scenarios" not in path:
            return None
        outlook: Mapping[str, Any] = self.new.plain["outlooks"][path[1]]
        return outlook


def _with_reason(found: list[Change], old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    """The changes of a judgement, its reason with those that it is the reason of.

    A reason that stood in the edition before is none for what changed since.
    """
    reasoned = [change for change in found if change.kind in _REASONED]
    said = new.get("change", {}).get("why")
    reason = said if said != old.get("change", {}).get("why") else None
    for change in found:
        if change in reasoned:
            yield replace(change, reason=reason, wants_reason=True)
        elif not reasoned or change.path[:1] != ("change",):
            yield change
