"""A record put at the end of a list of a YAML file, as text: everything else stays as it was written.

Where it can go is tried in order; what counts is that the text, read again, is the old data with the
record after the last one, and nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from briefgen.reading.document import Document, parse
from briefgen.span import File, Span

_PLAIN = re.compile(r"[^\W\d_][\w ./()–—؛،-]*")
# A hash is no number: it has a letter that no number has.
_HASH = re.compile(r"(?=.*[abcdf])[0-9a-f]{16,64}(?:[.-]\w+)*")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_BREAK = re.compile(r"\r\n|\n|\r")
_ITEM = re.compile(r"( *)-(?: |$)")
# JSON leaves these as they are, and YAML takes them for line breaks or refuses them.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True)
class Record:
    """Keys with their values (texts, lists of texts, mappings), and comments behind some of them."""

    values: Mapping[str, Any]
    comments: Mapping[str, str]


def appended(document: Document, key: str, record: Record) -> str | None:
    """The text of a document with a record at the end of the list under a key of its root.

    The key is added if it is not there. None if there is no place where the record changes nothing else.
    """
    data = document.data
    if not isinstance(data, dict) or not isinstance(data.get(key) or [], list):
        return None
    wanted = {**data, key: [*(data.get(key) or []), dict(record.values)]}
    for text in _tries(document, key, record):
        read = parse(File(document.file.name, text))
        if read.value is not None and not read.diagnostics and read.value.data == wanted:
            return text
    return None


def block(record: Record, indent: int) -> list[str]:
    """The lines of a record as an item of a block list."""
    lines = _mapping(record.values, record.comments, indent + 2)
    return [f"{' ' * indent}- {lines[0].lstrip()}", *lines[1:]]


def scalar(text: str) -> str:
    """A text as YAML, plain where nothing can take it for anything else."""
    if _HASH.fullmatch(text) or (
        _PLAIN.fullmatch(text) and text == text.rstrip() and text.lower() not in _WORDS
    ):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda letter: f"\\u{ord(letter[0]):04x}", quoted)


def _mapping(values: Mapping[str, Any], comments: Mapping[str, str], indent: int) -> list[str]:
    lines: list[str] = []
    for key, value in values.items():
        if isinstance(value, dict):
            lines += [f"{' ' * indent}{key}:", *_mapping(value, {}, indent + 2)]
            continue
        comment = f"  # {comments[key]}" if key in comments else ""
        lines.append(f"{' ' * indent}{key}: {_flow(value)}{comment}")
    return lines


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_flow(inner) for inner in value)}]"
    # A comma ends a plain text inside brackets; Arabic has its own.
    return scalar(str(value))


def _tries(document: Document, key: str, record: Record) -> Iterator[str]:
    text = document.file.text
    root, value = document.span(()), document.values.get((key,))
    if value is None:
        if _at(text, root) == "{":
            yield from _before_end(text, root, f"{key}: [{_flow(record.values)}]", bool(document.data))
        else:
            lines = [f"{key}:", *block(record, 2)]
            yield from _under_root(text, [f"{' ' * (root.column - 1)}{line}" for line in lines])
    elif document.data[key] is None or (document.data[key] == [] and _at(text, value) == "["):
        yield from _first_item(text, document, key, record)
    elif _at(text, value) == "[":
        yield from _before_end(text, value, _flow(record.values), bool(document.data[key]))
    else:
        yield from _behind_last(text, document, key, record)


def _behind_last(text: str, document: Document, key: str, record: Record) -> Iterator[str]:
    """Behind a block list: before what belongs to the next key, or right before that key."""
    lines = _lines(text)
    first = document.keys[(key,)].line
    indent = next((len(found[1]) for line in lines[first:] if (found := _ITEM.match(line))), 2)
    own = document.keys[(key,)].column
    later = [span.line for path, span in document.keys.items() if len(path) == 1 and span.line > first]
    end = min(later, default=len(lines) + 1) - 1
    last = end
    while last > first and _is_around(lines[last - 1], max(indent, own)):
        last -= 1
    for place in dict.fromkeys((last, end)):
        yield _put(text, lines, place, block(record, indent))


def _is_around(line: str, indent: int) -> bool:
    """Whether a line is empty, or a comment further left than the items, or the end of the document."""
    bare = line.strip()
    if bare in {"", "..."}:
        return True
    return bare.startswith("#") and len(line) - len(line.lstrip(" ")) < indent


def _first_item(text: str, document: Document, key: str, record: Record) -> Iterator[str]:
    """Under a key without a value; `[]` goes."""
    span, name = document.values[(key,)], document.keys[(key,)]
    if _at(text, span) == "[":
        start, end = _offset(text, span.line, span.column), _offset(text, span.end_line, span.end_column)
        text = text[:start].rstrip(" ") + text[end:]
    lines = _lines(text)
    yield _put(text, lines, name.line, block(record, name.column + 1))


def _under_root(text: str, added: list[str]) -> Iterator[str]:
    """At the end of the file, one empty line below what stands there."""
    lines = _lines(text)
    last = len(lines)
    while last and _is_around(lines[last - 1], 0):
        last -= 1
    yield _put(text, lines, last, ["", *added])
    yield _put(text, lines, len(lines), added)


def _before_end(text: str, around: Span, added: str, has_others: bool) -> Iterator[str]:
    """Before the bracket that closes a list or mapping; on a line of its own behind a comment."""
    end = _offset(text, around.end_line, around.end_column) - 1
    head, tail = text[:end].rstrip(), text[end:]
    comma = "," if has_others and not head.endswith(",") else ""
    yield f"{head}{comma}{' ' if has_others else ''}{added}{tail}"
    last = head.splitlines()[-1]
    indent = " " * (len(last) - len(last.lstrip(" ")) or 2)
    for glue in (comma, ""):
        yield f"{head}{_newline(text)}{indent}{glue}{added}{text[len(head) : end]}{tail}"


def _put(text: str, lines: list[str], place: int, added: list[str]) -> str:
    newline = _newline(text)
    before = "".join(lines[:place])
    if before and not _BREAK.search(before[-1]):
        before += newline
    return before + "".join(f"{line}{newline}" for line in added) + "".join(lines[place:])


def _lines(text: str) -> list[str]:
    """The lines with their ends, whichever each of them has."""
    ends = [found.end() for found in _BREAK.finditer(text)]
    pieces = [text[start:end] for start, end in pairwise((0, *ends, len(text)))]
    return [piece for piece in pieces if piece]


def _newline(text: str) -> str:
    found = _BREAK.search(text)
    return found[0] if found else "\n"


def _at(text: str, span: Span) -> str:
    place = _offset(text, span.line, span.column)
    return text[place : place + 1]


def _offset(text: str, line: int, column: int) -> int:
    place = 0
    for found in _BREAK.finditer(text):
        if line == 1:
            break
        place, line = found.end(), line - 1
    return place + column - 1
