"""What a command costs, and how costs are compared: whole processes, in turns, by their medians."""

from __future__ import annotations

import json
import shlex
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypeVar

Command = Sequence[str | Path]
_SCALE = Path(__file__).with_name("scale.py")
_T = TypeVar("_T")


@dataclass(frozen=True)
class Cost:
    """What one run of a command took, with all the processes that it started."""

    cpu: float
    """Seconds of processor time, user and system."""
    wall: float
    """Seconds until the command ended."""
    peak: float
    """The memory of its largest process at its largest, in MB of 10⁶ bytes."""


@dataclass(frozen=True)
class Spread:
    """The median of what was measured, and the lowest and the highest of it."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Self:
        """The spread of some values, at least one."""
        known = sorted(values)
        return cls(statistics.median(known), known[0], known[-1])


def cost(command: Command, folder: Path, cores: int = 0) -> Cost:
    """What a command costs in a folder, on so many cores, or on all that there are.

    Raises RuntimeError, with what the command said, if it fails.
    """
    weigh = (sys.executable, "-I", "-S", _SCALE, str(cores), *command)
    ran = subprocess.run(weigh, cwd=folder, check=True, capture_output=True)
    found = json.loads(ran.stdout)
    if found["code"]:
        message = f"`{shlex.join(map(str, command))}` fails: {ran.stderr.decode(errors='replace')}"
        raise RuntimeError(message)
    return Cost(found["cpu"], found["wall"], found["peak"] * 1024 / 1e6)


def in_turns(rounds: int, *measures: Callable[[], _T]) -> list[tuple[_T, ...]]:
    """What each measure gives, round by round; every other round goes backwards."""
    found = []
    for number in range(rounds):
        order = list(enumerate(measures))[:: -1 if number % 2 else 1]
        given = {place: measure() for place, measure in order}
        found.append(tuple(given[place] for place in range(len(measures))))
    return found


def ratios(costs: Iterable[tuple[Cost, ...]]) -> Spread:
    """The processor time of the first over that of the second, pair by pair."""
    return Spread.of(first.cpu / second.cpu for first, second, *_ in costs)


@dataclass(frozen=True)
class Line:
    """The straight line that fits some points best, by least squares."""

    slope: float
    start: float
    off: float
    """The largest distance of a point from the line, over what the line says there."""

    @classmethod
    def through(cls, points: Sequence[tuple[float, float]]) -> Self:
        """The line through some points, at least two."""
        slope, start = statistics.linear_regression(*zip(*points, strict=True))
        said = [(start + slope * x, y) for x, y in points]
        return cls(slope, start, max(abs(y - line) / line for line, y in said))
