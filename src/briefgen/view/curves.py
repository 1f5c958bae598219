"""Data as lines: which way each goes, in units of a drawing whose labels stand beside it as text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from briefgen.model.figure import Data
from briefgen.model.when import Day
from briefgen.reading.columns import Columns, Series, day, decimal_places
from briefgen.view import cells
from briefgen.view.axis import Axis, axis
from briefgen.view.exhibited import Curve, Dot, Key, Level, Tick
from briefgen.view.setting import Setting

WIDTH, HEIGHT = 640, 250
# Room at the edges for what is drawn around a point.
_EDGE = 6
# So much of the width a label needs, in per cent: on paper, and on a telephone.
_ROOM, _SHORT_ROOM = 15, 36
_MOST_DOTS = 40
# So many lines can be told apart by their colour alone, or by their pattern.
_STROKES = 4


def keys(setting: Setting, data: Data, shown: Columns) -> tuple[Key, ...]:
    """The names of the series; none where there is but one, which the caption names."""
    if len(shown.series) == 1:
        return ()
    return tuple(
        Key(number, cells.head(setting, data, one.head), *strokes(number))
        for number, one in enumerate(shown.series, 1)
    )


def curves(shown: Columns) -> tuple[Curve, ...]:
    """The lines, each interrupted where a number is missing."""
    along, across = axis(shown.numbers), stretch(shown.labels)
    return tuple(curve(number, one, along, across) for number, one in enumerate(shown.series, 1))


def strokes(number: int) -> tuple[int, int]:
    """The colour and the pattern of a series by its number, both from 1; no two of sixteen have the same."""
    turn, place = divmod(number - 1, _STROKES)
    return place + 1, (place + turn) % _STROKES + 1


def curve(number: int, one: Series, along: Axis, across: Sequence[float]) -> Curve:
    """The line of one series, interrupted where a number is missing; `across` is in per cent."""
    rows = sorted(range(len(across)), key=lambda row: across[row])
    points = [
        Dot(_x(across[row]), upwards(along, cell)) if isinstance(cell := one.cells[row], Decimal) else None
        for row in rows
    ]
    stretches = groupby(points, key=lambda point: point is not None)
    runs = [[point for point in run if point is not None] for _, run in stretches]
    dots = [dot for run in runs for dot in run]
    if len(dots) > _MOST_DOTS:
        # A dense line needs none, but a number between two gaps would not be seen.
        dots = [run[0] for run in runs if len(run) == 1]
    drawn = (" ".join(f"{dot.x:g},{dot.y:g}" for dot in run) for run in runs if len(run) > 1)
    return Curve(number, tuple(drawn), tuple(dots), *strokes(number))


def levels(setting: Setting, shown: Columns) -> tuple[Level, ...]:
    """The numbers of the upright axis."""
    along = axis(shown.numbers)
    return tuple(
        Level(
            y := upwards(along, mark),
            round(y / HEIGHT * 100, 2),
            cells.number(setting, mark, decimal_places(mark)),
            mark == 0,
        )
        for mark in along.marks
    )


def moments(setting: Setting, data: Data, shown: Columns) -> tuple[Tick, ...]:
    """The labels of the level axis that have room, always the first and the last."""
    across = stretch(shown.labels)
    kept, short = roomy(across, _ROOM, _SHORT_ROOM)
    return tuple(
        Tick(
            along(across[row]),
            cells.cell(setting, data, shown.labels[row]),
            row not in short,
        )
        for row in kept
    )


def roomy(across: Sequence[float], room: float, short: float) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The rows whose labels have room on paper, and of those the ones that have it on a telephone.

    A label needs so much of the width, in per cent: `room` on paper, `short` on a telephone.
    """
    rows = sorted(range(len(across)), key=lambda row: across[row])
    kept = _spaced(rows, across, room)
    return kept, _spaced(kept, across, short)


def _spaced(rows: Sequence[int], across: Sequence[float], room: float) -> tuple[int, ...]:
    """The rows whose labels do not touch; where the last would, it goes before its neighbour."""
    kept = [rows[0]]
    for row in rows[1:]:
        if across[row] - across[kept[-1]] >= room:
            kept.append(row)
    last = rows[-1]
    if kept[-1] != last:
        kept = [*(row for row in kept if across[last] - across[row] >= room), last]
    return tuple(kept)


def stretch(labels: Sequence[str]) -> tuple[float, ...]:
    """Where each row stands, in per cent: by its date where all have one, else in even steps."""
    days = [_ordinal(known) for known in map(day, labels) if known is not None]
    steps = days if len(days) == len(labels) else list(range(len(labels)))
    first, last = min(steps), max(steps)
    if first == last:
        return (50.0,) * len(labels)
    return tuple((step - first) / (last - first) * 100 for step in steps)


def _ordinal(known: Day) -> int:
    return date(known.year, known.month or 1, known.day or 1).toordinal()


def along(share: float) -> float:
    """Where a share of the level axis lies in the drawing, in per cent of its width."""
    return round(_x(share) / WIDTH * 100, 2)


def _x(share: float) -> float:
    return round(_EDGE + share * (WIDTH - 2 * _EDGE) / 100, 1)


def upwards(along: Axis, number: Decimal) -> float:
    """Where a number lies in the drawing, from the top."""
    return round(HEIGHT - _EDGE - along.at(number) * (HEIGHT - 2 * _EDGE) / 100, 1)
