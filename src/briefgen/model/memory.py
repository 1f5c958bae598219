"""A translation memory: which text was translated from which wording, into one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    comment: str = ""
    """What a translator noted down."""


@dataclass(frozen=True)
class Memory:
    """All that is known of the translation of one brief into one language."""

    language: str
    units: Mapping[str, Unit] = field(default_factory=dict)
    """By key, in the order of the file."""


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
