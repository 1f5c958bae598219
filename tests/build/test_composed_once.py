"""A page is composed once for all outputs that it is in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.cases import ROOT

import briefgen
from briefgen.building import steps
from briefgen.model.brief import Brief
from briefgen.reading.exhibits import Exhibits
from briefgen.view.compose import compose
from briefgen.view.page import Page
from briefgen.view.since import Since


def test_a_build_composes_each_language_of_a_brief_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "tests" / "cli" / "workspace", tmp_path, dirs_exist_ok=True)
    monkeypatch.delenv("BRIEFGEN_ARCHIVE", raising=False)
    monkeypatch.chdir(tmp_path)
    composed: list[str] = []

    def noted(
        identifier: str, brief: Brief, language: str, beside: Exhibits, since: Since | None = None
    ) -> Page:
        composed.append(language)
        return compose(identifier, brief, language, beside, since)

    monkeypatch.setattr(steps, "compose", noted)
    built = briefgen.build("briefs/one.yaml", formats=("html",))
    assert len(built.outputs) == 3
    assert sorted(composed) == ["ar", "en"]
    again = briefgen.render_html("briefs/one.yaml", "en")
    assert again.value
    assert sorted(composed) == ["ar", "en", "en"], "a brief that is read anew is composed anew"
