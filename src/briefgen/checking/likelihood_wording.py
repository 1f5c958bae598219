"""LK: how a brief words what it assesses, read in its prose."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.brief import Brief
from briefgen.model.judgement import Assumption, Judgement, Shift
from briefgen.model.outlook import Indicator, Outcome, Outlook, Scenario
from briefgen.model.point import Statement
from briefgen.model.scale import Confidence, Scale
from briefgen.prose.estimative import certainties, estimates, futures, hedges, ratings
from briefgen.prose.expression import Found
from briefgen.prose.wording import Wording, sentences

_ASSESSED = (Judgement, Shift, Confidence, Assumption, Outlook, Scenario, Outcome, Indicator)
_UP_FRONT = frozenset({"title", "standfirst", "bottom_line", "highlights", "gaps"})
# The ends of both scales, where a flat future says little more than the term.
_ENDS = frozenset({"almost certain", "almost no chance", "remote chance"})


def _assessed(case: Case) -> Iterator[Wording]:
    """Every wording in which the desk assesses; claims, sources and annexes speak for others."""
    for wording in case.wordings:
        owner = wording.leaf.owner
        up_front = isinstance(owner, Brief | Statement) and wording.path[0] in _UP_FRONT
        if up_front or isinstance(owner, _ASSESSED):
            yield wording


def _judged(case: Case) -> Iterator[tuple[Wording, Judgement]]:
    """Every wording of the text of a judgement."""
    for wording in case.wordings:
        owner = wording.leaf.owner
        if isinstance(owner, Judgement) and wording.leaf.text is owner.text:
            yield wording, owner


def _told(case: Case) -> Iterator[tuple[Wording, Judgement | Scenario]]:
    """Every wording of the text of a judgement or a scenario."""
    for wording in case.wordings:
        owner = wording.leaf.owner
        if isinstance(owner, Judgement | Scenario) and wording.leaf.text is owner.text:
            yield wording, owner


@rule("LK01", Severity.ERROR)
def confidence_with_likelihood(case: Case) -> Iterator[Finding]:
    """One sentence gives both a level of confidence and a likelihood.

    How good the base of a judgement is and how likely the event is are two things. In one
    sentence a reader takes the one for the other: "high confidence" becomes "very likely".

    Bad:   We assess with high confidence that a strike is likely.
    Good:  A strike is likely. Our confidence in this judgement is high.

    Follows ICD 203, section D.6.e.(2)(b).
    """
    for wording in _assessed(case):
        for sentence in sentences(wording.plain):
            levels = ratings(sentence, wording.base)
            terms = estimates(sentence, wording.base) if levels else ()
            if levels and terms:
                message = f"`{levels[0].words}` and `{terms[0].words}` stand in one sentence"
                yield Finding(wording.path, message, ("say the confidence in a sentence of its own",))


@rule("LK06", Severity.WARNING)
def certainty(case: Case) -> Iterator[Finding]:
    """A judgement or a scenario is worded as certain or impossible.

    What has not happened has no 0 and no 100 per cent, and both scales end before them.

    Bad:   The strike is certain to end by Friday.
    Good:  It is almost certain that the strike ends by Friday.

    Follows ICD 203 and the PHIA yardstick, which begin above 0 and end below 100 per cent.
    """
    for wording, _ in _told(case):
        for found in certainties(wording.plain, wording.base)[:1]:
            hints = ("use a term of the brief's scale",)
            yield Finding(wording.path, f"`{found.words}` leaves no doubt about what may come", hints)


@rule("LK07", Severity.WARNING)
def hedge(case: Case) -> Iterator[Finding]:
    """A judgement hedges with words that are on no scale.

    "May well" is one number to the writer and another to each reader. A judgement says how
    likely in a term that the report prints with its range.

    Bad:   The strike might spread to the port.
    Good:  The strike is unlikely to spread to the port.

    Follows ICD 203, section D.6.e.(2)(a).
    """
    for wording, _ in _judged(case):
        loose = [one for one in estimates(wording.plain, wording.base) if one.row == "loose"]
        for found in (*hedges(wording.plain, wording.base), *loose)[:1]:
            hints = ("say it with a term of the brief's scale",)
            yield Finding(wording.path, f"`{found.words}` is on no scale of likelihood", hints)


@rule("LK12", Severity.ERROR)
def another_term(case: Case) -> Iterator[Finding]:
    """The text of a judgement says another likelihood than its `likelihood`.

    The report prints both, one under the other; in a translation this is a mistake that no
    reader of the other language sees.

    Bad:   `text: A strike is very likely.` with `likelihood: likely`
    Good:  `text: A strike is likely.` with `likelihood: likely`
    """
    scale = case.brief.scale_in_force
    for wording, judgement in _judged(case):
        terms = {band.term for band in scale.bands}
        said = [one for one in estimates(wording.plain, wording.base) if one.meaning in terms]
        meant = judgement.likelihood
        firm = [one for one in said if one.row != "loose"]
        if meant in terms and firm and meant not in {one.meaning for one in said}:
            message = f"the text says `{firm[0].words}` where `likelihood` is `{meant}`"
            yield Finding(wording.path, message, ("make the two agree",))


@rule("LK13", Severity.WARNING)
def flat_future(case: Case) -> Iterator[Finding]:
    """A text says flatly what will happen where its likelihood is less than almost certain.

    "Will" is read as certainty, whatever stands beside it in small print.

    Bad:   `text: The works will stop.` with `likelihood: likely`
    Good:  `text: The works are likely to stop.`

    Follows ICD 203, section D.6.e.(2)(a).
    """
    for wording, estimate in _told(case):
        if estimate.likelihood is None or estimate.likelihood in _ENDS:
            continue
        if any(read(wording.plain, wording.base) for read in (estimates, hedges, certainties)):
            continue
        for found in futures(wording.plain, wording.base)[:1]:
            message = f"`{found.words}` asserts what is only `{estimate.likelihood}`"
            yield Finding(wording.path, message, ("put the term into the sentence, or use the present",))


@rule("LK15", Severity.WARNING)
def mixed_terms(case: Case) -> Iterator[Finding]:
    """The prose uses a term of another scale, or of the other row of ICD 203.

    A report that says "likely" in one place and "probable" in another makes its readers
    look for a difference, and "highly unlikely" has a range only on the other scale.

    Bad:   `bottom_line: An end before May is probable.` beside `likelihood: likely`
    Good:  `bottom_line: An end before May is likely.`

    Follows ICD 203, section D.6.e.(2)(a).
    """
    brief, scale = case.brief, case.brief.scale_in_force
    printed = [one.likelihood for one in brief.judgements]
    printed += [one.likelihood for outlook in brief.outlooks for one in outlook.scenarios]
    if not any(printed):
        return
    for wording in _assessed(case):
        others = [one for one in estimates(wording.plain, wording.base) if not _is_printed(one, scale)]
        for found in others[:1]:
            message = f"`{found.words}` is not among the terms of this report"
            yield Finding(wording.path, message, (_instead(found, scale),))


def _instead(found: Found, scale: Scale) -> str:
    terms = [band.term for band in scale.bands]
    if found.meaning in terms:
        return f"its term for that is `{found.meaning}`"
    return f"its terms are {', '.join(f'`{term}`' for term in terms)}"


def _is_printed(found: Found, scale: Scale) -> bool:
    """Whether the scale in force prints a term; a word of degree that is on no scale is no term."""
    if found.row == "loose":
        return True
    # PHIA has "likely or probable" for one band.
    is_in_row = found.row == "first" or (scale.name, found.meaning) == ("phia", "likely")
    return is_in_row and any(band.term == found.meaning for band in scale.bands)


RULES = (confidence_with_likelihood, certainty, hedge, another_term, flat_future, mixed_terms)
