"""Freezing an edition, and building it again: all or nothing, and byte for byte."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.cases import ROOT
from tests.history.repositories import EMAIL, NAME, Repository, repository

from briefgen.building import execute
from briefgen.building.rebuild import compared, rebuild
from briefgen.building.release import differing, release
from briefgen.diagnostic import Diagnostic
from briefgen.history import tagging
from briefgen.history.edition_at import past_at
from briefgen.history.editions import Edition, editions

BRIEF = """\
title: {en: Water, ar: المياه}
languages: [en, ar]
edition: 1
status: final
tlp: GREEN
bottom_line: {en: Two stations stopped., ar: توقفت محطتان.}
figures:
  - id: f1
    title: {en: Levels, ar: المناسيب}
    data:
      file: levels.csv
      form: table
      heads: {day: {en: day, ar: اليوم}, level: {en: level, ar: المنسوب}}
      names: {Monday: {en: Monday, ar: الاثنين}}
"""
FILE = "briefs/water.yaml"
OUTPUTS = {"water.en.html", "water.en.pdf"}
OWN_STYLE = ":root { --own: 1 }\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a brief that may be released, below its top, with a theme file of its own."""
    top = tmp_path_factory.mktemp("release")
    made = repository(top / "desk", top)
    packed = ROOT / ".briefgen" / "fonts"
    if packed.is_dir():
        shutil.copytree(packed, made.root / ".briefgen" / "fonts")
    made.write("briefgen.toml", 'languages = ["en"]\n')
    made.write("briefs/water.data/levels.csv", "day,level\nMonday,4\n")
    made.git("config", "user.name", NAME)
    made.git("config", "user.email", EMAIL)
    made.save(FILE, BRIEF)
    return top


@pytest.fixture
def made(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A copy of it."""
    shutil.copytree(desk, tmp_path / "top")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    return Repository(tmp_path / "top" / "desk", clock=1_773_000_000)


def refused(made: Repository, name: str = FILE) -> list[str]:
    """The codes of all that is amiss; there is no tag, and nothing is built."""
    found = release(made.workspace, name)
    assert found.value is None
    assert made.git("tag") == ""
    assert not (made.root / "out").exists()
    return [one.code for one in found.diagnostics]


def known(made: Repository, number: int = 1) -> Edition:
    return next(one for one in editions(made.workspace, FILE).value or () if one.number == number)


@pytest.fixture(scope="module")
def released(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after its first edition was released."""
    top = tmp_path_factory.mktemp("released") / "top"
    shutil.copytree(desk, top)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
        found = release(Repository(top / "desk").workspace, FILE)
    assert found.diagnostics == ()
    assert found.value is not None
    assert (found.value.tag, found.value.remote) == ("water/1", None)
    assert set(found.value.outputs) == {f"out/water/{name}" for name in OUTPUTS}
    return top


@pytest.fixture
def frozen(released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A copy of that."""
    shutil.copytree(released, tmp_path / "top")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    return Repository(tmp_path / "top" / "desk", clock=1_773_000_000)


def test_the_tag_says_what_was_built_from_what(frozen: Repository) -> None:
    assert frozen.git("rev-parse", "water/1^{commit}") == frozen.git("rev-parse", "HEAD")
    assert f"tagger {NAME} <{EMAIL}>" in frozen.git("cat-file", "tag", "water/1")
    edition = known(frozen)
    assert edition.record is not None
    assert edition.record.brief == f"desk/{FILE}"
    assert edition.record.made_with["briefgen"]
    assert edition.record.made_with["WeasyPrint"]
    own = frozen.root / "out" / "water"
    assert dict(edition.record.outputs) == {
        name: hashlib.sha256((own / name).read_bytes()).hexdigest() for name in OUTPUTS
    }
    listed = frozen.git("for-each-ref", "--format=%(contents)", "refs/tags/water/1")
    assert len([line for line in listed.splitlines() if line.endswith((".html", ".pdf"))]) == 2


def test_an_edition_is_built_anew_byte_for_byte_whatever_lies_on_disk(frozen: Repository) -> None:
    before = {name: (frozen.root / "out/water" / name).read_bytes() for name in OUTPUTS}
    frozen.write(FILE, BRIEF.replace("edition: 1", "edition: 2").replace("Two", "Four"))
    frozen.write("briefs/water.data/levels.csv", "day,level\nMonday,5\n")
    frozen.write("assets/css/screen.css", OWN_STYLE)
    frozen.write("briefgen.toml", 'languages = ["ar"]\n[theme.colours]\naccent = "#005fb8"\n')
    frozen.commit()
    shutil.rmtree(frozen.root / "out")
    edition = known(frozen)
    built = rebuild(edition)
    assert built.diagnostics == ()
    assert built.value is not None
    assert dict(built.value.outputs) == before
    assert compared(edition, built.value) == ()
    assert not (frozen.root / "out").exists()
    assert frozen.git("status", "--porcelain") == ""


def test_what_differs_is_named_with_the_versions_of_then_and_now(frozen: Repository) -> None:
    edition = known(frozen)
    assert edition.record is not None
    then = {**edition.record.made_with, "briefgen": "0.0.9", "modules": "0" * 64, "Pango": "1.2.3"}
    outputs = {**edition.record.outputs, "water.en.pdf": "0" * 64, "water.fr.pdf": "0" * 64}
    other = replace(edition, record=replace(edition.record, made_with=then, outputs=outputs))
    built = rebuild(other)
    assert built.value is not None
    [found] = compared(other, built.value)
    assert found.code == "ED08"
    assert found.message == "`water.en.pdf`, `water.fr.pdf` are not as released"
    assert "briefgen 0.0.9 then, " in found.hints[0]
    assert "Pango 1.2.3 then, " in found.hints[0]
    assert "the code of briefgen" in found.hints[0]
    assert "zlib" not in found.hints[0]
    same = replace(edition, record=replace(edition.record, outputs=outputs))
    [found] = compared(same, built.value)
    assert "the tag or this machine" in found.hints[0]


def test_an_edition_is_released_once(frozen: Repository) -> None:
    [found] = release(frozen.workspace, FILE).diagnostics
    assert (found.code, found.message) == (
        "ED02",
        "edition 1 does not come after edition 1, which `water/1` has released",
    )
    assert frozen.git("tag") == "water/1"


@pytest.mark.parametrize(
    ("wrong", "right", "codes"),
    [
        ("status: final", "status: review", ["ED01"]),
        ("edition: 1\n", "", ["ED02"]),
        (", ar: الاثنين", "", ["TR01", "ED06"]),
        ("bottom_line", "bottomline", ["MD01"]),
    ],
)
def test_only_what_is_final_numbered_and_clean_is_released(
    wrong: str, right: str, codes: list[str], made: Repository
) -> None:
    made.save(FILE, BRIEF.replace(wrong, right))
    assert set(codes) <= set(refused(made))


@pytest.mark.parametrize(
    "name",
    [
        FILE,
        "briefgen.toml",
        "briefs/water.data/levels.csv",
        "briefs/water.translations/ar.po",
        "briefs/water.evidence.lock",
        "assets/css/screen.css",
        "templates/parts/event.html",
    ],
)
def test_what_decides_the_report_has_to_be_committed(name: str, made: Repository) -> None:
    before = made.root / name
    made.write(name, (before.read_text() if before.exists() else "") + "\n")
    found = release(made.workspace, FILE).diagnostics
    assert [one.code for one in found] == ["ED03"]
    assert f"`{name}`" in found[0].message
    assert refused(made) == ["ED03"]


def test_a_file_that_git_ignores_is_not_committed_either(made: Repository) -> None:
    made.write(".gitignore", "out/\n.briefgen/\nbriefs/new.yaml\n")
    made.commit()
    made.write("briefs/new.yaml", BRIEF)
    assert refused(made, "briefs/new.yaml") == ["ED03"]


def test_other_files_may_be_as_they_are(made: Repository) -> None:
    made.write("briefs/other.yaml", "title: Other\n")
    made.write("notes.txt", "notes")
    past = past_at(made.workspace, "HEAD").value
    assert past is not None
    assert not differing(made.workspace, past, FILE)
    made.write(FILE, "title: [\n")
    assert differing(made.workspace, past, FILE) == [FILE]


def test_a_tag_in_the_way_and_a_name_that_is_not_known(
    made: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.git("tag", "water")
    found = release(made.workspace, FILE).diagnostics
    assert [one.code for one in found] == ["ED04"]
    made.git("tag", "--delete", "water")
    made.git("tag", "water/1")
    assert [one.code for one in release(made.workspace, FILE).diagnostics] == ["ED04"]
    made.git("tag", "--delete", "water/1")
    made.git("config", "--unset", "user.name")
    assert refused(made) == ["ED05"]
    monkeypatch.setenv("GIT_COMMITTER_NAME", "Somebody")
    found = release(made.workspace, FILE.replace("water", "none")).diagnostics
    assert [one.code for one in found] == ["ED03"]


def test_a_shallow_clone_releases_nothing(made: Repository, tmp_path: Path) -> None:
    made.commit()
    address = f"file://{made.root.parent}"
    made.git("clone", "--quiet", "--depth", "1", address, str(tmp_path / "clone"))
    clone = Repository(tmp_path / "clone" / "desk")
    assert [one.code for one in release(clone.workspace, FILE).diagnostics] == ["GT04"]


def test_a_file_that_is_saved_while_it_is_built_stops_the_release(
    frozen: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen.save(FILE, BRIEF.replace("edition: 1", "edition: 2"))
    build = execute.build

    def disturbed(*given: Any) -> execute.Built:
        frozen.write("briefs/water.data/levels.csv", "day,level\nMonday,6\n")
        made = build(*given)
        frozen.write("briefs/water.data/levels.csv", "day,level\nMonday,4\n")
        return made

    monkeypatch.setattr(execute, "build", disturbed)
    found: tuple[Diagnostic, ...] = release(frozen.workspace, FILE).diagnostics
    assert [one.code for one in found] == ["WS08"]
    assert frozen.git("tag") == "water/1"


def test_a_release_that_was_interrupted_before_its_tag_is_done_by_the_next(
    frozen: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen.save(FILE, BRIEF.replace("edition: 1", "edition: 2"))
    with monkeypatch.context() as patch:

        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        patch.setattr(tagging, "write", interrupted)
        with pytest.raises(KeyboardInterrupt):
            release(frozen.workspace, FILE)
    assert frozen.git("tag") == "water/1"
    assert (frozen.root / "out/water/water.en.pdf").exists()
    found = release(frozen.workspace, FILE)
    assert found.value is not None
    assert frozen.git("tag").split() == ["water/1", "water/2"]
    assert [one.tag for one in editions(frozen.workspace, FILE).value or ()] == ["water/1", "water/2"]
