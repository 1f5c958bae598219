"""Translations from elsewhere laid over a document, as if they stood in it."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from briefgen.model.node import Path
from briefgen.reading.document import Document
from briefgen.span import Span


@dataclass(frozen=True)
class Supplied:
    """The wording of a text in a language that the document lacks, and where it stands."""

    path: Path
    """The way to the text."""
    language: str
    words: str
    span: Span


def overlay(document: Document, own: str, supplied: tuple[Supplied, ...]) -> Document:
    """The document with more wordings of its texts; a text in `own` alone becomes a mapping.

    What is wrong with such a wording is found where it stands.
    """
    data = copy.deepcopy(document.data)
    values, keys = dict(document.values), dict(document.keys)
    for one in supplied:
        inside: Any = data
        for part in one.path[:-1]:
            inside = inside[part]
        if isinstance(inside[one.path[-1]], str):
            inside[one.path[-1]] = {own: inside[one.path[-1]]}
            values[*one.path, own] = document.span(one.path)
        inside[one.path[-1]][one.language] = one.words
        values[*one.path, one.language] = keys[*one.path, one.language] = one.span
    return Document(document.file, data, values, keys)
