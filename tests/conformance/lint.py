"""What veraPDF does not see of a PDF: silent tables, wrong languages, active content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from tests.conformance.structure import said

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]{2,}")
_WRITTEN_IN_ARABIC = {"ar", "ckb", "fa", "ur"}
_ACTIVE = {"/JS", "/JavaScript", "/Launch", "/OpenAction", "/AA", "/AcroForm", "/RichMedia", "/SubmitForm"}
_SAFE = ("http://", "https://", "mailto:")


def faults(file: Path) -> list[str]:
    """Everything that a person would object to, each as a sentence."""
    reader = PdfReader(file)
    root: Any = reader.trailer["/Root"]
    return [*_frame(reader, root), *_tables(root), *_figures(root), *_activity(reader), *_languages(file)]


def elements(root: Any, kind: str = "") -> Iterator[Any]:
    """The elements of the structure tree in the order of reading, of one kind if one is named."""
    waiting = [root["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop()
        if element.get("/S", "") == kind or (not kind and "/S" in element):
            yield element
        waiting.extend(reversed(_kids(element)))


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    objects = (kid.get_object() for kid in (kids if isinstance(kids, list) else [kids]))
    return [kid for kid in objects if isinstance(kid, dict) and "/S" in kid]


def _has_content(element: Any) -> bool:
    """Whether there is anything to read in an element."""
    kids = element.get("/K", [])
    plain = any(isinstance(kid.get_object(), int) for kid in (kids if isinstance(kids, list) else [kids]))
    return plain or any(_has_content(kid) for kid in _kids(element))


def _frame(reader: PdfReader, root: Any) -> Iterator[str]:
    if reader.metadata is None or not reader.metadata.title:
        yield "it has no title"
    if not root.get("/Lang"):
        yield "it has no language"
    if not root["/ViewerPreferences"].get("/DisplayDocTitle"):
        yield "a reader shows the name of the file for a title"
    if reader.page_labels != [str(number + 1) for number in range(len(reader.pages))]:
        yield f"its pages are called {reader.page_labels[:3]} and so on"


def _tables(root: Any) -> Iterator[str]:
    index = root["/StructTreeRoot"].get("/IDTree", {}).get("/Names", [])[::2]
    for table in elements(root, "/Table"):
        cells = [cell for row in _rows(table) for cell in _kids(row)]
        heads = [cell for cell in cells if cell["/S"] == "/TH"]
        if not heads:
            yield "a table has no header cell"
        if any(not _has_content(head) for head in heads):
            yield "a header cell is empty"
        if any(head.get("/A", {}).get("/Scope") not in {"/Row", "/Column"} for head in heads):
            yield "a header cell does not say what it is the header of"
        if any(name not in index for cell in cells for name in cell.get("/A", {}).get("/Headers", [])):
            yield "a cell names a header that nobody finds"


def _rows(element: Any) -> Iterator[Any]:
    for kid in _kids(element):
        if kid["/S"] == "/TR":
            yield kid
        elif kid["/S"] in {"/THead", "/TBody", "/TFoot"}:
            yield from _rows(kid)


def _figures(root: Any) -> Iterator[str]:
    for figure in elements(root, "/Figure"):
        if not _LATIN.search(figure.get("/Alt", "")) and not _ARABIC.search(figure.get("/Alt", "")):
            yield "a figure has no words for those who cannot see it"
    for kind in ("/P", *(f"/H{level}" for level in range(1, 7)), "/Link"):
        if any(inner["/S"] == kind for outer in elements(root, kind) for inner in _kids(outer)):
            yield f"a {kind[1:]} is in a {kind[1:]}"


def _activity(reader: PdfReader) -> Iterator[str]:
    waiting: list[Any] = [reader.get_object(number) for number in range(1, int(str(reader.trailer["/Size"])))]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(item)
        if not isinstance(item, dict):
            continue
        waiting.extend(item.values())
        if active := _ACTIVE & {*item, item.get("/S", "")}:
            yield f"it has active content: {sorted(active)}"
        if not str(item.get("/URI", _SAFE[0])).startswith(_SAFE):
            yield f"a link leads to {item['/URI']}"


def _languages(file: Path) -> Iterator[str]:
    """Whether words stand under a language of their letters.

    Addresses, checksums and the like are of no language; nor can it be told for a single name, which
    WCAG 2.2 leaves out for that reason (3.1.2).
    """
    for one in said(file):
        arabic = one.language.split("-")[0] in _WRITTEN_IN_ARABIC
        if _ARABIC.search(one.words) and not arabic:
            yield f"`{one.words}` on page {one.page} is read as {one.language}"
        latin = [] if one.kind == "Link" else [word for word in one.words.split() if _LATIN.fullmatch(word)]
        if arabic and len(latin) > 1:
            yield f"`{one.words}` on page {one.page} is read as {one.language}"
