"""The public functions, used as a program uses them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.basra import BASRA

import briefgen
from briefgen.loading.opening import NotFoundError


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    (tmp_path / "briefgen.toml").touch()
    file = tmp_path / "briefs" / "basra.yaml"
    file.parent.mkdir()
    file.write_text(BASRA, encoding="utf-8")
    return file


def test_a_brief_is_loaded_from_its_file(brief: Path) -> None:
    loaded = briefgen.load(brief)
    assert loaded.value is not None
    assert [event.id for event in loaded.value.events] == ["cut"]
    assert loaded.diagnostics == ()


def test_what_is_wrong_with_a_brief_comes_back_as_values(brief: Path) -> None:
    brief.write_text(BASRA.replace("[s1]}", "[s1, s2]}"), encoding="utf-8")
    (found,) = briefgen.check(brief)
    assert (found.code, found.span.line if found.span else 0) == ("ST01", 4)
    assert briefgen.render_html(brief, "en").value is None


def test_a_report_is_rendered_without_writing_it(brief: Path) -> None:
    page = briefgen.render_html(brief, "en+ar")
    assert page.value is not None
    assert "توقفت محطتان." in page.value
    report = briefgen.render_pdf(brief, "ar")
    assert report.value is not None
    assert report.value.startswith(b"%PDF-")
    assert not (brief.parents[1] / "out").exists()


def test_an_edition_in_a_language_that_the_brief_lacks_is_a_diagnostic(brief: Path) -> None:
    page = briefgen.render_html(brief, "fr")
    assert page.value is None
    assert [found.code for found in page.diagnostics] == ["WS05"]


def test_files_are_built_below_the_workspace(brief: Path) -> None:
    built = briefgen.build(brief, editions=["en"], formats=["html"])
    assert [output.name for output in built.outputs] == ["out/basra/basra.en.html"]
    with pytest.raises(ValueError, match="not below the workspace"):
        briefgen.build(brief, out="/elsewhere")


def test_a_path_that_leads_nowhere_is_an_error_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="there is no"):
        briefgen.check(tmp_path / "nothing.yaml")


def test_the_functions_stay_functions_whatever_is_imported_first() -> None:
    program = (
        "import briefgen.building.steps, briefgen.checking.run, briefgen.reading.document, briefgen\n"
        "assert all(callable(getattr(briefgen, name)) for name in briefgen.__all__)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_help_loads_neither_the_model_nor_the_engines() -> None:
    program = (
        "import sys, briefgen.cli.app\n"
        "loaded = {'pydantic', 'jinja2', 'weasyprint', 'babel', 'yaml'} & sys.modules.keys()\n"
        "assert not loaded, loaded"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
