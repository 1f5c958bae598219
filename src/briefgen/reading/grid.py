"""A CSV file to rows of cells, each of which knows its place (RFC 4180, with a row on one line)."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from briefgen.diagnostic import Checked, Diagnostic, error
from briefgen.model.text import printable
from briefgen.span import File, Span, start_of

_MOST_BYTES = 1 << 20
_MOST_ROWS = 1000
_MOST_COLUMNS = 40


@dataclass(frozen=True)
class Grid:
    """The heads of a file's columns, and its rows; every row has a cell for each head."""

    file: File
    delimiter: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    """The line of the file that each row stands on."""

    def span(self, row: int, column: int) -> Span:
        """Where a cell stands, by the places of its row and its column."""
        return _cell(self.file, self.lines[row], column, self.delimiter)


def read(name: str, content: bytes) -> Checked[Grid]:
    """The table in a file's bytes, with every row that is not one."""
    nowhere = start_of(File(name, ""))
    if len(content) > _MOST_BYTES:
        return _refused("FG05", nowhere, f"the file is larger than {_MOST_BYTES >> 20} MB")
    try:
        file = File(name, content.decode("utf-8-sig"))
    except UnicodeDecodeError as reason:
        message = f"byte 0x{content[reason.start]:02x} is not UTF-8"
        return _refused("FG04", nowhere, message, "save the file as CSV in UTF-8")
    written = [number for number, line in enumerate(file.lines, 1) if line.strip()]
    if len(written) < 2:
        return _refused("FG04", start_of(file), "the file has no rows", "write a line of heads and one below")
    if len(written) > _MOST_ROWS:
        return _refused("FG05", start_of(file), f"the file has more than {_MOST_ROWS} rows", "show fewer")
    return _grid(file, written)


def _grid(file: File, written: list[int]) -> Checked[Grid]:
    head = file.line(written[0])
    delimiter = ";" if head.count(";") > head.count(",") else ","
    found: list[Diagnostic] = []
    cells = [_cells(file, number, delimiter, found) for number in written]
    if not found:
        found.extend(_heads(file, written[0], delimiter, cells[0]))
        found.extend(_ragged(file, written, cells))
    if found:
        return Checked(None, tuple(found))
    return Checked(Grid(file, delimiter, cells[0], tuple(cells[1:]), tuple(written[1:])))


def _cells(file: File, number: int, delimiter: str, found: list[Diagnostic]) -> tuple[str, ...]:
    """The cells of a line, without the white space around them."""
    line = file.line(number)
    try:
        printable(line)
        row = next(csv.reader([line], delimiter=delimiter, strict=True))
    except PydanticCustomError as reason:
        context = reason.context or {}
        place = Span(file, number, context["place"], number, context["place"] + 1)
        found.append(error("FG04", place, f"character U+{context['code']} cannot be printed", "delete it"))
        return ()
    except csv.Error:
        hint = "close each quotation mark on its line; inside a cell write it twice"
        found.append(error("FG04", _line(file, number), "the quotation marks of this row do not match", hint))
        return ()
    return tuple(unicodedata.normalize("NFC", cell).strip() for cell in row)


def _heads(file: File, number: int, delimiter: str, heads: tuple[str, ...]) -> list[Diagnostic]:
    if len(heads) > _MOST_COLUMNS:
        return [error("FG05", _line(file, number), f"the file has more than {_MOST_COLUMNS} columns")]
    found = []
    for column, head in enumerate(heads):
        span = _cell(file, number, column, delimiter)
        if not head:
            found.append(error("FG04", span, "this column has no head", "name it, or delete it"))
        elif head in heads[:column]:
            found.append(error("FG04", span, f"two columns are called `{head}`", "rename one of them"))
    return found


def _ragged(file: File, written: list[int], cells: list[tuple[str, ...]]) -> list[Diagnostic]:
    wanted = len(cells[0])
    hint = "an empty cell is written as nothing between two delimiters"
    return [
        error("FG04", _line(file, number), f"the row has {len(row)} of {wanted} cells", hint)
        for number, row in zip(written, cells, strict=True)
        if len(row) != wanted
    ]


def _cell(file: File, number: int, column: int, delimiter: str) -> Span:
    """A cell of a line that is known to be well formed."""
    line = file.line(number)
    fields = re.finditer(rf'(?:^|{delimiter})(\s*"(?:[^"]|"")*"\s*|[^{delimiter}]*)', line)
    field = next(match for place, match in enumerate(fields) if place == column)
    start = field.start(1) + len(field[1]) - len(field[1].lstrip())
    return Span(file, number, start + 1, number, start + max(1, len(field[1].strip())) + 1)


def _line(file: File, number: int) -> Span:
    return Span(file, number, 1, number, len(file.line(number)) + 1)


def _refused(code: str, span: Span, message: str, *hints: str) -> Checked[Grid]:
    return Checked(None, (error(code, span, message, *hints),))
