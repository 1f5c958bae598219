"""Where a source says that it has its news from another source of the brief."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.checking.archived import Numbered
from briefgen.model.claim import line_range
from briefgen.model.source import Source
from briefgen.prose.fold import fold, unfolded

# What a desk adds to a publisher's name: `Asharq Al-Awsat, as served by inkl`.
_ADDED = re.compile(r"\s*[,،(;؛|].*| [-–—] .*", re.DOTALL)
_SHORTEST = 6
_BEFORE = (
    "according to",
    "as (?:first )?reported by",
    "(?:first )?(?:reported|published|carried) by",
    "in a report by",
    "citing",
    "quoting",
    "selon",
    "d'apres",
    "rapporte par",
    "نقلا عن",
    "بحسب",
    "وفقا ل",
    "وفق",
    "حسب ما ذكر(?:ت|ته)?",
    "حسبما ذكرت",
    "افادت",
    "ذكرت",
)
_AFTER = ("(?:first )?(?:reported|said in its report)", "a rapporte")
_CALLED = r"(?: (?:the|le|la|les|l'|news|agency|newspaper|daily|l'agence|وكاله|صحيفه|موقع|قناه|جريده))*"


def reported_from(publisher: Source, text: Numbered, lines: str | None) -> str | None:
    """The words in which a text names a source's publisher as where it has its news from.

    Looked for in the lines that hold the evidence, in all of the text if none are named.
    """
    if lines is not None:
        first, last = line_range(lines)
        text = tuple((number, line) for number, line in text if first <= number <= last)
    words = " ".join(line for _, line in text)
    for name in _names(publisher):
        before = rf"(?:{'|'.join(_BEFORE)}){_CALLED} ?{re.escape(name)}"
        after = rf"{re.escape(name)} (?:{'|'.join(_AFTER)})"
        found = re.search(rf"(?<!\w)(?:{before}|{after})(?!\w)", fold(words))
        if found:
            return unfolded(words, found.start(), found.end())
    return None


def _names(source: Source) -> Iterator[str]:
    root = source.publisher.root
    for words in (root,) if isinstance(root, str) else root.values():
        name = fold(_ADDED.sub("", words))
        if len(name) >= _SHORTEST:
            yield name
