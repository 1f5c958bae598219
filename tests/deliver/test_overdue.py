"""What is due: when, and what takes it over."""

from __future__ import annotations

import datetime

import pytest

from briefgen.delivering.overdue import overdue, promises
from briefgen.loading.loaded import load
from briefgen.world import MemoryWorld

TODAY = datetime.date(2026, 3, 2)


def due(*briefs: str) -> list[tuple[str, str, str]]:
    made = []
    for letter, text in zip("abc", briefs, strict=False):
        name = f"briefs/{letter}.yaml"
        loaded = load(MemoryWorld({name: f"title: T\n{text}\n".encode()}), name)
        assert loaded.value is not None, loaded.diagnostics
        made.append(promises(loaded.value))
    return [(one.brief, one.what, one.due) for one in overdue(made, TODAY)]


@pytest.mark.parametrize(
    ("date", "last"),
    [
        ("2026-03-01", "2026-03-01"),
        ("2026-03-02", None),
        ("2026-02", "2026-02-28"),
        ("2024-02", "2024-02-29"),
        ("2026-03", None),
        ("2025", "2025-12-31"),
        ("2026", None),
        ("2026-02-20/2026-03-01", "2026-03-01"),
        ("2026-02-20/2026-03-03", None),
        ("2026-02-20/..", None),
        ("2026-02~", "2026-02-28"),
    ],
)
def test_a_next_update_is_due_through_its_last_day(date: str, last: str | None) -> None:
    assert due(f'next_update: "{date}"') == ([("a", "next_update", last)] if last else [])


def test_a_date_that_is_no_calendar_date_is_never_due() -> None:
    assert due("next_update: {printed: soon, precision: unknown}") == []


OUTLOOK = 'outlooks: [{id: truce, question: Q, deadline: "2026-03-01"%s}]'


def test_a_deadline_is_due_until_there_is_an_outcome() -> None:
    assert due(OUTLOOK % "") == [("a", "truce", "2026-03-01")]
    assert due(OUTLOOK % ", outcome: {text: It held.}") == []


def series(number: int) -> str:
    return f"series: {{name: Gulf, number: {number}}}\n"


@pytest.mark.parametrize(
    ("first", "second", "is_late"),
    [
        (series(4), series(5), False),
        (series(4), "series: {name: Sea, number: 5}\n", True),
        (series(4), series(4), True),
        (series(4), series(3), True),
        ("series: {number: 4}\n", "series: {number: 5}\n", True),
        ("", "supersedes: briefs/a.yaml\n", False),
        ("", "supersedes: a\n", False),
        ("", "supersedes: 1a36c72\n", True),
    ],
)
def test_a_later_edition_keeps_the_promise(first: str, second: str, *, is_late: bool) -> None:
    found = due(f'{first}next_update: "2026-03-01"', second)
    assert found == ([("a", "next_update", "2026-03-01")] if is_late else [])


def test_a_forecast_is_taken_over_by_an_edition_that_has_it_and_not_by_one_that_dropped_it() -> None:
    assert due(series(4) + OUTLOOK % "", series(5) + OUTLOOK % ", outcome: {text: It held.}") == []
    assert due(series(4) + OUTLOOK % "", series(5) + OUTLOOK % "") == [("b", "truce", "2026-03-01")]
    assert due(series(4) + OUTLOOK % "", series(5)) == [("a", "truce", "2026-03-01")]
