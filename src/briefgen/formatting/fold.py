"""Where the lines of a text break."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

_GAP = re.compile(r"(?<=[^ \t]) (?=[^ \t])")
_AFTER = r"[*\"'\u201d\u00bb)\]]*$"
# What is best to break after, and before which part of the width not to: a short sentence may stand alone.
_BEST = (
    (re.compile(rf"[.!?\u061f\u06d4]{_AFTER}"), 0.15),
    (re.compile(rf"[;:\u061b]{_AFTER}"), 0.4),
    (re.compile(rf"[,\u060c]{_AFTER}"), 0.4),
)
_END = re.compile(rf"[.!?\u061f\u06d4;:\u061b,\u060c]{_AFTER}")
_FIXED_SPACES = {"\u00a0", "\u202f"}


def refold(lines: Iterable[str], width: int) -> tuple[str, ...]:
    """The lines of a folded text, none wider than `width` where a space lets it break.

    A line that fits stays as it is, and so does its end: authors break where a thought ends, and a word
    changed in one line should not change the others, for those who read or merge the change. A line
    that is too wide, and ends in the middle of a clause, is broken with those up to the end of the clause.
    """
    return tuple(
        part
        for line in _thoughts(lines, width)
        for part in ((line,) if _is_set(line) else broken(line, width))
    )


def _thoughts(lines: Iterable[str], width: int) -> Iterator[str]:
    """The lines; one that is too wide and ends in the middle of a clause is one with those up to its end."""
    held: list[str] = []
    for line in lines:
        if _is_set(line):
            yield from (*_joined(held), line)
            held = []
            continue
        held.append(line)
        text = " ".join(held)
        if columns(text) <= width or _END.search(text):
            yield text
            held = []
    yield from _joined(held)


def _joined(lines: Sequence[str]) -> tuple[str, ...]:
    return (" ".join(lines),) if lines else ()


def _is_set(line: str) -> bool:
    """Whether the end of a line is a line break in a folded text: it is empty, or indented."""
    return not line.strip() or line[0] in " \t"


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
    # Into lines of about the same length, lest one word stand alone.
    even = whole / math.ceil(whole / width)
    for ending, earliest in _BEST:
        # A comma with a number behind it stands between numbers.
        late = [gap for gap in fitting if widths[gap] >= width * earliest and not text[gap + 1].isdigit()]
        ends = [gap for gap in late if ending.search(text, 0, gap)]
        if ends:
            return min(
                ends, key=lambda gap: (math.ceil((whole - widths[gap]) / width), abs(widths[gap] - even))
            )
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


def can_fold(value: str, written: str) -> bool:
    """Whether a text can be written as a folded one: words with single spaces, none of them unseen.

    A space that does not break, as French has it, may be in it where it is written as it is.
    """
    hidden = {one for one in value if one != " " and unicodedata.category(one)[0] in "CZ"}
    return (
        " " in value
        and "  " not in value
        and value == value.strip()
        and hidden <= _FIXED_SPACES
        and all(value.count(one) == written.count(one) for one in hidden)
    )
