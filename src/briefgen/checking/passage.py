"""Quotes in archived texts: where one stands, and the passage that is nearest to one that does not.

Words are compared after folding. `[…]` in a quote stands for words left out, and `[sic]` for
nothing. A quote begins and ends with whole words, but an Arabic word may lose the particle
that is written onto it (و، ف، ب، ل، ك).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from briefgen.checking.archived import Numbered
from briefgen.prose.fold import fold

_OMISSION = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")
_SIC = re.compile(r"\s*\[(?:sic|كذا)\]")
_BEGIN = r"(?:(?<![^\W_])|(?<=(?<![^\W_])[وفبلك])(?=[\u0621-\u064a]))"
_END = r"(?![^\W_])"
# A line may break after a hyphen, and a dash stands with white space or without.
_HYPHEN = re.compile(r" ?- ?")
# What stands around a word that is not the word.
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_MOST_ALIKE = 6


def find(words: str, text: Numbered) -> tuple[int, int] | None:
    """The first and last line of a quote in a text; none if it does not stand there."""
    folded = [(number, line) for number, line in ((number, fold(line)) for number, line in text) if line]
    joined = " ".join(line for _, line in folded)
    begin, place = None, 0
    for part in _OMISSION.split(_SIC.sub("", words)):
        if not fold(part):
            continue
        match = _pattern(fold(part)).search(joined, place)
        if match is None:
            return None
        begin = match.start() if begin is None else begin
        place = match.end()
    return None if begin is None else (_line_at(folded, begin), _line_at(folded, place - 1))


def _pattern(part: str) -> re.Pattern[str]:
    body = " ?- ?".join(map(re.escape, _HYPHEN.split(part)))
    begin = _BEGIN if part[0].isalnum() else ""
    return re.compile(begin + body + (_END if part[-1].isalnum() else ""))


def _line_at(folded: Sequence[tuple[int, str]], offset: int) -> int:
    end = -1
    for number, line in folded:
        end += len(line) + 1
        if offset < end:
            return number
    return folded[-1][0]


@dataclass(frozen=True)
class Nearest:
    """The passage that is most like a quote."""

    lines: tuple[int, int]
    marked: str
    """The source's words, with `[-…-]` around what only the quote has and `{+…+}` around what it lacks."""


@dataclass(frozen=True)
class _Word:
    shown: str
    folded: str
    line: int


def nearest(words: str, text: Numbered) -> Nearest | None:
    """The passage of a text that shares most words with a quote; none if it shares less than half."""
    quote = _words(((0, _OMISSION.sub(" ", _SIC.sub("", words))),))
    source = _words(text)
    if not quote or not source:
        return None
    if len(quote) == 1:
        return _nearest_word(quote[0], source)
    start = _start(quote, source)
    slack = 2 + len(quote) // 4
    window = source[max(0, start - slack) : start + len(quote) + slack]
    matcher = SequenceMatcher(
        None, [word.folded for word in quote], [word.folded for word in window], autojunk=False
    )
    if 2 * sum(block.size for block in matcher.get_matching_blocks()) < len(quote):
        return None
    return _marked(quote, window, matcher.get_opcodes())


def _words(text: Numbered) -> list[_Word]:
    found = []
    for number, line in text:
        for shown in line.split():
            folded = _EDGES.sub("", fold(shown))
            if folded:
                found.append(_Word(shown, folded, number))
    return found


def _nearest_word(quote: _Word, source: list[_Word]) -> Nearest | None:
    close = get_close_matches(quote.folded, {word.folded: None for word in source}, n=1, cutoff=0.7)
    if not close:
        return None
    found = next(word for word in source if word.folded == close[0])
    return Nearest((found.line, found.line), _differing([quote], [found]))


def _start(quote: list[_Word], source: list[_Word]) -> int:
    """Where the stretch as long as the quote begins that has most of its words."""
    wanted = Counter(word.folded for word in quote)
    inside: Counter[str] = Counter()
    best, most, shared = 0, 0, 0
    for place, word in enumerate(source):
        shared += inside[word.folded] < wanted[word.folded]
        inside[word.folded] += 1
        if place >= len(quote):
            gone = source[place - len(quote)].folded
            inside[gone] -= 1
            shared -= inside[gone] < wanted[gone]
        if shared > most:
            best, most = max(0, place - len(quote) + 1), shared
    return best


def _marked(
    quote: list[_Word], window: list[_Word], opcodes: Sequence[tuple[str, int, int, int, int]]
) -> Nearest:
    parts, shown = [], []
    for place, (kind, begin, end, low, high) in enumerate(opcodes):
        theirs = window[low:high]
        if kind == "equal":
            parts.append(_alike(theirs))
        else:
            # At either end, the source's words beyond the quote's own are no difference.
            if place == 0:
                theirs = theirs[max(0, len(theirs) - (end - begin)) :]
            elif place == len(opcodes) - 1:
                theirs = theirs[: end - begin]
            parts.append(_differing(quote[begin:end], theirs))
        shown += theirs
    lines = [word.line for word in shown]
    return Nearest((min(lines), max(lines)), " ".join(part for part in parts if part))


def _alike(words: list[_Word]) -> str:
    shown = [word.shown for word in words]
    if len(shown) > 2 * _MOST_ALIKE:
        shown = [*shown[:_MOST_ALIKE], "…", *shown[-_MOST_ALIKE:]]
    return " ".join(shown)


def _differing(ours: list[_Word], theirs: list[_Word]) -> str:
    removed = f"[-{' '.join(word.shown for word in ours)}-]" if ours else ""
    added = f"{{+{' '.join(word.shown for word in theirs)}+}}" if theirs else ""
    return removed + added
