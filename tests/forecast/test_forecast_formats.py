"""A ledger for other programs, and as a page: nothing in it is run, and the same numbers stand in each."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import count
from pathlib import Path

import pytest
from tests.forecast.test_ledger import KNOWN, NAME, brief, read
from tests.history.repositories import Repository, repository

from briefgen.cli import forecasts_csv, forecasts_html, forecasts_human, forecasts_json
from briefgen.cli.forecasts_read import Ledger
from briefgen.forecasting.calibration import FEWEST_IN_BIN, FEWEST_QUESTIONS

HOSTILE = "<script>alert(1)</script> & \\u202e=HYPERLINK(1)"


@pytest.fixture
def series(tmp_path: Path) -> Ledger:
    desk = repository(tmp_path / "desk")
    desk.clock = 1_772_411_400
    desk.save(NAME, brief(1, 55))
    desk.save(NAME, brief(2, 65))
    desk.write(NAME, brief(3, 70, "draft") + KNOWN)
    return read(desk)[0]


def test_json_has_the_whole_ledger(series: Ledger) -> None:
    found = json.loads(forecasts_json.text(series))
    assert found["today"] == series.today.isoformat()
    assert found["fewest"] == {"scenarios_in_a_bin": FEWEST_IN_BIN, "questions": FEWEST_QUESTIONS}
    (question,) = found["questions"]
    assert [one["edition"] for one in question["vectors"]] == [1, 2]
    assert question["vectors"][0]["probabilities"] == {"sc-open": 55, "sc-shut": 45}
    assert question["vectors"][0]["date"] == "2026-03-02"
    assert question["outcome"] == {
        "scenario": "sc-open",
        "date": "2026-03-29",
        "text": "It reopened.",
        "source": "s4",
    }
    assert question["score"] == {
        "brief": "road",
        "edition": 2,
        "brier_multi_category": 0.245,
        "brier_binary": 0.1225,
        "log_score": 0.430783,
        "uniform": {"brier_multi_category": 0.5, "log_score": 0.693147},
    }
    assert [(one["of"], one["name"], one["enough"]) for one in found["records"]] == [
        ("all", None, False),
        ("desk", "Gulf Desk", False),
        ("author", "Nasser", False),
    ]
    terms = found["records"][0]["calibration"]["terms"]
    assert [(one["term"], one["scenarios"], one["came_true"]) for one in terms] == [
        ("unlikely", 1, 0),
        ("likely", 1, 1),
    ]


def rows(ledger: Ledger) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(forecasts_csv.text(ledger))))


def test_csv_has_a_row_for_each_scenario_of_each_vector(series: Ledger) -> None:
    found = rows(series)
    assert [(one["edition"], one["scenario"], one["probability"], one["came_true"]) for one in found] == [
        ("1", "sc-open", "55", "1"),
        ("1", "sc-shut", "45", "0"),
        ("2", "sc-open", "65", "1"),
        ("2", "sc-shut", "35", "0"),
    ]
    assert [(one["scored"], one["brier_binary"]) for one in found][1:3] == [("0", ""), ("1", "0.1225")]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1", "'＝1"),
        ("Does it rise?", "Does it rise?"),
        (55, "55"),
        (None, ""),
        ("–", ""),
    ],
)
def test_no_cell_is_a_formula(cell: object, written: str) -> None:
    assert forecasts_csv.safe(cell) == written


@pytest.fixture
def hostile(tmp_path: Path) -> Ledger:
    desk = Repository(tmp_path)
    text = brief(1, 55).replace("Does the lake road reopen?", f'"{HOSTILE}"'.replace("\\u202e", ""))
    desk.write("briefgen.toml", "")
    desk.write(NAME, text.replace("Gulf Desk", '"=cmd|calc"').replace("It reopens", '"@now\\u2067"'))
    return read(desk)[0]


def test_what_a_brief_says_is_text_wherever_it_is_printed(hostile: Ledger) -> None:
    page = forecasts_html.page(hostile)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "default-src &#39;none&#39;" in page
    assert [one["desk"] for one in rows(hostile)] == ["'=cmd|calc"] * 2
    assert rows(hostile)[0]["title"] == "'@now\u2067"
    assert "\u2067" not in forecasts_human.text(hostile)


def test_a_page_has_a_chart_for_all_for_each_desk_and_each_author(series: Ledger) -> None:
    page = forecasts_html.page(series)
    assert re.findall(r"<title>(.*?)</title>", page) == [
        "Forecasts",
        "Calibration: all",
        "Calibration: desk Gulf Desk",
        "Calibration: author Nasser",
    ]
    # 35 per cent never came true, 65 always: upright in the frame, from 0 at its foot to 100 at its head.
    points = re.findall(r'<circle class="dot few" cx="([\d.]+)" cy="([\d.]+)"', page)
    assert [(float(x), float(y)) for x, y in points] == [(147, 342), (237, 42)] * 3


def test_enough_questions_are_not_called_too_few(tmp_path: Path) -> None:
    desk = repository(tmp_path / "desk")
    numbers = count()
    for _ in range(FEWEST_QUESTIONS):
        name = f"briefs/road-{next(numbers)}.yaml"
        desk.write(name, brief(1, 55))
    desk.clock = 1_772_411_400
    desk.commit()
    for file in sorted((desk.root / "briefs").iterdir()):
        desk.write(f"briefs/{file.name}", brief(2, 55, "draft") + KNOWN)
    found, _ = read(desk)
    assert len(found.records[0].scores) == FEWEST_QUESTIONS
    assert "too few\n" not in f"{forecasts_human.text(found)}\n"


def test_a_long_series_is_shortened_for_people(tmp_path: Path) -> None:
    desk = repository(tmp_path / "desk")
    desk.write(
        NAME,
        brief(9, 59, "draft")
        + "    history:\n"
        + "".join(
            f"      - {{edition: {one}, probabilities: {{sc-open: {50 + one}, sc-shut: {50 - one}}}}}\n"
            for one in range(1, 9)
        ),
    )
    found, _ = read(desk)
    text = forecasts_human.text(found)
    assert "1, …, 6, 7, 8, 9 (not published)" in text
    assert "sc-open 51 → … → 56 → 57 → 58 → 59" in text
    assert len(rows(found)) == 18


def test_an_empty_ledger_is_one_in_each_format(tmp_path: Path) -> None:
    empty = Ledger((repository(tmp_path / "desk").workspace.world.today()), ())
    assert forecasts_human.text(empty) == "there are no forecasts"
    assert forecasts_csv.text(empty) == ",".join(forecasts_csv.HEAD)
    assert json.loads(forecasts_json.text(empty))["questions"] == []
    assert "There are no forecasts." in forecasts_html.page(empty)


@pytest.fixture
def recast(tmp_path: Path) -> Ledger:
    """A question whose criteria changed together with its outcome, and whose numbers did not move."""
    desk = repository(tmp_path / "desk")
    desk.clock = 1_772_411_400
    desk.save(NAME, brief(1, 55))
    desk.save(NAME, brief(2, 55).replace("Open on 31 March", "Open to cars") + KNOWN)
    return read(desk)[0]


def test_each_format_says_what_was_asked_otherwise(recast: Ledger) -> None:
    assert "road   reopening  criteria after edition 1" in forecasts_human.text(recast)
    assert "asked otherwise: criteria after edition 1" in forecasts_html.page(recast)
    assert [one["changed_after"] for one in rows(recast)] == ["criteria", "criteria", "", ""]
    (question,) = json.loads(forecasts_json.text(recast))["questions"]
    assert question["changed"] == [{"after": {"brief": "road", "edition": 1}, "parts": ["criteria"]}]


def test_a_question_that_was_not_changed_is_not_said_to_be(series: Ledger) -> None:
    assert "otherwise" not in forecasts_human.text(series) + forecasts_html.page(series)


def test_a_probability_that_did_not_move_stands_there_once(recast: Ledger) -> None:
    for text in (forecasts_human.text(recast), forecasts_html.page(recast)):
        assert "sc-open 55 %, sc-shut 45 %" in text
        assert "55 →" not in text
