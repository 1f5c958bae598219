"""The terms of a desk, from a YAML file of their own or from the settings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from briefgen.diagnostic import Checked, Diagnostic, error
from briefgen.model.annex import Term
from briefgen.model.node import Many, Node, Path
from briefgen.places import place_in
from briefgen.reading.document import Document, decode, parse
from briefgen.reading.validate import conforming
from briefgen.reading.wording import show
from briefgen.span import File, Span, start_of

_ARRAY = ("glossary", "terms")


class Glossary(Node):
    """A file of terms."""

    terms: Many[Term]
    """The terms, as a brief's own `glossary` has them; each says its languages."""


def read(name: str, content: bytes) -> Checked[tuple[Term, ...]]:
    """The terms of a YAML file: a mapping with the list `terms`."""
    return decode(name, content).then(parse).then(_terms)


def read_tables(file: File, tables: tuple[Mapping[str, Any], ...]) -> Checked[tuple[Term, ...]]:
    """The terms under `[[glossary.terms]]` in a settings file."""
    data = {"terms": [_composed(table) for table in tables]}
    values = {path: _place(file, path) for path in _paths(data)}
    keys = {path: span for path, span in values.items() if path and isinstance(path[-1], str)}
    return _terms(Document(file, data, values, keys))


def _terms(document: Document) -> Checked[tuple[Term, ...]]:
    if not isinstance(document.data, dict):
        message = f"a glossary has to be a mapping, not {show(document.data)}"
        return Checked(None, (error("MD02", document.span(()), message, "begin with `terms:`"),))
    glossary = conforming(document, Glossary)
    if glossary.value is None:
        return Checked(None, glossary.diagnostics)
    found = tuple(_without_language(document, glossary.value))
    return Checked(None if found else glossary.value.terms, found)


def _without_language(document: Document, glossary: Glossary) -> Iterator[Diagnostic]:
    """The words whose language nothing tells: a glossary has none of its own, as a brief has."""
    for index, term in enumerate(glossary.terms):
        for key, text in (("term", term.term), ("definition", term.definition)):
            if text is not None and isinstance(text.root, str):
                place = document.span(("terms", index, key))
                hint = f"write `{{en: {text.root[:40]}}}`, with its language"
                yield error("GL02", place, f"`{key}` does not say its language", hint)


def _composed(value: Any) -> Any:
    """The value with its texts in the normal form that texts of YAML are read in."""
    if isinstance(value, dict):
        return {key: _composed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_composed(inner) for inner in value]
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def _paths(value: Any, path: Path = ()) -> Iterator[Path]:
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from _paths(one, (*path, key))


def _place(file: File, path: Path) -> Span:
    if len(path) < 2 or not isinstance(path[1], int):
        return start_of(file)
    return place_in(file, _ARRAY, path[1], tuple(part for part in path[2:] if isinstance(part, str)))
