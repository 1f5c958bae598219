"""Which letters the bytes of a capture are."""

from __future__ import annotations

import pytest

from briefgen.capture.charset import decoded
from briefgen.capture.readable import UnreadableError

ARABIC = "قالت مديرية ماء البصرة إن محطتين توقفتا عن العمل"
SPANISH = "El señor dejó aquí la última señal de la estación, según el año y el país"
HEAD = '<meta charset="{}"><p>{}'


@pytest.mark.parametrize(
    ("content", "declared", "text", "note"),
    [
        (ARABIC.encode(), None, ARABIC, ""),
        (b"\xef\xbb\xbf" + ARABIC.encode(), None, ARABIC, ""),
        (b"\xff\xfe" + ARABIC.encode("utf-16-le"), None, ARABIC, ""),
        (b"\xfe\xff" + ARABIC.encode("utf-16-be"), "utf-8", ARABIC, ""),
        (ARABIC.encode("cp1256"), "windows-1256", ARABIC, ""),
        (ARABIC.encode("cp1256"), None, ARABIC, "a guess"),
        (ARABIC.encode("cp1256"), "utf-8", ARABIC, "`utf-8` is declared"),
        (ARABIC.encode("cp1256"), "x-nothing", ARABIC, "a guess"),
        (SPANISH.encode("cp1252"), None, SPANISH, "a guess"),
        ("«\u2009€\u2009»".encode("cp1252", "replace"), "iso-8859-1", "«?€?»", ""),
        (ARABIC.encode(), "iso-8859-1", ARABIC, "the bytes are UTF-8"),
        (b"plain", "rot13", "plain", ""),
        (b"plain", "zip", "plain", ""),
        (b"a" * 4000 + b"\xff", None, "a" * 4000 + "\ufffd", "1 byte is not UTF-8"),
    ],
)
def test_bytes_become_the_text_that_was_meant(
    content: bytes, declared: str | None, text: str, note: str
) -> None:
    found = decoded(content, declared)
    assert found.text == text
    assert note in found.note
    assert bool(note) == bool(found.note)


@pytest.mark.parametrize("label", ["windows-1256", "cp1256"])
def test_a_page_declares_its_encoding(label: str) -> None:
    page = HEAD.format(label, ARABIC)
    assert decoded(page.encode("cp1256")).text == page


def test_what_has_nuls_is_no_text() -> None:
    with pytest.raises(UnreadableError, match="neither"):
        decoded(b"\x7fELF\0\0\0")
