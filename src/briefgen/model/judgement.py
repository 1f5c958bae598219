"""What the desk assesses, and what that rests on."""

from __future__ import annotations

from typing import Literal

from briefgen.model.claim import Sourced
from briefgen.model.identifier import AssumptionId, Id
from briefgen.model.node import Many, Node
from briefgen.model.scale import Confidence, Likelihood, Probability
from briefgen.model.text import Text
from briefgen.model.when import When


class Shift(Node):
    """How a judgement differs from the edition before, and why (ICD 203, standard 7)."""

    kind: Literal["new", "unchanged", "raised", "lowered", "withdrawn"]
    """In which way it differs."""
    why: Text | None = None
    """The reason for the change, or for none."""


class Judgement(Sourced):
    """One assessment with its likelihood, and with its confidence apart from it."""

    id: Id
    """A short name, unique in the brief and stable over editions."""
    text: Text
    """The judgement in a sentence."""
    likelihood: Likelihood | None = None
    """A term of the brief's scale."""
    probability: Probability | None = None
    """The desk's own number in whole per cent, inside the range of the term."""
    confidence: Confidence | None = None
    """How good the base of the judgement is."""
    horizon: Text | None = None
    """Up to when it holds."""
    assumptions: Many[AssumptionId] = ()
    """The assumptions that it rests on."""
    alternatives: Many[Text] = ()
    """What else could explain the same facts, or come of them."""
    implications: Text | None = None
    """What follows for the reader."""
    change: Shift | None = None
    """How it differs from the edition before."""
    updated: When | None = None
    """When somebody last saw to it that it still holds; `stale_after` counts from it."""


class Assumption(Sourced):
    """What the judgements rest on without proof (ICD 203, standard 3)."""

    id: Id
    """A short name, unique in the brief and stable over editions."""
    text: Text
    """What is taken to be so."""
    if_wrong: Text | None = None
    """What falls if it is wrong."""
    rating: Literal["solid", "caveats", "unsupported"] | None = None
    """How well it is supported (key assumptions check)."""
    updated: When | None = None
    """When somebody last saw to it that it still holds; `stale_after` counts from it."""
