"""How good a forecast was: proper scores of the last vector that was published before the outcome.

All of them are lower the better the forecast was. Probabilities are whole per cent from 1 to 99, so that
the logarithm is always finite.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefgen.forecasting.days import first_day
from briefgen.forecasting.vector import Probabilities, Vector
from briefgen.model.outlook import Outcome

Reason = Literal["open", "void", "unpublished", "late", "incomplete", "unknown scenario"]
"""Why there is no score; see `verdict`."""


@dataclass(frozen=True)
class Score:
    """The scores of one forecast."""

    vector: Vector
    """The vector that is scored."""
    outcome: str
    """The scenario that came true."""

    @property
    def brier(self) -> float:
        """Brier score over all categories; see `brier`."""
        return brier(self.vector.probabilities, self.outcome)

    @property
    def binary(self) -> float | None:
        """Brier score in its binary form; none unless there are exactly two scenarios."""
        return binary(self.vector.probabilities, self.outcome)

    @property
    def log(self) -> float:
        """Log score; see `log`."""
        return log(self.vector.probabilities, self.outcome)

    @property
    def uniform_brier(self) -> float:
        """What a forecast that makes no difference between the scenarios would have had."""
        return 1 - 1 / len(self.vector.probabilities)

    @property
    def uniform_log(self) -> float:
        """The same for the log score."""
        return math.log(len(self.vector.probabilities))


@dataclass(frozen=True)
class Unscored:
    """That a forecast has no score, and why."""

    reason: Reason
    vector: Vector | None = None
    """The vector that would have been scored."""


def brier(probabilities: Probabilities, outcome: str) -> float:
    """The multi-category Brier score, from 0 (sure and right) to 2 (sure and wrong).

    The sum over all scenarios of (p - o)², where p is the probability from 0 to 1, and o is 1 for the
    scenario that came true and 0 for all others (Brier 1950). The uniform forecast of k scenarios has
    1 - 1/k.
    """
    distances = (number - (100 if name == outcome else 0) for name, number in probabilities.items())
    return sum(distance * distance for distance in distances) / 10_000


def binary(probabilities: Probabilities, outcome: str) -> float | None:
    """The binary Brier score, (p - o)², from 0 to 1; none unless there are exactly two scenarios.

    It is the same for either of the two, and half of the multi-category one.
    """
    return brier(probabilities, outcome) / 2 if len(probabilities) == 2 else None


def log(probabilities: Probabilities, outcome: str) -> float:
    """The log score, -ln p of the scenario that came true: from 0.01 (99 per cent) to 4.61 (1 per cent).

    The natural logarithm is taken (Good 1952, with its sign turned, so that lower is better). The uniform
    forecast of k scenarios has ln k.
    """
    return -math.log(probabilities[outcome] / 100)


def verdict(vectors: Sequence[Vector], outcome: Outcome | None) -> Score | Unscored:
    """The score of a question, whose vectors are given from the oldest on, or why it has none.

    `open`: nothing came of it yet. `void`: the question has no answer. `unpublished`: no edition printed
    numbers. `late`: each edition that did knew the outcome, or did not come out before its day. `incomplete`:
    the numbers do not sum to 100, or a scenario has none. `unknown scenario`: the scenario that came true has
    no number, as when its id was another one then.
    """
    if outcome is None:
        return Unscored("open")
    if outcome.scenario is None:
        return Unscored("void")
    published = [one for one in vectors if one.is_published]
    before = [one for one in published if _is_before(one, first_day(outcome.date))]
    if not before:
        return Unscored("late" if published else "unpublished")
    last = before[-1]
    if not last.is_whole:
        return Unscored("incomplete", last)
    if outcome.scenario not in last.probabilities:
        return Unscored("unknown scenario", last)
    return Score(last, outcome.scenario)


def _is_before(vector: Vector, known: datetime.date | None) -> bool:
    """Whether a vector came out before the day of the outcome; its edition decides where a day is missing."""
    day = vector.printing.day
    return not vector.knows_outcome and (known is None or day is None or day < known)
