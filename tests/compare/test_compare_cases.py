"""Every kind of change, in pairs of editions that say so themselves.

A file of `cases/` holds several cases. A line `#= likelihood: raised, with the reason` begins one, named by
the kind that it is about. What follows is a brief in two editions, as a diff shows it: lines with `-` stand
only in the old one, lines with `+` only in the new one. Lines `=> ` are all changes there are:

    => likelihood judgement j1 likelihood: "likely" → "very likely", raised; reason
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

import pytest

from briefgen.comparing.change import Change, Kind
from briefgen.comparing.compare import compare
from briefgen.comparing.edition import Edition
from briefgen.comparing.operation import applied
from briefgen.comparing.plain import Plain
from briefgen.loading.loaded import load
from briefgen.world import MemoryWorld

FOLDER = Path(__file__).parent / "cases"
BRIEF = "briefs/case.yaml"


@dataclass
class Case:
    """Two editions, and what differs."""

    title: str
    old: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    expected: list[str] = field(default_factory=list)


def _cases() -> list[Case]:
    found: list[Case] = []
    for file in sorted(FOLDER.glob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            if line.startswith("#= "):
                found.append(Case(line[3:]))
            elif line.startswith("=> "):
                found[-1].expected.append(line[3:])
            elif line.startswith("#file "):
                found[-1].files[line.removeprefix("#file ")] = ""
            elif line.startswith("#|"):
                name = list(found[-1].files)[-1]
                found[-1].files[name] += f"{line[3:]}\n"
            elif line:
                _take(found[-1], line)
    return found


def _take(case: Case, line: str) -> None:
    sign, text = line[0], line[2:]
    assert sign in " +-", line
    if sign in " -":
        case.old.append(text)
    if sign in " +":
        case.new.append(text)


CASES = _cases()


def edition(lines: list[str], files: dict[str, str]) -> Edition:
    world = MemoryWorld(
        {BRIEF: "\n".join(lines).encode(), **{name: text.encode() for name, text in files.items()}}
    )
    loaded = load(world, BRIEF)
    assert loaded.value is not None, loaded.diagnostics
    return Edition(loaded.value.brief, loaded.value.translations.states)


def shown(change: Change) -> str:
    """A change on one line."""
    item = change.item
    name = () if item.kind == "report" else (item.kind.replace(" ", "-"), item.id or str(item.position))
    words = (change.kind, *name, "/".join(map(str, change.path)))
    values = (
        f": {_value(change.before)} → {_value(change.after)}" if change.path or change.kind == "moved" else ""
    )
    turn = f", {change.direction}" if change.direction else ""
    reason = f"; {'reason' if change.reason else 'no reason'}" if change.wants_reason else ""
    tags = f"; {' '.join(sorted(change.languages))}" if change.languages else ""
    return " ".join(filter(None, words)) + values + turn + reason + tags


def _value(value: Plain) -> str:
    return "…" if isinstance(value, dict) else json.dumps(value, ensure_ascii=False)


def test_all_compare_cases_are_collected() -> None:
    assert len(CASES) == 53
    assert len({case.title for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_two_editions_differ_as_the_case_says(case: Case) -> None:
    old, new = edition(case.old, case.files), edition(case.new, case.files)
    found = compare(old, new)
    assert "\n".join(map(shown, found.changes)) == "\n".join(case.expected)
    assert applied(old.plain, found.operations) == new.plain


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_case_shows_the_kind_that_its_title_names(case: Case) -> None:
    kind = case.title.partition(":")[0]
    assert kind == "same" or re.search(rf"^{kind}\b", "\n".join(case.expected), re.MULTILINE)
    assert (kind == "same") == (not case.expected)


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_of_change_has_a_case(kind: str) -> None:
    assert [case for case in CASES if case.title.startswith(f"{kind}: ")]
