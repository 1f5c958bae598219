"""Briefs that are wrong in their form, each with all that is said about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cases import Case, assert_as_marked, cases

CASES = cases(Path(__file__).parent / "cases")


def test_all_load_cases_are_collected() -> None:
    assert len(CASES) == 129
    assert len({case.title for case in CASES}) == len(CASES), "two cases have the same title"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_brief_gets_exactly_the_marked_diagnostics(case: Case) -> None:
    assert_as_marked(case)
