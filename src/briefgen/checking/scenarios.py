"""SC: scenarios that exclude each other share out one hundred per cent."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity


@rule("SC01", Severity.ERROR)
def sum_of_probabilities(case: Case) -> Iterator[Finding]:
    """The probabilities of an outlook's scenarios do not sum to 100.

    Scenarios of one question exclude each other. Where they also cover everything, their
    probabilities sum to 100; more than 100 is impossible in either case.

    Bad:   55, 30 and 20
    Good:  55, 30 and 15, the last one a scenario for everything else
    """
    for index, outlook in enumerate(case.brief.outlooks):
        numbers = [scenario.probability for scenario in outlook.scenarios]
        if not numbers or None in numbers:
            continue
        total = sum(number for number in numbers if number is not None)
        if total > 100 or (outlook.exhaustive and total != 100):
            message = f"the probabilities of `{outlook.id}` sum to {total}, not to 100"
            yield Finding(("outlooks", index, "scenarios"), message)


RULES = (sum_of_probabilities,)
