"""What the changes of a brief say to a person: English around its own words, not yet in any format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from briefgen.cli.diff_values import Piece, Said, label, pieces, said
from briefgen.comparing.change import Change, Item, Kind
from briefgen.comparing.plain import Wordings
from briefgen.comparing.section import Section
from briefgen.comparing.words import Mark, Run, runs

TITLES: Mapping[Section, str] = {
    "head": "The report",
    "highlights": "Highlights",
    "judgements": "Key judgements",
    "actors": "Actors",
    "relations": "Relations",
    "events": "Sequence of events",
    "reactions": "Reactions",
    "outlooks": "Outlook",
    "indicators": "Indicators",
    "assumptions": "Assumptions",
    "gaps": "Information gaps",
    "contradictions": "Contradictions between sources",
    "figures": "Figures",
    "method": "Question and methods",
    "sources": "Sources",
    "statements": "Other statements",
    "glossary": "Glossary",
    "annexes": "Annexes",
}
# What of an item that came or went is shown.
_TEXTS = ("name", "title", "question", "topic", "term", "number", "unit", "label", "publisher", "text")
_FACTS = ("date", "likelihood", "probability", "state", "reliability", "credibility")


@dataclass(frozen=True)
class Line:
    """One thing that changed of an item: what, in which language if that matters, and how."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Entry:
    """An item and all that changed of it."""

    title: tuple[Piece, ...]
    mark: Mark
    lines: tuple[Line, ...]


def told(changes: Iterable[Change], own: str) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """The sections that changed, each with its entries; `own` is the brief's own language."""
    for section, found in groupby(changes, key=lambda change: change.item.section):
        items = groupby(found, key=lambda change: _identity(change.item))
        yield TITLES[section], tuple(_entry(tuple(group), own) for _, group in items)


def _identity(item: Item) -> tuple[str, str | None, int]:
    return item.kind, item.id, item.position


def _entry(changes: tuple[Change, ...], own: str) -> Entry:
    item = changes[0].item
    kinds = {change.kind for change in changes}
    mark: Mark = "added" if "added" in kinds else "removed" if "removed" in kinds else "kept"
    lines = [line for change in changes for line in _WORDS[change.kind](change, own)]
    return Entry(tuple(_title(item, mark, own)), mark, (*lines, *_reason(changes, own)))


def _title(item: Item, mark: Mark, own: str) -> Iterator[Piece]:
    if item.kind == "report":
        return
    verb = {"added": "new", "removed": "withdrawn" if item.kind == "source" else "removed"}.get(mark, "")
    yield " ".join(filter(None, (verb, item.kind, item.id or str(item.position + 1))))
    if mark == "kept" and item.name is not None:
        yield ": "
        yield said(item.name, own)


def _reason(changes: Iterable[Change], own: str) -> Iterator[Line]:
    asked = [change for change in changes if change.wants_reason]
    if asked and asked[0].reason:
        yield from _texts("reason", None, asked[0].reason, "kept", own)
    elif asked:
        yield Line("reason", ("none is given",))


def _whole(change: Change, own: str) -> Iterator[Line]:
    """What an item says that came or went."""
    mark: Mark = "added" if change.kind == "added" else "removed"
    data: Mapping[str, Any] = change.after if change.kind == "added" else change.before
    for key in _TEXTS:
        if isinstance(data.get(key), Wordings):
            yield from _texts(key, None, data[key], mark, own)
        elif key in data:
            yield Line(key, tuple(pieces(data[key], own)))
    facts = [(key, data[key]) for key in _FACTS if key in data]
    yield from (Line(label(key), tuple(pieces(value, own))) for key, value in facts)
    if "confidence" in data:
        yield Line("confidence", (data["confidence"]["level"],))
    if "from" in data:
        yield Line("between", (f"{data['from']} → {data['to']}",))


def _moved(change: Change, _: str) -> Iterator[Line]:
    if change.path:
        yield Line(_label(change.path), ("in another order",))
    else:
        yield Line("moved", (f"from place {change.before + 1} to {change.after + 1}",))


def _wording(change: Change, own: str) -> Iterator[Line]:
    """A text, word by word, in each language that changed."""
    what = "translation" if change.kind == "translated" else None
    before, after = change.before or {}, change.after or {}
    for tag in sorted(change.languages, key=lambda tag: (tag != own, tag)):
        marked = runs(before.get(tag, ""), after.get(tag, ""))
        yield Line(" ".join(filter(None, (_label(change.path), what, f"({tag})"))), (Said(marked, tag),))


def _lagging(change: Change, _: str) -> Iterator[Line]:
    tags = ", ".join(change.languages)
    yield Line(_label(change.path), (f"the translation ({tags}) is still of the wording before",))


def _course(change: Change, own: str) -> Iterator[Line]:
    if len(change.trajectory) < 2:
        yield from _step(change, own)
        return
    numbers = [
        f"{value}%" if edition is None else f"{value}% (edition {edition})"
        for edition, value in change.trajectory
    ]
    turn = f", {change.direction}" if change.direction else ""
    yield Line(_label(change.path), (f"{' → '.join(numbers)}{turn}",))


def _step(change: Change, own: str) -> Iterator[Line]:
    """One value for another."""
    turn = (f", {change.direction}",) if change.direction else ()
    sides = (*pieces(change.before, own), " → ", *pieces(change.after, own))
    yield Line(_label(change.path) or "id", (*sides, *turn))


def _legs(change: Change, own: str) -> Iterator[Line]:
    gone = [tuple(pieces(one, own, "removed")) for one in change.before]
    come = [tuple(pieces(one, own, "added")) for one in change.after]
    listed = [piece for leg in (*gone, *come) for piece in (", ", *leg)]
    yield Line(_label(change.path), tuple(listed[1:]) or ("in another order",))


def _outcome(change: Change, own: str) -> Iterator[Line]:
    outcome = change.after
    if outcome is None:
        yield Line("outcome", ("withdrawn",))
        return
    yield Line("outcome", (f"scenario {outcome['scenario']} came true" if "scenario" in outcome else "void",))
    yield from _texts("outcome", None, outcome["text"], "added", own)


_WORDS: Mapping[Kind, Callable[[Change, str], Iterator[Line]]] = {
    "added": _whole,
    "removed": _whole,
    "moved": _moved,
    "renamed": _wording,
    "reworded": _wording,
    "translated": _wording,
    "lagging": _lagging,
    "probability": _course,
    "supported": _legs,
    "resolved": _outcome,
    **dict.fromkeys(
        (
            "reidentified",
            "likelihood",
            "confidence",
            "redated",
            "attribution",
            "graded",
            "observed",
            "status",
            "marking",
            "revised",
        ),
        _step,
    ),
}


def _texts(field: str, what: str | None, words: Wordings, mark: Mark, own: str) -> Iterator[Line]:
    for tag in sorted(words, key=lambda tag: (tag != own, tag)):
        yield Line(" ".join(filter(None, (field, what, f"({tag})"))), (Said((Run(mark, words[tag]),), tag),))


def _label(path: tuple[str | int, ...]) -> str:
    """`confidence, because`; people count from one."""
    return ", ".join(map(label, path))
