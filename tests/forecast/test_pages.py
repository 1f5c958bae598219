"""Trajectories and the ledger in a report, from what the brief itself carries."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from briefgen.building.steps import page
from briefgen.forecasting.ledger import carried
from briefgen.loading.loaded import Loaded, load
from briefgen.localize.language import language as spoken
from briefgen.view.curves import strokes
from briefgen.view.exhibited import Lines
from briefgen.view.page import Block, Page, Pair, Prose, Section, Table
from briefgen.world import MemoryWorld

NAME = "briefs/rail.yaml"
HISTORY = """\
    history:
      - {edition: 1, date: 2026-01-12, probabilities: {r1: 55, r2: 45}}
      - {edition: 2, date: 2026-01-27, probabilities: {r1: 40, r2: 60}}
"""
LATER = HISTORY.replace("edition: ", "edition: 3")
KNOWN = "    outcome: {scenario: r2, date: 2026-03-29, text: {en: Shut., ar: مغلق.}}\n"


def brief(
    more: str = "",
    kind: str = "sitrep",
    edition: int | None = 3,
    as_of: str = "2026-03-13",
    beside: Mapping[str, bytes] | None = None,
) -> Loaded:
    text = f"""\
title: {{en: The rail link, ar: الخط الحديدي}}
kind: {kind}
{f"edition: {edition}" if edition else ""}
languages: [en, ar]
numerals: arab
as_of: {as_of}
outlooks:
  - id: rail
    question: {{en: Does it reopen?, ar: هل يُعاد فتحه؟}}
    scenarios:
      - {{id: r1, title: {{en: It reopens, ar: يُعاد فتحه}}, likelihood: unlikely, probability: 30}}
      - {{id: r2, title: {{en: It stays shut, ar: يبقى مغلقًا}}, likelihood: likely, probability: 70}}
{more}"""
    loaded = load(MemoryWorld({NAME: text.encode(), **(beside or {})}), NAME)
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def sections(loaded: Loaded, tag: str = "en") -> dict[str, Section]:
    composed = page(loaded, (tag,))
    assert isinstance(composed, Page)
    return {one.anchor: one for one in composed.sections}


def blocks(loaded: Loaded, tag: str = "en") -> dict[str, Block]:
    return {block.anchor: block for one in sections(loaded, tag).values() for block in one.blocks}


def lines(loaded: Loaded, tag: str = "en") -> Lines:
    found = blocks(loaded, tag)["rail-trajectory"]
    assert isinstance(found, Lines)
    return found


def bare(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text)).strip()


def test_lines_go_from_edition_to_edition_in_proportion_to_time() -> None:
    found = lines(brief(HISTORY))
    assert [curve.series for curve in found.curves] == [1, 2]
    first, second = ([(dot.x, dot.y) for dot in curve.dots] for curve in found.curves)
    # Fifteen days, then three times as many.
    assert [x for x, _ in first] == [6.0, 163.0, 634.0]
    # 100 per cent is at 6, and 0 at 244.
    assert [round((244 - y) / 2.38) for _, y in first] == [55, 40, 30]
    assert [round((244 - y) / 2.38) for _, y in second] == [45, 60, 70]
    assert [bare(level.label) for level in found.levels] == ["0%", "25%", "50%", "75%", "100%"]
    assert [bare(moment.label) for moment in found.moments] == [
        "Edition 112 January 2026",
        "Edition 227 January 2026",
        "Edition 313 March 2026",
    ]
    assert [bare(key.label) for key in found.keys] == ["A It reopens", "B It stays shut"]
    assert found.table is not None
    assert 'href="#rail-ledger"' in found.table


def test_without_a_day_editions_stand_in_even_steps() -> None:
    found = lines(brief(HISTORY.replace("date: 2026-01-12, ", "")))
    assert [dot.x for dot in found.curves[0].dots] == [6.0, 320.0, 634.0]
    assert bare(found.moments[0].label) == "Edition 1"


def test_words_in_place_of_a_day_are_none_of_this_edition() -> None:
    loaded = brief(HISTORY, as_of="{printed: {en: the last text, ar: آخر نص}, precision: unknown}")
    table = blocks(loaded)["rail-ledger"]
    assert isinstance(table, Table)
    assert bare(table.rows[-1][0]) == "Edition 3"
    assert [bare(moment.label) for moment in lines(loaded).moments] == ["Edition 1", "Edition 2", "Edition 3"]


@pytest.mark.parametrize(("tag", "name"), [("en", "Edition 313 March 2026"), ("ar", "الإصدار ٣١٣ مارس ٢٠٢٦")])
def test_an_edition_has_its_day_and_not_the_words_that_the_brief_has_for_it(tag: str, name: str) -> None:
    loaded = brief(HISTORY, as_of="{edtf: 2026-03-13, printed: {en: the last of five texts, ar: آخر نص}}")
    assert bare(lines(loaded, tag).moments[-1].label) == name
    table = blocks(loaded, tag)["rail-ledger"]
    assert isinstance(table, Table)
    assert bare(table.rows[-1][0]).replace(" ", "") == name.replace(" ", "")


def test_an_edition_without_a_number_is_this_one() -> None:
    assert bare(lines(brief(HISTORY, edition=None)).moments[-1].label) == "This edition13 March 2026"


def test_a_line_is_broken_where_an_edition_has_no_number() -> None:
    found = lines(brief(HISTORY.replace("{r1: 40, r2: 60}", "{r2: 60}")))
    assert [len(curve.dots) for curve in found.curves] == [2, 3]
    assert [len(curve.runs) for curve in found.curves] == [0, 1]


@pytest.mark.parametrize(
    ("more", "kind"),
    [("", "sitrep"), (HISTORY, "flash"), (HISTORY.replace("edition: ", "edition: 3"), "sitrep")],
)
def test_one_set_of_probabilities_makes_no_line_and_no_ledger(more: str, kind: str) -> None:
    found = blocks(brief(more, kind))
    assert not {"rail-trajectory", "rail-ledger"} & found.keys()


def test_the_ledger_has_a_row_for_each_edition() -> None:
    table = blocks(brief(HISTORY))["rail-ledger"]
    assert isinstance(table, Table)
    assert [bare(column) for column in table.columns] == ["Edition", "A It reopens", "B It stays shut"]
    assert [[bare(cell) for cell in cells] for cells in table.rows] == [
        ["Edition 1 12 January 2026", "55%", "45%"],
        ["Edition 2 27 January 2026", "40%", "60%"],
        ["Edition 3 13 March 2026", "30%", "70%"],
    ]
    assert "rail-scores" not in blocks(brief(HISTORY))


def test_numbers_are_those_of_the_language() -> None:
    table = blocks(brief(HISTORY), "ar")["rail-ledger"]
    assert isinstance(table, Table)
    assert [bare(cell) for cell in table.rows[0]] == ["الإصدار ١ ١٢ يناير ٢٠٢٦", "٥٥٪", "٤٥٪"]
    scores = blocks(brief(HISTORY + KNOWN), "ar")["rail-scores"]
    assert isinstance(scores, Prose)
    assert "من ٠ إلى ٢: ٠٫٣٢٠" in bare(scores.body)


def test_an_answered_question_has_its_scores_and_the_present_edition_no_row() -> None:
    found = blocks(brief(HISTORY + KNOWN))
    table, scores = found["rail-ledger"], found["rail-scores"]
    assert isinstance(table, Table)
    assert isinstance(scores, Prose)
    assert [bare(column) for column in table.columns][2] == "B It stays shut – came true"
    assert [bare(cells[0]) for cells in table.rows] == [
        "Edition 1 12 January 2026",
        "Edition 2 27 January 2026",
    ]
    # 0.4² twice; once; and -ln 0.6.
    assert bare(scores.body) == (
        "Scored is edition 2, the last one published before the outcome was known. Brier score of all "
        "scenarios, from 0 to 2: 0.320; equal probabilities would give 0.500. Binary Brier score, from 0 to "
        "1: 0.160. Log score, by the natural logarithm: 0.511; equal probabilities would give 0.693. The "
        "lower a score, the better the forecast."
    )


@pytest.mark.parametrize(
    ("history", "known", "words"),
    [
        (HISTORY, KNOWN.replace("scenario: r2, ", ""), "No score: the question has no answer."),
        (HISTORY, KNOWN.replace("03-29", "01-12"), "No score: no probabilities were published before"),
        (HISTORY.replace("r2: 60", "r2: 50"), KNOWN, "the probabilities of edition 2 do not sum to 100%."),
        (HISTORY.replace("r2: 60", "r3: 60"), KNOWN, "edition 2 has no probability for what came true."),
    ],
)
def test_what_has_no_score_says_why(history: str, known: str, words: str) -> None:
    scores = blocks(brief(history + known))["rail-scores"]
    assert isinstance(scores, Prose)
    assert words in bare(scores.body)


def test_a_scenario_that_is_gone_keeps_its_column_under_its_id() -> None:
    table = blocks(brief(HISTORY.replace("{r1: 40, r2: 60}", "{r1: 40, r-old: 60}")))["rail-ledger"]
    assert isinstance(table, Table)
    assert [bare(column) for column in table.columns][3] == "r-old"
    assert [bare(cells[3]) for cells in table.rows] == ["–", "60%", "–"]


def test_the_ledger_says_that_few_questions_tell_nothing() -> None:
    note = sections(brief(HISTORY))["section-ledger"].note
    assert note is not None
    assert "at least 30 with a score" in bare(note)


@pytest.mark.parametrize("more", [HISTORY, HISTORY + KNOWN])
def test_a_pair_has_the_same_of_both_languages(more: str) -> None:
    composed = page(brief(more), ("en", "ar"))
    assert isinstance(composed, Pair)
    ledger = next(one for one in composed.sections if one.anchor == "section-ledger")
    kinds = [[type(side) for side in block.sides] for block in ledger.blocks]
    assert all(one is other for one, other in kinds)


def test_an_entry_of_this_edition_or_a_later_one_is_none_of_an_earlier() -> None:
    loaded = brief(HISTORY, edition=2).brief
    assert [one.printing.edition for one in carried(loaded, loaded.outlooks[0])] == [1, 2]
    assert [one.witness for one in carried(loaded, loaded.outlooks[0])] == ["brief", "draft"]


def test_no_two_of_sixteen_series_are_drawn_alike() -> None:
    drawn = [strokes(number) for number in range(1, 17)]
    assert drawn[:6] == [(1, 1), (2, 2), (3, 3), (4, 4), (1, 2), (2, 3)]
    assert len(set(drawn)) == 16
    assert {part for pair in drawn for part in pair} == {1, 2, 3, 4}


def test_french_has_all_words() -> None:
    assert spoken("fr").tag == "fr"
    found = blocks(brief(HISTORY + KNOWN), "fr")["rail-scores"]
    assert isinstance(found, Prose)
    assert 'class="fallback"' not in found.body
    assert "Score de Brier" in found.body


EARLIER = """\
title: The rail link
edition: 2
languages: [en, ar]
outlooks:
  - id: rail
    question: {{en: {question}, ar: أيُعاد فتحه؟}}
    deadline: {deadline}
    resolution: {{criteria: {criteria}}}
"""
ASKED = {"question": "Does it reopen?", "deadline": "2026-03-31", "criteria": "Trains run."}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, ""),
        ({"question": '"Does it  reopen? "'}, ""),
        ({"question": "Does it run?"}, "The question is worded otherwise than in the edition before."),
        (
            {"criteria": "A train runs."},
            "The criteria for its resolution are not those of the edition before.",
        ),
        ({"deadline": "2026-04-30"}, "The deadline is not that of the edition before."),
    ],
)
def test_the_ledger_says_what_the_edition_before_asked_otherwise(changed: dict[str, str], said: str) -> None:
    now = (
        f"    deadline: 2026-03-31\n    resolution: {{criteria: Trains run.}}\n{HISTORY}supersedes: rail-2\n"
    )
    earlier = EARLIER.format(**ASKED | changed)
    loaded = brief(now, beside={"briefs/rail-2.yaml": earlier.encode()})
    table = blocks(loaded)["rail-ledger"]
    assert isinstance(table, Table)
    assert table.caption is not None
    assert bare(table.caption).removeprefix("Does it reopen? ¶ 1").strip() == said
