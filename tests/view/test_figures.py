"""Figures that are drawn from what a brief says: when there is one, and where things stand in it."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from tests.bare import bare_theme
from tests.full import FULL, NAME, full_world
from tests.markup import tree

from briefgen.building.steps import page
from briefgen.loading.loaded import Loaded, load
from briefgen.model.brief import Brief
from briefgen.model.event import Event
from briefgen.render.html import html
from briefgen.view import drawn
from briefgen.view import page as pages
from briefgen.view.chronology import Place, chronology
from briefgen.view.figures import of_events, of_indicators, of_outlooks, of_sources
from briefgen.view.page import Block, Page


def _loaded(text: str) -> Loaded:
    loaded = load(full_world(text), NAME)
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


@cache
def _blocks(language: str) -> dict[str, Block]:
    composed = page(_loaded(FULL), (language,))
    assert isinstance(composed, Page)
    return {block.anchor: block for section in composed.sections for block in section.blocks}


def _events(**dates: object) -> tuple[Event, ...]:
    """Events with these dates and no more, in this order."""
    return tuple(
        Event.model_validate({"id": name, "text": name, "date": date} if date else {"id": name, "text": name})
        for name, date in dates.items()
    )


def _places(events: tuple[Event, ...]) -> dict[str, Place]:
    found = chronology(events)
    assert found is not None
    return dict(found.places)


DATED = {"a": "2026-03-01", "b": "2026-03-05", "c": "2026-03-10"}


def test_dates_stand_on_an_axis_in_proportion_to_the_days_between_them() -> None:
    places = _places(_events(**DATED))
    assert places["a"] == Place(0, 100, "exact")
    assert places["b"] == Place(400, 500, "exact")
    assert places["c"] == Place(900, 1000, "exact")


@pytest.mark.parametrize(
    ("written", "form", "days"),
    [
        ("2026-03-05/2026-03-06", "exact", (5, 7)),
        ("2026-03-05~", "within", (5, 6)),
        ("2026-03-05?/2026-03-06", "within", (5, 7)),
        ("2026-03", "within", (1, 32)),
        ("2026", "within", None),
    ],
)
def test_only_whole_and_certain_days_are_filled(
    written: str, form: str, days: tuple[int, int] | None
) -> None:
    events = _events(first="2026-03-01", x=written, last="2026-03-31")
    found = chronology(events)
    assert found is not None
    place = found.places["x"]
    assert place.form == form
    if days is None:
        assert (place.start, place.end) == (0, 1000)
    else:
        assert (place.start, place.end) == tuple(round((day - 1) * 1000 / 31) for day in days)


def test_an_undated_event_lies_between_the_dated_ones_that_it_is_said_to_follow_and_precede() -> None:
    late = {"edtf": "2026-03-10", "after": ["x"]}
    places = _places(_events(a="2026-03-01", b="2026-03-05", x={"after": ["b"]}, c=late))
    assert places["x"] == Place(400, 1000, "order")


def test_what_is_not_said_to_follow_or_precede_is_open_on_that_side() -> None:
    places = _places(_events(**DATED, x={"after": ["b"]}, y=None))
    assert (places["x"].start, places["x"].open_start, places["x"].open_end) == (
        places["b"].start,
        False,
        True,
    )
    assert places["y"] == Place(0, 1000, "order", open_start=True, open_end=True)
    # The ends of the axis leave room for what may lie beyond them.
    assert places["a"].start > 0
    assert places["c"].end < places["x"].end == 1000


@pytest.mark.parametrize("precision", ["weekday", "order", "unknown"])
def test_a_weekday_or_an_order_never_stands_at_a_day(precision: str) -> None:
    loose = {"edtf": "2026-03-07", "precision": precision, "after": ["a"]}
    assert _places(_events(**DATED, x=loose))["x"].form == "order"


def test_bounds_that_contradict_each_other_bound_nothing() -> None:
    early = {"edtf": "2026-03-01", "after": ["x"]}
    place = _places(_events(a=early, b="2026-03-05", c="2026-03-10", x={"after": ["c"]}))["x"]
    assert (place.start, place.end, place.open_start, place.open_end) == (0, 1000, True, True)


def test_few_dates_make_an_axis_of_order_without_days() -> None:
    events = _events(a="2026-03-01", b={"after": ["a"]}, c={"after": ["b"]}, d={"after": ["a"]})
    found = chronology(events)
    assert found is not None
    assert found.calendar is None
    assert found.places["a"] == Place(0, 333, "order")
    assert found.places["b"] == Place(333, 666, "order")
    assert found.places["c"] == Place(666, 1000, "order")
    # Nothing says whether `d` is before `b` or after `c`.
    assert found.places["d"] == Place(333, 1000, "order")


def test_dates_that_contradict_the_stated_order_do_not_break_it() -> None:
    events = _events(a={"edtf": "2026-03-09", "after": ["x"]}, x={"after": ["b"]}, b="2026-03-12", y=None)
    found = chronology((*events, *_events(**{f"z{number}": None for number in range(9)})))
    assert found is not None
    assert found.places["b"].start < found.places["x"].start < found.places["a"].start


def test_without_any_date_or_order_there_is_no_timeline() -> None:
    assert chronology(_events(a=None, b=None, c=None)) is None


@pytest.mark.parametrize(
    ("first", "last", "unit", "inside"),
    [
        ("2026-03-01", "2026-03-10", "day", 9),
        ("2026-03-02", "2026-04-30", "week", 8),
        ("2026-01-15", "2026-11-20", "month", 10),
        ("2019-05-01", "2026-03-01", "year", 7),
        ("1921", "2026", "decade", 10),
        ("0001", "9999", None, 0),
    ],
)
def test_the_lines_of_the_axis_are_the_finest_that_have_room(
    first: str, last: str, unit: str | None, inside: int
) -> None:
    found = chronology(_events(a=first, b=last, c=last))
    assert found is not None
    assert found.calendar is not None
    assert found.calendar.unit == unit
    assert (found.calendar.lines[0], found.calendar.lines[-1]) == (0, 1000)
    assert len(found.calendar.lines) == inside + 2
    assert list(found.calendar.lines) == sorted(found.calendar.lines)


def _brief(**changes: object) -> Brief:
    return _loaded(FULL).brief.model_copy(update=changes)


def test_a_brief_has_the_figures_that_it_has_enough_for() -> None:
    brief = _brief()
    outlook = brief.outlooks[0]
    assert of_events(brief) == ("timeline",)
    assert of_events(_brief(events=brief.events[:2])) == ()
    assert of_outlooks(brief) == ("o-dam-comparison",)
    one = outlook.model_copy(update={"scenarios": outlook.scenarios[:1]})
    assert of_outlooks(_brief(outlooks=(one,))) == ()
    other = brief.indicators[0].model_copy(update={"id": "i-other"})
    assert of_indicators(brief) == ()
    assert of_indicators(_brief(indicators=(*brief.indicators, other))) == ("o-dam-matrix",)
    assert of_sources(brief) == ("source-base",)
    assert of_sources(_brief(sources=brief.sources[:1])) == ()
    plain = tuple(
        source.model_copy(update={"reliability": None, "independence_group": None})
        for source in brief.sources
    )
    assert of_sources(_brief(sources=plain)) == ()


def test_the_timeline_and_its_table_say_the_same_of_every_event() -> None:
    for language in ("en", "ar"):
        timeline, table = _blocks(language)["timeline"], _blocks(language)["timeline-table"]
        assert isinstance(timeline, drawn.Timeline)
        assert isinstance(table, pages.Table)
        told = [
            (moment.item + " " + moment.title, moment.state or "–", moment.when)
            for moment in timeline.moments
        ]
        assert told == [row[:3] for row in table.rows]
        assert len(told) == len(_loaded(FULL).brief.events)


def test_the_state_of_an_event_is_a_shape_and_a_word() -> None:
    timeline = _blocks("en")["timeline"]
    assert isinstance(timeline, drawn.Timeline)
    assert [(moment.sign, moment.state) for moment in timeline.moments[:2]] == [
        ("contested", "Contested"),
        (None, None),
    ]


def test_the_comparison_adds_up_and_keeps_the_terms_of_its_axis_apart() -> None:
    comparison = _blocks("en")["o-dam-comparison"]
    assert isinstance(comparison, drawn.Comparison)
    assert comparison.total is not None
    assert comparison.total.value.striptags() == "100%"
    for row in (*comparison.terms, comparison.numbers):
        places = [mark.at for mark in row]
        nearest = min(after - before for before, after in pairwise(places))
        assert nearest >= (20 if row is not comparison.numbers else 5)
        assert places[0] >= 5
        assert places[-1] <= 95


def test_an_incomplete_set_of_scenarios_has_no_sum() -> None:
    composed = page(_loaded(FULL.replace("exhaustive: true", "exhaustive: false")), ("en",))
    assert isinstance(composed, Page)
    found = [block for section in composed.sections for block in section.blocks]
    assert [block.total for block in found if isinstance(block, drawn.Comparison)] == [None]


def test_sources_of_one_text_stand_in_one_bracket_and_count_once() -> None:
    base = _blocks("en")["source-base"]
    assert isinstance(base, drawn.SourceBase)
    assert [(row.bracket, row.text.striptags()) for row in base.footings] == [("first", "1"), ("last", "1")]
    assert base.caption.striptags().endswith("2 sources · 1 independent text")


def test_an_indicator_points_to_the_scenarios_of_either_side() -> None:
    more = """
  - {id: i-gate, text: {en: The gate moves., ar: تتحرك البوابة.}, state: seen, scenarios: [sc-shut]}
assumptions:"""
    # Of the first indicator only the scenario says that it belongs to it.
    text = FULL.replace("\nassumptions:", more).replace("scenarios: [sc-open]", "scenarios: []")
    composed = page(_loaded(text), ("en",))
    assert isinstance(composed, Page)
    found = [block for section in composed.sections for block in section.blocks]
    (matrix,) = (block for block in found if isinstance(block, drawn.Matrix))
    assert [(row.points_to, row.symbol) for row in matrix.signals] == [
        ((True, False), "not_seen"),
        ((False, True), "seen"),
    ]


SMALL = """
title: {en: Three events, ar: ثلاثة أحداث}
kind: assessment
tlp: CLEAR
language: en
languages: [en, ar]
events:
  - {id: a, text: {en: One., ar: واحد.}, date: 2026-03-01, sources: [s1]}
  - {id: b, text: {en: Two., ar: اثنان.}, date: 2026-03-05, sources: [s1]}
  - {id: c, text: {en: Three., ar: ثلاثة.}, date: 2026-03, sources: [s1]}
sources: [{id: s1, publisher: Basin Times, title: The leak}]
"""


def test_places_are_logical_so_that_the_figure_is_mirrored_with_its_language(tmp_path: Path) -> None:
    places = {}
    for language in ("en", "ar"):
        made = html(page(_loaded(SMALL), (language,)), bare_theme(tmp_path))
        assert made.value is not None, made.diagnostics
        body = next(one for one in tree(made.value).walk() if one.tag == "body")
        axis = [one for one in body.walk() if "stretch" in one.attributes.get("class", "")]
        places[language] = [one.attributes["style"] for one in axis if "style" in one.attributes]
    assert places["en"] == places["ar"]
    assert len(places["en"]) == 3
    assert not re.search("left|right", "".join(places["en"]))
