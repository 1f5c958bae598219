"""What is read aloud of a PDF: its structure tree with the words of each element and their language."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True)
class Said:
    """Words that stand in one element: on which page, of which kind, and in which language."""

    page: int
    kind: str
    language: str
    words: str


def said(file: Path) -> list[Said]:
    """All that is read aloud, in the order of the structure tree."""
    with pypdfium2.PdfDocument(file) as document:
        language = _string(pdfium.FPDFCatalog_GetLanguage, document.raw) or ""
        return [
            one for number in range(len(document)) for one in _page(document[number], number + 1, language)
        ]


def unsaid(file: Path) -> list[tuple[int, str]]:
    """The words of each page that no element has: the running heads and feet, if all is well."""
    with pypdfium2.PdfDocument(file) as document:
        return [
            (number + 1, words)
            for number in range(len(document))
            for mark, words in _marked(document[number])
            if mark < 0 and words.strip()
        ]


def _page(page: Any, number: int, language: str) -> Iterator[Said]:
    words: dict[int, list[str]] = {}
    for mark, text in _marked(page):
        words.setdefault(mark, []).append(text)
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    try:
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            top = pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
            yield from _element(top, number, language, words)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _element(element: Any, page: int, inherited: str, words: dict[int, list[str]]) -> Iterator[Said]:
    language = _string(pdfium.FPDF_StructElement_GetLang, element) or inherited
    kind = _string(pdfium.FPDF_StructElement_GetType, element) or ""
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _element(child, page, language, words)
        mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if mark >= 0 and mark in words:
            yield Said(page, kind, language, "".join(words[mark]))


def _marked(page: Any) -> Iterator[tuple[int, str]]:
    """The texts of a page, each with the number of its marked content; less than 0 for none."""
    texts = pdfium.FPDFText_LoadPage(page.raw)
    try:
        for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
            item = pdfium.FPDFPage_GetObject(page.raw, index)
            if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT:
                text = _string(pdfium.FPDFTextObj_GetText, item, texts) or ""
                yield pdfium.FPDFPageObj_GetMarkedContentID(item), text
    finally:
        pdfium.FPDFText_ClosePage(texts)


def _string(ask: Any, *about: Any) -> str | None:
    """What PDFium writes into a buffer as UTF-16, where the size of it counts bytes."""
    size = ask(*about, None, 0)
    if not size:
        return None
    buffer = (ctypes.c_ushort * (size // 2))()
    ask(*about, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")
