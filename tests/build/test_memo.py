"""What a build says again without a second look: only as long as everything is as it was."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cases import ROOT

from briefgen.building import memo, past, recipe
from briefgen.building.execute import Site
from briefgen.building.memo import Said
from briefgen.cli.app import briefgen
from briefgen.examining.examined import Examined
from briefgen.world import DiskWorld

WORKSPACE = ROOT / "tests" / "cli" / "workspace"
BUILD = ("build", "--format", "html")
HOUR = 3_600_000_000_000
_WARNED = (
    "title: {en: Two, ar: اثنان}\nlanguages: [en, ar]\nbottom_line: {en: It stopped 2 times., ar: توقفت.}\n"
)


def build(*arguments: str) -> int:
    """Build in the current folder, as the command does."""
    sys.argv[:] = ["briefgen", *BUILD, *arguments]
    code = briefgen.main([*BUILD, *arguments], standalone_mode=False)
    assert isinstance(code, int)
    return code


def recalled(*arguments: str) -> Said | None:
    """What is said without a build."""
    return memo.recalled((*BUILD, *arguments))


def later(monkeypatch: pytest.MonkeyPatch, by: int) -> None:
    """Let clocks be so many nanoseconds ahead of the disk's."""
    known = time.time()
    monkeypatch.setattr(time, "time_ns", lambda: int(known * 1e9) + by)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that was built."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copytree(WORKSPACE, folder, dirs_exist_ok=True)
    (folder / "briefs" / "warned.yaml").write_text(_WARNED, encoding="utf-8")
    (folder / ".briefgen").mkdir()
    if (ROOT / ".briefgen" / "fonts").is_dir():
        (folder / ".briefgen" / "fonts").symlink_to(ROOT / ".briefgen" / "fonts")
    subprocess.run([sys.executable, "-m", "briefgen", *BUILD], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture
def fresh(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in which nothing is to be done; it is the current folder, and an hour has passed."""
    monkeypatch.delenv("BRIEFGEN_ARCHIVE", raising=False)
    monkeypatch.setattr(sys, "argv", [])
    desk = tmp_path / "desk"
    shutil.copytree(made, desk, symlinks=True)
    monkeypatch.chdir(desk)
    later(monkeypatch, HOUR)
    monkeypatch.setattr(
        DiskWorld, "now", lambda _: datetime.datetime.fromtimestamp(time.time_ns() / 1e9, datetime.UTC)
    )
    build()
    return desk


@pytest.fixture
def desk(fresh: Path) -> Path:
    """The same with a memo of a build that had nothing to do."""
    build()
    assert recalled() is not None
    return fresh


def _same_size(desk: Path) -> None:
    file = desk / "briefs" / "one.yaml"
    before = file.stat()
    file.write_text(file.read_text("utf-8").replace("It stopped", "It started"[:10]), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size


def _write(name: str, text: str = "x") -> Callable[[Path], None]:
    def change(desk: Path) -> None:
        file = desk / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    return change


def _remove(name: str) -> Callable[[Path], None]:
    return lambda desk: (desk / name).unlink()


def _damage(at: float) -> Callable[[Path], None]:
    def change(desk: Path) -> None:
        file = desk / memo.TABLE
        content = bytearray(file.read_bytes())
        content[int(at * len(content))] ^= 1
        file.write_bytes(content)

    return change


def _cut(desk: Path) -> None:
    os.truncate(desk / memo.TABLE, 200)


CHANGES: dict[str, Callable[[Path], None]] = {
    "a brief is edited, and its size and time stay": _same_size,
    "a brief is added": _write("briefs/three.yaml"),
    "a brief is added in a folder": _write("briefs/three/brief.yaml"),
    "a folder becomes a brief's": _write("briefs/one.translations/brief.yaml"),
    "a brief is removed": _remove("briefs/one.yaml"),
    "an output is altered": _write("out/one/one.en.html"),
    "an output is gone": _remove("out/one/one.en+ar.html"),
    "a file of translations appears": _write("briefs/one.translations/ar.po"),
    "a lock of evidence appears": _write("briefs/one.evidence.lock"),
    "a template appears": _write("templates/parts/head.html"),
    "the settings change": _write("briefgen.toml", "languages = ['en']\n"),
    "the records of builds are gone": _remove(past.INDEX),
    "a killed build has left something": _write("out/.briefgen-x1/one.en.html"),
    "a killed build has left half a record": _write(".briefgen/.briefgen-x1"),
    "the memo is gone": _remove(memo.TABLE),
    "the memo is empty": _write(memo.TABLE, ""),
    "the memo is cut": _cut,
    "the memo is damaged in its head": _damage(0),
    "the memo is damaged in its middle": _damage(0.5),
    "the memo is damaged at its end": _damage(0.9999),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_nothing_is_said_again_once_something_has_changed(change: Callable[[Path], None], desk: Path) -> None:
    change(desk)
    assert recalled() is None


def test_a_brief_that_is_touched_and_left_as_it_was_is_looked_at_once_more(desk: Path) -> None:
    (desk / "briefs" / "one.yaml").touch()
    assert recalled() is None
    build()
    build()
    assert recalled() is not None


@pytest.mark.parametrize(
    "arguments",
    [("--explain",), ("--lang", "en"), ("--out", "other"), ("--allow-stale",), ("briefs/one.yaml",)],
)
def test_other_arguments_are_another_build(arguments: tuple[str, ...], desk: Path) -> None:
    assert desk
    assert recalled(*arguments) is None


def test_in_other_circumstances_it_is_another_build(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk
    others: list[tuple[object, str, object]] = [
        (sys, "version", "3.99"),
        (sys, "executable", "/elsewhere/python"),
        (sys, "path", [*sys.path, "/elsewhere"]),
        (os, "geteuid", lambda: 12345),
        (sys.stderr, "isatty", lambda: True),
    ]
    for holder, name, value in others:
        with monkeypatch.context() as changed:
            changed.setattr(holder, name, value)
            assert recalled() is None, name
    assert recalled() is not None


def test_what_the_environment_says_is_heeded(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFGEN_ARCHIVE", str(desk))
    assert recalled() is None


def test_another_folder_is_another_build(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk / "briefs")
    assert recalled() is None
    # With settings of its own, the folder is a workspace that nothing is known of.
    (desk / "briefs" / "briefgen.toml").touch()
    assert recalled() is None


def test_the_modules_of_briefgen_are_looked_at(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk
    package = tmp_path / "briefgen"
    shutil.copytree(ROOT / "src" / "briefgen" / "building", package / "building")
    monkeypatch.setattr(recipe, "_PACKAGE", package)
    for _ in range(2):
        build()
    assert recalled() is not None
    (package / "building" / "build.py").write_text("# another one\n", encoding="utf-8")
    assert recalled() is None


def test_a_library_that_is_another_version_is_seen(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk
    libraries = tmp_path / "libraries"
    (libraries / "jinja2-3.1.6.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(libraries)
    for _ in range(2):
        build()
    assert recalled() is not None
    (libraries / "jinja2-3.1.6.dist-info").rename(libraries / "jinja2-3.2.0.dist-info")
    assert recalled() is None


def test_an_archive_that_is_reached_by_another_way_is_another_one(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
    link = tmp_path / "archive"
    link.symlink_to("first")
    monkeypatch.setenv("BRIEFGEN_ARCHIVE", str(link))
    for _ in range(2):
        build()
    assert recalled() is not None
    link.unlink()
    link.symlink_to("second")
    assert recalled() is None


def test_an_output_folder_that_is_reached_by_another_way_is_another_one(desk: Path) -> None:
    (desk / "first").mkdir()
    (desk / "second").mkdir()
    (desk / "link").symlink_to("first")
    for _ in range(2):
        build("--out", "link")
    assert recalled("--out", "link") is not None
    (desk / "link").unlink()
    (desk / "link").symlink_to("second")
    assert recalled("--out", "link") is None


def test_a_clock_that_was_turned_back_is_not_believed(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk
    later(monkeypatch, HOUR // 2)
    assert recalled() is None


def test_a_file_from_the_future_is_never_trusted(fresh: Path) -> None:
    file = fresh / "briefs" / "one.yaml"
    os.utime(file, ns=(0, time.time_ns() + HOUR))
    for _ in range(3):
        build()
    assert recalled() is None


def test_what_is_younger_than_two_seconds_is_not_trusted(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch, 0)
    (fresh / "briefs" / "one.yaml").touch()
    for _ in range(2):
        build()
    assert recalled() is None
    later(monkeypatch, 2_100_000_000)
    build()
    assert recalled() is not None


def test_a_brief_that_appears_during_a_build_is_not_lost(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = Site.desk

    def slowly(site: Site) -> Examined:
        (fresh / "briefs" / "late.yaml").write_text(_WARNED, encoding="utf-8")
        return find(site)

    monkeypatch.setattr(Site, "desk", slowly)
    build()
    assert (fresh / memo.TABLE).exists()
    assert recalled() is None


def test_a_finding_that_rests_on_the_day_is_found_on_that_day_only(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk
    find = Site.desk

    def asking(site: Site) -> Examined:
        site.workspace.world.today()
        return find(site)

    monkeypatch.setattr(Site, "desk", asking)
    build()
    assert recalled() is not None
    later(monkeypatch, 25 * HOUR)
    assert recalled() is None


def test_a_build_that_has_something_to_do_leaves_no_memo(fresh: Path) -> None:
    (fresh / memo.TABLE).unlink(missing_ok=True)
    (fresh / "out" / "one" / "one.en.html").unlink()
    build()
    assert not (fresh / memo.TABLE).exists()


def test_a_build_of_some_briefs_leaves_no_memo(fresh: Path) -> None:
    (fresh / memo.TABLE).unlink(missing_ok=True)
    build("briefs/one.yaml")
    assert not (fresh / memo.TABLE).exists()


def test_errors_are_said_again_with_their_exit_code(fresh: Path) -> None:
    (fresh / "briefs" / "one.yaml").write_text("title: 1\n", encoding="utf-8")
    for _ in range(3):
        assert build() == 1
    said = recalled()
    assert said is not None
    assert said.code == 1
    assert "error[" in said.findings


_PROGRAM = """
import sys
sys.argv = ["briefgen", *sys.argv[1:]]
from briefgen.cli.entry import main
try:
    main()
finally:
    light = {"briefgen", "briefgen.cli", "briefgen.cli.entry", "briefgen.building", "briefgen.building.memo"}
    heavy = {"click", "jinja2", "pydantic", "weasyprint", "yaml", "babel", "json", "pathlib", "typing"}
    print("loaded", *sorted(name for name in sys.modules
        if name in heavy or (name.startswith("briefgen") and name not in light)))
"""


@pytest.mark.parametrize("more", [(), ("--explain",)])
def test_the_same_is_said_the_second_time_and_nothing_is_loaded_for_it(
    more: tuple[str, ...], made: Path, tmp_path: Path
) -> None:
    desk = tmp_path / "desk"
    shutil.copytree(made, desk, symlinks=True)

    def run() -> tuple[int, list[str], str]:
        command = [sys.executable, "-c", _PROGRAM, *BUILD, *more]
        ran = subprocess.run(command, cwd=desk, capture_output=True, text=True, check=False)
        *lines, loaded = ran.stdout.splitlines()
        assert loaded.startswith("loaded")
        return ran.returncode, [*lines, ran.stderr], loaded

    run()
    time.sleep(2.1)
    known = [run() for _ in range(3)]
    assert known[0][:2] == known[1][:2] == known[2][:2]
    assert "warning[TR05]" in known[2][1][-1]
    assert len(known[2][1]) == (8 if more else 1)
    assert "click" in known[0][2]
    assert known[2][2] == "loaded"
