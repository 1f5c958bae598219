"""Captures as documents, with a sign before each line that is to be left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefgen.capture.furniture import furniture
from briefgen.capture.reading import readable

FOLDER = Path(__file__).parent
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _cases(name: str) -> dict[str, list[str]]:
    parts = re.split(r"^## ", (FOLDER / name).read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {part.partition("\n")[0]: [text for _, text in _BLOCK.findall(part)] for part in parts}


TEXTS, PAGES = _cases("texts.md"), _cases("pages.md")


def _marked(content: str) -> list[str]:
    """The lines that are not empty as they are read, each with its sign."""
    read = readable(content.encode())
    gone = {number for one in furniture(read.lines) for number in range(one.first, one.last + 1)}
    numbered = enumerate(read.lines, 1)
    return [f"{'-' if number in gone else ' '} {line.text}" for number, line in numbered if line.text]


def test_all_cases_are_collected() -> None:
    assert (len(TEXTS), len(PAGES)) == (10, 6)


@pytest.mark.parametrize("title", TEXTS)
def test_what_is_left_out_of_a_text(title: str) -> None:
    (marked,) = TEXTS[title]
    capture = "".join(f"{line[2:]}\n" for line in marked.splitlines())
    assert _marked(capture) == [line for line in marked.splitlines() if line]


@pytest.mark.parametrize("title", PAGES)
def test_the_lines_of_a_page_and_what_is_left_out_of_them(title: str) -> None:
    page, marked = PAGES[title]
    assert _marked(page) == marked.splitlines()
