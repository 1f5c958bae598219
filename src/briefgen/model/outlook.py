"""One question about the future, its scenarios, and what to watch."""

from __future__ import annotations

from typing import Literal

from briefgen.model.claim import ClaimHere, Sourced
from briefgen.model.identifier import Id, IndicatorId, ScenarioId
from briefgen.model.node import Many, Node
from briefgen.model.scale import Likelihood, Probability
from briefgen.model.text import Text
from briefgen.model.when import When


class Scenario(Sourced):
    """One way the question may be answered."""

    id: Id
    title: Text
    text: Text | None = None
    likelihood: Likelihood | None = None
    probability: Probability | None = None
    flags: Many[Literal["most_likely", "most_dangerous"]] = ()
    drivers: Many[Text] = ()
    implications: Text | None = None
    indicators: Many[IndicatorId] = ()


class Resolution(Node):
    """How it will be known which scenario came true."""

    criteria: Text
    source: Text | None = None
    by: Text | None = None


class Published(Node):
    """The probabilities that an earlier edition printed, in whole per cent by scenario."""

    edition: int
    date: When | None = None
    probabilities: dict[ScenarioId, Probability]


class Outcome(Sourced):
    """What came of it."""

    scenario: ScenarioId | None = None
    """The scenario that came true; none if the question was void."""
    date: When | None = None
    text: Text


class Outlook(Sourced):
    """A question, a deadline, and scenarios that exclude each other."""

    id: Id
    question: Text
    deadline: When | None = None
    exhaustive: bool = False
    """Whether the scenarios cover everything that can happen."""
    resolution: Resolution | None = None
    scenarios: Many[Scenario] = ()
    source_views: Many[ClaimHere] = ()
    """What the sources themselves expect, with their own hedges; kept apart from the desk's."""
    outcome: Outcome | None = None
    history: Many[Published] = ()


class Indicator(Sourced):
    """What to watch, and whether it has been seen."""

    id: Id
    text: Text
    state: Literal["seen", "not_seen", "unknown"] = "unknown"
    checked: When | None = None
    scenarios: Many[ScenarioId] = ()
