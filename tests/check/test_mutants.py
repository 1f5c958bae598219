"""The first brief holds to every rule; with one thing wrong it breaks the one rule that is meant for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml
from tests.cases import ROOT

from briefgen.diagnostic import Diagnostic, Severity, ordered
from briefgen.loading.loaded import check, load
from briefgen.world import DiskWorld, MemoryWorld

NAME = "briefs/maliki-recordings/brief.yaml"
MEMORY = "briefs/maliki-recordings/translations/ar.po"
BEFORE = "briefs/maliki-recordings/editions/1.yaml"


@dataclass(frozen=True)
class Mutant:
    """The first brief with one thing wrong."""

    what: str
    raises: str
    edits: list[tuple[str, str]]
    with_memory: bool = False
    """Whether the memory of its translation lies beside it; any change of words is one to the memory."""

    @property
    def text(self) -> str:
        """The brief with its edits."""
        text = _original()
        for old, new in self.edits:
            assert text.count(old) == 1, f"{self.what}: the words stand there {text.count(old)} times"
            text = text.replace(old, new)
        return text


MUTANTS = [
    Mutant(**one) for one in yaml.safe_load((Path(__file__).parent / "mutants.yaml").read_text("utf-8"))
]


@cache
def _original() -> str:
    return (ROOT / NAME).read_text("utf-8")


def _found(text: str, *, with_memory: bool) -> tuple[Diagnostic, ...]:
    disk = DiskWorld(ROOT)
    lock = "briefs/maliki-recordings/evidence.lock"
    files = {NAME: text.encode(), **{name: disk.read(name) or b"" for name in (lock, BEFORE)}}
    if with_memory:
        files[MEMORY] = disk.read(MEMORY) or b""
    world = MemoryWorld(files)
    loaded = load(world, NAME)
    more = check(world, loaded.value) if loaded.value is not None else ()
    return ordered((*loaded.diagnostics, *more))


@cache
def _noted() -> frozenset[tuple[str, str]]:
    """What there is to note about the brief as it is."""
    return frozenset((one.code, one.message) for one in _found(_original(), with_memory=True))


def test_there_are_more_than_thirty_mutants() -> None:
    assert len(MUTANTS) == 41
    assert len({mutant.what for mutant in MUTANTS}) == len(MUTANTS)


def test_the_first_brief_has_no_error_and_no_warning() -> None:
    found = _found(_original(), with_memory=True)
    assert [one for one in found if one.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.what)
def test_a_mutant_breaks_exactly_the_rule_that_is_meant_for_it(mutant: Mutant) -> None:
    found = _found(mutant.text, with_memory=mutant.with_memory)
    new = {(one.code, one.message) for one in found} - _noted()
    assert {code for code, _ in new} == {mutant.raises}
