"""The HTML of the smallest brief, to be read by people; `--accept` writes it anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.bare import bare_theme
from tests.cases import ROOT

from briefgen.building.steps import page
from briefgen.loading.loaded import load
from briefgen.render.html import html
from briefgen.world import DiskWorld

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("edition", ["en", "ar", "en+ar"])
def test_the_smallest_brief_is_set_as_in_its_golden(edition: str, accept: bool, tmp_path: Path) -> None:
    loaded = load(DiskWorld(ROOT), "briefs/basra-water.yaml").value
    assert loaded is not None
    made = html(page(loaded, tuple(edition.split("+"))), bare_theme(tmp_path))
    assert made.value is not None, made.diagnostics
    text, styles = re.subn(r"<style>.*?</style>", "<style>…</style>", made.value, flags=re.DOTALL)
    text, scripts = re.subn(r"<script>.*?</script>", "<script>…</script>", text, flags=re.DOTALL)
    text, hashes = re.subn(r"sha256-[A-Za-z0-9+/=]+", "sha256-…", text)
    assert (styles, scripts, hashes) == (1, 1, 1)
    golden = GOLDEN / f"basra-water.{edition}.html"
    if accept:
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8"), "read the difference; `pytest --accept` takes it over"
