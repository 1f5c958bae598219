"""An expression of estimative language: words as a pattern, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from briefgen.prose.fold import fold

Row = Literal["first", "second", "loose"]
"""Where a likelihood term is from: the row that reports print, the other row of ICD 203, or neither."""

_QUOTED = re.compile(r'"[^"]*"')
_AROUND = ".,;:!?…،؛؟\"'“”‘’«»()[]"


@dataclass(frozen=True)
class Expression:
    """Words of one language and what they say.

    The pattern meets folded text and whole words only. Its group `term`, where it has one,
    is the expression itself, and what stands around it only tells that it is one.
    Without a meaning the words say nothing of the kind: they keep a shorter expression
    inside them, as "the likely successor" keeps "likely", from being taken for a term.
    """

    pattern: str
    meaning: str | None
    row: Row = "first"


@dataclass(frozen=True)
class Found:
    """An expression where it stands in a text."""

    start: int
    end: int
    words: str
    """The author's own words."""
    meaning: str
    row: Row


def find(text: str, expressions: Sequence[Expression]) -> tuple[Found, ...]:
    """The expressions that stand in a text, in its order; of two that overlap, the longer one."""
    folded = fold(text)
    taken: list[tuple[int, int]] = []
    found: list[Found] = []
    for match, expression in _longest_first(folded, expressions):
        if any(match.start() < end and start < match.end() for start, end in taken):
            continue
        taken.append(match.span())
        if expression.meaning is not None:
            start, end = match.span("term" if "term" in match.re.groupindex else 0)
            words = _own_words(text, folded, start, end)
            found.append(Found(start, end, words, expression.meaning, expression.row))
    return tuple(sorted(found, key=lambda one: one.start))


def find_outside_quotes(text: str, expressions: Sequence[Expression]) -> tuple[Found, ...]:
    """The expressions that stand in a text, without those between quotation marks: others say these."""
    quoted = [match.span() for match in _QUOTED.finditer(fold(text))]
    return tuple(
        one
        for one in find(text, expressions)
        if not any(start <= one.start and one.end <= end for start, end in quoted)
    )


def _longest_first(
    folded: str, expressions: Sequence[Expression]
) -> Iterator[tuple[re.Match[str], Expression]]:
    found = [(match, one) for one in expressions for match in _compiled(one.pattern).finditer(folded)]
    # Of two as long as each other, the one without a meaning: it is there to keep the other out.
    found.sort(key=lambda pair: (pair[0].start() - pair[0].end(), pair[1].meaning is not None))
    yield from found


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")


def _own_words(text: str, folded: str, start: int, end: int) -> str:
    own, short = text.split(), folded.split(" ")
    if len(own) != len(short):
        return folded[start:end]
    first = folded.count(" ", 0, start)
    return " ".join(own[first : first + folded.count(" ", start, end) + 1]).strip(_AROUND)
