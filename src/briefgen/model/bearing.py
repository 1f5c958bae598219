"""What rests on what: which items of a brief stand on a source, and what becomes of each without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import RootModel

from briefgen.model.actor import Actor, Alias, Relation
from briefgen.model.annex import Annex, KeyFigure
from briefgen.model.brief import Brief
from briefgen.model.claim import Claim, Sourced
from briefgen.model.contradiction import Contradiction, Position
from briefgen.model.event import Event, Reaction
from briefgen.model.figure import Figure
from briefgen.model.judgement import Assumption, Judgement
from briefgen.model.node import Node, Path, walk
from briefgen.model.outlook import Indicator, Outcome, Outlook, Scenario
from briefgen.model.point import Statement
from briefgen.model.source import Source
from briefgen.model.text import Text
from briefgen.model.when import LooseDate

Fate = Literal["falls", "weakened", "stays"]
"""`falls`: nothing is left that it rests on; `weakened`: it loses a part of what it rests on."""


@dataclass(frozen=True)
class Bearing:
    """One item that rests on something: what it is, and what it stands on."""

    path: Path
    kind: str
    id: str | None
    owner: str
    """Its id; of what has none, that of the nearest item around it; empty if there is none either."""
    text: Text | str
    """What it says; an alias and a date as they are written."""
    legs: tuple[str, ...]
    """The ids of the sources, claims, assumptions and indicators that carry it."""


@dataclass(frozen=True)
class Effect:
    """What becomes of an item when a source is withdrawn."""

    bearing: Bearing
    fate: Fate
    lost: tuple[str, ...]
    """The legs that it loses, or that are weakened, in the order of the item."""
    before: int
    """How many independent groups of sources carry it with the source."""
    after: int
    """How many carry it without."""


_KINDS: dict[type[Node], str] = {
    Actor: "actor",
    Annex: "annex",
    Assumption: "assumption",
    Contradiction: "contradiction",
    Event: "event",
    Figure: "figure",
    Indicator: "indicator",
    Judgement: "judgement",
    KeyFigure: "key figure",
    Outcome: "outcome",
    Outlook: "outlook",
    Position: "position",
    Reaction: "reaction",
    Relation: "relation",
    Scenario: "scenario",
    Statement: "point",
}


def bearings(brief: Brief) -> tuple[Bearing, ...]:
    """Every item that rests on something, in the order of the brief."""
    names: dict[Path, str] = {}
    found: list[Bearing] = []
    for path, node in walk(brief):
        name = _name(node)
        if name is not None:
            names[path] = name
        around = (names[path[:length]] for length in range(len(path), -1, -1) if path[:length] in names)
        bearing = _bearing(path, node, next(around, "")) if isinstance(node, Node) else None
        if bearing is not None and bearing.legs:
            found.append(bearing)
    return tuple(found)


def group(source: Source) -> str:
    """What a source counts as: its group, or itself."""
    return f"group {source.independence_group}" if source.independence_group else source.id


def effects(brief: Brief, withdrawn: str) -> tuple[Effect, ...]:
    """What becomes of each item when a source is withdrawn, in the order of the brief.

    An item falls when all that it rests on falls; it is weakened when a part of that falls or is
    weakened. A source whose text another one carries as well takes nothing with it where that one
    stays. Ids that lead nowhere carry nothing.
    """
    known = bearings(brief)
    groups = {source.id: group(source) for source in brief.sources}
    weighed = _Weighed({one.id: one for one in known if one.id}, groups, withdrawn)
    return tuple(weighed.effect(one) for one in known)


class _Weighed:
    """Weighs each item once; items carry each other in one direction only, and a circle carries nothing."""

    def __init__(self, by_id: dict[str, Bearing], groups: dict[str, str], withdrawn: str) -> None:
        self._by_id, self._groups, self._withdrawn = by_id, groups, withdrawn
        self._fates: dict[str, Fate] = {}
        self._carriers: dict[str, frozenset[str]] = {}

    def effect(self, one: Bearing) -> Effect:
        """What becomes of one item."""
        fates = {leg: self._fate(leg) for leg in one.legs}
        sources = frozenset[str]().union(*(self._sources(leg) for leg in one.legs))
        before = {self._groups[source] for source in sources}
        after = {self._groups[source] for source in sources - {self._withdrawn}}
        lost = tuple(
            leg
            for leg, fate in fates.items()
            if fate != "stays" and not (leg == self._withdrawn and self._groups[leg] in after)
        )
        falls = all(fate == "falls" for fate in fates.values())
        fate: Fate = "falls" if falls else "weakened" if lost else "stays"
        return Effect(one, fate, lost, len(before), len(after))

    def _fate(self, leg: str) -> Fate:
        if leg in self._groups:
            return "falls" if leg == self._withdrawn else "stays"
        if leg not in self._fates:
            # Until it is known: an item in a circle is not carried by itself.
            self._fates[leg] = "stays"
            self._fates[leg] = self.effect(self._by_id[leg]).fate if leg in self._by_id else "stays"
        return self._fates[leg]

    def _sources(self, leg: str) -> frozenset[str]:
        if leg in self._groups:
            return frozenset({leg})
        if leg not in self._carriers:
            self._carriers[leg] = frozenset()
            below = self._by_id[leg].legs if leg in self._by_id else ()
            self._carriers[leg] = frozenset[str]().union(*(self._sources(one) for one in below))
        return self._carriers[leg]


def _name(node: object) -> str | None:
    if isinstance(node, Relation):
        return f"{node.from_} → {node.to}"
    identifier = None if isinstance(node, RootModel) else getattr(node, "id", None)
    return identifier if isinstance(identifier, str) else None


def _bearing(path: Path, node: Node, owner: str) -> Bearing | None:
    if isinstance(node, Claim):
        return Bearing(path, "claim", node.id, owner, node.text, _once(one.source for one in node.evidence))
    if isinstance(node, Alias):
        return Bearing(path, "alias", None, owner, node.text, _once(map(_cited, node.sources)))
    if isinstance(node, LooseDate):
        words = node.printed or node.edtf or ""
        return Bearing(path, "date", None, owner, words, _once(map(_cited, node.sources)))
    if isinstance(node, Sourced):
        name = None if isinstance(node, Relation) else _name(node)
        return Bearing(path, _KINDS[type(node)], name, owner, _words(node), _once(_carrying(node)))
    return None


def _carrying(node: Sourced) -> Iterator[str]:
    """The ids of all that carries an item: its claims and sources, and what its kind has beside them."""
    yield from (claim.id for claim in node.claims)
    yield from map(_cited, node.sources)
    match node:
        case KeyFigure(source=str() as cite):
            yield _cited(cite)
        case Judgement():
            yield from node.assumptions
        case Scenario():
            yield from node.indicators
        case Outlook():
            yield from (view.id for view in node.source_views)
        case Contradiction():
            for position in node.positions:
                side = position.root
                yield from [side] if isinstance(side, str) else _carrying(side)
        case _:
            return


def _words(node: Sourced) -> Text | str:
    for name in ("name", "title", "text", "label", "question", "topic", "kind"):
        value = getattr(node, name, None)
        if isinstance(value, Text):
            return value
    return ""


def _cited(cite: str) -> str:
    return cite.partition(":")[0]


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
