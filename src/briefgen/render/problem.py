"""What went wrong while a PDF was made, told so that the parent can turn it into a diagnostic."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "unknown-css",
    "refused",
    "unreadable",
    "missing-glyph",
    "missing-anchor",
    "unsafe-link",
    "crash",
    "timeout",
    "memory",
    "nesting",
    "unavailable",
    "unconfined",
    "other",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

# The beginnings of WeasyPrint's own messages, before their arguments are filled in.
_BEGINNINGS: tuple[tuple[str, Kind], ...] = (
    ("No anchor", "missing-anchor"),
    ("Content discarded: target points", "missing-anchor"),
    ("Failed to load", "unreadable"),
    ("Failed to render SVG", "unreadable"),
    ("Font-face", "unreadable"),
    ("Relative URI reference", "refused"),
)
_GLYPH = re.compile(r'\.notdef glyph .*"(.+)" \((U\+[0-9A-F]+)\)', re.DOTALL)
_OF_STYLES = "weasyprint/css/"
_MOST = 200


@dataclass(frozen=True)
class Problem:
    """One fault of a render: its kind, and one lower-case sentence without a full stop."""

    kind: Kind
    message: str


TOO_LARGE = Problem("memory", "the document needs more memory than a render may take")


def from_record(template: str, message: str, source: str, place: str) -> Problem:
    """The problem behind one log record of WeasyPrint.

    `template` is the message before its arguments were filled in, `source` the file of the code
    that logged it, and `place` says which stylesheet was being read (empty for none).
    """
    glyph = _GLYPH.search(message)
    if glyph is not None:
        return Problem("missing-glyph", f"no font has `{glyph[1]}` ({glyph[2]})")
    return Problem(_kind(template, source), _sentence(message) + (f" in {place}" if place else ""))


def _kind(template: str, source: str) -> Kind:
    for beginning, kind in _BEGINNINGS:
        if template.startswith(beginning):
            return kind
    return "unknown-css" if _OF_STYLES in source.replace("\\", "/") else "other"


def _sentence(message: str) -> str:
    line = " ".join(message.split()).rstrip(".")
    return line[:1].lower() + line[1:]


class Records(logging.Handler):
    """What WeasyPrint logs, as problems, each once; `place` says what it is reading."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.place = ""
        self.problems: dict[Problem, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record."""
        if len(self.problems) < _MOST:
            found = from_record(str(record.msg), record.getMessage(), record.pathname, self.place)
            self.problems[found] = None
