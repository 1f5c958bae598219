"""Texts of a brief get other words where they stand: nothing else in the file changes."""

from __future__ import annotations

import random

import pytest

from briefgen.model.node import Path
from briefgen.reading.document import Document, parse
from briefgen.reading.reword import reword
from briefgen.span import File

TEXT = """\
# The head stays.
title: {en: One, ar: "اثنان"}   # and so does what stands behind
plain: a plain text # here too
folded: >-
  folded words
  over two lines

  and a paragraph
kept: |
  kept
  lines
single: 'it''s'
clipped: >
  clipped
list:
  - first
  - >-
    second
last: the last
"""
PATHS: tuple[Path, ...] = (
    ("title", "en"),
    ("title", "ar"),
    ("plain",),
    ("folded",),
    ("kept",),
    ("single",),
    ("clipped",),
    ("list", 0),
    ("list", 1),
    ("last",),
)
AWKWARD = (
    "no",
    "2026-03-02",
    "12",
    "- a dash",
    "key: value",
    "a # b",
    "# all",
    "{braces}, [brackets]",
    "said \"so\" and 'so'",
    "back \\ slash",
    "قال: «لا»، ثم سكت",
    "two\nlines",
    "two\n\nparagraphs",
    "a\ttab",
    "“quoted”",
    "@name and [[event]] *so*",
    "word " * 60 + "end",
    "%",
    "| pipe",
    "null",
    "\u2067isolated\u2069",
)


def _document(text: str = TEXT) -> Document:
    document = parse(File("brief.yaml", text)).value
    assert document is not None
    return document


def reworded(words: dict[Path, str], text: str = TEXT) -> Document:
    made = reword(_document(text), words)
    assert made is not None
    return made


@pytest.mark.parametrize("words", AWKWARD)
@pytest.mark.parametrize("path", PATHS, ids=str)
def test_any_words_can_stand_at_any_place(path: Path, words: str) -> None:
    made = reworded({path: words})
    expected = _document().data
    at = expected
    for part in path[:-1]:
        at = at[part]
    at[path[-1]] = words + ("\n" if path in {("kept",), ("clipped",)} else "")
    assert made.data == expected


def test_comments_layout_and_quotes_stay() -> None:
    made = reworded({("title", "ar"): "ثلاثة", ("plain",): "other words", ("single",): "that's"})
    expected = TEXT.replace("اثنان", "ثلاثة").replace("a plain text", "other words")
    assert made.file.text == expected.replace("it''s", "that''s")


def test_a_folded_text_is_folded_again() -> None:
    made = reworded({("folded",): "word " * 40 + "end"})
    lines = made.file.text.split("\n")
    assert max(map(len, lines)) <= 110
    assert len(lines) == len(TEXT.split("\n")) - 2


def test_the_ends_of_lines_stay() -> None:
    made = reworded({("folded",): "new\nwords", ("kept",): "two\nlines"}, TEXT.replace("\n", "\r\n"))
    assert made.file.text.replace("\r\n", "").count("\n") == 0
    assert made.data["folded"] == "new\nwords"


def test_many_texts_at_once() -> None:
    choose = random.Random(4)  # noqa: S311 - the same texts each time
    for _ in range(50):
        words = {path: choose.choice(AWKWARD) for path in choose.sample(PATHS, 5)}
        made = reworded(words)
        assert {str(made.data[path[0]]).strip() for path in words if len(path) == 1} == {
            text.strip() for path, text in words.items() if len(path) == 1
        }


def test_what_a_block_cannot_hold_is_put_between_quotation_marks() -> None:
    # A folded text cannot begin with a space, since that would be its indentation.
    made = reworded({("folded",): "  begins with spaces", ("plain",): "fine"})
    assert 'folded: "  begins with spaces"\nkept: |\n' in made.file.text
