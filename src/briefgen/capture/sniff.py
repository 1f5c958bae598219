"""What captured bytes are, by their content and never by their name."""

from __future__ import annotations

import re

from briefgen.capture.readable import Kind, UnreadableError

_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,4000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|main|article|section|div|p|h1|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_FORMS = (
    (b"PK\x03\x04", "it is a ZIP file, as DOCX and ODT are; save it as PDF, HTML or text"),
    (b"\x1f\x8b", "it is compressed by gzip; unpack it first"),
    (b"\x89PNG", "it is a picture; its text has to be typed out"),
    (b"\xff\xd8\xff", "it is a picture; its text has to be typed out"),
)
_BUNDLE = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def refuse(content: bytes) -> None:
    """Raise UnreadableError with a way out for the forms that are met most often and are not read."""
    for mark, message in _FORMS:
        if content.startswith(mark):
            raise UnreadableError(message)
    if _BUNDLE.search(content[:2000]):
        raise UnreadableError("it is a web archive in one file (MHTML); save the page as HTML only")
    if not content.strip():
        raise UnreadableError("it is empty")


def is_pdf(content: bytes) -> bool:
    """Whether it is a PDF: its mark may stand a little behind the beginning (ISO 32000-1, annex H)."""
    return b"%PDF-" in content[:1024]


def form_of(text: str) -> Kind:
    """Whether a text is HTML."""
    return "html" if _MARKUP.match(text[:20_000]) else "text"
