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
    """A short name, unique in the brief and stable over editions."""
    title: Text
    """A name for it."""
    text: Text | None = None
    """What happens in it."""
    likelihood: Likelihood | None = None
    """A term of the brief's scale."""
    probability: Probability | None = None
    """The desk's own number in whole per cent, inside the range of the term."""
    flags: Many[Literal["most_likely", "most_dangerous"]] = ()
    """Whether it is the most likely or the most dangerous one."""
    drivers: Many[Text] = ()
    """What would bring it about."""
    implications: Text | None = None
    """What would follow for the reader."""
    indicators: Many[IndicatorId] = ()
    """The indicators that point to it."""


class Resolution(Node):
    """How it will be known which scenario came true."""

    criteria: Text
    """What has to be seen for each scenario to count as come true."""
    source: Text | None = None
    """Where that will be looked up."""
    by: Text | None = None
    """Who decides."""


class Published(Node):
    """The probabilities that an earlier edition printed, in whole per cent by scenario."""

    edition: int
    """The edition that printed them."""
    date: When | None = None
    """When it was published."""
    probabilities: dict[ScenarioId, Probability]
    """Whole per cent by the id of the scenario."""


class Outcome(Sourced):
    """What came of it."""

    scenario: ScenarioId | None = None
    """The scenario that came true; none if the question was void."""
    date: When | None = None
    """When it was known."""
    text: Text
    """What came of the question."""


class Outlook(Sourced):
    """A question, a deadline, and scenarios that exclude each other."""

    id: Id
    """A short name, unique in the brief and stable over editions."""
    question: Text
    """What will be known at the deadline."""
    deadline: When | None = None
    """When it will be known."""
    exhaustive: bool = False
    """Whether the scenarios cover everything that can happen."""
    resolution: Resolution | None = None
    """How it will be known."""
    scenarios: Many[Scenario] = ()
    """The answers, each excluding the others."""
    source_views: Many[ClaimHere] = ()
    """What the sources themselves expect, with their own hedges; kept apart from the desk's."""
    outcome: Outcome | None = None
    """What came of it, once that is known."""
    history: Many[Published] = ()
    """What earlier editions printed."""
    updated: When | None = None
    """When somebody last saw to it that it still holds; `stale_after` counts from it."""


class Indicator(Sourced):
    """What to watch, and whether it has been seen."""

    id: Id
    """A short name, unique in the brief and stable over editions."""
    text: Text
    """What there is to see."""
    state: Literal["seen", "not_seen", "unknown"] = "unknown"
    """Whether it has been seen."""
    checked: When | None = None
    """When somebody last looked."""
    scenarios: Many[ScenarioId] = ()
    """The scenarios that it points to."""
