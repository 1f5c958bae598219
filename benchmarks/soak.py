#!/usr/bin/env python3
"""Builds without end in one process, as a service would make them, and what piles up.

Run as `python benchmarks/soak.py [BUILDS]`; 2,000 if nothing is said. Each build is one pass of `briefgen
run` over a workspace of its own: a final flash brief is edited, built as HTML and as PDF, and delivered
into a folder. It prints what the process holds as it goes, and ends with exit code 1 if anything grew.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

from briefgen.delivering.journal import Event
from briefgen.delivering.run import run

_BUILDS = 2_000
_ROWS = 40
# Caches of the first builds, and memory that was freed in pieces, are not what piles up.
_WARM = 0.25
_SLACK = 4_000_000
_MOST = 80_000_000
_BRIEF = """\
title: Pumping stations, edition {number}
kind: flash
status: final
edition: {number}
tlp: GREEN
bottom_line: Stations stopped {number} times.
events:
  - {{id: cut, date: 2026-03-02, text: Station {number} stopped., sources: [s1]}}
sources:
  - {{id: s1, publisher: Basra Water Directorate, title: Notice {number}}}
"""
_SETTINGS = """\
languages = ["en"]

[delivery.folder]
path = "delivered"
"""


@dataclass(frozen=True)
class Held:
    """What a process holds, and the folders that it works in."""

    descriptors: int
    threads: int
    children: int
    temporary: int
    """Entries of the folder for temporary files."""
    entries: int
    """Entries of the workspace, at all depths; those of the store are kept for other builds, and pruned."""
    resident: int
    """Bytes in memory, each shared page divided by those who share it (PSS)."""

    @property
    def counts(self) -> tuple[int, ...]:
        """All of it that can be counted."""
        return astuple(self)[:-1]


def soak(builds: int, folder: Path) -> Iterator[tuple[int, Held]]:
    """Build so often in a folder; what is held after each build, with its number from 1."""
    root, temporary = folder / "desk", folder / "temporary"
    (root / "briefs").mkdir(parents=True)
    temporary.mkdir()
    tempfile.tempdir = str(temporary)
    (root / "briefgen.toml").write_text(_SETTINGS, "utf-8")
    for number in range(1, builds + 1):
        (root / "briefs" / "flash.yaml").write_text(_BRIEF.format(number=number), "utf-8")
        told: list[Event] = []
        run(root, told.append)
        if [event.name for event in told] != ["built", "delivered"]:
            sys.exit(f"build {number}: {'; '.join(event.words for event in told)}")
        yield number, _held(root, temporary)


def grown(course: list[Held]) -> list[str]:
    """What has grown after the first builds, in words; nothing if all is flat."""
    warm = course[int(len(course) * _WARM) :]
    counts = sorted({one.counts for one in warm})
    found = [f"counts differ: {counts}"] if len(counts) > 1 else []
    half = len(warm) // 2
    early, late = (max(one.resident for one in part) for part in (warm[:half], warm[half:]))
    if late > early + _SLACK:
        found.append(f"memory grew from {early / 1e6:.1f} to {late / 1e6:.1f} MB")
    if late > _MOST:
        found.append(f"the process takes {late / 1e6:.1f} MB")
    return found


def _held(root: Path, temporary: Path) -> Held:
    own = Path("/proc/self")
    children = (task / "children" for task in (own / "task").iterdir())
    return Held(
        len(list((own / "fd").iterdir())),
        len(list((own / "task").iterdir())),
        sum(len(file.read_text().split()) for file in children),
        len(list(temporary.iterdir())),
        sum(1 for entry in root.rglob("*") if not entry.is_relative_to(root / ".briefgen/store")),
        _resident(own / "smaps_rollup"),
    )


def _resident(file: Path) -> int:
    lines = (line.split() for line in file.read_text().splitlines())
    return next(int(words[1]) << 10 for words in lines if words[0] == "Pss:")


def main() -> None:
    """Print what is held in steps, then what grew."""
    builds = int(sys.argv[1]) if len(sys.argv) > 1 else _BUILDS
    step = max(1, builds // _ROWS)
    course: list[Held] = []
    print("builds  descriptors  threads  children  temporary  entries  memory")  # noqa: T201
    with tempfile.TemporaryDirectory(prefix="briefgen-soak-") as folder:
        for number, held in soak(builds, Path(folder)):
            course.append(held)
            if number % step == 0:
                columns = "{:6d}  {:11d}  {:7d}  {:8d}  {:9d}  {:7d}"
                row = columns.format(number, *held.counts)
                print(f"{row}  {held.resident / 1e6:3.1f} MB", flush=True)  # noqa: T201
    found = grown(course)
    print("\n".join(found) or "flat")  # noqa: T201
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
