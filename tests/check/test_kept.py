"""Answers about texts are kept, and are what they would be if they were asked for anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

import briefgen
from briefgen.prose.kept import kept
from briefgen.view.isolate import isolated, run

MANY = 10_000
"""More texts than are kept."""
LONG = "a" * 2001


def test_a_text_is_looked_at_once_however_often_it_is_asked_about() -> None:
    asked: list[tuple[str, str]] = []

    @kept
    def answer(text: str, base: str) -> str:
        asked.append((text, base))
        return f"{text} {base}"

    said = [answer(*one) for one in (("a", "en"), ("a", "en"), ("a", "ar"), ("b", "en"), ("a", "en"))]
    assert said == ["a en", "a en", "a ar", "b en", "a en"]
    assert asked == [("a", "en"), ("a", "ar"), ("b", "en")]


def test_what_is_kept_has_an_end() -> None:
    asked: list[str] = []

    @kept
    def answer(text: str) -> str:
        asked.append(text)
        return text

    for number in range(MANY):
        answer(str(number))
    assert (answer("0"), asked[-1], len(asked)) == ("0", "0", MANY + 1)
    assert [answer(LONG), answer(LONG)] == [LONG, LONG]
    assert asked[-2:] == [LONG, LONG], "the text of a capture is not held in memory"


def test_markup_and_the_text_that_it_is_written_with_are_two_things() -> None:
    letters = "<b> & c"
    markup = Markup("<b>") + Markup(" & c")
    assert run(letters, "ltr") == '<bdi dir="ltr">&lt;b&gt; &amp; c</bdi>'
    assert run(markup, "ltr") == '<bdi dir="ltr"><b> & c</bdi>'
    assert (isolated(letters, "ltr"), isolated(markup, "ltr")) == ("&lt;b&gt; &amp; c", letters)


def test_a_build_keeps_no_answers_of_the_builds_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "one.yaml").write_text("title: One", "utf-8")
    monkeypatch.chdir(tmp_path)
    asked: list[str] = []

    @kept
    def answer(text: str) -> str:
        asked.append(text)
        return text

    answer("a")
    briefgen.build(formats=["html"])
    answer("a")
    assert asked == ["a", "a"]
