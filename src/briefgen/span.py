"""Where a piece of text stands in a file."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass, field
from functools import cached_property

_BREAK = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class File:
    """A file as read: its workspace-relative name with forward slashes, and its text."""

    name: str
    text: str = field(repr=False)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends; only LF, CRLF and CR end a line, as in YAML 1.2."""
        return tuple(self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return (0, *(found.end() for found in _BREAK.finditer(self.text)))

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column of a code point, both from 1; `offset` counts from 0."""
        line = bisect(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Line `number`, counted from 1; empty past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


@dataclass(frozen=True)
class Span:
    """A stretch of a file.

    Lines and columns count from 1, columns in code points; the end is exclusive.
    """

    file: File
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def place(self) -> str:
        """`name:line:column`, as editors and terminals link it."""
        return f"{self.file.name}:{self.line}:{self.column}"

    @property
    def excerpt(self) -> str:
        """The first line that the span touches."""
        return self.file.line(self.line)

    @property
    def width(self) -> int:
        """Code points that the span covers on its first line, at least one."""
        if self.end_line == self.line:
            return max(1, self.end_column - self.column)
        return max(1, len(self.excerpt.rstrip()) - self.column + 1)


def start_of(file: File) -> Span:
    """The first character of a file, for what concerns it as a whole."""
    return Span(file, 1, 1, 1, 1)
