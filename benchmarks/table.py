"""The table of what was measured, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from benchmarks.measure import Spread

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
_HEAD = (
    "| what | median | lowest – highest | aim | holds | beside it |\n| --- | ---: | ---: | ---: | --- | --- |"
)


@dataclass(frozen=True)
class Aim:
    """What a median should be."""

    bound: Literal["≤", "≥"]
    value: float

    def holds(self, median: float) -> bool:
        """Whether a median is what it should be."""
        return median <= self.value if self.bound == "≤" else median >= self.value


@dataclass(frozen=True)
class Row:
    """One thing that was measured; where it could not be, no value, and why in the note."""

    what: str
    value: Spread | None
    unit: str = ""
    aim: Aim | None = None
    note: str = ""

    def __str__(self) -> str:
        if self.value is None:
            return f"| {self.what} | not to be had | | | | {self.note} |"
        low, high = number(self.value.low), number(self.value.high)
        spread = "" if low == high else f"{low} – {high}"
        aim = f"{self.aim.bound} {number(self.aim.value)} {self.unit}".rstrip() if self.aim else ""
        holds = ("yes" if self.aim.holds(self.value.median) else "no") if self.aim else ""
        median = f"{number(self.value.median)} {self.unit}".rstrip()
        return f"| {self.what} | {median} | {spread} | {aim} | {holds} | {self.note} |"


def number(value: float) -> str:
    """A number to three digits that count."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    digits = 2 if abs(value) < 10 else 1
    return f"{value:.{digits}f}".rstrip("0").rstrip(".") if value == round(value) else f"{value:.{digits}f}"


def amount(value: float) -> str:
    """So many seconds, in words."""
    return f"{number(value)} s" if value >= 1 else f"{number(value * 1000)} ms"


def table(about: str, rows: Iterable[Row]) -> str:
    """The rows below a paragraph about the machine."""
    return "\n".join((about, "", _HEAD, *map(str, rows), ""))


def write(page: Path, text: str) -> None:
    """Put the table between the marks of a page; ValueError if it has none."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        message = f"`{page}` has no line `{BEGIN}` with `{END}` after it"
        raise ValueError(message)
    page.write_text(f"{before}{begin}\n\n{text}\n{end}{after}", encoding="utf-8")
