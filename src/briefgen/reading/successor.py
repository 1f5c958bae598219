"""The text of a brief made into that of the edition after it: all but its head stays as it was written."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefgen.reading.document import Document, parse
from briefgen.reading.insert import scalar
from briefgen.span import File, Span

SAID_ANEW = ("as_of", "cutoff", "next_update")
"""The keys of a head that nothing but new work can fill."""
_NOTE = re.compile(r"# To be said anew; .+ had:\s*")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True)
class Head:
    """What an edition says of itself; a number that is none stays as it is."""

    edition: int
    supersedes: str
    number: int | None = None
    """The number of the report in its series."""


def successor(document: Document, head: Head) -> str | None:
    """The text of a draft with this head, and with what must be said anew as comments.

    None where the text cannot be changed so that it reads as wanted: the keys of a brief have to stand at
    the beginning of their lines.
    """
    data = document.data
    if not isinstance(data, dict) or any(document.key_span((key,)).column != 1 for key in data):
        return None
    before = data.get("edition")
    text = _replaced(document, {("status",): "draft", ("series", "number"): head.number})
    changed = _parsed(document, text)
    for key in SAID_ANEW:
        changed = _silenced(changed, key, before) if changed is not None else None
    # Below the edition stands what it comes after.
    for key, value in (("supersedes", scalar(head.supersedes)), ("edition", str(head.edition))):
        changed = _said(changed, key, value) if changed is not None else None
    wanted = copy.deepcopy({key: value for key, value in data.items() if key not in SAID_ANEW})
    wanted |= {"edition": head.edition, "supersedes": head.supersedes}
    if "status" in wanted:
        wanted["status"] = "draft"
    if head.number is not None and isinstance(wanted.get("series"), dict):
        wanted["series"]["number"] = head.number
    return changed.file.text if changed is not None and changed.data == wanted else None


def _replaced(document: Document, values: Mapping[tuple[str, ...], str | int | None]) -> str:
    """The text with other scalars at the paths that it has."""
    lines = _lines(document.file.text)
    places = [
        (document.values[path], str(value))
        for path, value in values.items()
        if path in document.values and value is not None
    ]
    for span, value in sorted(places, key=lambda place: (-place[0].line, -place[0].column)):
        if _is_on_a_line(span):
            line = lines[span.line - 1]
            lines[span.line - 1] = line[: span.column - 1] + value + line[span.end_column - 1 :]
    return "".join(lines)


def _silenced(document: Document, key: str, before: object) -> Document | None:
    """The document with a key of the root, and what it says, as a comment."""
    if key not in document.data:
        return document
    lines = _lines(document.file.text)
    start, end = _stretch(document, key, lines)
    mark = _ending(lines)
    of = f"edition {before}" if before is not None else "the edition before"
    quiet = [f"# To be said anew; {of} had:{mark}", *(f"# {line}" for line in lines[start:end])]
    return _parsed(document, "".join([*lines[: _noted(lines, start, key)], *quiet, *lines[end:]]))


def _noted(lines: Sequence[str], start: int, key: str) -> int:
    """Where what an older edition had begins, if it stands right above a key; else where the key does."""
    for top in range(start - 1, -1, -1):
        if _NOTE.fullmatch(lines[top]):
            first, *more = lines[top + 1 : start] or [f"# {key}:"]
            is_its = first.startswith(f"# {key}:") and all(line.startswith("#  ") for line in more)
            return top if is_its else start
        if not lines[top].startswith("#"):
            break
    return start


def _said(document: Document, key: str, value: str) -> Document | None:
    """The document with another value at a key of the root, which may be new."""
    lines = _lines(document.file.text)
    span = document.values.get((key,))
    if span is not None and _is_on_a_line(span):
        return _parsed(document, _replaced(document, {(key,): value}))
    above = [
        known for known in ("edition", "series", "kind", "standfirst", "title") if known in document.data
    ]
    start, end = _stretch(document, key if span is not None else above[0], lines)
    if span is None:
        start = end
    if end == len(lines) and lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += _ending(lines)
    return _parsed(document, "".join([*lines[:start], f"{key}: {value}{_ending(lines)}", *lines[end:]]))


def _stretch(document: Document, key: str, lines: Sequence[str]) -> tuple[int, int]:
    """The lines of a key of the root with its value, from 0, the end exclusive; not the comments below."""
    start = document.key_span((key,)).line - 1
    following = [_line(document.keys[path]) for path in document.keys if len(path) == 1]
    end = min((line for line in following if line > start), default=len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return start, end


def _is_on_a_line(span: Span) -> bool:
    """Whether all of a value stands on the line that it begins on; the words of a block stand below it."""
    return span.line == span.end_line and span.excerpt[span.column - 1 : span.column] not in {"|", ">"}


def _line(span: Span) -> int:
    return span.line - 1


def _lines(text: str) -> list[str]:
    return [line for line in _LINE.findall(text) if line]


def _ending(lines: Sequence[str]) -> str:
    return next((end for end in ("\r\n", "\n", "\r") if lines and lines[0].endswith(end)), "\n")


def _parsed(document: Document, text: str) -> Document | None:
    read = parse(File(document.file.name, text))
    return None if read.diagnostics else read.value


def number_of(data: Any, *path: str) -> int | None:
    """The whole number at a path of plain data, if there is one."""
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return data if isinstance(data, int) and not isinstance(data, bool) else None
