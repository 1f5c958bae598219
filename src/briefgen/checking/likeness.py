"""How much of one text stands in another, by the stretches of words that both have."""

from __future__ import annotations

import re

from briefgen.checking.archived import Numbered
from briefgen.prose.fold import fold

_WORD = re.compile(r"\w+")
STRETCH = 8
"""Words in a row that two writers hardly ever choose alike."""
# Below this there is too little text to say that two are the same: a notice, a caption.
FEWEST = 24


def shingles(text: Numbered) -> frozenset[str]:
    """Every stretch of eight words of a text, folded, over line ends and without punctuation."""
    words = _WORD.findall(fold(" ".join(line for _, line in text)))
    return frozenset(" ".join(words[place : place + STRETCH]) for place in range(len(words) - STRETCH + 1))


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The part of the shorter text that stands in the other, 0 to 1; 0 if it is too short to tell."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer >= FEWEST else 0.0
