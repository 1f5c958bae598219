"""The figures that a desk puts in itself, as a template sees them: images, tables, bars and lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from briefgen.view.drawn import Figure
from briefgen.view.page import Fact, Html


@dataclass(frozen=True)
class Exhibit(Figure):
    """A figure that the brief itself brings along: an image, or data from a file."""

    credit: Fact | None
    note: Html | None


@dataclass(frozen=True)
class Picture(Exhibit):
    """An image; the file of its name is among the page's `images`."""

    kind: ClassVar[str] = "picture"
    wide: ClassVar[bool] = False
    image: str


@dataclass(frozen=True)
class DataTable(Exhibit):
    """Data as a table: the first column names the rows."""

    kind: ClassVar[str] = "data_table"
    unit: Html | None
    columns: tuple[Html, ...]
    rows: tuple[tuple[Html, ...], ...]
    numeric: tuple[bool, ...]
    """Which columns hold numbers only."""


@dataclass(frozen=True)
class Tick:
    """A number or a label on an axis, in per cent of its length."""

    at: float
    label: Html
    spare: bool = False
    """Whether it may go where room is short."""


@dataclass(frozen=True)
class Level:
    """A number on an upright axis: where it stands, from the top, in units of the drawing and in per cent."""

    y: float
    at: float
    label: Html
    is_zero: bool


@dataclass(frozen=True)
class Key:
    """How a series is drawn, by its number from 1, and what it is called."""

    series: int
    label: Html
    stroke: int
    """Its colour, from 1 to 4; they come again from the fifth series on."""
    dash: int
    """Its pattern, from 1 to 4; colours that come again have another one."""


@dataclass(frozen=True)
class Beam:
    """One bar: where it begins and how long it is in per cent of the axis; none without a number."""

    series: int
    label: Html
    start: float
    length: float
    value: Html


@dataclass(frozen=True)
class Beams:
    """The bars of one row, a bar for each series."""

    label: Html
    beams: tuple[Beam, ...]


@dataclass(frozen=True)
class Bars(Exhibit):
    """Data as bars from zero."""

    kind: ClassVar[str] = "bars"
    unit: Html | None
    row_label: Html
    series_label: Html | None
    """None where there is but one series."""
    value_label: Html
    groups: tuple[Beams, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True)
class Dot:
    """A point of a line, in units of the drawing."""

    x: float
    y: float


@dataclass(frozen=True)
class Curve:
    """One line: its unbroken stretches, and the points that have a number."""

    series: int
    runs: tuple[str, ...]
    """Each stretch as the points of an SVG polyline."""
    dots: tuple[Dot, ...]
    """Empty where there are too many to be told apart."""
    stroke: int
    """As its key has it."""
    dash: int
    """As its key has it."""


@dataclass(frozen=True)
class Lines(Exhibit):
    """Data as lines, drawn on `width` by `height` units; time goes in the direction of the language."""

    kind: ClassVar[str] = "lines"
    unit: Html | None
    width: int
    height: int
    keys: tuple[Key, ...]
    """Empty for a single series."""
    curves: tuple[Curve, ...]
    levels: tuple[Level, ...]
    moments: tuple[Tick, ...]
    """The labels of the level axis, from its beginning."""
