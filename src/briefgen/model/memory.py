"""A translation memory: which text was translated from which wording, into one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

State = Literal["fresh", "stale", "unreviewed", "missing"]
"""`fresh`: made from the wording of today, and accepted; `stale`: the wording has changed since;
`unreviewed`: nobody has accepted it yet; `missing`: there is none."""


@dataclass(frozen=True)
class Unit:
    """What is known of one text: the wording it was translated from, and the translation."""

    key: str
    """The text's key, as `model.leaf` gives it."""
    source: str
    """The wording that the translation was made from, or is to be made from."""
    target: str = ""
    """The translation; empty if there is none."""
    accepted: bool = True
    """Whether somebody has accepted the translation as one of `source`."""
    previous: str | None = None
    """The wording that `target` was made from, where `source` is a newer one."""
    former: str = ""
    """The translation that was recorded before the brief got another one, until somebody accepts it."""
    comment: str = ""
    """What a translator noted down."""
    notes: tuple[str, ...] = ()
    """What a translator is told: where the text stands."""
    flags: tuple[str, ...] = ()
    """What another program marked it with, such as `no-wrap`."""
    references: tuple[str, ...] = ()
    """The places in files that another program noted."""
    line: int = field(default=0, compare=False)
    """The line of the translation in the file of the memory; 0 if it stands in none."""


@dataclass(frozen=True)
class Memory:
    """All that is known of the translation of one brief into one language."""

    language: str
    units: Mapping[str, Unit] = field(default_factory=dict)
    """By key, in the order of the file."""
    lost: tuple[Unit, ...] = ()
    """What was translated once and is no longer in the brief."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """What the file says of itself, by the names of the header's fields."""
    preamble: str = ""
    """The comment at the head of the file."""

    def __eq__(self, other: object) -> bool:
        """Whether the other says the same in the same order."""
        return isinstance(other, Memory) and self._said == other._said

    def __hash__(self) -> int:
        return hash((self.language, tuple(self.units)))

    @property
    def _said(self) -> tuple[object, ...]:
        return (self.language, tuple(self.units.values()), self.lost, dict(self.headers), self.preamble)


@dataclass(frozen=True)
class Wording:
    """A text as a brief has it today: what is to be translated, and the translation that stands there."""

    key: str
    source: str
    target: str | None = None
    """None where the brief itself has no translation."""
    notes: tuple[str, ...] = ()


def state(unit: Unit | None, source: str, target: str | None) -> State:
    """What a translation is worth: `source` and `target` are the wordings of today.

    A translation that changed since it was recorded is unreviewed, whatever it was made from.
    """
    if target is None:
        return "missing"
    if unit is None or not unit.target or unit.target != target:
        return "unreviewed"
    if unit.source != source or unit.previous is not None:
        return "stale"
    return "fresh" if unit.accepted else "unreviewed"


def standing(unit: Unit) -> State:
    """What the translation of a unit is worth that is in step with its brief."""
    return state(unit, unit.source, unit.target or None)


def renewed(memory: Memory, wordings: Iterable[Wording]) -> Memory:
    """The memory in step with a brief: a unit for each of its texts, in its order.

    A text that moved takes its unit along. Where a wording changed, the one before is kept with
    the translation. What is no longer in the brief is kept aside, and found again when it is back.
    """
    asked = tuple(wordings)
    taken = _taken(memory, asked)
    units = {one.key: _in_step(taken.get(one.key), one) for one in asked}
    used = {id(unit) for unit in taken.values()}
    gone = tuple(_aside(unit) for unit in memory.units.values() if id(unit) not in used and unit.target)
    kept = tuple(unit for unit in memory.lost if id(unit) not in used)
    return replace(memory, units=units, lost=(*kept, *gone))


def _aside(unit: Unit) -> Unit:
    """A unit that is out of the brief: the translation with the wording that it was made from."""
    return replace(unit, source=unit.previous or unit.source, previous=None, notes=(), references=())


def _taken(memory: Memory, asked: tuple[Wording, ...]) -> dict[str, Unit]:
    """The unit that each wording of today goes on with, by key."""
    taken = {
        one.key: unit for one in asked if (unit := memory.units.get(one.key)) and unit.source == one.source
    }
    settled = {id(unit) for unit in taken.values()}
    free = [unit for unit in (*memory.units.values(), *memory.lost) if id(unit) not in settled]
    for one in asked:
        if one.key not in taken and (found := _moved(free, one)):
            taken[one.key] = found
            free.remove(found)
    for one in asked:
        if one.key not in taken and (unit := next((unit for unit in free if unit.key == one.key), None)):
            taken[one.key] = unit
            free.remove(unit)
    return taken


def _moved(free: Iterable[Unit], one: Wording) -> Unit | None:
    """The unit of the same wording that stood elsewhere; of several, the one that stood nearest."""
    alike = [unit for unit in free if unit.source == one.source and unit.target]
    return min(alike, key=lambda unit: (unit.key != one.key, not _is_beside(unit.key, one.key)), default=None)


def _is_beside(one: str, other: str) -> bool:
    """Whether two keys name the same part of two entries of one list."""
    return _unnumbered(one) == _unnumbered(other)


def _unnumbered(key: str) -> str:
    return re.sub(r"(?<=/)[0-9]+(?=/|$)", "*", key)


def _in_step(unit: Unit | None, today: Wording) -> Unit:
    """What is known of a text, after what became of it since."""
    if unit is None:
        words = today.target or ""
        return Unit(today.key, today.source, words, accepted=not words, notes=today.notes)
    # Accepted is a pair of wordings; the words of a file at another place are only a proposal.
    stays = unit.accepted and (_is_beside(unit.key, today.key) or unit.target == today.target)
    unit = replace(unit, key=today.key, accepted=stays or not unit.target, notes=today.notes)
    words = today.target or unit.target
    if words != unit.target:
        former = " ".join(unit.target.split())
        return replace(unit, source=today.source, target=words, accepted=False, previous=None, former=former)
    if unit.source == today.source or not words:
        return replace(unit, source=today.source)
    before = unit.previous or unit.source
    # Back at the wording that it was made from, it is to be read once more.
    previous = None if before == today.source else before
    return replace(unit, source=today.source, previous=previous, accepted=False)


def accepted(memory: Memory, keys: Iterable[str]) -> Memory:
    """The memory with the translations of some texts accepted as ones of the wordings of today."""
    chosen = set(keys)
    units = {key: _accepted(unit) if key in chosen else unit for key, unit in memory.units.items()}
    return replace(memory, units=units)


def _accepted(unit: Unit) -> Unit:
    return replace(unit, accepted=True, previous=None, former="") if unit.target else unit


def named(keys: Iterable[str], name: str) -> Iterator[str]:
    """The keys that a name means: a key, or all below one; the `#` of an id may be left out."""
    for key in keys:
        if any(
            key == full or key.startswith(f"{full}/") for full in (name.rstrip("/"), f"#{name.rstrip('/')}")
        ):
            yield key
