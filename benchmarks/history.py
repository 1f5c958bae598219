"""What it costs to know a long history, over the commands of git that this needs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks import series
from benchmarks.desk import Desk
from benchmarks.measure import Spread, cost, in_turns
from benchmarks.table import Aim, Row, amount

_CHILDREN = Path(__file__).with_name("children.py")
_TWICE = Aim("≤", 2)


@dataclass(frozen=True)
class _Weighed:
    """The seconds of processor time of a command, and those of git in it."""

    cpu: float
    git: float


def of_editions(desk: Desk) -> Iterator[Row]:
    """A difference between two commits, across a renaming of the brief, and the forecasts of all editions."""
    commits = desk.sizes.commits
    then = commits * 9 // 10
    with desk.fresh() as folder, desk.fresh() as plain:
        series.write(folder, commits)
        series.without_git(plain, commits, then)
        for what, asked, alone in (
            (
                "diff` of two revisions",
                ("diff", series.NAME, f"HEAD~{then}", "HEAD"),
                ("diff", series.FORMER),
            ),
            ("forecasts`", ("forecasts", series.NAME), ("forecasts",)),
        ):
            measures = (partial(_weighed, folder, *asked), partial(_weighed, plain, *alone, series.NAME))
            yield _row(f"`{what} in a history of {commits:,} commits", in_turns(desk.sizes.short, *measures))


def _row(what: str, found: list[tuple[_Weighed, ...]]) -> Row:
    """What is spent above the same command without a repository, over what git takes of it."""
    over = Spread.of((one.cpu - without.cpu) / one.git for one, without in found)
    whole, git, without = (
        amount(Spread.of(seconds).median)
        for seconds in zip(*((one.cpu, one.git, other.cpu) for one, other in found), strict=True)
    )
    note = f"{whole} in all, {without} without a repository; git: {git}"
    return Row(f"{what}, CPU above the same without git, over its commands of git", over, "×", _TWICE, note)


def _weighed(folder: Path, *arguments: str) -> _Weighed:
    report = folder / "seconds"
    whole = cost((sys.executable, _CHILDREN, report, *arguments), folder)
    return _Weighed(whole.cpu, float(report.read_text(encoding="utf-8")))
