"""Builds that the system stops, or tells a fault, at one chosen call; by strace on a forked child."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.basra import BASRA
from tests.cases import ROOT

# Whatever changes a file, a folder or a lock, and whatever opens one.
CALLS = (
    *("openat", "write", "fsync", "fchmod", "chmod", "utimensat", "flock"),
    *("mkdir", "rmdir", "unlink", "unlinkat", "link", "linkat", "rename", "renameat", "renameat2"),
)
_OPTIONS = ("--lang", "en")
_BRIEF = f"{BASRA}kind: flash\n"


@dataclass(frozen=True)
class Ended:
    """How a build ended: its exit code, or negative the signal, and what it said."""

    code: int
    said: str


class Desk:
    """A workspace with a brief that has changed since it was built, and a process that builds it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "desk"
        self._kept = folder / "kept"
        (self.folder / "briefs").mkdir(parents=True)
        (self.folder / "briefgen.toml").touch()
        brief = self.folder / "briefs/water.yaml"
        brief.write_text(_BRIEF)
        self._environment = {
            "PATH": os.environ["PATH"],  # noqa: TID251 - a program needs it
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        self._run()
        (self.out / "note.txt").write_text("a file of somebody else's\n")
        (self.out / "letters").mkdir()
        (self.out / "letters/first.txt").write_text("and a folder\n")
        self.old = self.files()
        shutil.copytree(self.folder, self._kept)
        brief.write_text(_BRIEF.replace("in Basra", "in Zubair"))
        self._run()
        self.new = self.files()
        shutil.copyfile(brief, self._kept / "briefs/water.yaml")
        self.restore()
        self._driver = subprocess.Popen(
            [sys.executable, "-m", "tests.driver", *_OPTIONS],
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert int(self._answer()) == 0
        self.restore()

    @property
    def out(self) -> Path:
        """The folder of the brief's outputs."""
        return self.folder / "out/water"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._driver.communicate()

    def files(self) -> dict[str, bytes]:
        """All that is seen in the folder of the brief's outputs, by name."""
        found = sorted(file for file in self.out.rglob("*") if file.is_file())
        return {file.relative_to(self.out).as_posix(): file.read_bytes() for file in found}

    def leftovers(self) -> list[str]:
        """What was begun anywhere in the workspace and is still there; what is in the store is pruned."""
        begun = (file.relative_to(self.folder).as_posix() for file in self.folder.rglob(".briefgen-*"))
        return sorted(name for name in begun if not name.startswith(".briefgen/store/"))

    def restore(self) -> None:
        """Go back to the brief that has changed since it was built."""
        for entry in self.folder.iterdir():
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        shutil.copytree(self._kept, self.folder, dirs_exist_ok=True)

    def build(self, *strace: str) -> Ended:
        """Build it in a child of the warm process, under strace with these options."""
        child = int(self._ask())
        _wait_until(lambda: "T (stopped)" in _status(child))
        tracer = None
        if strace:
            command = ["strace", "-f", "-qq", "-p", str(child), *strace]
            tracer = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
            running = tracer
            _wait_until(lambda: "TracerPid:\t0\n" not in _status(child) or running.poll() is not None)
        os.kill(child, signal.SIGCONT)
        code = int(self._answer())
        if tracer is not None:
            _, complaint = tracer.communicate(timeout=30)
            assert not complaint, complaint
        return Ended(code, (self.folder / "said").read_text())

    def trace(self) -> list[str]:
        """The calls of a whole build, as strace writes them."""
        log = self.folder.parent / "trace"
        assert self.build("-o", str(log), "-e", f"trace={','.join(CALLS)}").code == 0
        return log.read_text().splitlines()

    def points(self) -> list[tuple[str, int]]:
        """Each call of a whole build and which of its kind it is; of opening, only what is of the desk.

        What is opened beside that, templates and typefaces, comes before anything is written.
        """
        main, counted, points = "", Counter[str](), []
        for line in self.trace():
            match = re.match(r"(\d+) +(\w+)\((.*)", line)
            if match is None:
                continue
            thread, call, arguments = match.groups()
            main = main or thread
            if thread == main:
                counted[call] += 1
                if call != "openat" or re.search(r"/desk/(out|briefs|\.briefgen/[^f])", arguments):
                    points.append((call, counted[call]))
        return points

    def _ask(self) -> str:
        assert self._driver.stdin
        self._driver.stdin.write("build\n")
        self._driver.stdin.flush()
        return self._answer()

    def _answer(self) -> str:
        assert self._driver.stdout
        return self._driver.stdout.readline()

    def _run(self) -> None:
        command = [sys.executable, "-m", "briefgen", "build", *_OPTIONS]
        subprocess.run(command, cwd=self.folder, env=self._environment, capture_output=True, check=True)


def _status(process: int) -> str:
    return Path(f"/proc/{process}/status").read_text()


def _wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.002)
