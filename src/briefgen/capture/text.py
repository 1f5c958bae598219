"""Plain text to lines; what is fit to be read as it is stays as it is."""

from __future__ import annotations

import re
import unicodedata

from briefgen.capture.readable import Line

# Controls, and invisible marks that reorder what follows them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufeff\ufffe\uffff]")
# Ligatures and Arabic presentation forms: shapes of letters, not letters.
_SHAPES = re.compile("[\ufb00-\ufb06\ufb50-\ufdfb\ufe70-\ufefc]")
_SPACES = re.compile(r"[\s\u00ad\u200b]+")


def plain_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text, without ends and without what cannot be printed."""
    unified = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = [_UNPRINTABLE.sub(" ", line).rstrip() for line in unified.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return tuple(Line(line) for line in lines)


def is_fit(content: bytes, text: str) -> bool:
    """Whether captured bytes are their own readable text: UTF-8, with lines that a quote can name."""
    one_end = text.replace("\r\n", "\n")
    return "\r" not in one_end and not _UNPRINTABLE.search(one_end) and content == text.encode()


def one_line(text: str) -> str:
    """A text on one line, with letters for their shapes."""
    shown = _SHAPES.sub(lambda shape: unicodedata.normalize("NFKC", shape[0]), text)
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _UNPRINTABLE.sub(" ", shown)).strip())
