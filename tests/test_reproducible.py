"""Two builds of one brief are the same bytes, wherever and whenever they run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cases import ROOT

# What differs between two desks: zone, language, hashing, the clock's day, the width of a terminal.
DESKS = {
    "a": {"TZ": "Asia/Baghdad", "LANG": "C.UTF-8", "PYTHONHASHSEED": "1", "COLUMNS": "60"},
    "b at the other end/of the world": {
        "TZ": "Pacific/Honolulu",
        "LANG": "ar_IQ.UTF-8",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "2",
        "SOURCE_DATE_EPOCH": "86400",
        "USER": "somebody",
    },
}
# Paths, options, and how many files come of them with the manifest.
WORK = {
    "small briefs in all editions": (["briefs/basra-water.yaml", "briefs/port-louison-cable.yaml"], [], 13),
    "the first brief as pages": (["briefs/maliki-recordings"], ["--format", "html"], 4),
    "the first brief in print": (["briefs/maliki-recordings"], ["--format", "pdf", "--lang", "ar"], 2),
}


def _built(folder: Path, variables: dict[str, str], arguments: list[str]) -> dict[str, bytes]:
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "briefs", folder / "briefs")
    (folder / "briefgen.toml").touch()
    packed = ROOT / ".briefgen" / "fonts"
    if packed.is_dir() and variables["PYTHONHASHSEED"] == "1":
        # One desk has packed its fonts before, the other one packs them now.
        shutil.copytree(packed, folder / ".briefgen" / "fonts")
    ran = subprocess.run(
        [sys.executable, "-m", "briefgen", "build", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), **variables},  # noqa: TID251 - another program needs one
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    out = folder / "out"
    return {
        file.relative_to(out).as_posix(): file.read_bytes()
        for file in sorted(out.rglob("*"))
        if file.is_file()
    }


@pytest.mark.parametrize("work", WORK)
def test_two_builds_are_the_same_bytes(work: str, tmp_path: Path) -> None:
    paths, options, files = WORK[work]
    one, two = (_built(tmp_path / name, desk, [*paths, *options]) for name, desk in DESKS.items())
    assert list(one) == list(two)
    assert len(one) == files
    assert [name for name in one if one[name] != two[name]] == []
