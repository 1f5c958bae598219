"""The text of a PDF: one paragraph a line, page by page."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from briefgen.capture.readable import Line, Said, UnreadableError
from briefgen.capture.text import one_line

_MOST_PAGES = 500
_EDGE = 2
_DIGITS = re.compile(r"\d+")
_FULL = 0.75
_WORK_TITLE = re.compile(r"^microsoft word|\.(docx?|odt|indd|pdf|qxd|pptx?)$|^untitled", re.IGNORECASE)
_RUNNING, _NUMBER = "repeated on each page", "number of the page"


def pdf_lines(content: bytes) -> tuple[tuple[Line, ...], Said]:
    """The lines of a PDF, with those of its page frame marked, and its title.

    Raises UnreadableError if it is locked, holds no text, or has more than 500 pages. What else a
    damaged file makes the reader raise is the caller's to catch.
    """
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("it is locked by a password")
        if len(reader.pages) > _MOST_PAGES:
            raise UnreadableError(f"it has more than {_MOST_PAGES} pages")
        pages = [[line.rstrip() for line in page.extract_text().splitlines()] for page in reader.pages]
        title = one_line((reader.metadata.title if reader.metadata else None) or "")
    except PyPdfError as reason:
        raise UnreadableError(f"it is a damaged PDF: {str(reason)[:200]}") from None
    if not any(map(any, pages)):
        raise UnreadableError("it holds pictures of pages and no text; its text has to be recognised first")
    frame = _frame(pages)
    lines = tuple(line for page in pages for line in (*_paragraphs(page, frame), Line("")))
    return lines[:-1], Said(title=None if _WORK_TITLE.search(title) else title or None)


def _frame(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines at the head and foot that at least three pages, and half of all, have in common."""
    seen: Counter[str] = Counter()
    for page in pages:
        filled = [line for line in page if line.strip()]
        seen.update({_folded(line) for line in (*filled[:_EDGE], *filled[-_EDGE:])})
    least = max(3, len(pages) / 2)
    return frozenset(line for line, count in seen.items() if count >= least)


def _folded(line: str) -> str:
    return _DIGITS.sub("#", one_line(line)).casefold()


def _paragraphs(page: Sequence[str], frame: frozenset[str]) -> Iterator[Line]:
    """A line that is not full ends its paragraph, unless a word goes on; so does an empty one."""
    lengths = sorted(len(line) for line in page if line.strip())
    full = lengths[len(lengths) * 9 // 10] if lengths else 0
    edges = {*_filled(page)[:_EDGE], *_filled(page)[-_EDGE:]}
    words = ""
    for place, line in enumerate(page):
        text = one_line(line)
        framed = place in edges and _framed(text, frame)
        if framed or not text:
            yield from _ended(words)
            words = ""
            if framed:
                yield Line(text, outside=framed)
            continue
        words = _joined(words, text)
        if len(line) < _FULL * full and not text.endswith("-"):
            yield from _ended(words)
            words = ""
    yield from _ended(words)


def _filled(page: Sequence[str]) -> list[int]:
    return [place for place, line in enumerate(page) if line.strip()]


def _framed(text: str, frame: frozenset[str]) -> str:
    folded = _folded(text)
    if re.fullmatch(r"[^\w#]*(page |p\. ?|صفحة )?#( ?(/|of|von|sur|de|من) ?#)?[^\w#]*", folded):
        return _NUMBER
    return _RUNNING if text and folded in frame else ""


def _joined(words: str, text: str) -> str:
    # A hyphen at the end may be the word's own, as in `al-Sadr`; so it stays.
    return f"{words}{text}" if not words or words.endswith("-") else f"{words} {text}"


def _ended(words: str) -> tuple[Line, ...]:
    return (Line(words),) if words else ()
