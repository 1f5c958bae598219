"""What goes to a translator and comes back: the texts of one brief, from one language into another."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from briefgen.model.memory import Memory, Unit, Wording, state


@dataclass(frozen=True)
class Parcel:
    """Texts with what is known of their translation, in the order of the brief."""

    brief: str
    """The id of the brief."""
    source: str
    """The language of the wordings."""
    target: str
    """The language of the translations."""
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class Taken:
    """A memory after a parcel came back, and what became of each text that it held."""

    memory: Memory
    changed: tuple[str, ...] = ()
    """The keys of texts whose translation, or whose state, is another one now."""
    outdated: tuple[str, ...] = ()
    """Those of them that were made from a wording which has changed since."""
    unknown: tuple[str, ...] = field(default=())
    """The keys that the brief has no text for."""


def take(memory: Memory, today: Mapping[str, Wording], parcel: Parcel) -> Taken:
    """The memory with the translations of a parcel; what is empty there changes nothing.

    `today` has the wordings of the brief by key. A translation of a wording that has changed since
    the parcel went out is kept with that wording, so that it counts as stale.
    """
    units = dict(memory.units)
    changed, outdated, unknown = [], [], []
    for unit in map(_composed, parcel.units):
        if unit.key not in today:
            unknown.append(unit.key)
            continue
        known = units.get(unit.key)
        if not unit.target or (known is not None and _same(known, unit)):
            continue
        units[unit.key] = _taken(known, unit, today[unit.key])
        changed.append(unit.key)
        if state(units[unit.key], today[unit.key].source, unit.target) == "stale":
            outdated.append(unit.key)
    return Taken(replace(memory, units=units), tuple(changed), tuple(outdated), tuple(unknown))


def _composed(unit: Unit) -> Unit:
    """A unit as a memory has it: its words in the normal form of a brief, a translation of spaces none."""
    source, target = (
        unicodedata.normalize("NFC", words) for words in (unit.previous or unit.source, unit.target)
    )
    return replace(unit, source=source, target=target if target.strip() else "", previous=None)


def _same(known: Unit, unit: Unit) -> bool:
    """Whether a unit says nothing that is not known; a stale one may come back with either wording.

    That somebody has not accepted a translation there takes nothing from one that was accepted here.
    """
    told = unit.comment in {"", known.comment}
    is_alike = unit.target == known.target and (known.accepted or not unit.accepted)
    return told and is_alike and unit.source in {known.source, known.previous or known.source}


def _taken(known: Unit | None, unit: Unit, today: Wording) -> Unit:
    is_current = unit.source == today.source
    base = known or Unit(unit.key, today.source, notes=today.notes)
    return replace(
        base,
        source=today.source,
        target=unit.target,
        accepted=unit.accepted and is_current,
        previous=None if is_current else unit.source,
        former="",
        comment=unit.comment or base.comment,
    )
