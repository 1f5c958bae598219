"""Where the lines of a text break."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator

_GAP = re.compile(r"(?<=[^ \t]) (?=[^ \t])")
_SENTENCE = re.compile(r"[.!?\u061f\u06d4][*\"'\u201d\u00bb)\]]*$")
_CLAUSE = re.compile(r"[;:,\u060c\u061b][*\"'\u201d\u00bb)\]]*$")
# No line breaks before this part of the width.
_EARLIEST = 0.4


def refold(lines: Iterable[str], width: int) -> tuple[str, ...]:
    """The lines of a folded text, none wider than `width` where a space lets it break.

    A line that fits stays as it is, and so does its end: authors break where a thought ends, and a word
    changed in one line should not change the others, for those who read or merge the change.
    """
    return tuple(
        part
        for line in lines
        for part in ((line,) if not line.strip() or line[0] in " \t" else broken(line, width))
    )


def broken(text: str, width: int) -> Iterator[str]:
    """A text in lines that break at single spaces: best where a sentence ends, or else a clause."""
    while columns(text) > width:
        end = _break(text, width)
        if end is None:
            break
        yield text[:end]
        text = text[end + 1 :]
    yield text


def _break(text: str, width: int) -> int | None:
    """The offset of the space where a line that is too long breaks; none if there is none."""
    gaps = [gap.start() for gap in _GAP.finditer(text)]
    widths = {gap: columns(text[:gap]) for gap in gaps}
    fitting = [gap for gap in gaps if widths[gap] <= width]
    if not fitting:
        return gaps[0] if gaps else None
    whole = columns(text)
    for ending in (_SENTENCE, _CLAUSE):
        ends = [gap for gap in fitting if ending.search(text, 0, gap) and widths[gap] >= width * _EARLIEST]
        if ends:
            return ends[-1]
    # Into lines of about the same length, lest one word stand alone.
    even = whole / math.ceil(whole / width)
    return next((gap for gap in fitting if widths[gap] >= even), fitting[-1])


def columns(text: str) -> int:
    """How many columns a text takes (UAX #11): wide characters two, marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(character)
        else 2
        if unicodedata.east_asian_width(character) in {"W", "F"}
        else 1
        for character in text
    )


def can_fold(value: str) -> bool:
    """Whether a text can be written as a folded one: words with single spaces, none of them unseen."""
    return (
        " " in value
        and value == " ".join(value.split(" "))
        and value == value.strip()
        and "  " not in value
        and all(unicodedata.category(character)[0] not in "CZ" for character in value if character != " ")
    )
