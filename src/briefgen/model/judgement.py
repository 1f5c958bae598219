"""What the desk assesses, and what that rests on."""

from __future__ import annotations

from typing import Literal

from briefgen.model.claim import Sourced
from briefgen.model.identifier import AssumptionId, Id
from briefgen.model.node import Many, Node
from briefgen.model.scale import Confidence, Likelihood, Probability
from briefgen.model.text import Text


class Shift(Node):
    """How a judgement differs from the edition before, and why (ICD 203, standard 7)."""

    kind: Literal["new", "unchanged", "raised", "lowered", "withdrawn"]
    why: Text | None = None


class Judgement(Sourced):
    """One assessment with its likelihood, and with its confidence apart from it."""

    id: Id
    text: Text
    likelihood: Likelihood | None = None
    probability: Probability | None = None
    confidence: Confidence | None = None
    horizon: Text | None = None
    """Up to when it holds."""
    assumptions: Many[AssumptionId] = ()
    alternatives: Many[Text] = ()
    implications: Text | None = None
    change: Shift | None = None


class Assumption(Sourced):
    """What the judgements rest on without proof (ICD 203, standard 3)."""

    id: Id
    text: Text
    if_wrong: Text | None = None
    rating: Literal["solid", "caveats", "unsupported"] | None = None
