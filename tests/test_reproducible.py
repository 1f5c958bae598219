"""Two builds of one brief are the same bytes, wherever and whenever they run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.built import build, desk

# What differs from the desk that `outputs` were built at: zone, language, hashing, the clock's day,
# and that this one has packed no fonts before.
OTHER = {
    "TZ": "Pacific/Honolulu",
    "LANG": "ar_IQ.UTF-8",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "2",
    "SOURCE_DATE_EPOCH": "86400",
    "USER": "somebody",
}
# Paths, options, and how many files come of them.
WORK = {
    "small briefs in all editions": (["briefs/basra-water.yaml", "briefs/port-louison-cable.yaml"], [], 12),
    "the first brief as pages": (["briefs/maliki-recordings"], ["--format", "html"], 3),
    "the first brief in print": (["briefs/maliki-recordings"], ["--format", "pdf", "--lang", "ar"], 1),
}


@pytest.mark.parametrize("work", WORK)
def test_two_builds_are_the_same_bytes(work: str, outputs: Path, tmp_path: Path) -> None:
    paths, options, files = WORK[work]
    folder = tmp_path / "b at the other end" / "of the world"
    desk(folder)
    build(folder, OTHER, [*paths, *options])
    again = {
        file.relative_to(folder / "out"): file.read_bytes()
        for file in sorted((folder / "out").rglob("*.*"))
        if file.name != "manifest.json"
    }
    assert len(again) == files
    assert [name for name, content in again.items() if (outputs / name).read_bytes() != content] == []
    for manifest in (folder / "out").rglob("manifest.json"):
        beside = outputs / manifest.relative_to(folder / "out")
        listed, known = (json.loads(file.read_bytes())["outputs"] for file in (manifest, beside))
        assert listed == {name: known[name] for name in listed}
