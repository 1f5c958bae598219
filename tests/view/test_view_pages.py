"""Pages of whole briefs, in all their editions: one structure, one numbering, no link that leads nowhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from tests.bare import bare_theme
from tests.cases import ROOT
from tests.finished import finished
from tests.full import FULL, full_world
from tests.full import NAME as FULL_NAME
from tests.markup import Element, tree

from briefgen.building.plan import editions
from briefgen.building.steps import page
from briefgen.diagnostic import has_errors
from briefgen.loading.loaded import Loaded, load
from briefgen.model.node import Node, walk
from briefgen.render.html import html
from briefgen.render.theme import Theme
from briefgen.view.drawn import Figure
from briefgen.view.page import Changes, OtherChanges, Page, Pair
from briefgen.world import DiskWorld

# The full brief once more in other languages: its Arabic stands for what is not translated.
VARIANTS = {
    "ar-IQ": ("[en, ar-IQ]", "{ar: arab}"),
    "fa": ("[en, fa, ar]", "arabext"),
    "he": ("[ar, he, en]", "{ar: arab}"),
    "ckb": ("[ckb, en, ar]", "{ckb: arab}"),
    "fr": ("[fr, ar, en]", "latn"),
}
BRIEFS = sorted(file.relative_to(ROOT).as_posix() for file in (ROOT / "briefs").rglob("*.yaml"))
TEXTS = {
    **{name: (ROOT / name).read_text("utf-8") for name in BRIEFS},
    "full": FULL,
    **{
        f"full in {tag}": FULL.replace("languages: [en, ar]", f"languages: {languages}").replace(
            "numerals: {ar: latn}", f"numerals: {numerals}"
        )
        for tag, (languages, numerals) in VARIANTS.items()
    },
}


@dataclass(frozen=True)
class Edition:
    """One brief in one language, or in two."""

    name: str
    languages: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name} {'+'.join(self.languages)}"


@cache
def _loaded(name: str) -> Loaded:
    if name.startswith("briefs/"):
        loaded = load(DiskWorld(ROOT), name)
    else:
        loaded = load(full_world(TEXTS[name]), FULL_NAME)
    assert loaded.value is not None, loaded.diagnostics
    assert not has_errors(loaded.diagnostics), loaded.diagnostics
    return loaded.value


@cache
def _page(edition: Edition) -> Page | Pair:
    return page(_loaded(edition.name), edition.languages)


EDITIONS = [
    Edition(name, tuple(edition.split("+"))) for name in TEXTS for edition in editions(_loaded(name).brief)
]
SINGLE = [edition for edition in EDITIONS if len(edition.languages) == 1]


@pytest.fixture(scope="session")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    """The packaged theme, without fonts: what they are does not matter here and takes seconds."""

    return bare_theme(tmp_path_factory.mktemp("theme"))


def _html(edition: Edition, theme: Theme) -> str:
    checked = html(_page(edition), theme)
    assert checked.value is not None, checked.diagnostics
    # What the page runs is tested in a browser, and no part of what it says.
    return re.sub(r"<script>.*?</script>", "", checked.value, flags=re.DOTALL)


def test_all_editions_are_collected() -> None:
    assert len(BRIEFS) >= 3
    assert len(EDITIONS) == 3 * len(BRIEFS) + 3 + 3 + 4 * 4


def test_the_full_brief_uses_every_field_of_every_block() -> None:
    used: dict[type[Any], set[str]] = {}
    for _, node in walk(_loaded("full").brief):
        used.setdefault(type(node), set()).update(node.model_fields_set)
    for kind in _leaves(Node):
        assert set(kind.model_fields) == used.get(kind, set()), kind.__name__


def _leaves(kind: type[Node]) -> Iterator[type[Node]]:
    # `Sourced` is what others are made of; it is not itself written in a brief.
    for below in kind.__subclasses__():
        if below.__module__.startswith("briefgen.model"):
            if below.__name__ != "Sourced":
                yield below
            yield from _leaves(below)


@pytest.mark.parametrize("edition", SINGLE, ids=str)
def test_every_anchor_is_there_once(edition: Edition) -> None:
    composed = _page(edition)
    assert isinstance(composed, Page)
    anchors = [
        anchor
        for section in composed.sections
        for anchor in (section.anchor, *(block.anchor for block in section.blocks))
    ]
    assert [anchor for anchor, times in Counter(anchors).items() if times > 1] == []
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", anchor) for anchor in anchors)


@pytest.mark.parametrize("edition", EDITIONS, ids=str)
def test_a_rendered_edition_is_well_formed_and_every_link_arrives(edition: Edition, theme: Theme) -> None:
    elements = list(tree(_html(edition, theme)).walk())
    ids = Counter(element.attributes["id"] for element in elements if "id" in element.attributes)
    assert [one for one, times in ids.items() if times > 1] == []
    targets = {
        element.attributes["href"][1:]
        for element in elements
        if element.attributes.get("href", "").startswith("#")
    }
    assert sorted(targets - set(ids)) == []
    assert len(targets) >= 2


@pytest.mark.parametrize("edition", EDITIONS, ids=str)
def test_every_letter_stands_in_an_element_of_its_own_direction(edition: Edition, theme: Theme) -> None:
    body = next(element for element in tree(_html(edition, theme)).walk() if element.tag == "body")
    # The titles of figures, the contents, the way back and what a field offers are words without any element.
    astray = [
        f"{element.direction}: {child.strip()[:80]}"
        for element in body.walk()
        if element.tag not in {"style", "title", "option"} and not _only_words(element)
        for child in element.children
        if isinstance(child, str) and _astray(child, element)
    ]
    assert astray == []


def _only_words(element: Element) -> bool:
    return element.attributes.get("href", "").startswith(("#page_contents", "#section-"))


def _astray(text: str, element: Element) -> bool:
    foreign = "A-Za-zÀ-ɏ" if element.direction == "rtl" else "א-ת\u0621-\u065f\u066e-\u06d3"
    return re.search(f"[{foreign}]", text) is not None


@pytest.mark.parametrize("name", TEXTS)
def test_all_editions_of_a_brief_have_one_structure_and_one_numbering(name: str) -> None:
    shapes = {_shape(_page(edition)) for edition in SINGLE if edition.name == name}
    assert len(shapes) == 1
    for edition in EDITIONS:
        composed = _page(edition)
        if edition.name == name and isinstance(composed, Pair):
            for section in composed.sections:
                sides = {(side.anchor, side.number) for side in section.sides}
                assert sides == {(section.anchor, section.number)}
                for row in section.blocks:
                    assert {(side.kind, side.anchor, side.number) for side in row.sides} == {
                        (row.sides[0].kind, row.anchor, row.number)
                    }


def _shape(composed: Page | Pair) -> tuple[Any, ...]:
    assert isinstance(composed, Page)
    return tuple(
        (section.anchor, section.number, tuple((b.kind, b.anchor, b.number) for b in section.blocks))
        for section in composed.sections
    )


@pytest.mark.parametrize("name", TEXTS)
def test_numbers_count_from_one_without_a_gap(name: str) -> None:
    composed = _page(next(edition for edition in SINGLE if edition.name == name))
    assert isinstance(composed, Page)
    sections = [int(section.number) for section in composed.sections]
    every = [block for section in composed.sections for block in section.blocks]
    blocks = [int(block.number) for block in every if not isinstance(block, Figure | Changes | OtherChanges)]
    assert sections == list(range(1, len(sections) + 1))
    assert sorted(blocks) == list(range(1, len(blocks) + 1))


_ALLOWED = {"a", "bdi", "br", "code", "del", "em", "ins", "span", "strong"}


@pytest.mark.parametrize("edition", SINGLE, ids=str)
def test_every_piece_of_markup_is_whole_and_harmless(edition: Edition) -> None:
    pieces = list(finished(_page(edition)))
    assert len(pieces) > 10
    for piece in pieces:
        for element in tree(str(piece)).walk():
            assert element.tag in {"", *_ALLOWED}, piece
            assert set(element.attributes) <= {"class", "data-claims", "dir", "href", "lang", "title"}, piece
            assert re.match(r"#|https?://|mailto:|$", element.attributes.get("href", "")), piece


@pytest.mark.parametrize("edition", SINGLE, ids=str)
def test_a_page_holds_no_sign_of_python(edition: Edition, theme: Theme) -> None:
    text = next(e for e in tree(_html(edition, theme)).walk() if e.tag == "body").text
    assert not re.search(r"(?m)^None$|Markup\(|root=|\{[a-z]+\}|<bdi|&amp;|&lt;", text)


def test_a_missing_translation_is_marked_as_such_in_its_own_direction() -> None:
    composed = _page(Edition("full in fa", ("fa",)))
    assert isinstance(composed, Page)
    assert composed.bottom_line is not None
    mark = next(e for e in tree(composed.bottom_line).walk() if e.attributes.get("class") == "missing")
    assert (mark.attributes["lang"], mark.attributes["dir"]) == ("en", "ltr")
    assert mark.attributes["title"]
    assert "[en]" in mark.text
    assert "holds until summer" in mark.text


@pytest.mark.parametrize("edition", SINGLE, ids=str)
def test_only_what_is_missing_is_marked_as_missing(edition: Edition, theme: Theme) -> None:
    classes = " ".join(e.attributes.get("class", "") for e in tree(_html(edition, theme)).walk()).split()
    written = edition.languages[0].split("-")[0] in {"en", "ar"} if edition.name.startswith("full") else True
    assert ("missing" in classes) is not written


def test_words_that_briefgen_lacks_in_a_language_are_marked_as_english() -> None:
    pieces = [str(piece) for piece in finished(_page(Edition("full in ckb", ("ckb",))))]
    assert any('class="fallback" lang="en" dir="ltr"' in piece for piece in pieces)
    assert not any('class="fallback"' in str(piece) for piece in finished(_page(Edition("full", ("ar",)))))


def test_titles_and_attributes_are_plain_words() -> None:
    composed = _page(Edition("full", ("en",)))
    assert isinstance(composed, Page)
    assert composed.title_text == "The dam at Tell Aswad: level 3 & <risks>"
    assert composed.description == "Inflow fell to 40% in 2026; Ministry of Water says more."
    assert composed.date == "2026-03-09"
    assert composed.authors == "A. Author, B. Writer"


@pytest.mark.parametrize(
    ("edition", "digits"),
    [
        (Edition("full in ar-IQ", ("ar-IQ",)), "١٢٬٥٠٠٫٥"),
        (Edition("full in fa", ("fa",)), "۱۲٬۵۰۰٫۵"),
        (Edition("full", ("ar",)), "12,500.5"),
        (Edition("full", ("en",)), "12,500.5"),
        (Edition("full in fr", ("fr",)), "12\u00a0500,5"),
    ],
    ids=str,
)
def test_a_number_has_the_digits_that_the_brief_asks_for(edition: Edition, digits: str, theme: Theme) -> None:
    assert digits in tree(_html(edition, theme)).text


def test_the_pair_sets_what_runs_from_the_right_on_the_right() -> None:
    for languages in (("ar", "en"), ("en", "ar")):
        composed = _page(Edition("full", languages))
        assert isinstance(composed, Pair)
        assert [one.lang for one in composed.pages] == ["en", "ar"]


def test_an_allegation_is_printed_with_its_denial(theme: Theme) -> None:
    root = tree(_html(Edition("full", ("en",)), theme))
    event = next(element for element in root.walk() if element.attributes.get("id") == "leak")
    denials = [element for element in event.walk() if element.attributes.get("class") == "denials"]
    assert denials
    assert "There is no leak." in denials[0].text
