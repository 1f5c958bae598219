"""What a desk makes of rules, and what becomes of silences then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.checking.desk import Desk
from briefgen.checking.rule import Case, Finding, rule
from briefgen.checking.run import run
from briefgen.diagnostic import Checked, Severity
from briefgen.loading.desk import desk
from briefgen.model.brief import Brief
from briefgen.reading.document import Document, parse
from briefgen.reading.validate import validate
from briefgen.settings import read_settings
from briefgen.span import File, Span
from briefgen.workspace import Workspace
from briefgen.world import MemoryWorld


@rule("XA01", Severity.WARNING)
def _title(case: Case) -> Iterator[Finding]:
    """Find the title."""
    del case
    yield Finding(("title",), "a title")


@rule("XA02", Severity.ERROR, is_firm=True)
def _firm(case: Case) -> Iterator[Finding]:
    """Find the title."""
    del case
    yield Finding(("title",), "a firm title")


RULES = (_title, _firm)


def _found(text: str, **severities: Severity | None) -> list[tuple[str, str]]:
    document: Checked[Document] = parse(File("a.yaml", text))
    brief: Checked[Brief] = document.then(validate)
    assert document.value is not None
    assert brief.value is not None
    found = run(Case(brief.value), document.value, Desk(severities=severities), RULES)
    return [(one.code, str(one.severity)) for one in found]


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ({}, [("XA02", "error"), ("XA01", "warning")]),
        ({"XA01": Severity.ERROR}, [("XA01", "error"), ("XA02", "error")]),
        ({"XA01": None}, [("XA02", "error")]),
        ({"XA": Severity.NOTE}, [("XA02", "error"), ("XA01", "note")]),
        ({"XA": None, "XA01": Severity.NOTE}, [("XA02", "error"), ("XA01", "note")]),
        ({"XA": Severity.NOTE, "XA01": None}, [("XA02", "error")]),
        ({"XA02": Severity.NOTE}, [("XA02", "error"), ("XA01", "warning")]),
    ],
)
def test_a_code_goes_before_its_family_and_a_firm_rule_stays(
    severities: dict[str, Severity | None], expected: list[tuple[str, str]]
) -> None:
    assert _found("title: A\n", **severities) == expected


def test_a_silence_takes_away_its_code_on_its_line_only() -> None:
    assert _found("title: A # briefgen: allow XA01 because of it\n") == [("XA02", "error")]
    below = "title: A\ndesk: b # briefgen: allow XA01 because of it\n"
    assert ("XA01", "warning") in _found(below)
    assert ("SL04", "warning") in _found(below)


def test_a_silence_without_a_reason_takes_nothing_away() -> None:
    assert _found("title: A # briefgen: allow XA01\n") == [
        ("XA02", "error"),
        ("XA01", "warning"),
        ("SL01", "warning"),
    ]


def test_a_silence_takes_away_nothing_of_another_file() -> None:
    document = parse(File("a.yaml", "title: A # briefgen: allow XA01 because of it\n")).value
    assert document is not None
    elsewhere = Span(File("ar.po", "msgstr"), 1, 1, 1, 7)
    laid_over = replace(document, values={**document.values, ("title",): elsewhere})
    brief = validate(document).value
    assert brief is not None
    found = run(Case(brief), laid_over, rules=(_title,))
    assert [(one.code, one.span and one.span.file.name) for one in found] == [
        ("SL04", "a.yaml"),
        ("XA01", "ar.po"),
    ]


def test_a_silence_of_a_rule_that_is_switched_off_is_not_idle() -> None:
    text = "title: A\ndesk: b # briefgen: allow XA01 because of it\n"
    assert _found(text, XA01=None) == [("XA02", "error")]


def _desk(settings: str) -> Checked[Desk]:
    world = MemoryWorld({"briefgen.toml": settings.encode()})
    read = read_settings(settings.encode())
    assert read.value is not None
    return desk(Workspace(Path("/desk"), read.value, world))


def test_the_severities_of_a_desk_are_those_of_its_settings() -> None:
    given = _desk('[check.severity]\nTR01 = "error"\nSR = "note"\nSC01 = "off"\n')
    assert given.diagnostics == ()
    assert given.value is not None
    assert given.value.severities == {"TR01": Severity.ERROR, "SR": Severity.NOTE, "SC01": None}


@pytest.mark.parametrize(
    ("line", "column", "message", "hint"),
    [
        ('SC77 = "off"', 1, "there is no rule `SC77`", "did you mean `SC"),
        ('sc01 = "off"', 1, "there is no rule `sc01`", "did you mean `SC01`?"),
        ('CS = "off"', 1, "there is no rule `CS`", "the families are `AD`, "),
        ('everything = "off"', 1, "there is no rule `everything`", "the families are `AD`, "),
        ('YM01 = "off"', 1, "there is no rule `YM01`", "the families are `AD`, "),
        ('  ST01 = "note"', 3, "the severity of `ST01` cannot be changed: ", "delete the line"),
    ],
)
def test_a_severity_of_no_rule_or_of_a_firm_one_is_a_mistake(
    line: str, column: int, message: str, hint: str
) -> None:
    given = _desk(f'[check.severity]\nTR01 = "note"\n{line}\n')
    assert given.value is None
    (found,) = given.diagnostics
    assert found.code == "WS07"
    assert found.message.startswith(message)
    assert found.hints[0].startswith(hint)
    assert found.span is not None
    assert (found.span.line, found.span.column) == (3, column)
