"""How likely, in words with ranges: one scale a brief."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from briefgen.model.node import Node
from briefgen.model.text import Text

ScaleName = Literal["icd203", "phia"]
Likelihood = Literal[
    "almost no chance",
    "remote chance",
    "very unlikely",
    "highly unlikely",
    "unlikely",
    "realistic possibility",
    "roughly even chance",
    "likely",
    "very likely",
    "highly likely",
    "almost certain",
]
"""A term of the brief's declared scale."""

Probability = Annotated[int, Field(ge=1, le=99)]
"""Whole per cent; 0 and 100 are not forecasts."""


@dataclass(frozen=True)
class Band:
    """One term and its range in whole per cent, both ends included."""

    term: Likelihood
    low: int
    high: int


@dataclass(frozen=True)
class Scale:
    """A set of terms from least to most likely, and the standard that they are from."""

    name: ScaleName
    title: str
    bands: tuple[Band, ...]

    def band(self, term: Likelihood) -> Band | None:
        """The range of a term, if the scale has it."""
        return next((band for band in self.bands if band.term == term), None)


SCALES: dict[ScaleName, Scale] = {
    # ODNI, Intelligence Community Directive 203, section D.6.e.(2)(a), first row of terms.
    "icd203": Scale(
        "icd203",
        "ICD 203",
        (
            Band("almost no chance", 1, 5),
            Band("very unlikely", 5, 20),
            Band("unlikely", 20, 45),
            Band("roughly even chance", 45, 55),
            Band("likely", 55, 80),
            Band("very likely", 80, 95),
            Band("almost certain", 95, 99),
        ),
    ),
    # UK Professional Head of Intelligence Assessment, probability yardstick; its gaps are meant.
    "phia": Scale(
        "phia",
        "PHIA",
        (
            Band("remote chance", 1, 5),
            Band("highly unlikely", 10, 20),
            Band("unlikely", 25, 35),
            Band("realistic possibility", 40, 49),
            Band("likely", 55, 75),
            Band("highly likely", 80, 90),
            Band("almost certain", 95, 99),
        ),
    ),
}


class Confidence(Node):
    """How good the base of a judgement is; never in one sentence with a likelihood."""

    level: Literal["high", "moderate", "low"]
    """The level after ICD 203."""
    because: Text
    """What the level rests on: sources, logic, understanding."""
