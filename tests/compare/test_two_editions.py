"""The two editions of the first brief: one rests on one text, the other remembers what that printed."""

from __future__ import annotations

from functools import cache

import pytest
from tests.cases import ROOT

from briefgen.diagnostic import Severity
from briefgen.loading.loaded import Loaded, check, load
from briefgen.model.claim import Evidence
from briefgen.model.node import each
from briefgen.world import DiskWorld, MemoryWorld

FOLDER = "briefs/maliki-recordings"
SECOND = f"{FOLDER}/brief.yaml"
FIRST = f"{FOLDER}/editions/1.yaml"


@cache
def _loaded(name: str) -> Loaded:
    found = load(DiskWorld(ROOT), name).value
    assert found is not None
    return found


def test_the_second_edition_supersedes_the_first() -> None:
    first, second = _loaded(FIRST).brief, _loaded(SECOND).brief
    assert (first.edition, second.edition) == (1, 2)
    assert second.supersedes == "editions/1.yaml"
    assert [event.id for event in first.events if event.kind == "recording"] == [
        event.id for event in second.events if event.kind == "recording" and event.id != "rec-5"
    ]


def test_the_first_edition_rests_on_one_text() -> None:
    brief = _loaded(FIRST).brief
    assert [source.id for source in brief.sources] == ["s4"]
    found = {evidence.source for _, evidence in each(brief, Evidence)}
    assert found == {"s4"}


def test_what_both_editions_quote_is_the_same_quote() -> None:
    first, second = _loaded(FIRST).brief.every_claim(), _loaded(SECOND).brief.every_claim()
    assert set(first) < set(second)
    for name, claim in first.items():
        assert [one for one in claim.evidence if one not in second[name].evidence] == [], name


@pytest.mark.parametrize("name", ["thirty-days", "next-part"])
def test_the_second_edition_remembers_what_the_first_printed(name: str) -> None:
    (then,) = (one for one in _loaded(FIRST).brief.outlooks if one.id == name)
    (now,) = (one for one in _loaded(SECOND).brief.outlooks if one.id == name)
    (printed,) = now.history
    assert printed.edition == 1
    assert printed.probabilities == {one.id: one.probability for one in then.scenarios}
    assert sum(printed.probabilities.values()) == 100


def test_the_first_edition_has_no_finding_but_that_its_quotes_are_proved_elsewhere() -> None:
    disk = DiskWorld(ROOT)
    lock = f"{FOLDER}/evidence.lock"
    # As it lay in its time: the brief of its folder, and the proofs of its quotes, which are among today's.
    world = MemoryWorld({SECOND: disk.read(FIRST) or b"", lock: disk.read(lock) or b""})
    loaded = load(world, SECOND)
    assert loaded.value is not None
    found = (*loaded.diagnostics, *check(world, loaded.value))
    assert [one for one in found if one.severity is not Severity.NOTE] == []
