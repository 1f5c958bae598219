"""Whether what was said to happen in so many of a hundred cases did, and whether that can be told at all."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.forecasting.score import Score
from briefgen.model.scale import SCALES, Likelihood, ScaleName

FEWEST_IN_BIN = 12
"""From so many forecasts on, the interval around a frequency of one half is shorter than half the scale."""
FEWEST_QUESTIONS = 30
"""From so many questions on, it is about a third of the scale."""
# The quantile of the normal distribution for a two-sided interval of 95 per cent.
_Z = 1.959963984540054


@dataclass(frozen=True)
class Case:
    """One scenario of one scored forecast: its probability in whole per cent, and whether it came true."""

    probability: int
    came_true: bool
    scale: ScaleName = "icd203"
    term: Likelihood | None = None


@dataclass(frozen=True)
class Bin:
    """The cases of a range of probabilities, or of a term, and how many of them came true."""

    low: int
    """In whole per cent, both ends included."""
    high: int
    cases: tuple[Case, ...]
    scale: ScaleName | None = None
    term: Likelihood | None = None

    @property
    def hits(self) -> int:
        """How many came true."""
        return sum(case.came_true for case in self.cases)

    @property
    def mean(self) -> float:
        """The mean probability, in per cent."""
        return sum(case.probability for case in self.cases) / len(self.cases)

    @property
    def frequency(self) -> float:
        """How many of a hundred came true."""
        return 100 * self.hits / len(self.cases)

    @property
    def interval(self) -> tuple[float, float]:
        """The Wilson interval of the frequency, in per cent."""
        low, high = wilson(self.hits, len(self.cases))
        return 100 * low, 100 * high

    @property
    def is_telling(self) -> bool:
        """Whether there are enough cases for the frequency to mean anything."""
        return len(self.cases) >= FEWEST_IN_BIN


def cases(scores: Iterable[Score]) -> tuple[Case, ...]:
    """A case for each scenario of each scored forecast.

    Those of one question are not independent of each other, so the intervals are rather too short.
    """
    return tuple(
        Case(number, name == one.outcome, one.vector.printing.scale, one.vector.terms.get(name))
        for one in scores
        for name, number in one.vector.probabilities.items()
    )


def by_tens(known: Sequence[Case]) -> tuple[Bin, ...]:
    """The cases by tens of per cent: 1-9, 10-19, up to 90-99; only those that hold any."""
    bins = (
        Bin(max(1, low), low + 9, tuple(case for case in known if case.probability // 10 * 10 == low))
        for low in range(0, 100, 10)
    )
    return tuple(one for one in bins if one.cases)


def by_terms(known: Sequence[Case]) -> tuple[Bin, ...]:
    """The cases by the term that was printed with them, in the order of the scales; only those that hold any.

    A number alone does not say which term was printed, for ranges share their ends.
    """
    bins = (
        Bin(
            band.low,
            band.high,
            tuple(case for case in known if (case.scale, case.term) == (scale.name, band.term)),
            scale.name,
            band.term,
        )
        for scale in SCALES.values()
        for band in scale.bands
    )
    return tuple(one for one in bins if one.cases)


def wilson(hits: int, count: int) -> tuple[float, float]:
    """The 95 per cent interval of a proportion (Wilson 1927), from 0 to 1; all of it without any case."""
    if not count:
        return 0.0, 1.0
    share, square = hits / count, _Z * _Z
    middle = share + square / (2 * count)
    half = _Z * math.sqrt(share * (1 - share) / count + square / (4 * count * count))
    low, high = ((middle + sign * half) / (1 + square / count) for sign in (-1, 1))
    return max(0.0, low), min(1.0, high)
