"""A Dask cluster of processes on this machine, as somebody would start it by hand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.cases import ROOT

_PATIENCE = 90
# A task may take down two workers before Dask gives it up; its own default is four.
_SETTINGS = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}


@contextmanager
def cluster(folder: Path, size: int, variables: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address of a scheduler that has so many workers, each a process under a nanny of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    known = folder / "scheduler.json"
    inherited = dict(os.environ)  # noqa: TID251 - a program needs its path
    environment = {**inherited, "PYTHONPATH": str(ROOT / "src"), **_SETTINGS, **(variables or {})}
    protocol = "tls" if variables else "tcp"
    common = ["--host", "127.0.0.1", "--protocol", protocol, "--no-dashboard"]
    with ExitStack() as started:
        place = ["--scheduler-file", str(known)]
        _start(started, environment, folder / "scheduler.log", ["scheduler", "--port", "0", *place, *common])
        _wait(known.is_file, folder)
        local = ["--local-directory", str(folder), "--nthreads", "1", "--nworkers", str(size)]
        _start(started, environment, folder / "workers.log", ["worker", *place, *local, *common])
        log = folder / "workers.log"
        _wait(lambda: log.read_text().count("Registered to:") >= size, folder)
        yield json.loads(known.read_text())["address"].partition("://")[2]


def _start(started: ExitStack, environment: Mapping[str, str], log: Path, arguments: Sequence[str]) -> None:
    said = started.enter_context(log.open("wb"))
    # Nobody must hear of the parts of this repository but by the path that is given.
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "dask", *arguments], env=environment, stdout=said, stderr=said
    )
    started.callback(_end, process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait(is_there: object, folder: Path) -> None:
    assert callable(is_there)
    for _ in range(_PATIENCE * 10):
        if is_there():
            return
        time.sleep(0.1)
    logs = "\n".join(log.read_text() for log in sorted(folder.glob("*.log")))
    raise AssertionError(f"the cluster has not come up:\n{logs}")
