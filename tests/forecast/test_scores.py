"""Scores: the formulas, against numbers worked out by hand, and which vector is scored."""

from __future__ import annotations

import datetime
import math
import random
from collections.abc import Mapping
from itertools import pairwise

import pytest

from briefgen.forecasting.score import Score, Unscored, binary, brier, log, verdict
from briefgen.forecasting.vector import Printing, Vector
from briefgen.model.outlook import Outcome

SEEDS = range(200)


def probabilities(seed: int) -> dict[str, int]:
    """Two to six scenarios of 1 to 99 per cent that sum to 100."""
    chance = random.Random(seed)  # noqa: S311 - the same forecasts in each run
    count = chance.randint(2, 6)
    cuts = sorted(chance.sample(range(1, 100), count - 1))
    ends = [0, *cuts, 100]
    return {f"sc{place}": high - low for place, (low, high) in enumerate(pairwise(ends))}


@pytest.mark.parametrize(
    ("forecast", "outcome", "score"),
    [
        ({"a": 60, "b": 30, "c": 10}, "a", 0.16 + 0.09 + 0.01),
        ({"a": 60, "b": 30, "c": 10}, "b", 0.36 + 0.49 + 0.01),
        ({"a": 60, "b": 30, "c": 10}, "c", 0.36 + 0.09 + 0.81),
        ({"a": 70, "b": 30}, "a", 0.18),
        ({"a": 99, "b": 1}, "a", 0.0002),
        ({"a": 99, "b": 1}, "b", 1.9602),
        ({"a": 25, "b": 25, "c": 25, "d": 25}, "c", 0.75),
    ],
)
def test_a_brier_score_is_the_sum_of_squares_over_all_scenarios(
    forecast: Mapping[str, int], outcome: str, score: float
) -> None:
    assert brier(forecast, outcome) == pytest.approx(score, abs=1e-12)


def test_the_binary_form_is_that_of_two_scenarios_only() -> None:
    assert binary({"a": 70, "b": 30}, "a") == pytest.approx(0.09)
    assert binary({"a": 70, "b": 30}, "b") == pytest.approx(0.49)
    assert binary({"a": 60, "b": 30, "c": 10}, "a") is None


def test_a_log_score_is_that_of_the_scenario_that_came_true() -> None:
    assert log({"a": 60, "b": 30, "c": 10}, "b") == pytest.approx(1.2039728)
    assert log({"a": 99, "b": 1}, "a") == pytest.approx(0.01005034)
    assert log({"a": 99, "b": 1}, "b") == pytest.approx(4.6051702)


@pytest.mark.parametrize("seed", SEEDS)
def test_scores_stay_in_their_ranges(seed: int) -> None:
    forecast = probabilities(seed)
    for outcome in forecast:
        assert 0 < brier(forecast, outcome) < 2
        assert -math.log(0.99) <= log(forecast, outcome) <= -math.log(0.01)
        found = binary(forecast, outcome)
        assert (found is None) == (len(forecast) > 2)
        assert found is None or 0 < found < 1


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_gains_by_another_number_than_the_one_believed(seed: int) -> None:
    believed, said = probabilities(seed), probabilities(seed)
    give, take = random.Random(seed).sample(sorted(said), 2)  # noqa: S311
    said[give] -= 1
    said[take] += 1
    if not 1 <= said[give] <= 99:
        return
    for rule in (brier, log):
        honest, other = (
            sum(share * rule(forecast, name) for name, share in believed.items())
            for forecast in (believed, said)
        )
        assert honest < other


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_scenarios_is_nothing_to_a_score(seed: int) -> None:
    forecast = probabilities(seed)
    turned = dict(reversed(forecast.items()))
    for outcome in forecast:
        assert brier(forecast, outcome) == brier(turned, outcome)


@pytest.mark.parametrize("count", [2, 4, 5])
def test_the_uniform_forecast_is_what_a_score_is_seen_beside(count: int) -> None:
    names = [f"sc{place}" for place in range(count)]
    score = Score(vector(1, dict.fromkeys(names, 100 // count)), names[-1])
    assert score.brier == pytest.approx(score.uniform_brier)
    assert score.log == pytest.approx(score.uniform_log)


def vector(
    edition: int,
    numbers: Mapping[str, int],
    day: str | None = None,
    *,
    published: bool = True,
    knows: bool = False,
    count: int = 0,
) -> Vector:
    known = datetime.date.fromisoformat(day) if day else None
    return Vector(
        Printing("water", edition, known),
        "git" if published else "draft",
        numbers,
        knows_outcome=knows,
        count=count,
    )


def outcome(scenario: str | None = "a", date: str | None = "2026-03-29") -> Outcome:
    said = {"scenario": scenario, "date": date, "text": "It is known."}
    return Outcome.model_validate({key: value for key, value in said.items() if value})


FIRST = vector(1, {"a": 60, "b": 40}, "2026-03-02")
SECOND = vector(2, {"a": 80, "b": 20}, "2026-03-12")


def scored(found: Score | Unscored) -> int | str | None:
    return found.vector.printing.edition if isinstance(found, Score) else found.reason


@pytest.mark.parametrize(
    ("vectors", "known", "result"),
    [
        ((FIRST, SECOND), outcome(), 2),
        ((FIRST, SECOND), outcome(date="2026-03-12"), 1),
        ((FIRST, SECOND), outcome(date="2026-03-13"), 2),
        ((FIRST, SECOND), outcome(date="2026-03"), "late"),
        ((FIRST, SECOND), outcome(date="2026-03-10/2026-03-20"), 1),
        ((FIRST, SECOND), outcome(date=None), 2),
        ((FIRST, vector(2, {"a": 80, "b": 20})), outcome(), 2),
        ((FIRST, vector(2, {"a": 99, "b": 1}, "2026-03-12", knows=True)), outcome(), 1),
        ((FIRST, vector(2, {"a": 99, "b": 1}, published=False)), outcome(), 1),
        ((FIRST, SECOND), None, "open"),
        ((FIRST, SECOND), outcome(None), "void"),
        ((vector(1, {"a": 60, "b": 40}, published=False),), outcome(), "unpublished"),
        ((), outcome(), "unpublished"),
        ((vector(1, {"a": 60, "b": 40}, "2026-04-01"),), outcome(), "late"),
        ((FIRST, vector(2, {"a": 60, "b": 30}, "2026-03-12")), outcome(), "incomplete"),
        ((vector(1, {"a": 60, "b": 40}, "2026-03-02", count=3),), outcome(), "incomplete"),
        ((vector(1, {"a": 60, "b": 40}, "2026-03-02", count=2),), outcome(), 1),
        ((vector(1, {"sc-a": 60, "sc-b": 40}, "2026-03-02"),), outcome(), "unknown scenario"),
    ],
)
def test_the_last_vector_that_was_published_before_the_outcome_is_scored(
    vectors: tuple[Vector, ...], known: Outcome | None, result: int | str
) -> None:
    assert scored(verdict(vectors, known)) == result
