"""All outputs of all briefs of this repository, built once for all tests of a run."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.cases import ROOT

# What differs between two desks: zone, language, hashing, the clock's day, the width of a terminal.
DESK: Mapping[str, str] = {
    "TZ": "Asia/Baghdad",
    "LANG": "C.UTF-8",
    "PYTHONHASHSEED": "1",
    "COLUMNS": "60",
}


def desk(folder: Path) -> None:
    """Make a folder a workspace with a copy of this repository's briefs."""
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "briefs", folder / "briefs")
    (folder / "briefgen.toml").touch()


def build(folder: Path, variables: Mapping[str, str], arguments: Sequence[str] = ()) -> None:
    """Run `briefgen build` in a workspace, with nothing in its environment but what is given."""
    paths = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src")}  # noqa: TID251 - a program needs them
    command = [sys.executable, "-m", "briefgen", "build", *arguments]
    ran = subprocess.run(command, cwd=folder, env={**paths, **variables}, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()


def all_outputs(folder: Path) -> Path:
    """The outputs of all briefs, in a workspace at `folder`; whoever asks first builds them."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            making = folder.with_suffix(".making")
            shutil.rmtree(making, ignore_errors=True)
            desk(making)
            packed = ROOT / ".briefgen" / "fonts"
            if packed.is_dir():
                shutil.copytree(packed, making / ".briefgen" / "fonts")
            build(making, DESK)
            making.rename(folder)
    return folder / "out"
