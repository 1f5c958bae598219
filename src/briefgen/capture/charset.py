"""Bytes to text: by the byte order mark, by what is declared, as UTF-8, or by a guess that says so."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from briefgen.capture.readable import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Of Python's codecs those that a page may be in; others change more than letters, as `zip` and `rot13` do.
_ENCODINGS = re.compile(
    r"utf-8|cp125[0-8]|cp874|iso8859-\d+|koi8-[ru]|mac-(roman|arabic|cyrillic)|gbk|gb2312|gb18030|big5"
    r"|euc_jp|euc_kr|shift_jis|cp932|cp949|iso2022_jp"
)
# Browsers read the first two as the third (WHATWG Encoding Standard, 4.2).
_AS_IN_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
_DECLARED = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{2,40})", re.IGNORECASE)
_NOT_ASCII = re.compile(rb"[\x80-\xff]+")


@dataclass(frozen=True)
class Decoded:
    """A text, and what had to be guessed about its letters, if anything."""

    text: str
    note: str = ""


def decoded(content: bytes, declared: str | None = None) -> Decoded:
    """The text of a capture; `declared` is the encoding that came with it, as from an HTTP header.

    Raises UnreadableError if it is not text.
    """
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return Decoded(content[len(mark) :].decode(marked, errors="replace"))
    if b"\0" in content:
        raise UnreadableError("it is neither a text nor HTML nor PDF")
    said = declared or _in_markup(content)
    encoding = _encoding(said)
    if said is not None and encoding is not None and encoding != "utf-8":
        return _as_declared(content, said, encoding)
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _guessed(content, said)


def _in_markup(content: bytes) -> str | None:
    found = _DECLARED.search(content[:4096])
    return found[1].decode("ascii") if found else None


def _encoding(label: str | None) -> str | None:
    """Python's name of an encoding; none if it is not known, or not one of a page."""
    try:
        found = codecs.lookup(label or "")
    except (LookupError, ValueError):
        return None
    name = _AS_IN_BROWSERS.get(found.name, found.name)
    return name if _ENCODINGS.fullmatch(name) else None


def _as_declared(content: bytes, label: str, encoding: str) -> Decoded:
    """What is declared decides, unless the bytes are UTF-8 for certain: no other text looks like it."""
    if _NOT_ASCII.search(content):
        try:
            return Decoded(content.decode("utf-8"), f"`{label}` is declared, and the bytes are UTF-8")
        except UnicodeDecodeError:
            pass
    text = content.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    return Decoded(text, f"{_bytes(lost)} not `{label}`, which is declared" if lost else "")


def _guessed(content: bytes, said: str | None) -> Decoded:
    text = content.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    if lost <= len(content) // 2000:
        return Decoded(text, f"{_bytes(lost)} not UTF-8")
    # Arabic words are unbroken runs of such bytes; in French or Turkish they stand one by one.
    runs = [len(run) for run in _NOT_ASCII.findall(content)]
    guess, name = ("cp1256", "Windows-1256") if sum(runs) > 2 * len(runs) else ("cp1252", "Windows-1252")
    declared = f"`{said}` is declared" if said else "no encoding is declared"
    return Decoded(
        content.decode(guess, errors="replace"),
        f"{declared}, and the bytes are not UTF-8: they were read as {name}, which is a guess",
    )


def _bytes(count: int) -> str:
    return "1 byte is" if count == 1 else f"{count} bytes are"
