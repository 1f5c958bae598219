"""SC: what came of a forecast, and what earlier editions printed of it."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.nearest import did_you_mean


@rule("SC09", Severity.WARNING)
def outcome_without_origin(case: Case) -> Iterator[Finding]:
    """An outcome does not say when or from where it is known.

    The score of a forecast rests on it, so it is sourced like any other statement.

    Bad:   `outcome: {scenario: sc1, text: It reopened.}`
    Good:  `outcome: {scenario: sc1, date: 2026-03-29, text: It reopened., sources: [s4]}`
    """
    for index, outlook in enumerate(case.brief.outlooks):
        outcome = outlook.outcome
        if outcome is None:
            continue
        named = outlook.resolution is not None and outlook.resolution.source is not None
        if outcome.date is None:
            message = f"the outcome of `{outlook.id}` has no date"
            yield Finding(("outlooks", index, "outcome"), message, ("add `date:`",))
        if not (named or outcome.sources or outcome.claims):
            message = f"the outcome of `{outlook.id}` names no source"
            yield Finding(
                ("outlooks", index, "outcome"), message, ("add `sources:`, or `source` of the resolution",)
            )


@rule("SC10", Severity.ERROR)
def outcome_of_another(case: Case) -> Iterator[Finding]:
    """An outcome names a scenario of another outlook.

    Bad:   an outlook with `sc1` and `sc2`, resolved as `sc7`
    Good:  `outcome: {scenario: sc2, …}`
    """
    owners = {one.id: outlook.id for outlook in case.brief.outlooks for one in outlook.scenarios}
    for index, outlook in enumerate(case.brief.outlooks):
        name = outlook.outcome.scenario if outlook.outcome else None
        if name is not None and owners.get(name, outlook.id) != outlook.id:
            message = f"`{name}` is a scenario of `{owners[name]}`, not of `{outlook.id}`"
            yield Finding(("outlooks", index, "outcome", "scenario"), message)


@rule("SC11", Severity.WARNING)
def history_of_nothing(case: Case) -> Iterator[Finding]:
    """The history of an outlook has a probability for a scenario that it does not have.

    Ids stay over editions so that a forecast can be followed and scored.

    Bad:   `probabilities: {sc-truse: 30}`
    Good:  `probabilities: {sc-truce: 30}`
    """
    for index, outlook in enumerate(case.brief.outlooks):
        own = [scenario.id for scenario in outlook.scenarios]
        for place, published in enumerate(outlook.history):
            for name in published.probabilities:
                if name not in own:
                    path = ("outlooks", index, "history", place, "probabilities", name)
                    message = f"`{name}` is no scenario of `{outlook.id}`"
                    yield Finding(path, message, did_you_mean(name, own))


RULES = (outcome_without_origin, outcome_of_another, history_of_nothing)
