"""The report as machines read it: schema.org's `Report`, with what the brief states and nothing else."""

from __future__ import annotations

import json
from typing import Any

from tests.full import FULL, NAME, full_world

from briefgen.building.steps import page
from briefgen.loading.loaded import load
from briefgen.view.page import Page, Pair
from briefgen.world import MemoryWorld

SMALL = """
title: A </script><script>alert(1)</script> title
events: [{id: cut, date: 2026-03, text: It stopped., sources: [s1]}]
sources:
  - {id: s1, publisher: P, title: T, published: 2026-03~, url: "https://example.org/1"}
  - {id: s2, publisher: P, title: T, published: 2026-03-02, accessed: 2026-04-01}
"""


def _page(text: str, *languages: str) -> Page | Pair:
    world = full_world(text) if text == FULL else MemoryWorld({NAME: text.encode()})
    loaded = load(world, NAME)
    assert loaded.value is not None, loaded.diagnostics
    return page(loaded.value, languages)


def _data(text: str, *languages: str) -> Any:
    return json.loads(_page(text, *languages).linked_data)


def test_a_report_says_what_it_is_about_and_what_it_cites() -> None:
    data = _data(FULL, "en")
    assert (data["@context"], data["@type"], data["inLanguage"]) == ("https://schema.org", "Report", "en")
    assert data["name"] == "The dam at Tell Aswad: level 3 & <risks>"
    assert [author["name"] for author in data["author"]] == ["A. Author", "B. Writer"]
    assert {"Country", "Organization"} <= {actor["@type"] for actor in data["about"]}
    assert all(source["@type"] == "CreativeWork" and source["name"] for source in data["citation"])


def test_a_pair_is_one_report_in_two_languages() -> None:
    data = _data(FULL, "en", "ar")
    assert data["inLanguage"] == ["en", "ar"]
    assert data["name"] == [_data(FULL, tag)["name"] for tag in ("en", "ar")]


def test_dates_are_those_of_the_brief_as_far_as_they_are_certain() -> None:
    data = _data(SMALL, "en")
    assert "datePublished" not in data
    assert [source.get("datePublished") for source in data["citation"]] == [None, "2026-03-02"]


def test_no_word_of_a_brief_ends_the_script_element() -> None:
    written = str(_page(SMALL, "en").linked_data)
    assert not set(written) & set("<>&")
    assert json.loads(written)["name"] == "A </script><script>alert(1)</script> title"
