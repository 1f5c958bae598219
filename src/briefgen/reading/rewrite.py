"""Texts of a brief changed where they stand in its file: comments, layout and quotes stay.

A change is a function on words. It is tried on the characters of a scalar as they are written;
then the whole file is parsed again. What comes out has to be the same data with just the wanted
words in it, else the change is refused. So an escape, a line break of a folded text or a colon
cannot turn a change into another one.
"""

from __future__ import annotations

import copy
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefgen.model.node import Path
from briefgen.reading.document import Document, parse
from briefgen.reading.scalars import scalars
from briefgen.span import File

Change = Callable[[str], str]
_LINE = re.compile(r"([ \t]*)([^\r\n]*)(\r\n|\r|\n|\Z)")


@dataclass(frozen=True)
class Edit:
    """A change to the text at a path."""

    path: Path
    change: Change


@dataclass(frozen=True)
class Rewritten:
    """A document after edits, and those that could not be made."""

    document: Document
    refused: tuple[Edit, ...] = ()


def rewrite(document: Document, edits: Sequence[Edit]) -> Rewritten:
    """The document with all edits that can be made; those to one text are made one after the other.

    An edit that changes nothing is refused, unless another one has changed the same text before it.
    """
    together: dict[Path, tuple[Edit, ...]] = {}
    for edit in edits:
        together[edit.path] = (*together.get(edit.path, ()), edit)
    return _settled(document, tuple(together.values()))


def _settled(document: Document, texts: Sequence[tuple[Edit, ...]]) -> Rewritten:
    """All texts at once, or half by half down to those that have to be refused."""
    if not texts:
        return Rewritten(document)
    made = _made(document, {edits[0].path: _in_turn(edits) for edits in texts})
    if made is not None:
        return Rewritten(made)
    if len(texts) == 1:
        return _one_by_one(document, texts[0])
    half = len(texts) // 2
    first = _settled(document, texts[:half])
    second = _settled(first.document, texts[half:])
    return Rewritten(second.document, first.refused + second.refused)


def _one_by_one(document: Document, edits: tuple[Edit, ...]) -> Rewritten:
    """The edits to one text, of which at least one has to be refused."""
    current, refused = document, []
    for edit in edits:
        made = _made(current, {edit.path: edit.change})
        if made is not None:
            current = made
        elif current is document or not _is_done(current, edit):
            refused.append(edit)
    return Rewritten(current, tuple(refused))


def _is_done(document: Document, edit: Edit) -> bool:
    words = _at(document.data, edit.path)
    return isinstance(words, str) and edit.change(words) == words


def _made(document: Document, changes: Mapping[Path, Change]) -> Document | None:
    """The document with all of the changes, or none if one of them does not come out as wanted."""
    wanted = copy.deepcopy(document.data)
    for path, change in changes.items():
        words = _at(wanted, path)
        if not isinstance(words, str) or change(words) == words:
            return None
        _at(wanted, path[:-1])[path[-1]] = unicodedata.normalize("NFC", change(words))
    ways: tuple[Callable[[Change], Change], ...] = (_by_line, _whole)
    for way in ways:
        changed = _written(document, {path: way(change) for path, change in changes.items()})
        if changed is not None and changed.data == wanted:
            return changed
    return None


def _at(data: Any, path: Path) -> Any:
    """The value at a path; none if the path leads out of the data."""
    try:
        for step in path:
            data = data[step]
    except (LookupError, TypeError):
        return None
    return data


def _written(document: Document, changes: Mapping[Path, Change]) -> Document | None:
    """The document after the changes to its characters; none if that is no YAML any more."""
    text = document.file.text
    places = {(one.line, one.column): one for one in scalars(text)}
    spans = {path: document.values[path] for path in changes}
    standing = {path: places[span.line, span.column] for path, span in spans.items()}
    # From the end to the start, so that the offsets of what is still to be changed stay right.
    for path, scalar in sorted(standing.items(), key=lambda one: -one[1].start):
        start, end = scalar.words
        text = text[:start] + changes[path](text[start:end]) + text[end:]
    return parse(File(document.file.name, text)).value


def _in_turn(edits: tuple[Edit, ...]) -> Change:
    def change(words: str) -> str:
        for edit in edits:
            words = edit.change(words)
        return words

    return change


def _whole(change: Change) -> Change:
    """The change on all characters of a scalar at once, for one that concerns the end of a line."""
    return change


def _by_line(change: Change) -> Change:
    """The change on each line of a scalar behind its indentation, so that the lines stay as they are."""

    def on_line(line: re.Match[str]) -> str:
        return f"{line[1]}{change(line[2]) if line[2] else ''}{line[3]}"

    return lambda written: _LINE.sub(on_line, written)
