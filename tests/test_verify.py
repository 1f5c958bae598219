"""What `verify` says when something is not as it was: the brief, the theme, the version, the file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.basra import BASRA

import briefgen
from briefgen.building import envelope, interface, steps
from briefgen.building.dressing import dressed
from briefgen.building.extract import contents
from briefgen.building.manifest import Manifest, read
from briefgen.building.plan import Target
from briefgen.diagnostic import Diagnostic
from briefgen.loading.loaded import load
from briefgen.loading.opening import workspace_of
from briefgen.render.html import print_html, print_styles
from briefgen.render.pdf import Engine, Job


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a small brief and the PDF of its pair."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "briefs").mkdir()
    (folder / "briefgen.toml").touch()
    (folder / "briefs" / "basra.yaml").write_text(BASRA, encoding="utf-8")
    assert briefgen.build(folder / "briefs", editions=["en+ar"], formats=["pdf"]).diagnostics == ()
    return folder


@pytest.fixture
def report(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The PDF in a copy of the workspace, which is the current folder."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "out" / "basra" / "basra.en+ar.pdf"


def verdict(report: Path) -> list[tuple[str, str]]:
    return [(found.code, found.message) for found in briefgen.verify(report)]


def test_a_report_is_what_its_brief_produces_wherever_it_lies(report: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "sent by mail.pdf"
    report.rename(elsewhere)
    assert verdict(elsewhere) == []


def test_a_file_that_came_to_the_brief_is_named(report: Path, tmp_path: Path) -> None:
    (tmp_path / "briefs" / "basra.evidence.lock").write_text('{"version": 1, "quotes": {}}\n')
    assert verdict(report) == [("VF04", "`briefs/basra.evidence.lock` changed since the report was made")]


def test_templates_that_make_another_page_are_named_and_such_that_make_the_same_are_not(
    report: Path, tmp_path: Path
) -> None:
    packaged = Path(__file__).parents[1] / "templates" / "base.html"
    (tmp_path / "templates").mkdir()
    own = tmp_path / "templates" / "base.html"
    own.write_text(f"{{# House rules #}}{packaged.read_text('utf-8')}", "utf-8")
    assert verdict(report) == []
    own.write_text(packaged.read_text("utf-8").replace("</body>", "<p>House rules</p></body>"), "utf-8")
    assert verdict(report) == [("VF05", "the report was made with another theme: `templates`")]


def test_a_setting_that_changed_is_named(report: Path, tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_text("[pdf]\nrepair_text = false\n")
    assert verdict(report) == [("VF05", "the report was made with other settings: `repair_text`")]


@pytest.mark.parametrize("place", [0.3, 0.6, 0.9])
def test_a_byte_that_was_altered_is_noticed_wherever_it_stands(report: Path, place: float) -> None:
    content = bytearray(report.read_bytes())
    content[int(len(content) * place)] ^= 1
    report.write_bytes(content)
    (found,) = {code for code, _ in verdict(report)}
    assert found in {"VF01", "VF02", "VF07"}


def forged(report: Path, change: Callable[[Manifest], Manifest], brief: str = BASRA) -> None:
    """Make the report anew with another manifest, or another brief enclosed."""
    workspace = workspace_of(()).value
    found = contents(report)
    assert workspace is not None
    assert not isinstance(found, Diagnostic)
    noted = read(dict(found)[envelope.MANIFEST])
    loaded = load(workspace.world, "briefs/basra.yaml").value
    theme = dressed(workspace).value
    assert noted is not None
    assert loaded is not None
    assert theme is not None
    inputs = {loaded.name: brief.encode()}
    page = steps.page(loaded, ("en", "ar"))
    job = Job(
        print_html(page, theme).value or "",
        print_styles(theme),
        enclosures=envelope.enclosures(loaded.name, loaded.brief, inputs, change(noted)),
    )
    with Engine(theme.fonts) as engine:
        report.write_bytes(engine.render(job).content or b"")


def test_a_report_of_another_version_says_of_which(report: Path) -> None:
    forged(report, lambda noted: noted)
    assert verdict(report) == [], "a forgery that changes nothing is the report"
    forged(report, lambda noted: replace(noted, briefgen="0.0.9"))
    assert [code for code, _ in verdict(report)] == ["VF06"]
    assert "made by briefgen 0.0.9, this is" in verdict(report)[0][1]


def test_a_report_of_another_engine_names_each_library_that_differs(report: Path) -> None:
    forged(report, lambda noted: replace(noted, engine={**noted.engine, "Pango": "1.2.3"}))
    ((code, message),) = verdict(report)
    assert code == "VF06"
    assert "another engine: Pango 1.2.3, here 1." in message


def test_an_enclosed_brief_that_was_exchanged_is_noticed(report: Path) -> None:
    forged(report, lambda noted: noted, BASRA.replace("Two stations", "Ten stations"))
    assert [code for code, _ in verdict(report)] == ["VF04", "VF07"]
    forged(report, lambda noted: noted, "no brief")
    assert [code for code, _ in verdict(report)] == ["VF04", "VF09", "MD02"]


def test_a_manifest_that_is_none_is_told(report: Path) -> None:
    forged(report, lambda noted: replace(noted, edition="fr"))
    assert [code for code, _ in verdict(report)] == ["VF09"]
    forged(report, lambda noted: replace(noted, edition=7))  # type: ignore[arg-type]
    assert [code for code, _ in verdict(report)] == ["VF02"]


def test_the_manifest_names_all_that_decides_the_bytes(report: Path) -> None:
    found = contents(report)
    assert not isinstance(found, Diagnostic)
    noted = read(dict(found)[envelope.MANIFEST])
    assert noted is not None
    assert set(noted.inputs) == {"briefs/basra.yaml"}
    assert {"templates", "assets/css/print.css"} <= set(noted.theme)
    assert {"WeasyPrint", "Pango", "HarfBuzz", "fontTools", "pydyf", "zlib"} == set(noted.engine)
    assert Target("basra", ("en", "ar"), "pdf").edition == noted.edition
    assert interface.verify(report) == ()
