"""Scripts: the letters of Arabic and of its neighbours, and letters that only look alike."""

from __future__ import annotations

import re

ARABIC = "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9"
"""The letters of the Arabic script, for a class of a regular expression; without the tatweel."""
SIGNS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
"""Its vowel signs."""
LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
"""The letters of the Latin script."""

_SCRIPT = frozenset({"ar", "fa", "ur", "ckb", "ps", "sd", "ug"})

# Cyrillic and Greek letters that look like Latin ones; those of units and formulas (μ, Δ, Ω) do not.
_CYRILLIC = ("АВЕЅІЈКМНОРСТУХаесіјорѕухһ", "ABESIJKMHOPCTYXaecijopsyxh")
_GREEK = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι", "ABEZHIKMNOPTYXovi")
_LATIN_FOR = str.maketrans(_CYRILLIC[0] + _GREEK[0], _CYRILLIC[1] + _GREEK[1])
MIXED = re.compile(rf"(?<![{LATIN}\u0370-\u04ff])(?=[{LATIN}]*[\u0370-\u04ff])[{LATIN}\u0370-\u04ff]+")
"""A word with a Greek or Cyrillic letter, in which there may be Latin ones."""


def is_arabic(tag: str) -> bool:
    """Whether a language is Arabic."""
    return tag.partition("-")[0] == "ar"


def is_arabic_script(tag: str) -> bool:
    """Whether a language is written in the Arabic script."""
    return tag.partition("-")[0] in _SCRIPT or "-Arab" in tag


def has_persian_digits(tag: str) -> bool:
    """Whether a language writes the Persian four, five and six."""
    return tag.partition("-")[0] in {"fa", "ur", "ps"}


def has_persian_letters(tag: str) -> bool:
    """Whether a language writes ya and kaf as Persian does: ی and ک."""
    return is_arabic_script(tag) and tag.partition("-")[0] in {"fa", "ur", "ckb", "ku"}


def latin(word: str) -> str:
    """The word in Latin letters, if it is a Latin word with letters that only look like Latin ones."""
    plain = word.translate(_LATIN_FOR)
    changed = sum(one != other for one, other in zip(word, plain, strict=True))
    is_latin = re.fullmatch(rf"[{LATIN}]+", plain) is not None
    return plain if is_latin and changed < len(word) else word
