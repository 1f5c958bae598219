"""SC: scenarios that exclude each other share out one hundred per cent, and can be watched and resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.checking import outcomes
from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.brief import Brief
from briefgen.model.node import Path
from briefgen.model.outlook import Outlook, Scenario
from briefgen.model.when import Day, Interval, When


def _forecasts(brief: Brief) -> Iterator[tuple[Path, Outlook]]:
    """The outlooks that say how likely something is; others only tell scenarios."""
    for index, outlook in enumerate(brief.outlooks):
        if any(one.likelihood or one.probability for one in outlook.scenarios):
            yield ("outlooks", index), outlook


def _numbers(outlook: Outlook) -> list[int] | None:
    """The probabilities of all scenarios; none unless each has one."""
    numbers = [one.probability for one in outlook.scenarios if one.probability is not None]
    return numbers if numbers and len(numbers) == len(outlook.scenarios) else None


@rule("SC01", Severity.ERROR)
def sum_of_probabilities(case: Case) -> Iterator[Finding]:
    """The probabilities of an outlook's scenarios do not sum to 100.

    Scenarios of one question exclude each other. Where they also cover everything, their
    probabilities sum to 100; more than 100 is impossible in either case.

    Bad:   55, 30 and 20
    Good:  55, 30 and 15, the last one a scenario for everything else
    """
    for path, outlook in _forecasts(case.brief):
        numbers = _numbers(outlook)
        if numbers is None:
            continue
        total = sum(numbers)
        if total > 100 or (outlook.exhaustive and total != 100):
            message = f"the probabilities of `{outlook.id}` sum to {total}, not to 100"
            yield Finding((*path, "scenarios"), message)


@rule("SC02", Severity.WARNING)
def no_deadline(case: Case) -> Iterator[Finding]:
    """A forecast has no deadline, or its deadline has passed and nobody says what came of it.

    What may happen at some time cannot be wrong, so it says nothing.

    Bad:   `question: Does the road reopen?`
    Good:  the same with `deadline: 2026-03-31`, and an `outcome` once it has passed
    """
    today = max((_first(when) for when in (case.brief.as_of, case.brief.cutoff) if when), default=None)
    for path, outlook in _forecasts(case.brief):
        if outlook.outcome is not None:
            continue
        if outlook.deadline is None:
            message = f"the forecast `{outlook.id}` has no deadline"
            yield Finding((*path, "id"), message, ("add `deadline:`",))
        elif today and _last(outlook.deadline) < today:
            message = f"the deadline of `{outlook.id}` is before the date of the report"
            yield Finding((*path, "deadline"), message, ("add `outcome:` with what came of it",))


def _first(when: When) -> tuple[int, int, int]:
    """The earliest day that a date may mean; the very first where it is open."""
    day = when.calendar
    day = day.start if isinstance(day, Interval) else day
    return (day.year, day.month or 1, day.day or 1) if isinstance(day, Day) else (0, 0, 0)


def _last(when: When) -> tuple[int, int, int]:
    """The latest day that a date may mean; the very last where it is open."""
    day = when.calendar
    day = day.end if isinstance(day, Interval) else day
    return (day.year, day.month or 12, day.day or 31) if isinstance(day, Day) else (9999, 12, 31)


@rule("SC03", Severity.WARNING)
def no_criteria(case: Case) -> Iterator[Finding]:
    """A forecast does not say how it will be known which scenario came true.

    Without criteria written down before, each side finds afterwards that it was right.

    Bad:   three scenarios with probabilities and no `resolution`
    Good:  `resolution: {criteria: Open to lorries on 31 March, source: Notices of the road authority}`
    """
    for path, outlook in _forecasts(case.brief):
        if outlook.resolution is None:
            message = f"the forecast `{outlook.id}` has no criteria for its resolution"
            yield Finding((*path, "id"), message, ("add `resolution: {criteria: …}`",))


@rule("SC04", Severity.WARNING)
def nothing_for_the_rest(case: Case) -> Iterator[Finding]:
    """The scenarios have probabilities, and are not said to cover everything that can happen.

    A reader adds them up. If they leave something out, a scenario for everything else has
    the rest; if they do not, `exhaustive` says so, and the sum is checked.

    Bad:   two scenarios of 55 and 30 per cent
    Good:  a third of 15 for everything else, and `exhaustive: true`
    """
    for path, outlook in _forecasts(case.brief):
        numbers = _numbers(outlook)
        if numbers is None or outlook.exhaustive or sum(numbers) > 100:
            continue
        rest = 100 - sum(numbers)
        if rest:
            message = f"{rest} per cent of `{outlook.id}` belong to no scenario"
            hint = "add a scenario for everything else, and `exhaustive: true`"
        else:
            message = f"the scenarios of `{outlook.id}` sum to 100 and are not said to cover everything"
            hint = "add `exhaustive: true`"
        yield Finding((*path, "scenarios"), message, (hint,))


@rule("SC05", Severity.WARNING)
def nothing_to_watch(case: Case) -> Iterator[Finding]:
    """A scenario has no indicator, so nobody can see it coming.

    Two for each scenario are a good number. One scenario of an exhaustive outlook may be
    that for everything else, to which nothing points.

    Bad:   `{id: sc1, title: Truce, probability: 30}` to which no indicator points
    Good:  the same with `indicators: [i-mediator]`

    Follows the technique of indicators and signposts (CIA, A Tradecraft Primer).
    """
    signs = _signs(case.brief)
    watched = {scenario for pointed in signs.values() for scenario in pointed}
    for path, outlook in _forecasts(case.brief):
        blind = [index for index, one in enumerate(outlook.scenarios) if one.id not in watched]
        if len(blind) == len(outlook.scenarios):
            message = f"no scenario of `{outlook.id}` has an indicator"
            yield Finding((*path, "id"), message, ("add `indicators:` with what there is to watch",))
        elif len(blind) > 1 or not outlook.exhaustive:
            for index in blind:
                message = f"nothing points to the scenario `{outlook.scenarios[index].id}`"
                hints = ("name an indicator that would show it",)
                yield Finding((*path, "scenarios", index, "id"), message, hints)


def _signs(brief: Brief) -> Mapping[str, set[str]]:
    """The scenarios that each indicator points to, whichever of the two says so."""
    signs = {indicator.id: set(indicator.scenarios) for indicator in brief.indicators}
    for outlook in brief.outlooks:
        for scenario in outlook.scenarios:
            for name in scenario.indicators:
                signs.setdefault(name, set()).add(scenario.id)
    return signs


@rule("SC06", Severity.WARNING)
def indicator_for_all(case: Case) -> Iterator[Finding]:
    """An indicator points to every scenario of an outlook.

    What is to be seen in each of them does not tell one from another.

    Bad:   `scenarios: [sc-truce, sc-war]` where there are only these two
    Good:  `scenarios: [sc-truce]`

    Follows the technique of indicators and signposts (CIA, A Tradecraft Primer).
    """
    signs = _signs(case.brief)
    for index, indicator in enumerate(case.brief.indicators):
        for outlook in case.brief.outlooks:
            every = {scenario.id for scenario in outlook.scenarios}
            if len(every) > 1 and every <= signs[indicator.id]:
                message = f"`{indicator.id}` points to every scenario of `{outlook.id}`"
                hints = ("keep it where it tells one scenario from another",)
                yield Finding(("indicators", index, "id"), message, hints)


@rule("SC07", Severity.ERROR)
def wrong_flag(case: Case) -> Iterator[Finding]:
    """A scenario is marked as the most likely or the most dangerous, and another one is.

    Bad:   `flags: [most_likely]` at 30 per cent beside a scenario of 55
    Good:  the mark at the scenario of 55 per cent
    """
    for number, outlook in enumerate(case.brief.outlooks):
        for index, scenario in enumerate(outlook.scenarios):
            path = ("outlooks", number, "scenarios", index, "flags")
            for flag in dict.fromkeys(scenario.flags):
                likelier = _likelier(case.brief, scenario, outlook) if flag == "most_likely" else None
                message = likelier or _doubled(flag, scenario, outlook.scenarios[:index])
                if message is not None:
                    yield Finding(path, message, ("keep the mark at one",))


def _likelier(brief: Brief, marked: Scenario, outlook: Outlook) -> str | None:
    """What is said of a scenario that is marked most likely beside a likelier one."""
    terms = [band.term for band in brief.scale_in_force.bands]
    for other in outlook.scenarios:
        if marked.probability is not None and other.probability is not None:
            is_likelier = other.probability > marked.probability
        elif marked.likelihood in terms and other.likelihood in terms:
            is_likelier = terms.index(other.likelihood) > terms.index(marked.likelihood)
        else:
            continue
        if is_likelier:
            return f"`{marked.id}` is marked as the most likely, and `{other.id}` is likelier"
    return None


def _doubled(flag: str, marked: Scenario, before: tuple[Scenario, ...]) -> str | None:
    """What is said of a second scenario with a mark; two as likely as each other may share theirs."""
    for other in before:
        tie = (
            flag == "most_likely"
            and marked.probability is not None
            and marked.probability == other.probability
        )
        if flag in other.flags and not tie:
            return f"both `{other.id}` and `{marked.id}` are marked as `{flag}`"
    return None


@rule("SC12", Severity.NOTE)
def one_mark_of_two(case: Case) -> Iterator[Finding]:
    """Of the most likely and the most dangerous scenario only one is marked.

    Who acts on a report plans for both.

    Bad:   `flags: [most_dangerous]` at one scenario, and no `most_likely`
    Good:  both marks, at two scenarios or at one
    """
    for path, outlook in _forecasts(case.brief):
        marks = {flag for scenario in outlook.scenarios for flag in scenario.flags}
        if len(marks) == 1 and len(outlook.scenarios) > 1:
            (missing,) = {"most_likely", "most_dangerous"} - marks
            message = f"no scenario of `{outlook.id}` is marked as `{missing}`"
            yield Finding((*path, "id"), message, (f"add `flags: [{missing}]` to one",))


RULES = (
    sum_of_probabilities,
    no_deadline,
    no_criteria,
    nothing_for_the_rest,
    nothing_to_watch,
    indicator_for_all,
    wrong_flag,
    one_mark_of_two,
    *outcomes.RULES,
)
