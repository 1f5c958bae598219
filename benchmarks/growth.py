"""How processor time grows with pages and with briefs: the line that fits best, and what is off it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Sequence
from functools import partial

from benchmarks import forest, long
from benchmarks.desk import Desk, briefgen
from benchmarks.measure import Line, Spread, in_turns
from benchmarks.prints import pages
from benchmarks.table import Aim, Row, amount, number

_LINEAR = Aim("≤", 10)
"""Per cent by which a point may be off the line: more is a curve."""
Point = tuple[float, float]


def with_pages(desk: Desk) -> Iterator[Row]:
    """Builds of one PDF, longer and longer."""
    points: list[Point] = []
    for events in desk.sizes.growing_events:
        with desk.fresh() as folder:
            long.write(folder, events)
            built = briefgen(folder, "build", "--lang", "en", "--format", "pdf")
            (pdf,) = folder.glob("out/*/*.pdf")
            points.append((pages(pdf), built.cpu))
    yield _row("CPU of one PDF over its pages", "page", points)


def with_briefs(desk: Desk) -> Iterator[Row]:
    """Builds and checks with nothing to do, of more and more briefs in one language and format."""
    builds: list[Point] = []
    checks: list[Point] = []
    with desk.fresh() as folder:
        build = partial(briefgen, folder, "build", "--lang", "en", "--format", "html")
        check = partial(briefgen, folder, "check")
        for briefs in desk.sizes.growing_briefs:
            forest.plant(folder, briefs)
            for _ in range(2):
                build()
                check()
                time.sleep(desk.sizes.settled)
            costs = in_turns(desk.sizes.long, build, check)
            for points, place in ((builds, 0), (checks, 1)):
                points.append((briefs, Spread.of(one[place].cpu for one in costs).median))
        shutil.rmtree(folder / "out")
    yield _row("CPU of a build with nothing to do over briefs", "brief", builds)
    yield _row("CPU of a check with nothing changed over briefs", "brief", checks)


def _row(what: str, unit: str, points: Sequence[Point]) -> Row:
    line = Line.through(points)
    measured = "; ".join(f"{x:,.0f}: {amount(y)}" for x, y in points)
    fit = f"{amount(line.start)} + {number(1000 * line.slope)} ms a {unit}"
    off = Spread.of([100 * line.off])
    return Row(f"{what}, largest distance from the line", off, "%", _LINEAR, f"{fit}; {measured}")
