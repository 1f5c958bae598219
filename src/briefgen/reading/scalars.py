"""Where the scalars of a YAML text begin and end, character by character."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import yaml

from briefgen.span import File


@dataclass(frozen=True)
class Scalar:
    """A scalar as it is written; offsets count code points from the start of the text, the end is exclusive.

    A block scalar ends with its last line break, a plain one before the white space that follows it.
    """

    start: int
    end: int
    line: int
    """From 1, as in a `Span`."""
    column: int
    style: str
    """The sign that it begins with: a quotation mark, `|` or `>`; empty if it is plain."""
    written: str
    """What stands between the two offsets."""

    @cached_property
    def words(self) -> tuple[int, int]:
        """The offsets of the words alone: without quotation marks, and without the head of a block scalar."""
        if self.style in {"|", ">"}:
            return self.start + self.head, self.end
        if self.style:
            return self.start + self.written.index(self.style) + 1, self.end - 1
        return self.start, self.end

    @property
    def head(self) -> int:
        """How many characters the first line of a block scalar has; none of any other."""
        if self.style not in {"|", ">"}:
            return 0
        lines = self.written.splitlines(keepends=True)
        return len(lines[0]) if lines else 0


def scalars(text: str) -> tuple[Scalar, ...]:
    """The scalars of a text that is YAML, keys as well as values, in their order.

    YAML 1.1 and 1.2 alike; the text has been parsed before, so that it is known to be within limits.
    """
    return tuple(_scalars(text))


def _scalars(text: str) -> Iterator[Scalar]:
    file = File("", text)
    # libyaml does not count a byte order mark.
    marked = text.startswith("\ufeff")
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        start, end = event.start_mark, event.end_mark
        # libyaml marks every event; only events made by hand have no marks.
        if isinstance(event, yaml.ScalarEvent) and start is not None and end is not None:
            begin, stop = start.index + marked, end.index + marked
            yield Scalar(begin, stop, *file.place(begin), event.style or "", text[begin:stop])
