"""Inline texts: what Markdown may do, what is harmless, and how directions are kept apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from markupsafe import Markup
from tests.markup import tree

from briefgen.model.mention import Mention
from briefgen.view.inline import inline, plain
from briefgen.view.isolate import isolated, value

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "inline.yaml").read_text("utf-8"))


def _link(mention: Mention) -> Markup:
    return Markup('<a href="#{}">{}</a>').format(mention.id, mention.kind)


def test_all_inline_cases_are_collected() -> None:
    assert len(CASES) == 56
    assert len({case["why"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_text_becomes_this_markup(case: dict[str, Any]) -> None:
    assert str(inline(case["text"], case["in"], _link)) == case["html"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_text_becomes_harmless_markup_in_either_direction(case: dict[str, Any]) -> None:
    for direction in ("ltr", "rtl"):
        for element in tree(str(inline(case["text"], direction, _link))).walk():
            assert element.tag in {"", "a", "bdi", "br", "code", "em", "strong"}
            assert set(element.attributes) <= {"href", "dir", "lang"}
            assert element.attributes.get("href", "#").startswith(("#", "https://", "mailto:"))
            assert element.attributes.get("dir") in {None, "ltr", "rtl"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_text_without_markup_keeps_its_words(case: dict[str, Any]) -> None:
    words = plain(case["text"], lambda mention: mention.kind)
    spoken = tree(str(inline(case["text"], case["in"], _link)).replace("<br>", " ")).text
    assert words == spoken


@pytest.mark.parametrize(
    ("text", "direction"), [("12–14", "ltr"), ("9. آذار", "rtl"), ("65%", "ltr"), ("2 March", "ltr")]
)
def test_a_value_stands_in_its_own_direction(text: str, direction: str) -> None:
    isolated_value = f'<bdi dir="{direction}">{text}</bdi>'
    assert str(value(text, "rtl")) == isolated_value
    # From left to right a number runs as the words around it do; words stay together.
    assert str(value(text, "ltr")) == (text if text in {"12–14", "65%"} else isolated_value)


@pytest.mark.parametrize("text", ["<b>", "a & b", '"x"', "قال <Reuters & Co> ثم", "الدعوة > dawa"])
def test_isolation_escapes_and_loses_nothing(text: str) -> None:
    for direction in ("ltr", "rtl"):
        markup = isolated(text, direction)
        assert tree(str(markup)).text == text
        assert "<b>" not in str(markup)
        assert "<R" not in str(markup)
