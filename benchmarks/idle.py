"""What it costs where little or nothing has changed."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks import forest
from benchmarks.desk import BRIEFGEN, CACHE, ROOT, Desk, briefgen, start_of_python, workspace
from benchmarks.measure import Cost, Spread, cost, in_turns, ratios
from benchmarks.table import Aim, Row, amount

_HEAVY = ("jinja2", "pydantic", "weasyprint")
_IMPORTED = re.compile(r"^import time:.*\| +([\w.]+)$", re.MULTILINE)


def nothing_changed(desk: Desk) -> Iterator[Row]:
    """A build and a check with nothing to do, over the start of Python, and beside `git status`."""
    folder, where = _forest(desk)
    build, check = partial(briefgen, folder, "build"), partial(briefgen, folder, "check")
    status = partial(cost, ("git", "status"), folder)
    for _ in range(2):
        build()
        check()
        # A file as young as the note about it is looked into again the next time.
        time.sleep(desk.sizes.settled)
    forest.commit(folder)
    status()
    costs = in_turns(desk.sizes.short, build, start_of_python, status, check)
    built, start, git, checked = (Spread.of(one[place].cpu for one in costs) for place in range(4))
    note = f"{amount(built.median)} over {amount(start.median)}"
    over = ratios((one[0], one[1]) for one in costs)
    what = f"`build` of {where} with nothing to do, CPU over"
    yield Row(f"{what} start of Python", over, "×", Aim("≤", 5), note)
    over = ratios((one[0], one[2]) for one in costs)
    note = f"git: {amount(git.median)}, the outputs committed too"
    yield Row(f"{what} `git status`", over, "×", note=note)
    yield from _modules(folder)
    yield Row(f"`check` of {desk.sizes.briefs:,} briefs, unchanged, CPU", checked, "s", Aim("≤", 1.5))


def one_changed(desk: Desk) -> Iterator[Row]:
    """A build after one brief of many has changed, less the build of that brief where it is alone."""
    many, where = _forest(desk)
    never_said = time.time_ns()
    with desk.fresh() as alone:
        forest.plant(alone, 1)
        rebuilt = [partial(_rebuilt, folder, count(never_said)) for folder in (many, alone)]
        # The first round is another one: where the brief is alone, it is new.
        _, *costs = in_turns(1 + desk.sizes.short, *rebuilt)
    note = f"its own: {amount(Spread.of(own.cpu for _, own in costs).median)}"
    what = f"`build` of {where} with one brief changed, CPU above that brief's own build"
    yield Row(what, _above(costs), "ms", Aim("≤", 100), note)


def one_checked(desk: Desk) -> Iterator[Row]:
    """A check of one brief that has been checked before, and of one that was just edited."""
    versions = count()
    with desk.fresh() as folder:
        root = workspace(folder, ROOT / "briefs" / "port-louison-cable.yaml")
        (brief,) = (root / "briefs").glob("*.yaml")
        whole = brief.read_text(encoding="utf-8")
        check = partial(briefgen, root, "check")

        def edited() -> Cost:
            brief.write_text(f"{whole}# {next(versions)}\n", encoding="utf-8")
            return check()

        changed = in_turns(desk.sizes.short, edited, start_of_python)
        time.sleep(desk.sizes.settled)
        check()
        unchanged = in_turns(desk.sizes.short, check, start_of_python)
    lines = whole.count("\n")
    what = f"`check` of one brief of {lines} lines, {{}}, CPU above start of Python"
    yield Row(what.format("unchanged"), _above(unchanged), "ms", Aim("≤", 150))
    yield Row(what.format("just edited"), _above(changed), "ms")


def _forest(desk: Desk) -> tuple[Path, str]:
    """The workspace with many briefs, built, and its size in words; it is kept for the next time."""
    briefs = desk.sizes.briefs
    folder = CACHE / f"forest-{briefs}"
    forest.plant(folder, briefs)
    briefgen(folder, "build")
    return folder, f"{briefs:,} briefs ({6 * briefs:,} targets)"


def _rebuilt(folder: Path, versions: Iterator[int]) -> Cost:
    """A build after the first brief has come to say something that it never said before."""
    forest.change(folder, 0, f"Pumping station {next(versions)} stopped.")
    return briefgen(folder, "build")


def _modules(folder: Path) -> Iterator[Row]:
    """How many modules a build with nothing to do has loaded, and whether a heavy one is among them."""
    command = (sys.executable, "-X", "importtime", BRIEFGEN, "build")
    said = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stderr
    loaded = _IMPORTED.findall(said)
    heavy = [name for name in _HEAVY if name in loaded]
    yield Row("modules that it loads", Spread.of([len(loaded)]))
    what = "of these, Jinja, pydantic and WeasyPrint"
    yield Row(what, Spread.of([len(heavy)]), aim=Aim("≤", 0), note=", ".join(heavy))


def _above(costs: Iterable[tuple[Cost, ...]]) -> Spread:
    """The processor time of the first less that of the second in milliseconds, pair by pair."""
    return Spread.of(1000 * (one[0].cpu - one[1].cpu) for one in costs)
