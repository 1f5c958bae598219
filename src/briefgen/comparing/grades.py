"""The ladders of a brief: which of two values is the surer, better or stricter one."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.comparing.change import Direction
from briefgen.comparing.plain import Plain
from briefgen.model.marking import STRICTNESS
from briefgen.model.scale import SCALES, ScaleName

_CONFIDENCE = {"low": 0, "moderate": 1, "high": 2}
# F and 6 say that it cannot be judged, which is neither better nor worse.
_RELIABILITY = {grade: rank for rank, grade in enumerate("EDCBA")}
_CREDIBILITY = {grade: -grade for grade in range(1, 6)}

LADDERS: Mapping[str, Mapping[Plain, int]] = {
    "confidence": _CONFIDENCE,
    "reliability": _RELIABILITY,
    "credibility": _CREDIBILITY,
    "tlp": dict(STRICTNESS),
}


def likelihood(before: Plain, after: Plain, scales: tuple[ScaleName, ScaleName]) -> Direction | None:
    """Whether a term became a likelier one; of two scales, by the middle of the terms' ranges."""
    bands = [SCALES[scale].band(term) for scale, term in zip(scales, (before, after), strict=True)]
    middles = [band.low + band.high if band else None for band in bands]
    return rising(*middles)


def graded(field: str, before: Plain, after: Plain) -> Direction | None:
    """Whether a value of a ladder went up."""
    ladder = LADDERS.get(field, {})
    return rising(ladder.get(before), ladder.get(after))


def rising(before: int | None, after: int | None) -> Direction | None:
    """Whether a number went up; none if there were not two of them."""
    if before is None or after is None or before == after:
        return None
    return "raised" if after > before else "lowered"
