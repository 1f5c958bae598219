"""Folding: what two prints of the same words may differ in.

Unicode form (NFKC), vowel signs and tatweel, the forms of alef, ya and ta marbuta,
quotation marks, dashes, invisible marks, white space and case.
"""

from __future__ import annotations

import re
import unicodedata

# Vowel signs and Koranic marks, and the tatweel, which only stretches a line.
_UNVOICED = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛‹›ʼʿʾ′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىی", "ي"),
        "ک": "ك",
        "ة": "ه",
    }
)
_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """The text without what two prints of it may differ in."""
    text = unicodedata.normalize("NFKC", text)
    text = _INVISIBLE.sub("", _UNVOICED.sub("", text)).translate(_ALIKE)
    return _SPACES.sub(" ", text).strip().casefold()
