"""Every rule failing and passing, in briefs that say so themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cases import Case, assert_as_marked, cases

from briefgen.checking.registry import RULES

CASES = cases(Path(__file__).parent / "cases")
CODES = [rule.code for rule in RULES]
_TITLE = re.compile(r"(fails|passes) ([A-Z]{2}[0-9]{2}): .+")


def _titled(how: str, code: str) -> list[Case]:
    return [case for case in CASES if case.title.startswith(f"{how} {code}: ")]


def test_all_check_cases_are_collected() -> None:
    assert len(CASES) == 321
    assert len({case.title for case in CASES}) == len(CASES), "two cases have the same title"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_brief_gets_exactly_the_marked_findings(case: Case) -> None:
    assert_as_marked(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_case_is_about_what_its_title_says(case: Case) -> None:
    title = _TITLE.fullmatch(case.title)
    assert title is not None
    codes = {expected.code for expected in case.expected}
    assert codes == ({title[2]} if title[1] == "fails" else set())


@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_a_failing_and_a_passing_case(code: str) -> None:
    assert _titled("fails", code)
    assert _titled("passes", code)


def test_every_rule_has_a_code_of_its_own() -> None:
    assert len(set(CODES)) == len(CODES)
