"""Texts are changed where they stand in the file, or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.cases import ROOT

from briefgen.model.node import Path
from briefgen.reading.document import Document, parse
from briefgen.reading.rewrite import Edit, rewrite
from briefgen.span import File


def _document(text: str) -> Document:
    document = parse(File("a.yaml", text)).value
    assert document is not None
    return document


def _plain(words: str) -> str:
    """Without tatweel, which lengthens words and says nothing."""
    return words.replace("\u0640", "")


def _close(words: str) -> str:
    """Without a space before a comma, wherever a line is cut."""
    return re.sub(r"\s+,", ",", words)


def _trimmed(words: str) -> str:
    return " ".join(words.split())


def _big(words: str) -> str:
    return words.upper()


def _rewritten(text: str, *edits: tuple[Path, Callable[[str], str]]) -> tuple[str, list[Path]]:
    made = rewrite(_document(text), [Edit(path, change) for path, change in edits])
    return made.document.file.text, [edit.path for edit in made.refused]


# What is written, the change to `a`, and what is written then.
MADE = {
    "plain": ("a: ab\u0640c  # x\n", _plain, "a: abc  # x\n"),
    "plain on two lines": ("a: ab\n   \u0640c\nb: 1\n", _plain, "a: ab\n   c\nb: 1\n"),
    "single quotes": ("a: 'it''s\u0640' # \u0640\n", _plain, "a: 'it''s' # \u0640\n"),
    "double quotes with escapes": ('a: "b\\"\u0640\\t\\u0628"\n', _plain, 'a: "b\\"\\t\\u0628"\n'),
    "a block": (
        "a: |2-  # \u0640\n   b\u0640\n\n  c\u0640\n# \u0640\n",
        _plain,
        "a: |2-  # \u0640\n   b\n\n  c\n# \u0640\n",
    ),
    "a folded block": ("a: >\n  b\u0640\n  c\n\nd: e\n", _plain, "a: >\n  b\n  c\n\nd: e\n"),
    "white space in a block": ("a: >-\n    b   c\n    d\n", _trimmed, "a: >-\n    b c\n    d\n"),
    "line ends of Windows": (
        "a: |\r\n  b \u0640\r\n  c\r\nd: e\r\n",
        _plain,
        "a: |\r\n  b \r\n  c\r\nd: e\r\n",
    ),
    "white space, line ends of Windows": ('a: "b  c\r\n  d"\r\n', _trimmed, 'a: "b c\r\n  d"\r\n'),
    "a line that has to go": ("a: b\n  , c\n", _close, "a: b, c\n"),
    "a letter and a mark that come together": ("a: e\u0640\u0301\n", _plain, "a: e\u0301\n"),
    "the end of a quoted text": ("a: 'b'  # c\n", lambda words: f"{words}.", "a: 'b.'  # c\n"),
    "a composed letter beside it": ("a: e\u0301\u0640\n", _plain, "a: e\u0301\n"),
}
# What is written, and the change to `a` that would mean something else there.
REFUSED = {
    "an escape": ('a: "b\\u0640c"\n', _plain),
    "an escape that would become another": ('a: "b\\tc"\n', _big),
    "a comment": ("a: b\u0640 c\n", lambda words: words.replace("\u0640", " #")),
    "a value": ("a: b\u0640 c\n", lambda words: words.replace("\u0640", ":")),
    "another value": ("a: 'b'\n", lambda words: f"{words}', c: 'd"),
    "a number": ("a: '1'\n", lambda words: f"{words}'"),
    "no text": ("a: 12\n", _plain),
    "a number after it": ("a: 1\u06402\n", _plain),
    "nothing changes": ("a: bc\n", _plain),
    "a path that leads nowhere": ("b: c\u0640\n", _plain),
    "a list": ("a: [b\u0640]\n", _plain),
    "a line end of a block": ("a: |\n  b\n  c\n", lambda words: words.replace("b\n", "b")),
}


@pytest.mark.parametrize("case", MADE.values(), ids=list(MADE))
def test_a_text_is_changed_where_it_stands(case: tuple[str, Callable[[str], str], str]) -> None:
    text, change, expected = case
    assert _rewritten(text, (("a",), change)) == (expected, [])


@pytest.mark.parametrize("case", REFUSED.values(), ids=list(REFUSED))
def test_a_change_that_would_mean_something_else_is_refused(case: tuple[str, Callable[[str], str]]) -> None:
    text, change = case
    assert _rewritten(text, (("a",), change)) == (text, [("a",)])


def test_changes_to_one_text_are_made_one_after_the_other() -> None:
    edits = [(("a",), _plain), (("a",), _big), (("a",), _plain)]
    assert _rewritten("a: b\u0640\n", *edits) == ("a: B\n", [])


def test_of_changes_to_one_text_the_one_that_fits_is_made() -> None:
    edits = [(("a",), _plain), (("a",), _big), (("a",), _plain)]
    assert _rewritten('a: "b\u0640\\n"\n', *edits) == ('a: "b\\n"\n', [("a",)])


def test_one_refusal_keeps_nothing_else_from_being_made() -> None:
    text = "".join(f"k{number}: b\u0640\n" for number in range(9)) + 'k9: "b\\u0640"\n'
    edits = [((f"k{number}",), _plain) for number in range(10)]
    assert _rewritten(text, *edits) == (text.replace("b\u0640", "b"), [("k9",)])


def test_nothing_else_of_a_real_brief_is_touched() -> None:
    text = (ROOT / "briefs" / "maliki-recordings" / "brief.yaml").read_text("utf-8")
    document = _document(text)
    texts = [
        path
        for path in document.values
        if isinstance(_at(document.data, path), str) and "e" in str(_at(document.data, path))
    ]
    made = rewrite(document, [Edit(path, lambda words: words.replace("e", "\u00eb")) for path in texts])
    before, after = text.split("\n"), made.document.file.text.split("\n")
    assert len(texts) > 500
    assert made.refused == ()
    assert [line.replace("\u00eb", "e") for line in after] == before
    assert sum(line.count("\u00eb") for line in after) == sum(
        str(_at(document.data, path)).count("e") for path in texts
    )


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data
