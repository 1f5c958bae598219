"""Progress of a build: what is being made and what is left, on one line of a terminal and nowhere else."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from tests.basra import BASRA
from tests.cases import ROOT

import briefgen
from briefgen.building.course import Course, Watch
from briefgen.building.plan import Target
from briefgen.cli.progress import line

_TARGETS = tuple(Target("water", (tag,), "pdf") for tag in ("en", "ar", "fr"))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "briefgen.toml").touch()
    (tmp_path / "briefs").mkdir()
    for name in ("power", "water"):
        (tmp_path / f"briefs/{name}.yaml").write_text(BASRA)
    return tmp_path


def test_a_watch_tells_what_is_running_and_what_is_left() -> None:
    told: list[Course] = []
    watch = Watch(3, told.append)
    first, second, third = _TARGETS
    begun, finish = threading.Event(), threading.Event()

    def work() -> None:
        with watch.making(first):
            begun.set()
            assert finish.wait(10)

    thread = threading.Thread(target=work)
    thread.start()
    assert begun.wait(10)
    with watch.making(second):
        pass
    with pytest.raises(ValueError, match="a fault"), watch.making(third):
        raise ValueError("a fault")
    finish.set()
    thread.join()
    assert [(course.running, course.done, course.left) for course in told] == [
        ((first,), 0, 3),
        ((first, second), 0, 3),
        ((first,), 1, 2),
        ((first, third), 1, 2),
        ((first,), 2, 1),
        ((), 3, 0),
    ]
    watch.end()
    with watch.making(first):
        pass
    assert len(told) == 6, "after the end, nothing is told"


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (80, "2 of 9 done, 7 left: water.en.pdf, water.ar.pdf, water.fr.pdf"),
        (62, "2 of 9 done, 7 left: water.en.pdf, water.ar.pdf, water.fr.pdf"),
        (61, "2 of 9 done, 7 left: water.en.pdf, water.ar.pdf and 1 more"),
        (50, "2 of 9 done, 7 left: water.en.pdf and 2 more"),
        (30, "2 of 9 done, 7 left"),
        (9, "2 of 9 d"),
    ],
)
def test_a_line_fits_into_the_terminal(width: int, said: str) -> None:
    assert line(Course(_TARGETS, 2, 9), width) == said


def test_a_build_counts_every_target_once(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    told: list[Course] = []
    briefgen.build(formats=("html",), progress=told.append)
    assert [course.done for course in told if not course.running][-1:] == [6]
    assert {course.total for course in told} == {6}
    assert sorted({target.file for course in told for target in course.running}) == sorted(
        f"{name}/{name}.{edition}.html" for name in ("power", "water") for edition in ("en", "ar", "en+ar")
    )
    told.clear()
    briefgen.build(formats=("html",), progress=told.append)
    assert told == [], "nothing was to be made"


def test_what_takes_longest_is_begun_first(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    told: list[Course] = []
    built = briefgen.build("briefs/water.yaml", progress=told.append)
    begun = list(dict.fromkeys(target.name for course in told for target in course.running))
    # Two threads begin together, and are told in any order.
    assert "water.en+ar.pdf" in begun[:2]
    assert all(name.endswith(".html") for name in begun[3:])
    assert [output.name.rpartition("/")[2] for output in built.outputs] == [
        f"water.{edition}.{form}" for edition in ("en", "ar", "en+ar") for form in ("html", "pdf")
    ]


@pytest.mark.parametrize("is_terminal", [True, False])
def test_a_terminal_shows_progress_and_a_pipe_does_not(desk: Path, is_terminal: bool) -> None:
    ours, theirs = pty.openpty() if is_terminal else os.pipe()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}  # noqa: TID251
    command = [sys.executable, "-m", "briefgen", "build", "--format", "html", "--lang", "en"]
    ran = subprocess.run(
        command, cwd=desk, env=environment, stdout=subprocess.PIPE, stderr=theirs, text=True, check=True
    )
    os.set_blocking(ours, False)
    os.close(theirs) if not is_terminal else None
    said = os.read(ours, 1 << 16).decode()
    for end in (ours, theirs) if is_terminal else (ours,):
        os.close(end)
    assert [row.split()[0] for row in ran.stdout.splitlines()] == [
        "out/power/power.en.html",
        "out/water/water.en.html",
    ]
    if not is_terminal:
        assert said == ""
        return
    shown = said.split("\r\x1b[K")
    assert shown[0] == shown[-1] == "", "the line is cleared in the end"
    assert shown[1].startswith("0 of 2 done, 2 left: ")
    assert shown[-2] == "2 of 2 done, 0 left"
