"""Reports on paper: each kind in its layout, the pair in its three ways, and what is said of their pages."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pypdfium2
import pytest
from tests.cases import ROOT

from briefgen import build, check
from briefgen.building.execute import Built

FLASH = (ROOT / "briefs" / "lake-road.yaml").read_text("utf-8")
SMALL = (ROOT / "briefs" / "basra-water.yaml").read_text("utf-8")


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    """The file of a brief in a workspace of its own."""
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefgen.toml").touch()
    packed = ROOT / ".briefgen" / "fonts"
    if packed.is_dir():
        shutil.copytree(packed, tmp_path / ".briefgen" / "fonts")
    return tmp_path / "briefs" / "b.yaml"


def made(brief: Path, text: str, edition: str) -> Built:
    brief.write_text(text, "utf-8")
    return build(brief, editions=[edition], formats=["pdf"])


def pages(brief: Path, edition: str) -> list[str]:
    file = brief.parents[1] / "out" / "b" / f"b.{edition}.pdf"
    with pypdfium2.PdfDocument(file) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def is_arabic(text: str) -> bool:
    return any("\u0620" <= letter <= "\u064a" for letter in text)


@pytest.mark.parametrize(("edition", "room"), [("en", 1), ("ar", 1), ("en+ar", 2)])
def test_a_flash_report_has_one_page_a_language(brief: Path, edition: str, room: int) -> None:
    assert made(brief, FLASH, edition).diagnostics == ()
    assert len(pages(brief, edition)) <= room


def test_a_flash_report_that_is_too_long_is_not_built_and_says_what_to_cut(brief: Path) -> None:
    long = FLASH.replace("likely to stop by 17 April.", "likely to stop. " + "The rock moves again. " * 120)
    assert long != FLASH
    built = made(brief, long, "en")
    assert built.outputs == ()
    # The Arabic lacks what was put into the English, and says so too.
    (found,) = (one for one in built.diagnostics if one.code.startswith("PG"))
    assert found.code == "PG01"
    assert found.message == "the flash report takes 2 pages in `b/b.en.pdf`, and has one"
    (hint,) = found.hints
    assert hint.startswith("cut about ")
    assert ": `j-works` has " in hint


def test_an_assessment_begins_with_a_cover_and_a_page_of_contents(brief: Path) -> None:
    text = FLASH.replace("kind: flash", "kind: assessment")
    # What a flash report may leave out, an assessment owes; it is said, and built all the same.
    assert {found.code for found in made(brief, text, "en").diagnostics} == {"LK10"}
    cover, contents, first, *_ = pages(brief, "en")
    assert "The only paved road" in cover
    assert "Highlights" not in cover
    assert "Highlights" in contents
    assert "landslide" not in contents
    assert "landslide" in first


def test_facing_pages_have_one_language_each_beginning_on_the_left(brief: Path) -> None:
    assert made(brief, SMALL + "pair: facing\n", "en+ar").diagnostics == ()
    _, *spreads = pages(brief, "en+ar")
    assert len(spreads) % 2 == 0
    for left, right in zip(spreads[::2], spreads[1::2], strict=True):
        assert "Two pumping stations" in left
        assert "محطت" in right
        assert "Two pumping stations" not in right
        assert "محطت" not in left


def test_in_sequence_the_second_language_begins_where_the_first_ends(brief: Path) -> None:
    assert made(brief, SMALL + "pair: sequence\n", "en+ar").diagnostics == ()
    first, second = pages(brief, "en+ar")
    assert "Two pumping stations" in first
    assert "Two pumping stations" not in second
    assert is_arabic(second)


def test_the_manifest_says_how_the_pages_are_filled(brief: Path) -> None:
    made(brief, SMALL, "en")
    manifest = json.loads((brief.parents[1] / "out" / "b" / "manifest.json").read_bytes())
    quality = manifest["outputs"]["b.en.pdf"]["quality"]
    assert (quality["pages"], quality["findings"], quality["fallback"]) == (1, [], "")
    assert 20 < quality["last"] < 80


def test_check_says_again_what_the_build_found_until_the_brief_changes(brief: Path) -> None:
    styles = brief.parents[1] / "assets" / "css"
    styles.mkdir(parents=True)
    (styles / "layouts.css").write_text(".cites, p { white-space: nowrap }")
    built = made(brief, SMALL.replace("Two pumping stations", "Two " + "long " * 60), "en")
    (found,) = built.diagnostics
    assert (found.code, str(found.severity)) == ("PG03", "warning")
    assert "page 1, `Two long long" in found.message
    assert found in check(brief)
    brief.write_text(SMALL, "utf-8")
    assert [one for one in check(brief) if one.code.startswith("PG")] == []
