"""What is due: when, and what takes it over."""

from __future__ import annotations

import datetime

import pytest

from briefgen.delivering.overdue import overdue, promises
from briefgen.loading.loaded import load
from briefgen.world import MemoryWorld

TODAY = datetime.date(2026, 3, 2)


def due(*briefs: str) -> list[tuple[str, str, str]]:
    return due_of({f"briefs/{letter}.yaml": text for letter, text in zip("abc", briefs, strict=False)})


def due_of(briefs: dict[str, str]) -> list[tuple[str, str, str]]:
    world = MemoryWorld({name: f"title: T\n{text}\n".encode() for name, text in briefs.items()})
    made = []
    for name in briefs:
        loaded = load(world, name)
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


LATE = 'next_update: "2026-03-01"'


@pytest.mark.parametrize(
    ("first", "second", "named", "is_late"),
    [
        ("briefs/x/editions/1.yaml", "briefs/x/brief.yaml", "editions/1.yaml", False),
        ("briefs/x/editions/1.yaml", "briefs/x/brief.yaml", "briefs/x/editions/1.yaml", False),
        ("briefs/a.yaml", "briefs/x/brief.yaml", "../a.yaml", True),
        ("briefs/a.yaml", "briefs/x/brief.yaml", "a", False),
        ("briefs/a/brief.yaml", "briefs/x.yaml", "a/brief.yaml", False),
        ("briefs/a/brief.yaml", "briefs/x/brief.yaml", "a", False),
        ("briefs/a/brief.yaml", "briefs/x/brief.yaml", "a/1", False),
        ("briefs/a/brief.yaml", "briefs/x/brief.yaml", "a/2", True),
    ],
)
def test_the_edition_before_is_found_where_the_report_finds_it(
    first: str, second: str, named: str, *, is_late: bool
) -> None:
    found = due_of({first: LATE, second: f"supersedes: {named}"})
    assert [what for _, what, _ in found] == (["next_update"] if is_late else [])


def test_a_file_beside_the_brief_is_meant_before_one_of_the_same_name_at_the_root() -> None:
    briefs = {"1.yaml": LATE, "briefs/x/1.yaml": LATE, "briefs/x/brief.yaml": "supersedes: 1.yaml"}
    assert due_of(briefs) == [("1", "next_update", "2026-03-01")]


def test_a_brief_does_not_keep_its_own_promise() -> None:
    assert due_of({"briefs/x/brief.yaml": f"{LATE}\nedition: 2\nsupersedes: x/2"}) == [
        ("x", "next_update", "2026-03-01")
    ]


def test_a_forecast_is_taken_over_by_an_edition_that_has_it_and_not_by_one_that_dropped_it() -> None:
    assert due(series(4) + OUTLOOK % "", series(5) + OUTLOOK % ", outcome: {text: It held.}") == []
    assert due(series(4) + OUTLOOK % "", series(5) + OUTLOOK % "") == [("b", "truce", "2026-03-01")]
    assert due(series(4) + OUTLOOK % "", series(5)) == [("a", "truce", "2026-03-01")]
