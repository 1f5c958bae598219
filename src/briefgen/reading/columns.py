"""The columns of a CSV file that a figure shows, as numbers and words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from briefgen.diagnostic import Checked, Diagnostic, error
from briefgen.model.figure import Data, Form
from briefgen.model.when import Day, parse_edtf
from briefgen.nearest import did_you_mean
from briefgen.reading.grid import Grid
from briefgen.span import Span

_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_NUMBER = re.compile(r"[-+]?[0-9]{1,15}(?:\.[0-9]{1,9})?")
# What a page can hold and an eye can follow.
_MOST_ROWS: Mapping[Form, int] = {"table": 200, "bars": 40, "lines": 200}
_MOST_SERIES: Mapping[Form, int] = {"table": 12, "bars": 4, "lines": 4}

Cell = Decimal | str | None
"""A number, a word, or none where the file says nothing."""
Place = Callable[[str | int, str | int | None], Span]
"""Where a figure's data name something: by their key, and by the entry below it if there is one."""


@dataclass(frozen=True)
class Series:
    """One column, named by its head; all its cells are numbers, or all are words."""

    head: str
    cells: tuple[Cell, ...]

    @property
    def is_numeric(self) -> bool:
        """Whether it holds numbers."""
        return not any(isinstance(cell, str) for cell in self.cells)

    @property
    def decimals(self) -> int:
        """How many decimals the most exact of its numbers has."""
        return max((decimal_places(cell) for cell in self.cells if isinstance(cell, Decimal)), default=0)


def decimal_places(number: Decimal) -> int:
    """How many decimals a number is written with."""
    return max(0, -int(number.as_tuple().exponent))


@dataclass(frozen=True)
class Columns:
    """What a figure shows: the words that name the rows, then the other columns."""

    head: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """All numbers of all columns."""
        return tuple(cell for one in self.series for cell in one.cells if isinstance(cell, Decimal))

    @property
    def decimals(self) -> int:
        """How many decimals the most exact of them has."""
        return max((decimal_places(number) for number in self.numbers), default=0)


def day(written: str) -> Day | None:
    """The day, month or year that a cell names as ISO 8601 has it."""
    found = parse_edtf(written) if _DATE.fullmatch(written) else None
    return found if isinstance(found, Day) else None


def columns(data: Data, table: Grid, place: Place) -> Checked[Columns]:
    """The columns that a figure asks for, or what is wrong with its choice or with their cells."""
    found = list(_unknown(data, table, place))
    if found:
        return Checked(None, tuple(found))
    label = table.heads.index(data.label) if data.label else 0
    others = [column for column in range(len(table.heads)) if column != label]
    chosen = [table.heads.index(head) for head in data.values] or others
    found.extend(_too_much(data.form, table, len(chosen), place))
    found.extend(_nameless(table, label))
    series = []
    for column in chosen:
        cells = [row[column] for row in table.rows]
        if data.form != "table":
            found.extend(_words(table, column))
        series.append(Series(table.heads[column], _cells(cells)))
    labels = tuple(row[label] for row in table.rows)
    found.extend(_idle(data, {*labels, *(cell for one in series for cell in one.cells)}, place))
    return Checked(None if found else Columns(table.heads[label], labels, tuple(series)), tuple(found))


def _cells(written: Iterable[str]) -> tuple[Cell, ...]:
    cells = tuple(cell or None for cell in written)
    if all(cell is None or _NUMBER.fullmatch(cell) for cell in cells):
        return tuple(None if cell is None else Decimal(cell) for cell in cells)
    return cells


def _unknown(data: Data, table: Grid, place: Place) -> Iterator[Diagnostic]:
    """The columns that the file does not have."""
    named = [(place("label", None), data.label)] if data.label else []
    named.extend((place("values", number), head) for number, head in enumerate(data.values))
    named.extend((place("heads", head), head) for head in data.heads)
    for span, head in named:
        if head not in table.heads:
            listed = ", ".join(f"`{known}`" for known in table.heads)
            near = did_you_mean(head, table.heads) or (f"its columns are {listed}",)
            yield error("FG07", span, f"the file has no column `{head}`", *near)


def _idle(data: Data, cells: set[Cell], place: Place) -> Iterator[Diagnostic]:
    """The words that are given a name and do not occur."""
    words = [cell for cell in cells if isinstance(cell, str)]
    for word in data.names:
        if word not in words:
            near = did_you_mean(word, words)
            yield error("FG07", place("names", word), f"no cell that is shown says `{word}`", *near)


def _too_much(form: Form, table: Grid, series: int, place: Place) -> Iterator[Diagnostic]:
    most = _MOST_SERIES[form]
    if not 1 <= series <= most:
        message = f"the figure has {series} columns of values"
        hint = f"`{form}` shows 1 to {most}; name them in `values`"
        yield error("FG05", place("form", None), message, hint)
    if len(table.rows) > _MOST_ROWS[form]:
        message = f"the file has {len(table.rows)} rows"
        yield error("FG05", place("form", None), message, f"`{form}` shows at most {_MOST_ROWS[form]}")


def _nameless(table: Grid, label: int) -> Iterator[Diagnostic]:
    for number, row in enumerate(table.rows):
        if not row[label]:
            yield error("FG04", table.span(number, label), f"the row has no `{table.heads[label]}`")


def _words(table: Grid, column: int) -> Iterator[Diagnostic]:
    """The cells of a column of a chart that are not numbers."""
    for number, row in enumerate(table.rows):
        if row[column] and not _NUMBER.fullmatch(row[column]):
            message = f"`{row[column]}` is not a number, and `{table.heads[column]}` is drawn"
            hint = "write digits, with a point before decimals; leave a cell empty if there is no number"
            yield error("FG08", table.span(number, column), message, hint)
    if not any(row[column] for row in table.rows):
        span = table.span(0, column)
        yield error("FG08", span, f"the column `{table.heads[column]}` holds no number", "leave it out")


def unnamed(data: Data, shown: Columns) -> tuple[str, ...]:
    """The heads and words that a report prints as the file has them, since `heads` and `names` lack them."""
    series = shown.series if data.form != "bars" or len(shown.series) > 1 else ()
    heads = (head for head in (shown.head, *(one.head for one in series)) if head not in data.heads)
    cells = (*shown.labels, *(cell for one in shown.series for cell in one.cells if isinstance(cell, str)))
    words = (
        cell for cell in cells if cell not in data.names and not _NUMBER.fullmatch(cell) and not day(cell)
    )
    return tuple(dict.fromkeys((*heads, *words)))
