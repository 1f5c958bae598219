"""A second edition that is released: built again byte for byte, or with the reason why not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest
from tests.cases import ROOT
from tests.history.repositories import EMAIL, NAME, Repository, repository

from briefgen.building.rebuild import compared, rebuild
from briefgen.building.release import release
from briefgen.diagnostic import Diagnostic
from briefgen.history.editions import editions
from briefgen.history.successor import next_edition
from briefgen.version import VERSION

BRIEF = """\
title: {en: Water, ar: المياه}
languages: [en, ar]
edition: 1
status: final
tlp: GREEN
bottom_line: {en: Two stations stopped., ar: توقفت محطتان.}
"""
FILE, KEPT = "briefs/water.yaml", "briefs/editions/1.yaml"


def released(made: Repository) -> dict[str, bytes]:
    """The outputs of the edition that is committed, once it is released."""
    found = release(made.workspace, FILE)
    assert found.diagnostics == ()
    assert found.value is not None
    return {Path(name).name: (made.root / name).read_bytes() for name in found.value.outputs}


@pytest.fixture(scope="module", params=["water/1", "editions/1.yaml", "HEAD~1"])
def story(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk that has released two editions and begun the third; what it released lies beside it."""
    top = tmp_path_factory.mktemp("story")
    made = repository(top / "desk")
    if (ROOT / ".briefgen" / "fonts").is_dir():
        shutil.copytree(ROOT / ".briefgen" / "fonts", made.root / ".briefgen" / "fonts")
    made.write("briefgen.toml", 'languages = ["ar"]\n')
    made.git("config", "user.name", NAME)
    made.git("config", "user.email", EMAIL)
    made.save(FILE, BRIEF)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
        outputs = [released(made)]
        begun = next_edition(made.workspace, FILE).value
        assert begun is not None
        made.write(KEPT, BRIEF)
        text = dict(begun.files)[FILE].decode().replace("supersedes: water/1", f"supersedes: {request.param}")
        assert "supersedes: water/1\n" in dict(begun.files)[FILE].decode()
        text = text.replace("draft", "final").replace("Two", "Four").replace("محطتان", "أربع محطات")
        made.save(FILE, text)
        outputs.append(released(made))
    made.write(KEPT, "title: Another\n")
    made.save(FILE, text.replace("edition: 2", "edition: 3").replace("Four", "All"))
    for number, files in enumerate(outputs, 1):
        for name, content in files.items():
            (top / str(number)).mkdir(exist_ok=True)
            (top / str(number) / name).write_bytes(content)
    return top


@pytest.fixture
def made(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A copy of it; the working copy says nothing of the editions before."""
    shutil.copytree(story, tmp_path / "top")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    return Repository(tmp_path / "top" / "desk")


def again(made: Repository, number: int) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """The outputs of an edition as they are built now, and what is said of them."""
    known = editions(made.workspace, FILE).value or ()
    edition = next(one for one in known if one.number == number)
    assert edition.tag == f"water/{number}"
    built = rebuild(edition)
    if built.value is None:
        return {}, built.diagnostics
    return dict(built.value.outputs), (*built.diagnostics, *compared(edition, built.value))


def then(made: Repository, number: int) -> dict[str, bytes]:
    """The outputs of an edition as they were released."""
    return {file.name: file.read_bytes() for file in (made.root.parent / str(number)).iterdir()}


by_tag = pytest.mark.parametrize("story", ["water/1"], indirect=True)


@pytest.mark.parametrize("story", ["water/1", "editions/1.yaml"], indirect=True)
def test_both_editions_are_built_again_byte_for_byte(made: Repository) -> None:
    for number in (1, 2):
        assert again(made, number) == (then(made, number), ())
    assert set(then(made, 2)) == {"water.ar.html", "water.ar.pdf"}
    assert 'class="changes' in then(made, 2)["water.ar.html"].decode()
    assert 'class="changes' not in then(made, 1)["water.ar.html"].decode()


@by_tag
def test_a_tag_that_was_moved_is_said_to_name_another_edition(made: Repository) -> None:
    made.git("tag", "--force", "--annotate", "--message", "moved", "water/1", "HEAD")
    _, [found] = again(made, 2)
    assert found.code == "ED08"
    assert found.hints == (
        "`supersedes` names another edition now than then, as a branch does, or a tag that was moved",
    )


@by_tag
def test_a_tag_that_is_gone_is_missed_and_nothing_is_built_without_it(made: Repository) -> None:
    made.git("tag", "--delete", "water/1")
    outputs, [found] = again(made, 2)
    assert not outputs
    assert found.code == "ED10"
    assert "there is no revision `water/1`" in found.message
    assert found.span is not None
    assert found.span.file.name == f"water/2:{FILE}"


@pytest.mark.parametrize("story", ["HEAD~1"], indirect=True)
def test_a_revision_that_means_another_commit_each_time_is_found_out(made: Repository) -> None:
    _, [found] = again(made, 2)
    assert (found.code, len(found.hints)) == ("ED08", 1)
    assert found.hints[0].startswith("`supersedes` names another edition")


def other_installation(folder: Path) -> None:
    """Copies of briefgen and WeasyPrint that are other versions."""
    shutil.copytree(ROOT / "src" / "briefgen", folder / "briefgen")
    for theme in ("templates", "assets"):
        shutil.copytree(ROOT / theme, folder / "briefgen" / theme)
    (folder / "briefgen" / "version.py").write_text('"""Another."""\n\nVERSION = "9.9.9"\n')
    found = distribution("weasyprint")
    for part in ("weasyprint", f"weasyprint-{found.version}.dist-info"):
        shutil.copytree(Path(str(found.locate_file(part))), folder / part)
    for file in (folder / "weasyprint" / "__init__.py", folder / part / "METADATA"):
        text = file.read_text("utf-8")
        assert found.version in text
        file.write_text(text.replace(found.version, "1.2.3"), "utf-8")


@by_tag
def test_other_versions_of_briefgen_and_weasyprint_are_named(made: Repository, tmp_path: Path) -> None:
    other_installation(tmp_path / "other")
    ran = subprocess.run(
        [sys.executable, "-m", "briefgen", "editions", FILE, "--rebuild", "2"],
        cwd=made.root,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "other")},  # noqa: TID251
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1, ran.stderr
    assert "`water.ar.pdf` is not as released" in ran.stderr
    assert (
        f"not the same: briefgen {VERSION} then, 9.9.9 now; the code of briefgen; WeasyPrint " in ran.stderr
    )
    assert "then, 1.2.3 now\n" in ran.stderr
    assert f"rebuild it with briefgen {VERSION} and what it was installed with" in ran.stderr
    assert "supersedes" not in ran.stderr
