"""How much room words take in the sans face at its bold weight, estimated from above."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from math import ceil

from briefgen.prose.kept import kept

# Advances in thousandths of an em, rounded up. An Arabic letter is narrower inside a word than at
# its end, so what a word's end adds is counted apart.
_SPACE = 250
_LATIN = (("fijlrtI'’.,:;()/-", 440), ("mwMWæœÆŒ@%…—©¼½¾", 1000), ("ß", 680))
_CAPITAL = 740
_OTHER = 620
_ARABIC = (("اأإآ", 280), ("لئء", 320), ("رزودذؤ", 420), ("بتثنيى", 300), ("فقكمهةعغ", 580))
_ARABIC_OTHER = 860
_ARABIC_WORD = 160
_JOINED_END = 580
_ENDS_NARROW = "اأإآءرزودذؤةه"


def width(text: str) -> float:
    """The width of a line in em, not less than it comes out."""
    words = text.split()
    return (sum(_word(word) for word in words) + _SPACE * max(0, len(words) - 1)) / 1000


def wrapped(text: str, room: float) -> tuple[str, ...]:
    """The text in lines of at most `room` em, broken at its spaces; a word may be longer than a line."""
    found: list[str] = []
    for word in text.split():
        if found and width(f"{found[-1]} {word}") <= room:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return tuple(found)


def height(lines: Iterable[str], room: float) -> int:
    """How many lines come out where each may be `room` em wide: more where a word is longer."""
    return sum(max(1, ceil(width(line) / room)) for line in lines)


@kept
def _word(word: str) -> int:
    letters = [letter for letter in word if not unicodedata.combining(letter)]
    if not any(_is_arabic(letter) for letter in letters):
        return sum(_advance(letter) for letter in letters)
    end = 0 if letters[-1] in _ENDS_NARROW else _JOINED_END
    return sum(_advance(letter) for letter in letters) + _ARABIC_WORD + end


def _advance(letter: str) -> int:
    arabic = _is_arabic(letter)
    for letters, advance in _ARABIC if arabic else _LATIN:
        if letter in letters:
            return advance
    if arabic:
        return _ARABIC_OTHER
    return _CAPITAL if letter.isupper() or not letter.isalpha() else _OTHER


def _is_arabic(letter: str) -> bool:
    return "\u0600" <= letter <= "\u06ff"
