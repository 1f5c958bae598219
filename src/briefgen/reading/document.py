"""YAML text to plain data with the place of every node, within limits.

The parser is libyaml's, taken as a stream of events, so that depth, size and number are
bounded before anything is built: composing nodes recursively overflows the C stack on
nested brackets. Scalars follow the YAML 1.2 core schema without octal and hexadecimal
numbers, infinities and NaN. Anchors, aliases, tags, merge keys and a second document are
refused: none of them can say anything in a brief that plain YAML does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from briefgen.diagnostic import Checked, Diagnostic, error
from briefgen.model.node import Path
from briefgen.reading.syntax import place_of, syntax_error
from briefgen.span import File, Span, start_of


@dataclass(frozen=True)
class Limits:
    """How much a file may hold; what is over it is answered by a diagnostic."""

    size: int = 4 << 20
    depth: int = 40
    nodes: int = 200_000
    scalar: int = 1 << 20


@dataclass(frozen=True)
class Document:
    """Parsed YAML: plain data, and beside it where each value and each key stands."""

    file: File
    data: Any
    values: Mapping[Path, Span]
    keys: Mapping[Path, Span]

    def span(self, path: Path) -> Span:
        """The value at a path, or the nearest thing around it that stands in the file."""
        while path not in self.values and path:
            path = path[:-1]
        return self.values.get(path, start_of(self.file))

    def key_span(self, path: Path) -> Span:
        """The key at a path; the value where there is no key, as in a list."""
        return self.keys.get(path) or self.span(path)


def decode(name: str, content: bytes, limits: Limits = Limits()) -> Checked[File]:
    """Bytes to a file of text, or the one reason why they are not a brief."""
    nowhere = start_of(File(name, ""))
    if len(content) > limits.size:
        size = f"{limits.size >> 20} MB"
        return _refused("YM01", nowhere, f"the file is larger than {size}", "split it into several briefs")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        before = content[: reason.start].decode("utf-8-sig")
        place = _point(File(name, before), len(before))
        if b"\0" in content[:4096]:
            return _refused("YM02", nowhere, "this is not a text file", "a brief is YAML in UTF-8")
        wrong = f"byte 0x{content[reason.start]:02x} is not UTF-8"
        return _refused("YM02", place, wrong, "save the file as UTF-8")
    file = File(name, text)
    for match in re.finditer(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]", text):
        code = f"U+{ord(match[0]):04X}"
        place = _point(file, match.start())
        return _refused("YM02", place, f"character {code} cannot stand in a brief", "delete it")
    return Checked(file)


def parse(file: File, limits: Limits = Limits()) -> Checked[Document]:
    """A file's one YAML document, or none, with everything found wrong in its form."""
    composer = _Composer(file, limits)
    if "<<<<<<< " in file.text and (mark := _CONFLICT.search(file.text)):
        return Checked(None, (_conflict(file, mark.start()),))
    try:
        for event in yaml.parse(file.text, Loader=yaml.CSafeLoader):
            composer.take(event)
    except _LimitError as limit:
        composer.found.append(limit.diagnostic)
    except yaml.MarkedYAMLError as reason:
        composer.found.append(syntax_error(file, reason))
    except yaml.reader.ReaderError as reason:
        composer.found.append(error("YM02", start_of(file), f"the text cannot be read: {reason.reason}"))
    else:
        if composer.data is None and not composer.found:
            hint = "`briefgen new ID` writes a brief to start from"
            composer.found.append(error("YM03", start_of(file), "the file is empty", hint))
    found = tuple(composer.found)
    if any(diagnostic.code != "YM07" for diagnostic in found):
        return Checked(None, found)
    # A key that stands twice leaves the rest of the file readable, so the rest is checked too.
    return Checked(Document(file, composer.data, composer.values, composer.keys), found)


class _LimitError(Exception):
    """A limit was passed; nothing after it is looked at."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass
class _Open:
    """A mapping or list that has begun and not ended."""

    content: Any
    path: Path
    key: str | None = None
    wants_key: bool = False


@dataclass
class _Composer:
    file: File
    limits: Limits
    data: Any = None
    values: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _documents: int = 0
    _nodes: int = 0

    def take(self, event: yaml.Event) -> None:
        """One event more."""
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._stop(event, "YM04", "a second document begins here", "keep one brief a file")
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                ended = self._open.pop()
                self.values[ended.path] = _closed(self.values[ended.path], event)
            case yaml.NodeEvent():
                self._node(event)

    def _node(self, event: yaml.NodeEvent) -> None:
        self._nodes += 1
        if self._nodes > self.limits.nodes:
            self._stop(event, "YM01", f"the file has more than {self.limits.nodes} values")
        self._refuse_indirection(event)
        inside = self._open[-1] if self._open else None
        if inside is not None and inside.wants_key:
            self._key(event, inside)
            return
        path = self._place(inside)
        self.values[path] = _span(self.file, event)
        if isinstance(event, yaml.ScalarEvent):
            if len(event.value) > self.limits.scalar:
                self._stop(event, "YM01", f"the text is longer than {self.limits.scalar} characters")
            self._put(inside, _scalar(event))
            return
        if len(self._open) >= self.limits.depth:
            self._stop(event, "YM01", f"values are nested deeper than {self.limits.depth} levels")
        mapping = isinstance(event, yaml.MappingStartEvent)
        content: Any = {} if mapping else []
        if not isinstance(event, yaml.AliasEvent):
            self._put(inside, content)
            self._open.append(_Open(content, path, wants_key=mapping))

    def _refuse_indirection(self, event: yaml.NodeEvent) -> None:
        hint = "write the value out at each place"
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self._stop(event, "YM05", f"`{sign}{event.anchor}` is an anchor or alias", hint)
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            self._stop(event, "YM05", f"`{tag[:60]}` is a tag, which a brief has no use for", "delete it")

    def _key(self, event: yaml.NodeEvent, inside: _Open) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            self._stop(event, "YM06", "a key has to be a word", "quote a text that begins with `[` or `{`")
            return
        key, path = event.value, (*inside.path, event.value)
        span = _span(self.file, event)
        if key == "<<" and event.implicit[0]:
            self._stop(event, "YM05", "`<<` merges another mapping", "write its keys out here")
        if path in self.keys:
            first = self.keys[path]
            hint = f"it stands on line {first.line} already; keep one of them"
            self.found.append(error("YM07", span, f"the key `{key[:60]}` stands here twice", hint))
        else:
            self.keys[path] = span
        inside.key, inside.wants_key = key, False

    def _place(self, inside: _Open | None) -> Path:
        if inside is None:
            return ()
        if inside.key is not None:
            return (*inside.path, inside.key)
        return (*inside.path, len(inside.content))

    def _put(self, inside: _Open | None, value: Any) -> None:
        if inside is None:
            self.data = value
        elif inside.key is not None:
            inside.content[inside.key] = value
            inside.key, inside.wants_key = None, True
        else:
            inside.content.append(value)

    def _stop(self, event: yaml.Event, code: str, message: str, *hints: str) -> None:
        raise _LimitError(error(code, _span(self.file, event), message, *hints))


# No line of YAML that is not inside a text begins so, and a text in lines is indented.
_CONFLICT = re.compile(r"^<{7} .*\n(?:.*\n)*?={7}\r?\n(?:.*\n)*?>{7} ", re.MULTILINE)


def _conflict(file: File, offset: int) -> Diagnostic:
    place = _point(file, offset)
    mark = Span(file, place.line, 1, place.line, len(file.line(place.line)) + 1)
    message = "a conflict of a merge stands here: both wordings, between git's marks"
    keep = (
        "keep one wording, or write one from both; then delete the lines with `<<<<<<<`, `|||||||`, `=======`"
    )
    return error(
        "YM10", mark, message, f"{keep} and `>>>>>>>`", "`git checkout --merge FILE` brings both back"
    )


_INTEGER = re.compile(r"[-+]?[0-9]{1,15}")
_DECIMAL = re.compile(r"[-+]?(?:[0-9]{1,15}\.[0-9]{0,15}|\.[0-9]{1,15})(?:[eE][-+]?[0-9]{1,2})?")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}


def _scalar(event: yaml.ScalarEvent) -> Any:
    """YAML 1.2: `no` is a word, `18:30` and `2026-03-02` are texts."""
    value: str = event.value
    if event.style or not event.implicit[0]:
        return unicodedata.normalize("NFC", value)
    if value in _WORDS:
        return _WORDS[value]
    if _INTEGER.fullmatch(value):
        return int(value)
    if _DECIMAL.fullmatch(value):
        return float(value)
    return unicodedata.normalize("NFC", value)


def _span(file: File, event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        # libyaml marks every event; only events made by hand have no marks.
        return start_of(file)
    if isinstance(event, yaml.ScalarEvent) and event.style in {"|", ">"}:
        # A block scalar ends where the next thing begins; its first line tells enough.
        line, column = place_of(file, start)
        return Span(file, line, column, line, column + 1)
    return Span(file, *place_of(file, start), *place_of(file, end))


def _closed(opened: Span, event: yaml.Event) -> Span:
    end = event.end_mark
    if end is not None and (opened.end_line, opened.end_column) == (opened.line, opened.column + 1):
        return Span(opened.file, opened.line, opened.column, *place_of(opened.file, end))
    return opened


def _point(file: File, offset: int) -> Span:
    line, column = file.place(offset)
    return Span(file, line, column, line, column + 1)


def _refused(code: str, span: Span, message: str, *hints: str) -> Checked[File]:
    return Checked(None, (error(code, span, message, *hints),))
