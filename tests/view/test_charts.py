"""What a brief brings along as figures: numbers drawn in proportion, words in each language, gaps as gaps."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest
from tests.bare import bare_theme
from tests.full import BEFORE, FULL, NAME, full_world
from tests.markup import Element, tree

from briefgen.building.steps import page
from briefgen.loading.loaded import load
from briefgen.render.html import html, print_html
from briefgen.render.images import resources
from briefgen.render.theme import Theme
from briefgen.view import drawn, exhibited
from briefgen.view import page as pages
from briefgen.view.axis import axis
from briefgen.view.curves import stretch
from briefgen.view.page import Block, Page
from briefgen.world import Recorder


def composed(language: str, text: str = FULL) -> Page:
    loaded = load(full_world(text), NAME)
    assert loaded.value is not None
    assert loaded.diagnostics == ()
    made = page(loaded.value, (language,))
    assert isinstance(made, Page)
    return made


@cache
def blocks(language: str) -> dict[str, Block]:
    return {block.anchor: block for section in composed(language).sections for block in section.blocks}


def lines(language: str) -> exhibited.Lines:
    block = blocks(language)["f-levels"]
    assert isinstance(block, exhibited.Lines)
    return block


def bars(language: str) -> exhibited.Bars:
    block = blocks(language)["f-gates"]
    assert isinstance(block, exhibited.Bars)
    return block


@pytest.fixture
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    return bare_theme(tmp_path_factory.mktemp("theme"))


def figure(theme: Theme, language: str, anchor: str) -> Element:
    text = html(composed(language), theme).value
    assert text is not None
    return next(one for one in tree(text).walk() if one.attributes.get("id") == anchor)


AXES: dict[tuple[int | str, ...], list[str]] = {
    (3, 12): ["0.0", "2.5", "5.0", "7.5", "10.0", "12.5"],
    (38, 100): ["0", "20", "40", "60", "80", "100"],
    (-35, 120): ["-50", "0", "50", "100", "150"],
    (-9, -2): ["-10", "-8", "-6", "-4", "-2", "0"],
    ("0.02", "0.07"): ["0.00", "0.02", "0.04", "0.06", "0.08"],
    (0, 0): ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"],
    (12_345_678, 1): ["0", "2500000", "5000000", "7500000", "10000000", "12500000"],
}


@pytest.mark.parametrize("numbers", AXES, ids=str)
def test_an_axis_counts_from_zero_in_even_steps(numbers: tuple[int | str, ...]) -> None:
    found = axis(Decimal(number) for number in numbers)
    assert [str(mark) for mark in found.marks] == AXES[numbers]
    assert (found.at(found.low), found.at(found.high)) == (0, 100)


def test_bars_begin_at_zero_and_are_as_long_as_their_numbers() -> None:
    first, second = bars("en").groups
    # 1250.5, 900 and -40 on an axis from -500 to 1500.
    assert [(one.start, one.length) for one in first.beams] == [(25, 62.53), (25, 45)]
    assert [(one.start, one.length) for one in second.beams] == [(23, 2), (25, 0)]
    assert [tick.at for tick in bars("en").ticks] == [0, 25, 50, 75, 100]


def test_a_bar_says_its_series_and_its_number_and_a_missing_one_that_it_is_missing() -> None:
    said = [(str(beam.label), beam.value.striptags()) for group in bars("ar").groups for beam in group.beams]
    assert said == [("قبل", "1,250.5"), ("بعد", "900.0"), ("قبل", "-40.0"), ("بعد", "–")]
    assert [str(group.label) for group in bars("ar").groups] == ["الأولى", "الثانية"]


def test_a_number_that_is_missing_is_not_drawn(theme: Theme) -> None:
    drawn = [
        one.attributes["class"]
        for one in figure(theme, "en", "f-gates").walk()
        if one.attributes.get("class", "").startswith("beam series")
    ]
    assert drawn == ["beam series-1", "beam series-2", "beam series-1"]


def test_a_line_is_broken_where_a_number_is_missing() -> None:
    upper, lower = lines("en").curves
    assert len(upper.runs) == 1
    assert len(upper.runs[0].split()) == 2
    assert len(upper.dots) == 3, "the number behind the gap is seen as a point"
    assert len(lower.runs[0].split()) == 4


def test_dates_stand_as_far_apart_as_they_are() -> None:
    assert stretch(("2026-03-02", "2026-03-03", "2026-03-12")) == (0, 10, 100)
    assert stretch(("2026", "2027", "2029"))[1] == pytest.approx(33.3, abs=0.1)
    assert stretch(("first", "2026-03-03", "third")) == (0, 50, 100)
    assert stretch(("2026-03-02",)) == (50,)


def test_labels_of_time_do_not_touch_and_the_last_one_is_there() -> None:
    moments = lines("en").moments
    assert [one.label.striptags() for one in moments] == ["2 March 2026", "4 March 2026", "9 March 2026"]
    assert all(two.at - one.at >= 15 for one, two in pairwise(moments))
    assert [one.spare for one in moments] == [False, True, False]


def test_numbers_and_dates_have_the_digits_of_the_language() -> None:
    text = FULL.replace("numerals: {ar: latn}", "numerals: {ar: arab}")
    found = {block.anchor: block for part in composed("ar", text).sections for block in part.blocks}
    chart = found["f-levels"]
    assert isinstance(chart, exhibited.Lines)
    assert [level.label.striptags() for level in chart.levels][-1] == "١٠٠"
    assert chart.moments[0].label.striptags() == "٢ مارس ٢٠٢٦"


def test_a_drawing_is_mirrored_where_time_runs_to_the_left(theme: Theme) -> None:
    groups = {
        language: [
            one.attributes.get("transform")
            for one in figure(theme, language, "f-levels").walk()
            if one.tag == "g"
        ]
        for language in ("en", "ar")
    }
    assert groups == {"en": [None], "ar": ["translate(640 0) scale(-1 1)"]}
    assert lines("en").curves == lines("ar").curves


def test_a_drawing_has_a_title_and_a_table_that_says_the_same(theme: Theme) -> None:
    drawing = figure(theme, "en", "f-levels")
    titles = [one.text for one in drawing.walk() if one.tag == "title"]
    assert titles == ["Two lines that fall.", "Upper basin", "Lower basin"]
    table = blocks("en")["f-levels-table"]
    assert isinstance(table, pages.Table)
    rows = [[cell.striptags() for cell in row] for row in table.rows]
    assert rows[0] == ["2 March 2026", "98.25", "-1.0"]
    assert rows[2] == ["4 March 2026", "–", "-2.0"]
    assert any(one.attributes.get("href") == "#f-levels-table" for one in drawing.walk())


def test_what_is_a_table_already_has_no_table_beside_it() -> None:
    assert {"f-gates-table", "f-table-table", "f-dam-table"} & set(blocks("en")) == set()
    shown = blocks("ar")["f-table"]
    assert isinstance(shown, exhibited.DataTable)
    assert [[cell.striptags() for cell in row] for row in shown.rows] == [["الأولى", "900"], ["الثانية", "–"]]


def test_a_figure_stands_at_the_end_of_its_section() -> None:
    last = {part.anchor: part.blocks[-1].anchor for part in composed("en").sections}
    assert last["section-sequence"] == "f-levels"
    assert last["section-outlook"] == "f-dam"
    assert last["section-figures"] == "f-table"
    order = [part.anchor for part in composed("en").sections]
    assert order.index("section-figures") == order.index("section-method") - 1


def test_figures_are_numbered_as_they_stand() -> None:
    found = [
        block for part in composed("en").sections for block in part.blocks if isinstance(block, drawn.Figure)
    ]
    assert [one.label.striptags() for one in found] == [
        f"Figure {place}" for place in range(1, len(found) + 1)
    ]


def test_the_register_says_which_figure_rests_on_a_source() -> None:
    source = blocks("en")["s1"]
    assert isinstance(source, pages.Source)
    at = {one.item.striptags(): one.lines for one in source.cited}
    number = lines("en").label.striptags()
    lines_cited = at[number]
    assert lines_cited is not None
    assert lines_cited.striptags() == "line 30"


def test_an_image_is_written_into_a_page_and_handed_to_the_engine_beside_it(theme: Theme) -> None:
    made = composed("en")
    image = next(one for one in figure(theme, "en", "f-dam").walk() if one.tag == "img")
    assert image.attributes["src"].startswith("data:image/jpeg;base64,")
    assert image.attributes["alt"] == 'A wall & "two" gates.'
    assert (image.attributes["width"], image.attributes["height"]) == ("64", "48")
    printed = print_html(made, theme).value
    assert printed is not None
    sources = {one.attributes["src"] for one in tree(printed).walk() if one.tag == "img"}
    assert sources == {"briefgen:image/dam.jpg", "briefgen:image/ministry.png"} == set(resources(made))


def test_what_a_brief_shows_is_read_through_its_world() -> None:
    recorder = Recorder(full_world())
    load(recorder, NAME)
    assert {name for name, digest in recorder.reads.items() if digest is not None} == {
        NAME,
        BEFORE,
        "briefs/full.data/gates.csv",
        "briefs/full.data/levels.csv",
        "briefs/full.images/dam.jpg",
        "briefs/full.images/ministry.png",
    }


def test_an_actor_has_a_portrait_with_the_name_for_those_who_cannot_see_it(theme: Theme) -> None:
    image = next(one for one in figure(theme, "ar", "ministry").walk() if one.tag == "img")
    assert image.attributes["alt"] == "وزارة المياه"
