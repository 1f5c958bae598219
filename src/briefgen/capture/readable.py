"""The readable text of a capture: its lines, what it says of itself, what is no part of the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "html", "pdf"]


class UnreadableError(ValueError):
    """A capture whose text cannot be taken out; the message says why, as a part of a sentence."""


@dataclass(frozen=True)
class Line:
    """One line of readable text: a paragraph, a heading, or nothing."""

    text: str
    level: int = 0
    """1 to 6 for a heading, as in HTML; 0 for all else."""
    article: int = 0
    """Which `article` element of a page it stands in; 0 for none."""
    outside: str = ""
    """Why the markup puts it outside of the article; empty where it does not."""


@dataclass(frozen=True)
class Said:
    """What a capture says of itself; what it does not say is none."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    """A day in ISO 8601: `2022-07-18`."""
    language: str | None = None
    """A tag of BCP 47."""
    address: str | None = None


@dataclass(frozen=True)
class Exclusion:
    """A range of lines, counted from 1 and both included, with the reason why they are not the source."""

    first: int
    last: int
    reason: str

    @property
    def lines(self) -> str:
        """`12` or `12-14`, as `exclude` takes it."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


@dataclass(frozen=True)
class Readable:
    """What has been read out of a capture."""

    kind: Kind
    lines: tuple[Line, ...]
    said: Said = Said()
    notes: tuple[str, ...] = ()
    """What had to be guessed, a sentence each."""
    is_original: bool = False
    """Whether the captured bytes are readable as they are, line by line."""

    @property
    def text(self) -> str:
        """All lines, each with its end."""
        return "".join(f"{line.text}\n" for line in self.lines)
