"""Other words for texts of a brief, written where they stand in its file; comments and layout stay.

A text keeps its style where that can hold the new words, else it is put between double quotation
marks. The whole file is parsed again: what comes out has to be the same data with just these words
in it, else nothing is changed.
"""

from __future__ import annotations

import copy
import json
import re
import textwrap
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from briefgen.model.node import Path
from briefgen.reading.document import Document, parse
from briefgen.reading.scalars import Scalar, scalars
from briefgen.span import File

WIDTH = 110
"""The longest line of a folded text, in code points."""


def reword(document: Document, words: Mapping[Path, str]) -> Document | None:
    """The document with the words at their paths, which all hold a text already; none if that cannot be."""
    text = document.file.text
    places = {(one.line, one.column): one for one in scalars(text)}
    wanted = copy.deepcopy(document.data)
    standing: list[tuple[Scalar, str]] = []
    for path, words_there in words.items():
        span = document.values[path]
        scalar = places[span.line, span.column]
        new = words_there + "\n" * _ends_with_break(scalar)
        _put(wanted, path, new)
        standing.append((scalar, new))
    for scalar, new in sorted(standing, key=lambda one: -one[0].start):
        written = _written(scalar, new).replace("\n", "\r\n" if "\r\n" in text else "\n")
        text = text[: scalar.start] + written + text[scalar.end :]
    made = parse(replace(document.file, text=text)).value
    return made if made is not None and made.data == wanted else None


def _put(data: Any, path: Path, words: str) -> None:
    *above, last = path
    for part in above:
        data = data[part]
    data[last] = words


def _ends_with_break(scalar: Scalar) -> bool:
    """Whether the text is a block that ends with a line break: it goes on doing so."""
    return bool(scalar.head) and "-" not in scalar.written[: scalar.head]


def _written(scalar: Scalar, words: str) -> str:
    kept = _block(scalar, words.removesuffix("\n")) if scalar.head else _flow(scalar, words)
    if kept is not None and _means(kept, words, in_braces=not scalar.head):
        return kept
    # What JSON writes means the same in YAML.
    return json.dumps(words, ensure_ascii=False) + "\n" * bool(scalar.head)


def _means(written: str, words: str, *, in_braces: bool) -> bool:
    """Whether a scalar means the words wherever it stands."""
    read = parse(File("", f"{{k: {written}}}\n" if in_braces else f"k: {written}")).value
    return read is not None and read.data == {"k": words}


def _flow(scalar: Scalar, words: str) -> str | None:
    if scalar.style == "'":
        return "'" + words.replace("'", "''") + "'"
    return None if scalar.style else words


def _block(scalar: Scalar, words: str) -> str:
    lines = scalar.written[scalar.head :].splitlines()
    first = next((line for line in lines if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip(" "))]
    written = words.split("\n") if scalar.style == "|" else _folded(words, max(40, WIDTH - len(indent)))
    body = "\n".join(indent + line if line else "" for line in written)
    return f"{scalar.written[: scalar.head].rstrip()}\n{body}\n"


def _folded(words: str, width: int) -> list[str]:
    """The lines of a folded text; in it, one more line break stands for any number of them."""
    lines: list[str] = []
    for part in re.split("(\n+)", words):
        if part.startswith("\n"):
            lines.extend([""] * len(part))
        else:
            lines.extend(textwrap.wrap(part, width, break_long_words=False, break_on_hyphens=False))
    return lines
