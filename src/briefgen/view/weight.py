"""How much a change weighs with a reader: which are told first, and which in the very words."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.comparing.change import Change
from briefgen.comparing.plain import Wordings
from briefgen.comparing.words import runs

# So many entries are read from the first to the last; of more, an editor's summary is.
MOST_READ = 16

# A new one of these is news by itself.
_NEWS = {"judgement", "outlook", "scenario", "event", "contradiction"}
# The fields of an item in which each word counts.
_RELIED_ON = {
    "judgement": {"text"},
    "outlook": {"question", "criteria", "deadline"},
    "scenario": {"title", "text"},
    "claim": {"text", "quote"},
}
_FEW_WORDS = 1 / 3
_HALF = 1 / 2


def is_bottom_line(change: Change) -> bool:
    """Whether the report's bottom line has other words."""
    return change.item.kind == "report" and change.path == ("bottom_line",) and change.kind == "reworded"


# What a reader must not miss, in the order in which it is told.
_MAIN: tuple[Callable[[Change], bool], ...] = (
    lambda change: change.kind in {"status", "marking"},
    lambda change: change.kind in {"likelihood", "probability", "confidence"},
    lambda change: change.kind == "resolved",
    is_bottom_line,
    lambda change: change.kind == "observed" or (change.kind == "added" and change.item.kind in _NEWS),
    lambda change: change.kind == "redated" and change.direction in {"firmer", "looser"},
    lambda change: change.kind == "attribution",
    lambda change: change.item.kind == "source" and change.kind in {"graded", "removed"},
    lambda change: change.kind == "removed",
)


def rank(change: Change) -> int | None:
    """Its place among the main changes, from 0; none if it is not one of them."""
    return next((place for place, holds in enumerate(_MAIN) if holds(change)), None)


def is_told_in_words(change: Change, language: str) -> bool:
    """Whether its old and new words are both told: corrected facts, and small changes where each word counts.

    `language` is that of the brief, so that all languages of a report tell the same.
    """
    if change.kind in {"renamed", "redated"}:
        return True
    if change.kind == "revised":
        return change.item.kind == "key figure" and change.path == ("number",)
    fields = _RELIED_ON.get(change.item.kind, set())
    is_relied_on = change.kind == "reworded" and not fields.isdisjoint(map(str, change.path))
    return is_relied_on and share(change, language) < _FEW_WORDS


def is_another_text(change: Change, language: str) -> bool:
    """Whether half of a text or more is new, so that marks in it would only be in the way."""
    return bool(change.after) and share(change, language) >= _HALF


def share(change: Change, language: str) -> float:
    """How much of a text has changed, by its words: from 0 to 1."""
    before, after = (
        one.get(language, "") if isinstance(one, Wordings) else "" for one in (change.before, change.after)
    )
    words = {"kept": 0, "removed": 0, "added": 0}
    for run in runs(before, after):
        words[run.mark] += len(run.text.split())
    changed = max(words["removed"], words["added"])
    return changed / max(words["kept"] + changed, 1)
