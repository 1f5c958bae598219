"""Two builds of one workspace follow each other, and whoever dies is waited for by nobody."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.basra import BASRA
from tests.cases import ROOT

from briefgen.building.lock import alone

_HOLD = """
import sys, time
from pathlib import Path
from briefgen.building.lock import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def _started(*arguments: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},  # noqa: TID251 - a program needs it
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def _holder(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the lock of a folder."""
    process = _started("-c", _HOLD, str(folder), folder=folder)
    with process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_nobody_waits_where_nobody_builds_and_nothing_is_left(tmp_path: Path) -> None:
    said: list[str] = []
    for _ in range(3):
        with alone(tmp_path, lambda: said.append("waiting")):
            assert list(tmp_path.iterdir()) == []
    assert said == []


def test_the_second_waits_says_so_once_and_goes_on_when_the_first_dies(tmp_path: Path) -> None:
    with _holder(tmp_path) as process:
        began = time.monotonic()
        said: list[float] = []

        def waiting() -> None:
            said.append(time.monotonic() - began)
            process.send_signal(signal.SIGKILL)

        with alone(tmp_path, waiting):
            assert process.wait() == -signal.SIGKILL
    assert len(said) == 1
    assert 0.9 < said[0] < 10


def test_who_waits_under_a_second_says_nothing(tmp_path: Path) -> None:
    with _holder(tmp_path) as process:
        threading.Timer(0.2, process.kill).start()
        with alone(tmp_path, lambda: pytest.fail("said that it waits")):
            assert process.wait() == -signal.SIGKILL


def test_two_threads_of_one_process_follow_each_other_too(tmp_path: Path) -> None:
    events: list[str] = []

    def build(name: str) -> None:
        with alone(tmp_path):
            events.append(f"{name} begins")
            time.sleep(0.1)
            events.append(f"{name} ends")

    threads = [threading.Thread(target=build, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first, second = ("a", "b") if events[0] == "a begins" else ("b", "a")
    assert events == [f"{first} begins", f"{first} ends", f"{second} begins", f"{second} ends"]


def test_a_drive_without_locks_stops_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(descriptor: int, operation: int) -> None:
        del descriptor, operation
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refused)
    with alone(tmp_path, lambda: pytest.fail("waited")):
        pass


def test_a_build_says_that_it_waits_and_follows_a_builder_that_dies(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").touch()
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs/water.yaml").write_text(BASRA)
    with _holder(tmp_path) as holder:
        command = ("-m", "briefgen", "build", "--lang", "en", "--format", "html")
        with _started(*command, folder=tmp_path) as second:
            assert second.stderr
            assert "another build of this workspace is under way" in second.stderr.readline()
            assert not (tmp_path / "out").exists()
            holder.kill()
            said, complaints = second.communicate()
    assert (second.returncode, complaints) == (0, "")
    assert said.startswith("out/water/water.en.html")
