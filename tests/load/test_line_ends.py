"""Lines and columns are those of an editor, whatever libyaml takes for the end of a line."""

from __future__ import annotations

import pytest
from tests.cases import found

from briefgen.model.node import Path
from briefgen.reading.document import Document, decode, parse
from briefgen.reading.scalars import scalars

# NEL, LS and PS end a line in YAML 1.1, and none in YAML 1.2 and in editors.
SIGNS = ("\x85", "\u2028", "\u2029")
PLACES: dict[str, str] = {
    "a comment": "# a{0}# b\ntitle: A\nevents: x\n",
    "a quoted text": 'title: "a{0}b"\nevents: x\n',
    "a block": "title: |\n  a{0}  b\n  c\nevents: x\n",
}


def _document(text: str) -> Document:
    decoded = decode("briefs/a.yaml", text.encode()).value
    assert decoded is not None
    read = parse(decoded).value
    assert read is not None
    return read


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_stands_behind_such_a_sign_is_where_it_is(place: str, sign: str, end: str) -> None:
    text = PLACES[place].format(sign).replace("\n", end)
    document = _document(text)
    path: Path = ("events",)
    line = text[: text.index("events")].count(end) + 1
    key, value = document.key_span(path), document.span(path)
    assert (key.line, key.column, key.end_line, key.end_column) == (line, 1, line, 7)
    assert (value.line, value.column, value.end_column) == (line, 9, 10)
    assert value.excerpt == "events: x"
    assert value.excerpt[value.column - 1] == "x"
    (scalar,) = [one for one in scalars(text) if one.written == "x"]
    assert (scalar.line, scalar.column) == (value.line, value.column)


@pytest.mark.parametrize("sign", SIGNS)
def test_a_mistake_behind_such_a_sign_is_said_where_it_is(sign: str) -> None:
    (one,) = found(f"title: a # b{sign}# c\nevents:\n  - [a\n".encode())
    assert one.span is not None
    assert (one.code, one.span.line, one.span.column) == ("YM09", 3, 5)
    assert one.span.excerpt == "  - [a"


def test_a_second_byte_order_mark_moves_nothing() -> None:
    document = _document("\ufeff\ufefftitle: a\nevents: x\n")
    assert document.span(("title",)).column == 9
    assert (document.span(("events",)).line, document.span(("events",)).column) == (2, 9)
    assert [one.written for one in scalars(document.file.text)] == ["title", "a", "events", "x"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_sign_that_cannot_stand_in_a_brief_is_where_it_is(end: str) -> None:
    (one,) = found(f"title: a{end}events: a\x07b{end}".encode())
    assert one.span is not None
    assert (one.code, one.span.line, one.span.column) == ("YM02", 2, 10)
