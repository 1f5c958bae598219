"""A pair: every item cut into pieces that stand beside their counterparts, and nothing lost by the cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.bare import bare_theme
from tests.finished import finished
from tests.full import FULL, NAME, full_world
from tests.markup import Element, tree

from briefgen.building.steps import page
from briefgen.loading.loaded import Loaded, load
from briefgen.render.html import html, print_html
from briefgen.view.page import Pair, Statement
from briefgen.view.pair import pieces


def loaded(layout: str, notes: str = "inline") -> Loaded:
    text = FULL.replace("pair: columns", f"pair: {layout}").replace("notes: inline", f"notes: {notes}")
    result = load(full_world(text), NAME)
    assert result.value is not None, result.diagnostics
    return result.value


def pair(layout: str = "columns", notes: str = "inline") -> Pair:
    composed = page(loaded(layout, notes), ("en", "ar"))
    assert isinstance(composed, Pair)
    return composed


def test_every_piece_stands_beside_one_of_its_own_kind() -> None:
    rows = [row for section in pair().sections for block in section.blocks for row in block.rows]
    assert len(rows) > 60
    assert [row for row in rows if row[0].kind != row[1].kind] == []


def test_a_block_says_the_same_in_pieces_as_in_one() -> None:
    blocks = [block for section in pair().pages[1].sections for block in section.blocks]
    cut = [block for block in blocks if len(pieces(block)) > 1]
    assert {block.kind for block in cut} >= {"event", "reaction", "contradiction", "judgement", "scenario"}
    for block in blocks:
        assert set(finished(block)) == {text for piece in pieces(block) for text in finished(piece)}, (
            block.anchor
        )


def test_a_statement_is_never_in_two_pieces() -> None:
    for section in pair().pages[0].sections:
        for block in section.blocks:
            anchors = [anchor for piece in pieces(block) for anchor in statements(piece)]
            assert sorted(anchors) == sorted(set(anchors)), block.anchor


@pytest.mark.parametrize("notes", ["inline", "foot", "end"])
def test_each_quote_is_printed_once_in_each_language_wherever_notes_stand(notes: str, tmp_path: Path) -> None:
    composed = pair("columns", notes)
    made = print_html(composed, bare_theme(tmp_path)).value
    assert made is not None
    printed = [e.text for e in tree(made).walk() if e.attributes.get("class") == "words"]
    wanted = [tree(str(quote.text)).text for one in composed.pages for quote in one.notes]
    assert len(wanted) == 4
    assert sorted(printed) == sorted(wanted)


def test_notes_are_numbered_alike_in_both_languages_from_one_on() -> None:
    left, right = ([quote.number for quote in one.notes] for one in pair().pages)
    assert left == right == [str(number) for number in range(1, len(left) + 1)]


def statements(value: Any) -> Iterator[str]:
    if is_dataclass(value):
        if isinstance(value, Statement) and value.anchor:
            yield value.anchor
        for field in fields(value):
            yield from statements(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from statements(item)


def test_an_item_has_its_number_once_in_all_its_rows(tmp_path: Path) -> None:
    made = print_html(pair(), bare_theme(tmp_path)).value
    assert made is not None
    items = [e for e in tree(made).walk() if "item" in e.attributes.get("class", "").split()]
    assert len(items) > 40
    for item in items:
        gutters = [e for e in item.walk() if e.attributes.get("class") == "gutter"]
        assert len([e for e in gutters if e.text.strip()]) <= 1, item.attributes


@pytest.mark.parametrize("notes", ["inline", "foot", "end"])
@pytest.mark.parametrize("layout", ["columns", "facing", "sequence"])
def test_in_every_layout_each_id_is_there_once_and_each_link_arrives(
    layout: str, notes: str, tmp_path: Path
) -> None:
    made = print_html(pair(layout, notes), bare_theme(tmp_path)).value
    assert made is not None
    elements = list(tree(made).walk())
    ids = [e.attributes["id"] for e in elements if "id" in e.attributes]
    assert sorted(ids) == sorted(set(ids))
    links = {e.attributes["href"][1:] for e in elements if e.attributes.get("href", "").startswith("#")}
    assert len(links) > 40
    assert links <= set(ids)


def test_in_sequence_a_link_stays_in_its_own_language(tmp_path: Path) -> None:
    made = print_html(pair("sequence"), bare_theme(tmp_path)).value
    assert made is not None
    reports = [e for e in tree(made).walk() if e.tag == "article"]
    assert [report.attributes["lang"] for report in reports] == ["en", "ar"]
    for report in reports:
        own = {e.attributes["id"] for e in report.walk() if "id" in e.attributes}
        links = {target(e) for e in report.walk() if target(e)}
        assert len(links) > 40
        assert links <= own


def target(element: Element) -> str:
    address = element.attributes.get("href", "")
    return address[1:] if address.startswith("#") else ""


def test_in_sequence_the_language_of_the_edition_comes_first() -> None:
    composed = page(loaded("sequence"), ("ar", "en"))
    assert isinstance(composed, Pair)
    assert [one.lang for one in composed.sequence] == ["ar", "en"]
    assert [one.lang for one in composed.pages] == ["en", "ar"]


@pytest.mark.parametrize("layout", ["facing", "sequence"])
def test_on_a_screen_a_pair_stands_in_columns(layout: str, tmp_path: Path) -> None:
    theme = bare_theme(tmp_path)
    columns, other = html(pair(), theme).value, html(pair(layout), theme).value
    assert columns is not None
    assert columns == other
