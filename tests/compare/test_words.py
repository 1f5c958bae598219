"""Words marked as kept, removed and added, in any script."""

from __future__ import annotations

import random

import pytest

from briefgen.comparing.words import runs

_MARKS = {"kept": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}


def marked(before: str, after: str) -> str:
    return "".join(_MARKS[run.mark].format(run.text) for run in runs(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The pumps stopped.", "The pumps stopped.", "The pumps stopped."),
        ("The pumps stopped.", "The two pumps stopped.", "The {+two +}pumps stopped."),
        ("It cost 2.4 million.", "It cost 2.5 million.", "It cost [-2.4-]{+2.5+} million."),
        (
            "l’exploitant attend le navire",
            "l’exploitant voit le navire",
            "l’exploitant [-attend-]{+voit+} le navire",
        ),
        # What was said anew in one go is shown in one go.
        (
            "The desk thinks that the old pumps will stop soon.",
            "The desk thinks that all new engines will stop soon.",
            "The desk thinks that [-the old pumps-]{+all new engines+} will stop soon.",
        ),
        (
            "Nothing of this stayed.",
            "A wholly other sentence.",
            "[-Nothing of this stayed.-]{+A wholly other sentence.+}",
        ),
        (
            "The water levels fell",
            "The budget has passed",
            "[-The water levels fell-]{+The budget has passed+}",
        ),
        ("Kept", "Kept, and much more than there was", "Kept{+, and much more than there was+}"),
        ("", "New.", "{+New.+}"),
        ("Old.", "", "[-Old.-]"),
    ],
)
def test_english_and_french(before: str, after: str, expected: str) -> None:
    assert marked(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "توقفت محطتا ضخ في البصرة",
            "توقفت ثلاث محطات ضخ في البصرة",
            "توقفت [-محطتا-]{+ثلاث محطات+} ضخ في البصرة",
        ),
        # A vowel sign changes the word that it stands on, and never stands alone.
        ("قال إنّ الماء عاد اليوم", "قال إنَّ الماء عاد اليوم", "قال [-إنّ-]{+إنَّ+} الماء عاد اليوم"),
        ("وقال إن هٰذا الماء عاد", "وقال إن هٰذه الماء عاد", "وقال إن [-هٰذا-]{+هٰذه+} الماء عاد"),
        # Nor is a word cut where letters are kept apart.
        ("او نمی\u200cخواهد برود", "او می\u200cخواهد برود", "او [-نمی\u200cخواهد-]{+می\u200cخواهد+} برود"),
        (
            "ارتفع إلى ٣٫٥ مليون، ثم هبط",
            "ارتفع إلى ٣٫٦ مليون، ثم هبط",
            "ارتفع إلى [-٣٫٥-]{+٣٫٦+} مليون، ثم هبط",
        ),
        ("بيان رقم ١٤، ثم صمت تام", "بيان رقم ١٤؛ ثم صمت تام", "بيان رقم ١٤[-،-]{+؛+} ثم صمت تام"),
    ],
)
def test_arabic_script(before: str, after: str, expected: str) -> None:
    assert marked(before, after) == expected


def test_the_runs_make_both_wordings() -> None:
    chance = random.Random(7)  # noqa: S311
    words = ["a", "bb", " ", "  ", "\n", "،", "ضخّ", "٣٫٥", ".", "\u200f", "\u2067", "é", "e\u0301", "😀", "-"]
    for _ in range(2_000):
        before, after = ("".join(chance.choices(words, k=chance.randrange(30))) for _ in range(2))
        found = runs(before, after)
        assert "".join(run.text for run in found if run.mark != "added") == before
        assert "".join(run.text for run in found if run.mark != "removed") == after
        assert all(run.text for run in found) or before == after == ""


def test_a_long_text_of_one_word_over_and_over_is_compared() -> None:
    before, after = "ha " * 6_000 + "end", "ho " * 3 + "ha " * 6_000
    found = runs(before, after)
    assert "".join(run.text for run in found if run.mark != "removed") == after
