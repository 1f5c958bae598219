"""Data as bars: where each begins and ends on an axis that all of them share."""

from __future__ import annotations

from decimal import Decimal

from briefgen.model.figure import Data
from briefgen.reading.columns import Cell, Columns, decimal_places
from briefgen.view import cells
from briefgen.view.axis import Axis, axis
from briefgen.view.exhibited import Beam, Beams, Tick
from briefgen.view.setting import Setting

# In per cent of the axis.
_CLOSE = 30


def beams(setting: Setting, data: Data, shown: Columns) -> tuple[Beams, ...]:
    """The bars of each row, one for each series; each says in words which series it is of."""
    along = axis(shown.numbers)
    heads = [cells.head(setting, data, one.head) for one in shown.series]

    def beam(series: int, amount: Cell) -> Beam:
        start, end = _ends(along, amount)
        value = cells.cell(setting, data, amount, shown.decimals)
        return Beam(series + 1, heads[series], start, round(end - start, 2), value)

    return tuple(
        Beams(
            cells.cell(setting, data, label),
            tuple(beam(series, one.cells[row]) for series, one in enumerate(shown.series)),
        )
        for row, label in enumerate(shown.labels)
    )


def ticks(setting: Setting, shown: Columns) -> tuple[Tick, ...]:
    """The numbers of their axis, from its low end; zero too may go where it is close to an end."""
    along = axis(shown.numbers)
    needed = {along.low, along.high}
    if _CLOSE < along.at(Decimal(0)) < 100 - _CLOSE:
        needed.add(Decimal(0))
    return tuple(
        Tick(along.at(mark), cells.number(setting, mark, decimal_places(mark)), mark not in needed)
        for mark in along.marks
    )


def _ends(along: Axis, amount: Cell) -> tuple[float, float]:
    """Where a bar begins and ends; both at zero where there is no number."""
    zero = along.at(Decimal(0))
    end = along.at(amount) if isinstance(amount, Decimal) else zero
    return min(zero, end), max(zero, end)
