"""Captures that were made to do harm: one clear answer each, within the limits, and never an exception."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from tests.capture.paper import bomb, paper

from briefgen.capture.readable import UnreadableError
from briefgen.sourcing import apart

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b" \n\n", "empty"),
    "100 MB": (lambda: b"a " * (50 << 20), "larger than 32 MB"),
    "a program": (lambda: b"\x7fELF" + b"\0" * 500, "neither"),
    "a document of Word": (lambda: b"PK\x03\x04" + b"x" * 500, "ZIP"),
    "a packed page": (lambda: gzip.compress(b"<p>text</p>"), "gzip"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"x" * 500, "picture"),
    "a page in one file": (lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related;\n\n<p>", "MHTML"),
    "a page of scripts": (lambda: b"<!doctype html><body><script>x='<p>text</p>'</script>", "script"),
    "a million lines": (lambda: b"a\n" * 1_000_000, "more than 100,000 lines"),
    "a million paragraphs": (lambda: b"<html>" + b"<p>a" * 1_000_000, "more than 60,000 paragraphs"),
    "a PDF that is not one": (lambda: b"%PDF-1.7\n" + b"x" * 1000, "damaged"),
    "a PDF that breaks off": (lambda: paper(["a line"])[:400], "damaged|no text"),
    "a PDF that unpacks to 300 MB": (lambda: bomb(300_000_000), "damaged|time or memory"),
    "a PDF of many pages": (lambda: paper(*[["a"]] * 501), "more than 500 pages"),
}
READ: dict[str, tuple[Callable[[], bytes], str]] = {
    "200,000 open boxes": (lambda: b"<html>" + b"<div>" * 200_000 + b"end", "end"),
    "200,000 open letters": (lambda: b"<html>" + b"<b>" * 200_000 + b"end", "end"),
    "200,000 ends": (lambda: b"<html>" + b"<b>" * 1000 + b"</i>" * 200_000 + b"end", "end"),
    "one attribute of 5 MB": (lambda: b"<html><p class='" + b"a " * 2_500_000 + b"'>end</p>", "end"),
    "a tag that never ends": (lambda: b"<html><p>end</p><p " + b"a=1 " * 100_000, "end"),
    "a comment that never ends": (lambda: b"<html><p>end</p><!--" + b"-" * 500_000, "end"),
    "5 MB without a space": (lambda: b"<html><p>" + b"a" * 5_000_000, "a" * 5_000_000),
    "100,000 words on a line": (lambda: b"word " * 100_000 + b"\n", ("word " * 100_000).rstrip()),
    "controls of a terminal": (lambda: b"a \x1b[2Jb \x07c\xe2\x80\xaed\n", "a  [2Jb  c d"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_says_why(name: str) -> None:
    make, message = REFUSED[name]
    with pytest.raises(UnreadableError, match=message):
        apart.read(make())


@pytest.mark.parametrize("name", READ)
def test_what_is_strange_is_read_all_the_same(name: str) -> None:
    make, text = READ[name]
    assert apart.read(make()).readable.text == f"{text}\n"
