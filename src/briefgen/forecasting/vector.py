"""The probabilities that one edition printed for one question."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from briefgen.forecasting.asked import Asked, asked_by
from briefgen.model.outlook import Outlook
from briefgen.model.scale import Likelihood, ScaleName

Witness = Literal["git", "brief", "draft"]
"""Who says so: an edition in git, the brief's own `history`, or a brief that nobody has published yet."""
Probabilities = Mapping[str, int]
"""Whole per cent by the id of the scenario."""


@dataclass(frozen=True)
class Printing:
    """The edition that printed something, and who answers for it."""

    brief: str
    """The id of the brief."""
    edition: int | None
    """Its number; none if the brief has none."""
    day: datetime.date | None = None
    """The day on which it was published, if that is known."""
    commit: str | None = None
    tag: str | None = None
    desk: str | None = None
    authors: tuple[str, ...] = ()
    scale: ScaleName = "icd203"


@dataclass(frozen=True)
class Vector:
    """One set of probabilities, as it was printed."""

    printing: Printing
    witness: Witness
    probabilities: Probabilities
    terms: Mapping[str, Likelihood] = field(default_factory=dict)
    """The terms of the scale by the id of the scenario, where the edition itself is known."""
    count: int = 0
    """How many scenarios the edition had, whether they have a number or not; 0 if that is not known."""
    knows_outcome: bool = False
    """Whether the edition said what came of the question."""
    asked: Asked | None = None
    """What its numbers are about, where the edition itself is known."""

    @property
    def is_published(self) -> bool:
        """Whether readers may have had it."""
        return self.witness != "draft"

    @property
    def is_whole(self) -> bool:
        """Whether each scenario has a number, and they sum to 100."""
        return self.count in {0, len(self.probabilities)} and sum(self.probabilities.values()) == 100


def vector_of(outlook: Outlook, printing: Printing, witness: Witness, own: str) -> Vector | None:
    """What an edition prints for a question; none if it gives no numbers. `own` is the brief's language."""
    numbers = {one.id: one.probability for one in outlook.scenarios if one.probability is not None}
    if not numbers:
        return None
    terms = {one.id: one.likelihood for one in outlook.scenarios if one.likelihood is not None}
    resolved = outlook.outcome is not None
    asked = asked_by(outlook, own)
    return Vector(printing, witness, numbers, terms, len(outlook.scenarios), resolved, asked)
