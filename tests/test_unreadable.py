"""What lies where a brief should and is none, or cannot be read: said of it alone, and never waited for."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.basra import BASRA
from tests.cases import ROOT

_PATIENCE = 60
_DENIED, _NO_FILE = "permission denied", "it is neither a file nor a folder"
_ABROAD = "it leads out of the workspace"
_RINGS = "too many levels of symbolic links"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Path]:
    """A workspace with one brief, whose folders can be removed however they were left."""
    (tmp_path / "briefgen.toml").touch()
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs/good.yaml").write_text(BASRA)
    yield tmp_path
    for folder, _, _ in os.walk(tmp_path):
        Path(folder).chmod(0o755)


def _run(desk: Path, *arguments: str) -> tuple[int, str]:
    """A command of somebody to whom the modes of files apply, also where these tests are root's."""
    command = [sys.executable, "-m", "briefgen", *arguments]
    if os.geteuid() == 0:
        assert shutil.which("setpriv") is not None, "setpriv (util-linux) is not installed"
        command = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", *command]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C.UTF-8"}  # noqa: TID251
    ran = subprocess.run(
        command, cwd=desk, env=environment, capture_output=True, text=True, timeout=_PATIENCE, check=False
    )
    return ran.returncode, ran.stdout + ran.stderr


def _build(desk: Path) -> tuple[int, str]:
    return _run(desk, "build", "--format", "html", "--lang", "en")


def _clutter(briefs: Path) -> dict[str, tuple[str, str]]:
    """Lay out all that is no brief; the code and the reason that each has to be told with, by name."""
    (briefs / "closed.yaml").write_text(BASRA)
    (briefs / "closed.yaml").chmod(0)
    (briefs / "sealed").mkdir(mode=0)
    (briefs / "folder.yaml").mkdir()
    (briefs / "dangling.yaml").symlink_to("nowhere")
    (briefs / "ring.yaml").symlink_to("ring.yaml")
    (briefs / "rings").symlink_to("rings")
    (briefs / "zeros.yaml").symlink_to("/dev/zero")
    (briefs / "passwords.yaml").symlink_to("/etc/passwd")
    (briefs / "machine").symlink_to("/etc")
    os.mkfifo(briefs / "pipe.yaml")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(os.path.relpath(briefs / "socket.yaml"))
    # What is no brief and claims to be none is let be.
    os.mkfifo(briefs / "pipe")
    return {
        "closed.yaml": ("WS09", _DENIED),
        "sealed/brief.yaml": ("WS09", _DENIED),
        "folder.yaml": ("WS04", "this is not a file"),
        "dangling.yaml": ("WS04", "this is not a file"),
        "ring.yaml": ("WS09", _RINGS),
        "rings/brief.yaml": ("WS09", _RINGS),
        "zeros.yaml": ("WS09", _ABROAD),
        "passwords.yaml": ("WS09", _ABROAD),
        "machine/brief.yaml": ("WS09", _ABROAD),
        "pipe.yaml": ("WS09", _NO_FILE),
        "socket.yaml": ("WS09", _NO_FILE),
    }


@pytest.mark.parametrize("verb", ["check", "build"])
def test_each_thing_that_is_no_brief_is_said_by_itself_and_the_brief_is_done(
    desk: Path, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The address of a socket has to be short.
    monkeypatch.chdir(desk)
    expected = _clutter(desk / "briefs")
    # Twice: what was found is remembered, and what cannot be read is not.
    for _ in range(2):
        code, said = _run(desk, "check") if verb == "check" else _build(desk)
        found = {
            name: (number, reason.split("cannot be read: ")[-1])
            for number, reason, name in re.findall(
                r"^error\[(\w+)\]: (.+)\n +--> briefs/(.+):1:1$", said, re.MULTILINE
            )
        }
        assert found == expected
        assert code == 1
        assert (desk / "out/good/good.en.html").exists() is (verb == "build")
    (desk / "briefs/closed.yaml").chmod(0o644)
    assert "closed.yaml" not in _run(desk, "check")[1]


def test_a_brief_that_nobody_may_read_among_many_is_said_by_a_crew_too(desk: Path) -> None:
    # Enough to be worth more than one process.
    long = BASRA + "".join(f"# {'a comment ' * 10}\n" for _ in range(1_000))
    for name in "abcd":
        (desk / f"briefs/{name}.yaml").write_text(long)
    (desk / "briefs/b.yaml").chmod(0)
    code, said = _run(desk, "check", "--format", "short")
    assert code == 1
    assert re.findall(r"error\[(\w+)\]", said) == ["WS09"]
    assert f"briefs/b.yaml` cannot be read: {_DENIED}" in said


def test_an_archived_text_that_nobody_may_read_stops_its_own_brief_only(desk: Path) -> None:
    (desk / "briefgen.toml").write_text('[archive]\npath = "archive"\n')
    (desk / "archive").mkdir()
    (desk / "archive/notice.txt").write_text("Notice 14\n")
    known = hashlib.sha256(b"Notice 14\n").hexdigest()
    of = f"archive: {{file: notice.txt, sha256: {known}}}"
    archived = BASRA.replace("title: Notice 14}", f"title: Notice 14, {of}}}")
    (desk / "briefs/water.yaml").write_text(archived)
    (desk / "archive/notice.txt").chmod(0)
    for verb in (("check",), ("build", "--format", "html")):
        code, said = _run(desk, *verb)
        assert (code, re.findall(r"error\[(\w+)\]", said)) == (1, ["WS09"])
        assert f"archive/notice.txt` cannot be read: {_DENIED}" in said
    assert (desk / "out/good/good.en.html").exists()
    assert not (desk / "out/water").exists()


# What is closed, and how `check` and `build` then end: the code of the error, or none if all is well.
CLOSED = {
    "out/good/good.en.html": ("", "WS09"),
    "out/good/manifest.json": ("WS09", ""),
    ".briefgen": ("", _DENIED),
    "briefs": (_DENIED, _DENIED),
    "briefgen.toml": (_DENIED, _DENIED),
}


@pytest.mark.parametrize("name", CLOSED)
def test_what_is_closed_is_said_and_what_was_built_stays(desk: Path, name: str) -> None:
    _run(desk, "build", "--lang", "en")
    built = {file: file.read_bytes() for file in (desk / "out").rglob("*.*")}
    (desk / "briefs/other.yaml").write_text(BASRA)
    place = desk / name
    mode = place.stat().st_mode
    place.chmod(0)
    for verb, expected in zip(("check", "build"), CLOSED[name], strict=True):
        code, said = _run(desk, "check") if verb == "check" else _build(desk)
        assert code == (1 if expected else 0), said
        assert expected in said
        assert "of its own" not in said
    place.chmod(mode)
    assert {file: file.read_bytes() for file in built} == built
    assert (desk / "out/other").exists() is name.startswith("out/")
