"""LK: one declared scale, numbers inside the bands of its terms, and judgements that say what they owe."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checking import likelihood_wording
from briefgen.checking.basis import Basis
from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.judgement import Judgement
from briefgen.model.node import Path
from briefgen.model.outlook import Scenario
from briefgen.model.scale import Scale
from briefgen.nearest import did_you_mean

# The ends of both scales: their alternative is what the term itself leaves open.
_ENDS = frozenset({"almost certain", "almost no chance", "remote chance"})


def _estimates(case: Case) -> Iterator[tuple[Path, Judgement | Scenario]]:
    yield from _judgements(case)
    for number, outlook in enumerate(case.brief.outlooks):
        for index, scenario in enumerate(outlook.scenarios):
            yield ("outlooks", number, "scenarios", index), scenario


def _judgements(case: Case) -> Iterator[tuple[Path, Judgement]]:
    for index, judgement in enumerate(case.brief.judgements):
        yield ("judgements", index), judgement


def _standing(case: Case) -> Iterator[tuple[Path, Judgement]]:
    """The judgements of this edition, without those that it withdraws."""
    for path, judgement in _judgements(case):
        if judgement.change is None or judgement.change.kind != "withdrawn":
            yield path, judgement


@rule("LK02", Severity.WARNING)
def no_likelihood(case: Case) -> Iterator[Finding]:
    """A judgement does not say how likely it is.

    An assessment without a degree is taken for a fact by one reader and for a guess by another.

    Bad:   `{id: j1, text: The works stop by Friday.}`
    Good:  the same with `likelihood: likely`

    Follows ICD 203, standard 2.
    """
    for path, judgement in _standing(case):
        if judgement.likelihood is None:
            message = f"the judgement `{judgement.id}` has no likelihood"
            yield Finding(
                (*path, "id"), message, (_fitting(case.brief.scale_in_force, judgement.probability),)
            )


def _fitting(scale: Scale, number: int | None) -> str:
    terms = [band.term for band in scale.bands if number and band.low <= number <= band.high]
    if terms:
        return f"{number} per cent is {' or '.join(f'`{term}`' for term in terms)}"
    return f"add `likelihood:` with a term of the {scale.title} scale"


@rule("LK03", Severity.WARNING)
def no_confidence(case: Case) -> Iterator[Finding]:
    """A judgement does not say how good its base is.

    The same likelihood may rest on three independent sources or on one rumour. The level and
    its reason tell which, and stand apart from the likelihood.

    Bad:   a judgement with `likelihood: likely` alone
    Good:  `confidence: {level: low, because: One report, at second hand.}` beside it

    Follows ICD 203, section D.6.e.(2)(b).
    """
    for path, judgement in _standing(case):
        if judgement.confidence is None:
            message = f"the judgement `{judgement.id}` has no confidence"
            yield Finding((*path, "id"), message, ("add `confidence: {level: …, because: …}`",))


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


@rule("LK08", Severity.WARNING)
def change_unexplained(case: Case) -> Iterator[Finding]:
    """A new edition does not say what became of a judgement, or why.

    Who read the edition before compares. A judgement that moved without a word looks like
    a mistake in one of the two.

    Bad:   `supersedes: v1`, and a judgement without `change`
    Good:  `change: {kind: raised, why: A second source confirms it.}`

    Follows ICD 203, standard 7.
    """
    if case.brief.supersedes is None:
        return
    for path, judgement in _judgements(case):
        change = judgement.change
        if change is None:
            message = f"the judgement `{judgement.id}` does not say how it differs from the edition before"
            yield Finding((*path, "id"), message, ("add `change: {kind: …, why: …}`",))
        elif change.why is None and change.kind not in {"new", "unchanged"}:
            message = f"the judgement `{judgement.id}` is `{change.kind}`, and does not say why"
            yield Finding((*path, "change"), message, ("add `why:`",))


@rule("LK09", Severity.WARNING)
def assumption_without_consequence(case: Case) -> Iterator[Finding]:
    """An assumption does not say what falls if it is wrong.

    Bad:   `{id: a1, text: The port stays open.}`
    Good:  the same with `if_wrong: The supply lasts two weeks, not six.`

    Follows ICD 203, standard 3.
    """
    for index, assumption in enumerate(case.brief.assumptions):
        if assumption.if_wrong is None:
            message = f"the assumption `{assumption.id}` does not say what falls if it is wrong"
            yield Finding(("assumptions", index, "id"), message, ("add `if_wrong:`",))


@rule("LK10", Severity.WARNING)
def no_alternative(case: Case) -> Iterator[Finding]:
    """A judgement that is not almost certain names no alternative.

    What is likely leaves room for something else, and a reader wants to know for what. A
    flash report is too short for it.

    Bad:   `likelihood: likely` without `alternatives`
    Good:  `alternatives: [The strike ends by a court order.]`

    Follows ICD 203, standard 4.
    """
    if case.brief.kind == "flash":
        return
    for path, judgement in _standing(case):
        if judgement.likelihood and judgement.likelihood not in _ENDS and not judgement.alternatives:
            message = f"the judgement `{judgement.id}` names no alternative"
            yield Finding((*path, "id"), message, ("add `alternatives:` with what else may be so",))


@rule("LK11", Severity.ERROR)
def number_in_gap(case: Case) -> Iterator[Finding]:
    """A probability lies between two bands of the PHIA yardstick.

    The gaps between its bands are meant: a number there claims an exactness that the
    yardstick denies, and has no term.

    Bad:   `scale: phia` with `probability: 50`
    Good:  `probability: 45`, which is a `realistic possibility`

    Follows the PHIA probability yardstick.
    """
    scale = case.brief.scale_in_force
    for path, estimate in _estimates(case):
        number = estimate.probability
        if number is None or estimate.likelihood is not None:
            continue
        if any(band.low <= number <= band.high for band in scale.bands):
            continue
        below = [band for band in scale.bands if band.high < number]
        above = [band for band in scale.bands if band.low > number]
        hints = (f"`{below[-1].term}` ends at {below[-1].high}, `{above[0].term}` begins at {above[0].low}",)
        message = f"{number} per cent lies between two terms of the {scale.title} scale"
        yield Finding((*path, "probability"), message, hints)


@rule("LK14", Severity.WARNING)
def confidence_on_open_assumption(case: Case) -> Iterator[Finding]:
    """Confidence is high although an assumption under the judgement is unsupported.

    A judgement is no better than what it takes for granted.

    Bad:   `level: high` over an assumption with `rating: unsupported`
    Good:  `level: low`, or an assumption that something supports

    Follows the key assumptions check (CIA, A Tradecraft Primer).
    """
    open_ones = {one.id for one in case.brief.assumptions if one.rating == "unsupported"}
    for path, judgement in _highly_confident(case):
        for name in (one for one in judgement.assumptions if one in open_ones):
            message = f"confidence is `high`, and the assumption `{name}` is `unsupported`"
            hints = ("lower the level, or support the assumption",)
            yield Finding((*path, "confidence", "level"), message, hints)


@rule("LK16", Severity.NOTE)
def confidence_on_one_source(case: Case) -> Iterator[Finding]:
    """Confidence is high although all that the judgement rests on goes back to one source.

    The level is for the quantity of the sources as well as for their quality. One source of
    reliability A may be enough.

    Bad:   `level: high` over two articles of one `independence_group`
    Good:  `level: moderate`, or a second, independent source

    Follows ICD 203, section D.6.e.(2)(b).
    """
    basis = Basis.of(case.brief)
    reliability = {source.id: source.reliability for source in case.brief.sources}
    for path, judgement in _highly_confident(case):
        sources = basis.sources(judgement)
        if len(basis.independent(judgement)) == 1 and all(reliability[one] != "A" for one in sources):
            message = f"confidence is `high`, and all of it goes back to `{sources[0]}`"
            hints = ("lower the level, or name a second, independent source",)
            yield Finding((*path, "confidence", "level"), message, hints)


def _highly_confident(case: Case) -> Iterator[tuple[Path, Judgement]]:
    for path, judgement in _standing(case):
        if judgement.confidence is not None and judgement.confidence.level == "high":
            yield path, judgement


RULES = (
    no_likelihood,
    no_confidence,
    term_off_scale,
    number_outside_band,
    change_unexplained,
    assumption_without_consequence,
    no_alternative,
    number_in_gap,
    confidence_on_open_assumption,
    confidence_on_one_source,
    *likelihood_wording.RULES,
)
