"""Rows set in columns, by the width that they take on a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from briefgen.cli.report import visible


def width(text: str) -> int:
    """Columns that a text takes (UAX #11): wide characters two, marks and formats none."""
    return sum(_columns(character) for character in text)


def cut(text: str, most: int) -> str:
    """The beginning of a text that takes no more columns, with an ellipsis where something is left out."""
    if width(text) <= most:
        return text
    kept, room = "", most - 1
    for character in text:
        room -= _columns(character)
        if room < 0:
            break
        kept += character
    return f"{kept.rstrip()}…"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows of as many cells each, one line a row, two spaces between columns."""
    shown = [[visible(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*shown, strict=True)]
    return "\n".join(
        "  ".join(cell + " " * (most - width(cell)) for cell, most in zip(row, widths, strict=True)).rstrip()
        for row in shown
    )


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
