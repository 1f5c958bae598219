"""LK: one declared scale, and numbers inside the bands of its terms."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.judgement import Judgement
from briefgen.model.node import Path, each
from briefgen.model.outlook import Scenario
from briefgen.nearest import did_you_mean


def _estimates(case: Case) -> Iterator[tuple[Path, Judgement | Scenario]]:
    yield from each(case.brief, Judgement)
    yield from each(case.brief, Scenario)


@rule("LK04", Severity.ERROR, is_firm=True)
def term_off_scale(case: Case) -> Iterator[Finding]:
    """A likelihood is not a term of the brief's declared scale.

    "Unlikely" is 20 to 45 per cent on one scale and 25 to 35 on the other. A report that
    mixes them says nothing, so each declares one scale and prints it.

    Bad:   `likelihood: remote chance` under `scale: icd203`
    Good:  `likelihood: almost no chance`

    Follows ICD 203, section D.6.e.(2)(a).
    """
    scale = case.brief.scale_in_force
    for path, estimate in _estimates(case):
        term = estimate.likelihood
        if term is not None and scale.band(term) is None:
            terms = [band.term for band in scale.bands]
            listed = ", ".join(f"`{name}`" for name in terms)
            hints = (*did_you_mean(term, terms), f"its terms are {listed}")
            yield Finding((*path, "likelihood"), f"`{term}` is not a term of the {scale.title} scale", hints)


@rule("LK05", Severity.ERROR)
def number_outside_band(case: Case) -> Iterator[Finding]:
    """A probability lies outside the range of its likelihood term.

    Bad:   `likelihood: likely` with `probability: 40`
    Good:  `likelihood: likely` with `probability: 65`

    Follows ICD 203, section D.6.e.(2)(a).
    """
    for path, estimate in _estimates(case):
        if estimate.likelihood is None or estimate.probability is None:
            continue
        band = case.brief.scale_in_force.band(estimate.likelihood)
        if band and not band.low <= estimate.probability <= band.high:
            message = f"{estimate.probability} per cent is not `{band.term}`"
            yield Finding(
                (*path, "probability"), message, (f"`{band.term}` is {band.low} to {band.high} per cent",)
            )


RULES = (term_off_scale, number_outside_band)
