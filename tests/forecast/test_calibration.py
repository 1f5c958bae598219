"""Calibration: bins, intervals, and when there is too little to tell."""

from __future__ import annotations

import pytest

from briefgen.forecasting.calibration import (
    FEWEST_IN_BIN,
    FEWEST_QUESTIONS,
    Case,
    by_tens,
    by_terms,
    cases,
    wilson,
)
from briefgen.forecasting.record import records
from briefgen.forecasting.score import Score
from briefgen.forecasting.vector import Printing, Vector


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [
        # Newcombe 1998, table I, method 3, and the closed forms at the ends.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (0, 0, 0.0, 1.0),
    ],
)
def test_an_interval_is_wilsons(hits: int, count: int, low: float, high: float) -> None:
    assert wilson(hits, count) == pytest.approx((low, high), abs=5e-5)


def length(count: int) -> float:
    low, high = wilson(count // 2, count)
    return high - low


def test_the_thresholds_are_where_the_interval_is_short_enough() -> None:
    assert length(FEWEST_IN_BIN) < 1 / 2 < length(FEWEST_IN_BIN - 2)
    assert length(FEWEST_QUESTIONS) == pytest.approx(1 / 3, abs=0.01)


def test_every_probability_is_in_one_bin_of_ten() -> None:
    known = [Case(number, came_true=number % 3 == 0) for number in range(1, 100)]
    bins = by_tens(known)
    assert [(one.low, one.high) for one in bins[:2]] == [(1, 9), (10, 19)]
    assert bins[-1].high == 99
    assert sum(len(one.cases) for one in bins) == 99
    assert all(one.low <= case.probability <= one.high for one in bins for case in one.cases)


def test_a_bin_says_how_often_its_cases_came_true() -> None:
    (one,) = by_tens([Case(62, came_true=True), Case(68, came_true=True), Case(65, came_true=False)])
    assert (one.hits, one.mean) == (2, 65)
    assert one.frequency == pytest.approx(66.667, abs=1e-3)
    assert one.interval == pytest.approx((20.77, 93.85), abs=0.01)
    assert not one.is_telling


@pytest.mark.parametrize(("count", "telling"), [(FEWEST_IN_BIN - 1, False), (FEWEST_IN_BIN, True)])
def test_a_bin_with_few_cases_says_so(count: int, telling: bool) -> None:
    (one,) = by_tens([Case(62, came_true=True)] * count)
    assert one.is_telling is telling


def test_the_term_that_was_printed_decides_where_ranges_share_an_end() -> None:
    even = Case(55, True, "icd203", "roughly even chance")
    likely = Case(55, False, "icd203", "likely")
    other = Case(55, True, "phia", "likely")
    bins = by_terms([likely, Case(55, came_true=True), even, other])
    assert [(one.scale, one.term, one.cases) for one in bins] == [
        ("icd203", "roughly even chance", (even,)),
        ("icd203", "likely", (likely,)),
        ("phia", "likely", (other,)),
    ]


def score(outcome: str, desk: str = "Gulf Desk", *authors: str) -> Score:
    printing = Printing("water", 1, desk=desk, authors=authors)
    return Score(Vector(printing, "git", {"a": 70, "b": 30}, {"a": "likely"}), outcome)


def test_each_scenario_of_a_scored_forecast_is_a_case() -> None:
    assert cases([score("b")]) == (
        Case(70, came_true=False, term="likely"),
        Case(30, came_true=True),
    )


def test_records_are_of_all_of_desks_and_of_authors() -> None:
    known = [score("a", "Gulf Desk", "Nasser", "Haddad"), score("b", "Lake Desk", "Nasser")]
    found = {(one.kind, one.name): one for one in records(known)}
    assert list(found) == [
        ("all", None),
        ("desk", "Gulf Desk"),
        ("desk", "Lake Desk"),
        ("author", "Haddad"),
        ("author", "Nasser"),
    ]
    assert found["all", None].brier == pytest.approx((0.18 + 0.98) / 2)
    assert found["all", None].binary == pytest.approx((0.29, 2))
    assert found["all", None].uniform_brier == pytest.approx(0.5)
    assert found["author", "Haddad"].brier == pytest.approx(0.18)
    assert len(found["author", "Nasser"].scores) == 2
    assert records([]) == ()


@pytest.mark.parametrize(("count", "telling"), [(FEWEST_QUESTIONS - 1, False), (FEWEST_QUESTIONS, True)])
def test_a_record_of_few_questions_says_so(count: int, telling: bool) -> None:
    assert records([score("a")] * count)[0].is_telling is telling
