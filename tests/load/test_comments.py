"""Comments are told from texts, and know the line that they are about."""

from __future__ import annotations

import pytest
from tests.cases import ROOT

from briefgen.reading.comments import comments
from briefgen.reading.document import parse
from briefgen.span import File

AWKWARD = """\
# first
a: |  # head
  text # no
  # no

 # end of the block
b: "é # no"# behind a quote
c: 'it''s # no
  # no'
d: [p#no, "q", # in a list
  r]# behind a bracket
e: plain# no
  # alone below a plain text
f:

  # alone above a value
  # and another

  >-
  folded # no
g: {h: 1, # in a mapping
  i: "x\\" # no"}
j: ''# behind nothing
# last"""
FOUND = {
    "first": 2,
    "head": 2,
    "end of the block": 7,
    "behind a quote": 7,
    "in a list": 10,
    "behind a bracket": 11,
    "alone below a plain text": 14,
    "alone above a value": 19,
    "and another": 19,
    "in a mapping": 21,
    "behind nothing": 23,
    "last": None,
}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_a_comment_is_about_its_line_or_the_next_that_holds_more(ending: str) -> None:
    found = comments(File("a.yaml", AWKWARD.replace("\n", ending)))
    assert {one.text.removeprefix("# "): one.about for one in found} == FOUND
    lines = AWKWARD.split("\n")
    assert all(lines[one.span.line - 1][one.span.column - 1 :] == one.text for one in found)


@pytest.mark.parametrize("name", ["", "maliki-recordings/brief.yaml"])
def test_a_sign_begins_a_comment_if_no_data_is_lost_without_it(name: str) -> None:
    """What libyaml itself makes of each `#`, with a remark behind some lines of real briefs."""
    lines = (ROOT / "briefs" / name).read_text("utf-8").splitlines() if name else AWKWARD.splitlines()
    if name:
        lines = [line if number % 100 else f"{line}  # remark" for number, line in enumerate(lines, 3)]
    data = _data(lines)
    places = {(one.span.line, one.span.column) for one in comments(File("a.yaml", "\n".join(lines)))}
    for number, line in enumerate(lines, 1):
        for column in (place + 1 for place, sign in enumerate(line) if sign == "#"):
            without = [*lines[: number - 1], line[: column - 1], *lines[number:]]
            is_comment = _data(without) == data
            assert ((number, column) in places) == is_comment, f"{number}:{column} {line}"


def _data(lines: list[str]) -> object:
    """What is in a text; a text that is not YAML is like no other."""
    read = parse(File("a.yaml", "\n".join(lines))).value
    return object() if read is None else read.data
