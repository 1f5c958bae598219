"""Builds in one process, one behind the other: descriptors, threads, children and files do not pile up."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from tests.cases import ROOT

_BUILDS = 8


@pytest.mark.skipif(sys.platform != "linux", reason="what a process holds is read in /proc")
def test_a_process_that_builds_again_and_again_holds_no_more_than_at_first() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}  # noqa: TID251
    command = [sys.executable, str(ROOT / "benchmarks" / "soak.py"), str(_BUILDS)]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout
    _, *rows, last = ran.stdout.splitlines()
    number, *counts, _, _ = zip(*(row.split() for row in rows), strict=True)
    assert number == tuple(map(str, range(1, _BUILDS + 1)))
    assert all(len(set(column)) == 1 for column in counts)
    assert [column[0] for column in counts[1:4]] == ["1", "0", "0"], "one thread, no child, nothing left"
    assert last == "flat"
