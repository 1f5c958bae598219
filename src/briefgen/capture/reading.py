"""From the bytes of a capture to its readable text."""

from __future__ import annotations

from briefgen.capture.article import article_lines
from briefgen.capture.charset import decoded
from briefgen.capture.markup import page
from briefgen.capture.pdf import pdf_lines
from briefgen.capture.readable import Readable, UnreadableError
from briefgen.capture.sniff import form_of, is_pdf, refuse
from briefgen.capture.stated import said
from briefgen.capture.text import is_fit, plain_lines

_MOST_LINES = 100_000


def readable(content: bytes, encoding: str | None = None) -> Readable:
    """The readable text of a capture, told by its content.

    `encoding` is what came with the bytes, as in an HTTP header. Raises UnreadableError.
    """
    refuse(content)
    if is_pdf(content):
        lines, stated = pdf_lines(content)
        return Readable("pdf", lines, stated)
    text = decoded(content, encoding)
    notes = (text.note,) if text.note else ()
    if form_of(text.text) == "html":
        read = page(text.text)
        lines = article_lines(read)
        if not lines:
            raise UnreadableError("the page holds no text; it may be put together by a script in the browser")
        return Readable("html", lines, said(read, lines), notes)
    lines = plain_lines(text.text)
    if len(lines) > _MOST_LINES:
        raise UnreadableError(f"it has more than {_MOST_LINES:,} lines")
    return Readable("text", lines, notes=notes, is_original=is_fit(content, text.text))
