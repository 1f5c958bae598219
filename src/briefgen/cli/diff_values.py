"""A value of a brief as people read it: texts in their languages, lists and structures without brackets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.comparing.plain import Dated, Plain, Wordings
from briefgen.comparing.words import Mark, Run

# What a structure is known by stands first, without its label.
_HEADS = ("name", "title", "text", "criteria", "source", "file")
_LABELS = {"tlp": "TLP", "as_of": "as of", "claims": "rests on", "why": "reason", "lang": "language"}


@dataclass(frozen=True)
class Said:
    """Words of the brief in a language; none where it has none, as an id or a number."""

    runs: tuple[Run, ...]
    language: str | None


Piece = str | Said


def label(part: str | int) -> str:
    """What a key is called; people count from one."""
    return _LABELS.get(part, part.replace("_", " ")) if isinstance(part, str) else str(part + 1)


def pieces(value: Plain, own: str, mark: Mark = "kept") -> Iterator[Piece]:
    """Any value; of a structure the mark is on what it is known by. `own` is the brief's own language."""
    if isinstance(value, dict) and not isinstance(value, Wordings | Dated):
        yield from _structure(value, own, mark)
    elif isinstance(value, list):
        yield from _list(value, own, mark)
    else:
        yield said(value, own, mark)


def said(value: Plain, own: str, mark: Mark = "kept") -> Said:
    """A text, a date, a number or a word; the text in the brief's own language where it has that."""
    if isinstance(value, Dated):
        value = value.get("edtf") or value.get("printed") or value.get("precision", "unknown")
    if isinstance(value, Wordings):
        tag = own if own in value else next(iter(value))
        return Said((Run(mark, value[tag]),), tag)
    return Said((Run(mark, _word(value)),), None)


def _word(value: Plain) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "not seen" if value == "not_seen" else str(value)


def _list(items: Sequence[Plain], own: str, mark: Mark) -> Iterator[Piece]:
    # Where an entry has commas itself, they cannot part it from the next.
    between = "; " if any(isinstance(item, dict | list) for item in items) else ", "
    for place, item in enumerate(items):
        yield from (between,) if place else ()
        yield from pieces(item, own, mark)


def _structure(parts: Mapping[str, Plain], own: str, mark: Mark) -> Iterator[Piece]:
    """`Maliki (language en; kind short; sources s1, s2)`."""
    head = next((key for key in _HEADS if key in parts), None)
    others = [key for key in parts if key != head]
    if head is None:
        yield from _labelled(parts, others, own, mark)
        return
    yield from pieces(parts[head], own, mark)
    if others:
        yield " ("
        yield from _labelled(parts, others, own, "kept")
        yield ")"


def _labelled(parts: Mapping[str, Plain], keys: Sequence[str], own: str, mark: Mark) -> Iterator[Piece]:
    for place, key in enumerate(keys):
        yield f"{'; ' if place else ''}{label(key)} "
        if key == "probabilities":
            shares = ", ".join(f"{name} {share}%" for name, share in parts[key].items())
            yield Said((Run(mark, shares),), None)
        elif isinstance(parts[key], dict) and not isinstance(parts[key], Wordings | Dated):
            yield "("
            yield from pieces(parts[key], own, mark)
            yield ")"
        else:
            yield from pieces(parts[key], own, mark)
