"""An interrupt ends a build within two seconds, at whatever point, and leaves no child and nothing half."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.basra import BASRA
from tests.cases import ROOT
from tests.cluster import cluster

_SECONDS = 2.0
_EVENT = """\
  - {{id: cut-{}, date: 2026-03-02, text: {{en: Two stations stopped., ar: توقفت محطتان.}}, sources: [s1]}}
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a brief that takes many seconds in print, and what stands for an older set of it."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "briefgen.toml").touch()
    (folder / "briefs").mkdir()
    events = "".join(_EVENT.format(number) for number in range(600))
    (folder / "briefs/long.yaml").write_text(BASRA.replace("events:\n", f"events:\n{events}"))
    (folder / "out/long").mkdir(parents=True)
    (folder / "out/long/long.en.pdf").write_bytes(b"old")
    return folder


def _processes() -> dict[int, int]:
    """The processes that run, each with the one that it descends from; those that have ended are none."""
    found: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        # One may end while it is looked at.
        with contextlib.suppress(OSError):
            if entry.name.isdigit():
                state, above = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
                found.update({int(entry.name): int(above)} if state != "Z" else {})
    return found


def _below(parent: int) -> set[int]:
    """All that descend from a process."""
    parents = _processes()
    found: set[int] = set()
    level = {parent}
    while level:
        level = {one for one, above in parents.items() if above in level}
        found |= level
    return found


def _running(module: str, parent: int) -> set[int]:
    """Those among all that descend from a process that run a module."""
    found = set()
    for one in _below(parent):
        with contextlib.suppress(OSError):
            if module.encode() in Path(f"/proc/{one}/cmdline").read_bytes():
                found.add(one)
    return found


def _engines(parent: int) -> set[int]:
    """Those among all that descend from a process that are PDF engines."""
    return _running("briefgen.render.engine", parent)


def _until(is_so: Callable[[], bool], builder: subprocess.Popen[str]) -> None:
    """Wait for something that a build is to do."""
    end = time.monotonic() + 120
    while not is_so():
        assert builder.poll() is None, builder.communicate()
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.parametrize(
    ("number", "code", "word"),
    [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated")],
)
@pytest.mark.parametrize("moment", ["in the middle of reading", "while it renders", "while it cuts faces"])
def test_a_signal_ends_a_build_with_all_its_children(
    desk: Path, tmp_path: Path, moment: str, number: signal.Signals, code: int, word: str
) -> None:
    with _builder(desk, tmp_path, form="html" if moment == "while it cuts faces" else "pdf") as builder:
        if moment == "while it cuts faces":
            _until(lambda: bool(_running("briefgen.render.cut", builder.pid)), builder)
            children = _below(builder.pid)
        elif moment == "while it renders":
            # The engine, and what it has forked for a job.
            _until(lambda: len(_below(builder.pid)) >= 2, builder)
            children = _below(builder.pid)
        else:
            time.sleep(1.0)
            children = _below(builder.pid)
        _end(builder, children, number, code, word)
    assert list(tmp_path.iterdir()) == [], "the engine's folder has gone with it"
    _as_before(desk)


def test_an_interrupt_ends_a_build_that_others_make_for_it(desk: Path, tmp_path: Path) -> None:
    # Other tests of this process may have left an engine of theirs.
    others = _engines(os.getpid())
    with (
        cluster(tmp_path / "cluster", 1) as address,
        _builder(desk, tmp_path, "--executor", f"dask://{address}") as builder,
    ):
        _until(lambda: bool(_engines(os.getpid()) - _engines(builder.pid) - others), builder)
        _end(builder, _below(builder.pid), signal.SIGINT, 130, "interrupted")
    _as_before(desk)


def _builder(desk: Path, temporary: Path, *options: str, form: str = "pdf") -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TMPDIR": str(temporary)}  # noqa: TID251
    command = [sys.executable, "-m", "briefgen", "build", "--format", form, *options]
    return subprocess.Popen(
        command, cwd=desk, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def _end(
    builder: subprocess.Popen[str], children: set[int], number: signal.Signals, code: int, word: str
) -> None:
    """Send a signal; check that all of it has ended in time, and with which words."""
    began = time.monotonic()
    builder.send_signal(number)
    said, complaints = builder.communicate(timeout=60)
    took = time.monotonic() - began
    assert (builder.returncode, said) == (code, ""), complaints
    assert complaints.strip().splitlines()[-1] == word
    assert took < _SECONDS
    while children & _processes().keys():
        assert time.monotonic() < began + _SECONDS


def _as_before(desk: Path) -> None:
    assert [file.name for file in (desk / "out").rglob("*")] == ["long", "long.en.pdf"]
    assert (desk / "out/long/long.en.pdf").read_bytes() == b"old"
