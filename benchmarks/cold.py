"""What reports cost that have to be made: one with all its outputs, and a batch of short ones."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

from benchmarks.desk import ROOT, WEASYPRINT, Desk, briefgen, workspace
from benchmarks.measure import Cost, Spread, cost, in_turns, ratios
from benchmarks.prints import Print, pages, prints
from benchmarks.table import Aim, Row, amount

_CORES = 2


def first_report(desk: Desk) -> Iterator[Row]:
    """A cold build of the first brief, beside the raw command on the three files of its PDFs."""
    with desk.fresh() as folder:
        files = prints(desk.report, folder)
        last = folder / "last"

        def build() -> Cost:
            shutil.rmtree(last, ignore_errors=True)
            workspace(folder, desk.report).rename(last)
            return briefgen(last, "build", cores=_CORES)

        costs = in_turns(desk.sizes.long, build, lambda: raw(files))
        ours, theirs = sum(map(pages, last.glob("out/*/*.pdf"))), sum(pages(one.pdf) for one in files)
    note = f"{_medians(costs)}; pages: {ours}, the raw command's {theirs}"
    what = "cold `build` of the first brief, six outputs, over raw `weasyprint` on its print HTML:"
    yield Row(f"{what} CPU", ratios(costs), "×", Aim("≤", 1), note)
    wall = Spread.of(own.wall / other.wall for own, other in costs)
    yield Row(f"{what} wall, on two cores", wall, "×", Aim("≤", 0.6), _too_few())


def batch(desk: Desk) -> Iterator[Row]:
    """Many flash reports on one core and on two, and what a page of them costs."""
    brief = ROOT / "briefs" / "lake-road.yaml"
    with desk.fresh() as folder:
        files = prints(brief, folder)
        root = workspace(folder, brief)
        for number in range(1, desk.sizes.batch):
            shutil.copy(brief, root / "briefs" / f"road-{number}.yaml")

        def build(cores: int) -> Cost:
            for leavings in ("out", ".briefgen"):
                shutil.rmtree(root / leavings, ignore_errors=True)
            return briefgen(root, "build", cores=cores)

        costs = in_turns(desk.sizes.long, lambda: build(1), lambda: build(_CORES), lambda: raw(files))
        ours = sum(map(pages, root.glob("out/*/*.pdf")))
        theirs = sum(pages(one.pdf) for one in files)
    faster = Spread.of(one.wall / two.wall for one, two, _ in costs)
    what = f"batch of {desk.sizes.batch} flash briefs, six outputs each:"
    yield Row(f"{what} wall on one core over wall on two", faster, "×", Aim("≥", 1.9), _too_few())
    page = Spread.of((two.cpu / ours) / (other.cpu / theirs) for _, two, other in costs)
    note = f"{amount(Spread.of(two.cpu / ours for _, two, _ in costs).median)} a page; pages: {ours}"
    yield Row(f"{what} CPU a page over raw `weasyprint`'s on the same HTML", page, "×", Aim("≤", 0.6), note)


def raw(files: list[Print]) -> Cost:
    """What the raw command costs on some files, one run after the other."""
    costs = [cost((WEASYPRINT, "--quiet", one.html, one.pdf), one.html.parent) for one in files]
    return Cost(sum(one.cpu for one in costs), sum(one.wall for one in costs), max(one.peak for one in costs))


def _medians(costs: list[tuple[Cost, ...]]) -> str:
    ours, theirs = (Spread.of(one[place].cpu for one in costs) for place in (0, 1))
    return f"{amount(ours.median)} over {amount(theirs.median)}"


def _too_few() -> str:
    return "" if len(os.sched_getaffinity(0)) >= _CORES else "this machine gives one core only"
