"""The repair of right-to-left ligatures in the text layer of a PDF.

WeasyPrint writes glyphs in the order of the eye, and readers turn a right-to-left line round letter
by letter. A ligature stands for several letters, which its ToUnicode entry (ISO 32000-2, 9.10.3)
gives in the order of reading, so a reader turns those round as well and finds words misspelt.
Giving such an entry the order of the eye makes Poppler, PDFium and pdf.js find the words again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

_ENTRY = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def repaired(lines: Iterable[bytes | str]) -> list[bytes | str]:
    """The lines of a ToUnicode CMap with each ligature from right to left turned round."""
    return [_repaired_line(line) if isinstance(line, bytes) else line for line in lines]


def _repaired_line(line: bytes) -> bytes:
    entry = _ENTRY.fullmatch(line)
    if entry is None:
        return line
    text = bytes.fromhex(entry[2].decode()).decode("utf-16-be")
    return b"<%s> <%s>" % (entry[1], in_order_of_the_eye(text).encode("utf-16-be").hex().encode())


def in_order_of_the_eye(text: str) -> str:
    """The letters of one glyph from left to right; text of the other direction stays as it is."""
    return text[::-1] if any(_goes_left(letter) for letter in text) else text


def _goes_left(letter: str) -> bool:
    kind = unicodedata.bidirectional(letter)
    # Marks have no direction of their own; those of this block stand on letters that have.
    return kind in _RIGHT_TO_LEFT or (kind == "NSM" and "\u0590" <= letter <= "\u08ff")


def repair(_document: Any, pdf: Any) -> None:
    """A finisher for WeasyPrint's `write_pdf`: repair the ToUnicode map of each font of a PDF."""
    maps = {item["ToUnicode"] for item in pdf.objects if isinstance(item, dict) and "ToUnicode" in item}
    for item in pdf.objects:
        if item.reference in maps:
            item.stream = repaired(item.stream)
