"""The comments of a brief, which a YAML parser drops.

A `#` inside a scalar is text. Between scalars a document has only indicators, white space and
comments, so the first `#` there begins a comment, and its line ends it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from briefgen.reading.scalars import Scalar, scalars
from briefgen.span import File, Span


@dataclass(frozen=True)
class Comment:
    """A comment from its `#` to the end of its line."""

    span: Span
    text: str
    about: int | None
    """The line that it is about, from 1: its own or, where it stands alone on it, the next one that
    holds more than comments; none if there is no such line."""


def comments(file: File) -> tuple[Comment, ...]:
    """All comments of a file that holds one YAML document, in their order."""
    places = tuple(_places(file))
    alone = {line for line, column in places if not file.line(line)[: column - 1].strip()}
    return tuple(
        Comment(
            Span(file, line, column, line, len(file.line(line)) + 1),
            file.line(line)[column - 1 :],
            _below(file, line, alone) if line in alone else line,
        )
        for line, column in places
    )


def _places(file: File) -> Iterator[tuple[int, int]]:
    """The line and the column of each `#` that begins a comment."""
    # Offsets are those of the text with its own line ends, of which CRLF has two characters.
    ends = file.text.replace("\r\n", " \n").replace("\r", "\n").split("\n")
    starts = (0, *accumulate(len(line) + 1 for line in ends))
    covered = [part for scalar in scalars(file.text) for part in _text_of(scalar)]
    following = 0
    offset = file.text.find("#")
    while offset >= 0:
        while following < len(covered) and covered[following][1] <= offset:
            following += 1
        if following < len(covered) and covered[following][0] <= offset:
            offset = file.text.find("#", covered[following][1])
            continue
        line = bisect_right(starts, offset)
        yield line, offset - starts[line - 1] + 1
        offset = file.text.find("#", starts[line])


def _text_of(scalar: Scalar) -> Iterator[tuple[int, int]]:
    """The stretches of a scalar that are text: the first line of a block scalar may end in a comment."""
    if scalar.head:
        yield scalar.start, scalar.start + 1
    yield scalar.words[0] if scalar.head else scalar.start, scalar.end


def _below(file: File, line: int, alone: set[int]) -> int | None:
    for number in range(line + 1, len(file.lines) + 1):
        if number not in alone and file.line(number).strip():
            return number
    return None
