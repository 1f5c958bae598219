"""A render that takes too much is ended, and nothing of it is left."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cases import ROOT

from briefgen.render import fonts, server
from briefgen.render.pdf import Engine, Job
from briefgen.world import DiskWorld

FONTS = fonts.contents(lambda name: DiskWorld(ROOT, fonts.font_mounts()).read(name))
# An engine that is led to do something: what the job's HTML says, where it begins with `hostile:`.
LED = """
import os, sys, tempfile, time
from pathlib import Path
from briefgen.render import engine
usual = engine.render
def render(job, fonts, sheets):
    kind, _, deed = job.html.partition(":")
    if kind == "hostile":
        exec(deed, {"os": os, "time": time, "folder": fonts._folder})
    return usual(job, fonts, sheets)
engine.render = render
engine.main(int(sys.argv[1]), sys.argv[2])
"""
WRITE = """
with (folder / "large").open("wb") as file:
    try:
        for _ in range(65):
            file.write(bytes(1 << 20)); file.flush()
    except OSError:
        os._exit(7 if os.path.getsize(folder / "large") == 64 << 20 else 8)
"""


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder in which engines keep their own ones."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, temporary: Path) -> Iterator[Engine]:
    assert temporary.is_dir()
    monkeypatch.setattr(server, "_COMMAND", (sys.executable, "-P", "-c", LED))
    with Engine(FONTS) as running:
        yield running


@pytest.mark.parametrize(
    ("deed", "kind", "words"),
    [
        ("while True: pass", "timeout", "after 1 seconds of work"),
        ("time.sleep(60)", "timeout", "after 1 seconds of work"),
        ("bytes(3 << 30)", "memory", "more memory than a render may take"),
        (WRITE, "crash", "with exit code 7"),
        ("os.abort()", "crash", "by SIGABRT"),
    ],
    ids=["loops", "sleeps", "eats memory", "writes", "dies"],
)
def test_a_render_that_takes_too_much_is_ended_and_the_next_one_works(
    engine: Engine, temporary: Path, deed: str, kind: str, words: str
) -> None:
    began = time.monotonic()
    result = engine.render(Job(f"hostile:{deed}"), seconds=1)
    assert time.monotonic() - began < 20
    (problem,) = result.problems
    assert (problem.kind, result.content) == (kind, None)
    assert words in problem.message
    assert engine.render(Job('<html lang="en"><title>a</title><p>a')).problems == ()
    assert not left(temporary, "briefgen-engine-*/job-*")


def test_an_engine_leaves_no_folder_behind(engine: Engine, temporary: Path) -> None:
    engine.render(Job('<html lang="en"><title>a</title><p>a'))
    assert list(temporary.glob("briefgen-engine-*"))
    engine.__exit__(None, None, None)
    assert not list(temporary.iterdir())


def left(folder: Path, pattern: str) -> list[Path]:
    """What is there, once a moment has passed for the child to be gone."""
    until = time.monotonic() + 10
    while (found := list(folder.glob(pattern))) and time.monotonic() < until:
        time.sleep(0.01)
    return found
