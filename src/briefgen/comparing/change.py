"""One difference between two editions, as a reader understands it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.comparing.dates import Turn
from briefgen.comparing.plain import Plain, Wordings
from briefgen.comparing.section import Section
from briefgen.model.node import Path

Kind = Literal[
    "added",
    "removed",
    "moved",
    "reidentified",
    "renamed",
    "reworded",
    "translated",
    "lagging",
    "likelihood",
    "probability",
    "confidence",
    "redated",
    "attribution",
    "graded",
    "supported",
    "observed",
    "resolved",
    "status",
    "marking",
    "revised",
]
"""What happened. `reidentified`: another id; `renamed`: an actor's name; `translated`: only translations
changed; `lagging`: the original changed and a translation did not;
`attribution`: who said or did it, as what, and how far that is settled; `graded`: reliability or credibility;
`supported`: what it rests on; `observed`: an indicator; `resolved`: an outlook; `revised`: anything else.
"""

Direction = Literal["raised", "lowered"] | Turn
"""Of likelihood, confidence, a grade and a marking: raised is surer, better, stricter."""


@dataclass(frozen=True)
class Item:
    """What changed: an entry of one of the brief's lists, or the report as a whole."""

    kind: str
    """`event`, `judgement` …; `report` for what stands in no list."""
    section: Section
    id: str | None = None
    """Its id in the new edition; in the old one, if it is there no more."""
    position: int = 0
    """Its place in its list from 0, in the edition that `id` is of."""
    name: Wordings | str | None = None
    """What a reader knows it by: its name, title or text."""


@dataclass(frozen=True)
class Change:
    """One difference. The values are of the canonical form; none is where there was or is nothing."""

    kind: Kind
    item: Item
    path: Path = ()
    """What of the item changed: keys and positions below it, in the new edition; empty for all of it."""
    before: Plain = None
    """For `moved` the place from 0, for `reidentified` the id."""
    after: Plain = None
    direction: Direction | None = None
    reason: Wordings | None = None
    """Why, where the brief says so in this edition."""
    wants_reason: bool = False
    """Whether the brief has a place for the reason (ICD 203, standard 7)."""
    languages: tuple[str, ...] = ()
    """Of a text: the languages that changed; of `lagging`: those that did not."""
    trajectory: tuple[tuple[int | None, int], ...] = ()
    """Of a probability: editions, where known, with what each printed; the last is this one."""
