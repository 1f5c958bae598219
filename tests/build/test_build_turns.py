"""Builds in which something changes meanwhile, or that have to say again what was found before."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.cases import ROOT

import briefgen
from briefgen.building import recipe, workshop
from briefgen.building.engine_versions import engine_versions
from briefgen.building.execute import Built
from briefgen.world import DiskWorld

BRIEF = ROOT / "tests" / "cli" / "workspace" / "briefs" / "two" / "brief.yaml"
WIDE = BRIEF.read_text("utf-8").replace("Two stations stopped.", "Two " + "long " * 60)


@pytest.fixture
def brief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a brief in a workspace, which is the current folder."""
    monkeypatch.delenv("BRIEFGEN_ARCHIVE", raising=False)
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefgen.toml").touch()
    if (ROOT / ".briefgen" / "fonts").is_dir():
        shutil.copytree(ROOT / ".briefgen" / "fonts", tmp_path / ".briefgen" / "fonts")
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "briefs" / "two.yaml"
    file.write_bytes(BRIEF.read_bytes())
    return file


def build(format_: Any, **options: Any) -> Built:
    return briefgen.build(formats=[format_], **options)


def codes(built: Built) -> list[str]:
    return [one.code for one in built.diagnostics]


def reasons(built: Built) -> list[str]:
    return [state.reason for state in built.states]


def test_what_was_found_on_pages_is_said_again_as_long_as_they_stand(brief: Path) -> None:
    styles = brief.parents[1] / "assets" / "css"
    styles.mkdir(parents=True)
    (styles / "layouts.css").write_text(".cites, p { white-space: nowrap }")
    brief.write_text(WIDE)
    first = build("pdf")
    assert codes(first) == ["PG03"]
    again = build("pdf")
    assert (reasons(again), again.diagnostics) == (["nothing changed"], first.diagnostics)
    (brief.parents[1] / "out" / "two" / "two.en.pdf").unlink()
    stored = build("pdf")
    assert reasons(stored) == ["the output is gone; taken from the store"]
    assert stored.diagnostics == first.diagnostics
    brief.write_bytes(BRIEF.read_bytes())
    assert codes(build("pdf")) == []


@pytest.mark.usefixtures("brief")
def test_another_engine_makes_every_pdf_anew_and_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    build("pdf")
    build("html")
    older = {**engine_versions(), "Pango": "0.9"}
    seen = recipe._seen  # noqa: SLF001
    monkeypatch.setattr(recipe, "_seen", lambda *given: [*seen(*given), "another library"])
    monkeypatch.setattr(workshop, "engine_versions", lambda: older)
    assert reasons(build("html")) == ["nothing changed"]
    shutil.rmtree(".briefgen/store")
    (state,) = build("pdf").states
    # The engine that there really is makes the same of it.
    assert state.reason == "Pango is another version, which changes nothing in it"


def test_a_final_report_without_its_translations_is_built_by_who_allows_it(brief: Path) -> None:
    brief.write_text(
        "title: {en: One station, ar: محطة واحدة}\nlanguages: [en, ar]\nstatus: final\n"
        "bottom_line: {en: It stopped.}\n"
    )
    refused = build("html")
    assert ("TR22" in codes(refused), reasons(refused)) == (True, [])
    allowed = build("html", allow_stale=True)
    assert set(reasons(allowed)) == {"never built"}
    assert "TR22" not in codes(allowed)
    assert set(reasons(build("html", allow_stale=True))) == {"nothing changed"}
    there = {file: file.read_bytes() for file in Path("out").rglob("*.html")}
    assert "TR22" in codes(build("html"))
    assert len(there) == 3
    assert all(file.read_bytes() == content for file, content in there.items())
    assert set(reasons(build("html", allow_stale=True))) == {"nothing changed"}


def saved_meanwhile(brief: Path, times: int, monkeypatch: pytest.MonkeyPatch) -> Built:
    """A build after an edit, during which somebody saves the brief just after it was read, so many times."""
    build("html")
    brief.write_text(brief.read_text().replace("Two stations stopped", "Ten stations stopped"))
    monkeypatch.setattr(workshop, "_AT_HAND", 0)
    whole, left = DiskWorld.read, [*range(times)]

    def read(world: DiskWorld, name: str) -> bytes | None:
        content = whole(world, name)
        if name == "briefs/two.yaml" and left:
            left.pop()
            with brief.open("a") as saved:
                saved.write("# saved once more\n")
        return content

    monkeypatch.setattr(DiskWorld, "read", read)
    return build("html")


def test_a_brief_that_is_saved_in_mid_build_is_built_as_it_was_saved(
    brief: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = saved_meanwhile(brief, 1, monkeypatch)
    assert built.diagnostics == ()
    assert reasons(built) == ["`briefs/two.yaml` changed"]
    assert b"Ten stations" in Path("out/two/two.en.html").read_bytes()
    assert reasons(build("html")) == ["nothing changed"]


def test_a_brief_that_is_saved_again_and_again_keeps_what_it_had(
    brief: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = saved_meanwhile(brief, 1000, monkeypatch)
    assert [(one.code, one.message) for one in built.diagnostics] == [
        ("WS08", "the brief changed while it was built")
    ]
    assert built.outputs == ()
    assert b"Ten stations" not in Path("out/two/two.en.html").read_bytes()
    monkeypatch.undo()
    monkeypatch.chdir(brief.parents[1])
    assert reasons(build("html")) == ["`briefs/two.yaml` changed"]
