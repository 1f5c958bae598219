"""XML from other programs, read within limits and with the line of every element.

A document type is refused, and with it entities of its own, so that no file can grow when it is
read or name another one (OWASP, XML External Entity Prevention).
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from briefgen.diagnostic import Checked, Diagnostic, error
from briefgen.span import File, Span, start_of

SIZE = 16 << 20
"""Bytes; a larger file is no exchange of texts."""
DEPTH = 60


@dataclass
class Element:
    """An element: its name as `{namespace}name`, or `name` alone where there is none."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list)
    pieces: list[str | Element] = field(default_factory=list)

    @property
    def local(self) -> str:
        """The name without its namespace."""
        return self.name.rpartition("}")[2]

    @property
    def namespace(self) -> str:
        """The namespace; empty if there is none."""
        return self.name.rpartition("}")[0].removeprefix("{")

    @property
    def text(self) -> str:
        """All the text in it, that of the elements below included."""
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces)

    def each(self, local: str) -> Iterator[Element]:
        """The children of a name."""
        return (child for child in self.children if child.local == local)

    def first(self, local: str) -> Element | None:
        """The first child of a name."""
        return next(self.each(local), None)

    def below(self, local: str) -> Iterator[Element]:
        """The elements of a name at any depth, in the order of the file."""
        for child in self.children:
            if child.local == local:
                yield child
            yield from child.below(local)


@dataclass(frozen=True)
class Markup:
    """A file of XML and its root."""

    file: File
    root: Element

    def span(self, element: Element) -> Span:
        """The line that an element begins on."""
        line = self.file.line(element.line)
        begin = len(line) - len(line.lstrip()) + 1
        return Span(self.file, element.line, begin, element.line, max(begin + 1, len(line) + 1))


class _RefusedError(Exception):
    """What the file may not hold; nothing after it is read."""


def read(name: str, content: bytes, code: str) -> Checked[Markup]:
    """The XML in a file; what keeps it from being that is a diagnostic of the code."""
    file = File(name, _text(content))
    if len(content) > SIZE:
        return Checked(None, (error(code, start_of(file), f"the file is larger than {SIZE >> 20} MB"),))
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError as reason:
        return Checked(None, (_not_xml(file, reason, code),))
    except _RefusedError as reason:
        line = reader.parser.CurrentLineNumber
        return Checked(None, (error(code, Span(file, line, 1, line, 2), str(reason)),))
    return Checked(Markup(file, reader.root) if reader.root else None)


class _Reader:
    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= DEPTH:
            raise _RefusedError(f"elements are nested deeper than {DEPTH} levels")
        named = {_name(key): value for key, value in attributes.items()}
        element = Element(_name(name), named, self.parser.CurrentLineNumber)
        if self._open:
            self._open[-1].children.append(element)
            self._open[-1].pieces.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _characters(self, words: str) -> None:
        if self._open:
            self._open[-1].pieces.append(words)

    def _doctype(self, *_: object) -> NoReturn:
        raise _RefusedError("a document type is refused, since it can make the file another one")


def _name(qualified: str) -> str:
    return f"{{{qualified}" if "}" in qualified else qualified


def _text(content: bytes) -> str:
    """The text for excerpts; expat itself reads the encoding that the file declares."""
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return content.decode("utf-16" if wide else "utf-8-sig", errors="replace")


def _not_xml(file: File, reason: expat.ExpatError, code: str) -> Diagnostic:
    column = reason.offset + 1
    span = Span(file, reason.lineno, column, reason.lineno, column + 1)
    return error(code, span, f"this is not XML: {expat.ErrorString(reason.code)}")
