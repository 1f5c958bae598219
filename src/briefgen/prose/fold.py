"""Folding: what two prints of the same words may differ in.

Unicode form (NFKC), vowel signs and tatweel, the forms of alef, ya, kaf and ta marbuta,
quotation marks, dashes, invisible marks, white space and case. A hamza on waw or ya stays,
since `مسؤول` and `مسئول` are two spellings, not two prints of one.
"""

from __future__ import annotations

import re
import unicodedata

from briefgen.prose.kept import kept

# Vowel signs and Koranic marks, and the tatweel, which only stretches a line.
_UNVOICED = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff]"
)
# Vowel signs as glyphs of their own; NFKC makes a space and a sign of one, in the middle of a word.
_VOWEL_GLYPHS = re.compile("[\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe7f]")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″״ˮ", '"'),
        **dict.fromkeys("‘’‚‛‹›ʻʼʿʾ′׳`´", "'"),
        **dict.fromkeys("‐‑‒–—―−־⁃", "-"),
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىی", "ي"),
        "ک": "ك",
        **dict.fromkeys("ةۀ", "ه"),
    }
)
_EDGES = re.compile(r"^\W+|\W+$")
_SPACES = re.compile(r"\s+")


@kept
def fold(text: str) -> str:
    """The text without what two prints of it may differ in."""
    # Marks go first: NFKC would make a space and an accent of `´`, and two primes of `″`.
    text = unmarked(text.translate(_ALIKE)).translate(_ALIKE)
    return _SPACES.sub(" ", text).strip().casefold()


def unfolded(text: str, start: int, end: int) -> str:
    """The words of a text that stand at a place of its folded form, as they are written.

    Both forms have the same words in the same order; marks around the words are left out.
    """
    folded = fold(text)
    first = folded.count(" ", 0, start)
    words = text.split()[first : first + folded.count(" ", start, end) + 1]
    return _EDGES.sub("", " ".join(words))


def unmarked(text: str) -> str:
    """The text in NFKC, without vowel signs, tatweel and invisible marks; all else as it is."""
    text = unicodedata.normalize("NFKC", _VOWEL_GLYPHS.sub("", text))
    return _INVISIBLE.sub("", _UNVOICED.sub("", text))
