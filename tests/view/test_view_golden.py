"""The HTML of the smallest brief, to be read by people; `--accept` writes it anew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.build.steps import load, page
from briefgen.render.fonts import FACES, Face
from briefgen.render.html import html
from briefgen.render.theme import Theme
from briefgen.world import DiskWorld
from tests.cases import ROOT

GOLDEN = Path(__file__).parent / "golden"


@dataclass(frozen=True)
class Bare(Theme):
    """The packaged theme without its faces, which are half a megabyte of letters."""

    def embedded_faces(self, faces: tuple[Face, ...] = FACES) -> str:
        """No faces."""
        return ""


@pytest.mark.parametrize("edition", ["en", "ar", "en+ar"])
def test_the_smallest_brief_is_set_as_in_its_golden(edition: str, accept: bool, tmp_path: Path) -> None:
    loaded = load(DiskWorld(ROOT), "briefs/basra-water.yaml").value
    assert loaded is not None
    theme = Bare(DiskWorld(tmp_path, {"@theme": ROOT}))
    made = html(page(loaded, tuple(edition.split("+"))), theme)
    assert made.value is not None, made.diagnostics
    text, styles = re.subn(r"<style>.*?</style>", "<style>…</style>", made.value, flags=re.DOTALL)
    assert styles == 1
    golden = GOLDEN / f"basra-water.{edition}.html"
    if accept:
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8"), "read the difference; `pytest --accept` takes it over"
