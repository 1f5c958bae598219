"""What processes hold while they run, as Linux tells it in `/proc`."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import long
from benchmarks.browser import print_command
from benchmarks.desk import BRIEFGEN, ROOT, Desk
from benchmarks.measure import Command, Spread
from benchmarks.prints import pages, prints
from benchmarks.table import Aim, Row, number

_PAUSE = 0.02
_HELD = re.compile(r"^(Rss|Pss): +(\d+) kB", re.MULTILINE)


@dataclass(frozen=True)
class Held:
    """The memory of some processes at its largest, in MB of 10⁶ bytes."""

    child: float = 0
    """Of one process of the third generation, such as a child of the engine: all pages that it maps."""
    together: float = 0
    """Of all processes together; a page that several share is counted once."""


def after_renders(desk: Desk) -> Iterator[Row]:
    """The engine's parent and the process that builds, after many renders."""
    command = (sys.executable, "-m", "benchmarks.renders", str(desk.sizes.renders))
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    early, late = (tuple(map(float, line.split())) for line in said.splitlines())
    for place, what in enumerate(("the engine's parent", "the process that builds")):
        note = f"after the first: {number(early[place])} MB"
        held = Spread.of([late[place]])
        yield Row(f"memory of {what} after {desk.sizes.renders:,} renders", held, "MB", Aim("≤", 80), note)


def of_a_child(desk: Desk) -> Iterator[Row]:
    """The engine's child at about fifteen pages, beside headless Chromium on the same pages."""
    with desk.fresh() as folder:
        long.write(folder, desk.sizes.growing_events[0])
        (one,) = prints(folder / "briefs" / "long.yaml", folder, ("en",))
        ours, theirs = [], []
        for _ in range(desk.sizes.long):
            ours.append(watched((BRIEFGEN, "build", "--lang", "en", "--format", "pdf"), folder).child)
            (pdf,) = folder.glob("out/*/*.pdf")
            count = pages(pdf)
            for leavings in ("out", ".briefgen"):
                shutil.rmtree(folder / leavings)
            browser = print_command(one, folder)
            theirs += [watched(browser, folder).together] if browser else []
    what = f"memory of the engine's child at {count} pages"
    yield Row(what, Spread.of(ours), "MB", Aim("≤", 130))
    if theirs:
        over = Spread.of(own / other for own, other in zip(ours, theirs, strict=True))
        note = f"Chromium: {number(Spread.of(theirs).median)} MB, its processes together"
        yield Row(f"{what} over headless Chromium's", over, "×", Aim("≤", 1 / 3), note)
    else:
        yield Row(f"{what} over headless Chromium's", None, note="there is no Chromium")


def watched(command: Command, folder: Path) -> Held:
    """What a command and all that it starts hold at most, looked at again and again while it runs."""
    child = together = 0.0
    with subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while process.poll() is None:
            held = [(generation, *memory(pid)) for pid, generation in family(process.pid)]
            together = max(together, sum(shared for _, _, shared in held))
            child = max([child, *(whole for generation, whole, _ in held if generation == 2)])
            time.sleep(_PAUSE)
    return Held(child, together)


def family(pid: int, generation: int = 0) -> Iterator[tuple[int, int]]:
    """A process and all that descend from it, each with how many generations lie between."""
    yield pid, generation
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = listed.read_text()
        except OSError:
            # It has ended since.
            continue
        for child in children.split():
            yield from family(int(child), generation + 1)


def memory(pid: int) -> tuple[float, float]:
    """What a process maps, and its share of it, in MB; nothing of one that has ended."""
    try:
        held = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0, 0
    found = {name: int(size) * 1024 / 1e6 for name, size in _HELD.findall(held)}
    return found.get("Rss", 0), found.get("Pss", 0)
