"""What a glossary tells a translator about a text, beside it in the file that he works on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen.model.annex import Term
from briefgen.model.memory import Memory
from briefgen.model.text import primary
from briefgen.prose.fold import fold


def hinted(memory: Memory, terms: Iterable[Term], own: str) -> Memory:
    """The memory with a note at each text for each term that stands in its wording.

    `own` is the language of the wordings. A note gives the preferred translation, the admitted
    ones, and those to avoid; terms without a translation give none.
    """
    known = tuple(hint for term in terms for hint in _hints(term, own, memory.language))
    units = {
        key: replace(unit, notes=(*unit.notes, *_of(fold(unit.source), known)))
        for key, unit in memory.units.items()
    }
    return replace(memory, units=units)


def _of(wording: str, known: Iterable[tuple[re.Pattern[str], str]]) -> Iterator[str]:
    return (hint for pattern, hint in known if pattern.search(wording))


def _hints(term: Term, own: str, target: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """What finds a term in a folded wording, in the singular or a plain plural, and what to say about it."""
    source, preferred = term.term.find(own, own), term.term.find(target, own)
    if source is None or preferred is None:
        return
    said = [f"glossary: {source[0]} = {preferred[0]}"]
    for lead, wordings in (("or", term.admitted), ("not", term.forbidden)):
        words = (word for tag in wordings if primary(tag) == primary(target) for word in wordings[tag])
        said.extend(f"{lead} {word}" for word in words)
    yield re.compile(rf"(?<!\w){re.escape(fold(source[0]))}s?(?!\w)"), "; ".join(said)
