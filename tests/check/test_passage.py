"""Where a quote stands in an archived text, and what comes nearest to one that does not."""

from __future__ import annotations

import re

import pytest

from briefgen.checking.archived import lines, own_lines
from briefgen.checking.passage import find, nearest
from briefgen.model.source import Source

TEXT = lines(
    (
        "A first line, of other things entirely.\n\n"
        "He insisted that the recordings were fabricated and “fake”; nobody has seen the origi-\n"
        "nals of Nouri al-\nMaliki – he said – or of 2019.\n"
        "والحشد الشعبي يرفض ذلك، بحسب «البيان»."
    ).encode()
)


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("the recordings were fabricated", (3, 3)),
        ("Nouri al-Maliki", (4, 5)),
        ("al-Maliki-he said-or", (4, 5)),
        ("nobody […] Maliki", (3, 5)),
        ("nobody [...] or of 2019", (3, 5)),
        ("fabricated [sic] and fake", None),
        ('fabricated [sic] and "fake"', (3, 3)),
        ("Maliki […] nobody", None),
        ("the recording", None),
        ("cordings", None),
        ("201", None),
        ("019", None),
        ("الحشد الشعبي", (6, 6)),
        ("حشد", None),
        ("الشعب", None),
        ("things entirely. He insisted", (1, 3)),
    ],
)
def test_a_quote_is_whole_words_in_their_order(words: str, where: tuple[int, int] | None) -> None:
    assert find(words, TEXT) == where


@pytest.mark.parametrize(
    ("words", "line", "marked"),
    [
        (
            "the recordings were forged and fake",
            3,
            "the recordings were [-forged-]{+fabricated+} and “fake”;",
        ),
        ("He insists that the recordings", 3, "He [-insists-]{+insisted+} that the recordings"),
        ("recordings were fabricated fake", 3, "recordings were fabricated {+and+} “fake”;"),
        ("recordings were all fabricated", 3, "recordings were [-all-] fabricated"),
        ("insist", 3, "[-insist-]{+insisted+}"),
        ("والجيش الشعبي يرفض ذلك", 6, "[-والجيش-]{+والحشد+} الشعبي يرفض ذلك،"),
    ],
)
def test_the_nearest_passage_shows_what_differs(words: str, line: int, marked: str) -> None:
    near = nearest(words, TEXT)
    assert near is not None
    assert (near.lines, near.marked) == ((line, line), marked)


@pytest.mark.parametrize("words", ["a flock of seven white geese", "zebra", "…"])
def test_what_is_unlike_everything_has_no_nearest_passage(words: str) -> None:
    assert nearest(words, TEXT) is None


def test_a_long_passage_is_shown_without_its_middle() -> None:
    text = lines(" ".join(f"word{number}" for number in range(60)).encode())
    words = " ".join(f"word{number}" for number in range(20, 45)) + " zebra"
    near = nearest(words, text)
    assert near is not None
    assert near.marked == (
        "word20 word21 word22 word23 word24 word25 … word39 word40 word41 word42 word43 word44"
        " [-zebra-]{+word45+}"
    )


def test_without_its_marks_a_passage_is_the_source_s() -> None:
    near = nearest("insisted the record were fabricated", TEXT)
    assert near is not None
    theirs = re.sub(r"\{\+(.*?)\+\}", r"\1", re.sub(r"\[-.*?-\] ?", "", near.marked))
    assert find(theirs, TEXT)


def test_excluded_lines_keep_the_numbers_of_the_others() -> None:
    archive = {"file": "a.txt", "sha256": "0" * 64, "exclude": ["2-3"]}
    source = Source.model_validate({"id": "s1", "publisher": "A", "title": "T", "archive": archive})
    assert own_lines(source, b"one\ntwo\r\nthree\nfour") == ((1, "one"), (4, "four"))


def test_a_miss_in_a_large_text_is_told_with_the_nearest_line() -> None:
    many = ("the a of and to in it was on he " * 10 + "\n").encode() * 2000
    text = lines(many + b"the king of zebras was on it")
    assert find("the […] of […] and […] zebra", text) is None
    near = nearest("the queen of zebras was on it", text)
    assert near is not None
    assert near.lines == (2001, 2001)
