"""`--fix` writes what rules can put right, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefgen.checking.desk import Desk
from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.examining.mend import mend
from briefgen.world import MemoryWorld

NAME = "briefs/case.yaml"
TATWEEL = "\u0640"


@rule("XA01", Severity.NOTE)
def _tatweel(case: Case) -> Iterator[Finding]:
    """A text is lengthened."""
    for wording in case.wordings:
        if TATWEEL in wording.words:
            yield Finding(wording.path, "tatweel", (), lambda words: words.replace(TATWEEL, ""))


@rule("XA02", Severity.NOTE)
def _spaces(case: Case) -> Iterator[Finding]:
    """A text has two spaces in a row."""
    for wording in case.wordings:
        if "  " in wording.words:
            yield Finding(wording.path, "spaces", (), lambda words: words.replace("  ", " "))


@rule("XA03", Severity.NOTE)
def _unmended(case: Case) -> Iterator[Finding]:
    """Nothing can be done about a title."""
    del case
    yield Finding(("title",), "a title")


RULES = (_tatweel, _spaces, _unmended)
BRIEF = f"""\
# the desk's own words
title:   {{en: 'One',  ar: "واحـد" }}  # ـ
languages: [en, ar]
bottom_line:
  en: >-
    It  stopped.
  ar: توقـفت.  # briefgen: allow XA01 because the firm writes itself so
highlights:
- {{en: "Two  {TATWEEL}", ar: "\\u0640 اثنان"}}
"""


def _written(brief: bytes, files: dict[str, bytes] | None = None) -> MemoryWorld:
    return MemoryWorld({NAME: brief, **(files or {})})


@pytest.mark.parametrize(("mark", "ending"), [(b"", "\n"), (b"\xef\xbb\xbf", "\r\n")])
def test_what_is_found_is_put_right_where_it_stands(mark: bytes, ending: str) -> None:
    text = BRIEF.replace("\n", ending)
    world = _written(mark + text.encode())
    done = mend(world, NAME, Desk(), lambda _: True, RULES)
    expected = text.replace("واحـد", "واحد").replace("It  stopped", "It stopped")
    expected = expected.replace(f"Two  {TATWEEL}", "Two ")
    assert world.files[NAME] == mark + expected.encode()
    assert done.counts == {"XA01": 2, "XA02": 2}
    (left,) = done.refused
    assert (left.code, str(left.severity), left.span.line if left.span else 0) == ("FX01", "note", 9)
    assert left.message.startswith("`XA01` was not fixed here: ")


def test_only_what_is_wanted_is_put_right() -> None:
    world = _written(BRIEF.encode())
    done = mend(world, NAME, Desk(), {"XA02"}.__contains__, RULES)
    assert done.counts == {"XA02": 2}
    assert done.refused == ()
    assert world.files[NAME].count(TATWEEL.encode()) == BRIEF.count(TATWEEL)


def test_a_rule_that_the_desk_has_switched_off_puts_nothing_right() -> None:
    world = _written(BRIEF.encode())
    done = mend(world, NAME, Desk(severities={"XA": None}), lambda _: True, RULES)
    assert (done.counts, done.refused) == ({}, ())
    assert world.files == {NAME: BRIEF.encode()}


class _Closed(MemoryWorld):
    """A world in which nothing is written."""

    def write(self, name: str, content: bytes) -> None:
        raise AssertionError(name, content)


@pytest.mark.parametrize(
    "text", ["title: One\n", 'title: "One \\u0640"\n', "titel: ـ\n", "title: [\n", ""], ids=range(5)
)
def test_a_file_in_which_nothing_changes_is_not_written(text: str) -> None:
    done = mend(_Closed({NAME: text.encode()}), NAME, Desk(), lambda _: True, RULES)
    assert done.counts == {}


def test_a_brief_that_is_not_checked_is_left_alone() -> None:
    files = {NAME: "title: ـ\n".encode(), "briefs/case.evidence.lock": b"{"}
    assert mend(_Closed(files), NAME, Desk(), lambda _: True, RULES).counts == {}


class _Full(MemoryWorld):
    """A world without room."""

    def write(self, name: str, content: bytes) -> None:
        del content
        raise OSError(28, "No space left on device", name)


def test_a_file_that_cannot_be_written_is_an_error() -> None:
    done = mend(_Full({NAME: BRIEF.encode()}), NAME, Desk(), lambda _: True, RULES)
    assert done.counts == {}
    assert [(one.code, one.message) for one in done.refused] == [
        ("WS06", "this cannot be written: no space left on device")
    ]


def test_words_of_another_file_are_left_to_it() -> None:
    catalogue = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: ar\\n"\n\n'
    catalogue += 'msgctxt "title"\nmsgid "One"\nmsgstr "واحـد"\n'
    files = {"briefs/case.translations/ar.po": catalogue.encode()}
    # The words of the brief stand at the line and the column where those of the other file do.
    above, before = "#\n" * 6, "title: {en:\n"
    world = _written(f"{above}{before}One  two{TATWEEL}}}\nlanguages: [en, ar]\n".encode(), files)
    done = mend(world, NAME, Desk(), lambda _: True, RULES)
    assert [(one.message, one.span and one.span.place) for one in done.refused] == [
        (
            "`XA01` was not fixed here: the words stand in `briefs/case.translations/ar.po`",
            "briefs/case.translations/ar.po:8:1",
        )
    ]
    assert done.counts == {"XA01": 1, "XA02": 1}
    assert world.files[NAME] == f"{above}{before}One two}}\nlanguages: [en, ar]\n".encode()
    assert world.files["briefs/case.translations/ar.po"] == catalogue.encode()
