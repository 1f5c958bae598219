"""How good all forecasts of a desk, or of an author, were together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from briefgen.forecasting.calibration import FEWEST_QUESTIONS, Bin, by_tens, by_terms, cases
from briefgen.forecasting.score import Score


@dataclass(frozen=True)
class Record:
    """The scores of some questions; there is at least one."""

    kind: Literal["all", "desk", "author"]
    name: str | None
    """Of the desk or author."""
    scores: tuple[Score, ...]

    @property
    def brier(self) -> float:
        """The mean multi-category Brier score, 0 to 2."""
        return fmean(one.brier for one in self.scores)

    @property
    def uniform_brier(self) -> float:
        """What uniform forecasts of the same questions would have."""
        return fmean(one.uniform_brier for one in self.scores)

    @property
    def binary(self) -> tuple[float, int] | None:
        """The mean binary Brier score, 0 to 1, and of how many questions; none if none has two scenarios."""
        found = [one.binary for one in self.scores if one.binary is not None]
        return (fmean(found), len(found)) if found else None

    @property
    def log(self) -> float:
        """The mean log score."""
        return fmean(one.log for one in self.scores)

    @property
    def uniform_log(self) -> float:
        """What uniform forecasts of the same questions would have."""
        return fmean(one.uniform_log for one in self.scores)

    @property
    def is_telling(self) -> bool:
        """Whether there are enough questions for the means to say anything about who forecast."""
        return len(self.scores) >= FEWEST_QUESTIONS

    @property
    def tens(self) -> tuple[Bin, ...]:
        """Calibration by tens of per cent."""
        return by_tens(cases(self.scores))

    @property
    def terms(self) -> tuple[Bin, ...]:
        """Calibration by terms of the scale."""
        return by_terms(cases(self.scores))


def records(scores: Iterable[Score]) -> tuple[Record, ...]:
    """The record of all, then of each desk, then of each author; none where nothing is scored.

    A forecast of several authors counts for each of them.
    """
    known = tuple(scores)
    return (Record("all", None, known), *_desks(known), *_authors(known)) if known else ()


def _desks(scores: Sequence[Score]) -> Iterator[Record]:
    for name in sorted({desk for one in scores if (desk := one.vector.printing.desk)}):
        yield Record("desk", name, tuple(one for one in scores if one.vector.printing.desk == name))


def _authors(scores: Sequence[Score]) -> Iterator[Record]:
    for name in sorted({author for one in scores for author in one.vector.printing.authors}):
        yield Record("author", name, tuple(one for one in scores if name in one.vector.printing.authors))
