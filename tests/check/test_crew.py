"""Many briefs are examined by several processes, which end with what started them and fail alone."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.basra import BASRA

import briefgen
from briefgen.examining.cache import CACHE
from briefgen.examining.crew import examined
from briefgen.examining.examine import Examiner
from briefgen.examining.examined import Examined
from briefgen.examining.snapshot import Now
from briefgen.examining.verdicts import verdicts
from briefgen.loading.opening import workspace_at

# Worth a crew by its size, and examined as soon as the brief alone.
LARGE = BASRA.replace("[s1]}", "[s1, s2]}") + "# a line that says nothing\n" * 6000
NAMES = tuple(f"briefs/b{number}.yaml" for number in range(6))
CHECK = (sys.executable, "-m", "briefgen", "check", "--format", "json")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "briefgen.toml").touch()
    (tmp_path / "briefs").mkdir()
    for name in NAMES:
        (tmp_path / name).write_text(LARGE, "utf-8")
    return tmp_path


def processes(parent: int) -> set[int]:
    """The processes that a process has started and that still run."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, above = status.read_text().rpartition(")")[2].split()[:2]
            if int(above) == parent and state != "Z":
                found.add(int(status.parent.name))
    return found


def runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def awaited(parent: int, count: int) -> set[int]:
    """The processes of a process, once there are so many."""
    for _ in range(2000):
        found = processes(parent)
        if len(found) >= count:
            return found
        time.sleep(0.005)
    raise AssertionError(f"{parent} has not started {count} processes")


@contextlib.contextmanager
def checking(desk: Path) -> Iterator[subprocess.Popen[str]]:
    """A check that runs, with all processes that it takes."""
    with subprocess.Popen(CHECK, cwd=desk, stdout=-1, stderr=-1, text=True) as process:
        yield process


needs_cores = pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="a machine of one core has no crew")


def test_a_crew_finds_what_one_process_finds(desk: Path) -> None:
    workspace = workspace_at(desk).value
    assert workspace is not None
    examiner = Examiner(workspace)
    answers = {answer.name: answer for answer in examined(desk, NAMES, 2)}
    assert answers.keys() == set(NAMES)
    for name, answer in answers.items():
        assert answer.record is not None
        assert not answer.ended
        assert Examined.from_json(answer.record, workspace.world.read) == examiner.examine(name)[0]


@needs_cores
def test_many_briefs_are_examined_by_a_crew(desk: Path) -> None:
    with checking(desk) as process:
        assert len(awaited(process.pid, 2)) == 2
        said, complaints = process.communicate()
    assert (process.returncode, complaints) == (1, "")
    assert [one["file"] for one in json.loads(said)] == list(NAMES)


def test_few_briefs_are_examined_without_one(desk: Path) -> None:
    for name in NAMES[1:]:
        (desk / name).write_text(BASRA, "utf-8")
    before = processes(os.getpid())
    started = set[int]()
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.005):
            started.update(processes(os.getpid()) - before)

    watcher = threading.Thread(target=watch)
    watcher.start()
    found = briefgen.check(desk)
    over.set()
    watcher.join()
    assert [one.code for one in found] == ["ST01"]
    assert started == set()


@needs_cores
def test_a_process_that_dies_costs_its_own_brief_only(desk: Path) -> None:
    with checking(desk) as process:
        os.kill(min(awaited(process.pid, 2)), signal.SIGKILL)
        said, complaints = process.communicate()
    found = json.loads(said)
    (lost,) = [one for one in found if one["code"] == "WS08"]
    assert lost["file"] in NAMES
    assert lost["message"] == "the brief was not checked: the process that did so was ended by SIGKILL"
    assert lost["hints"] == [f"`briefgen check {lost['file']}` checks it alone"]
    assert {one["file"] for one in found if one["code"] == "ST01"} == set(NAMES) - {lost["file"]}
    assert (process.returncode, complaints) == (1, "")
    # Nothing is known of it, so it is examined the next time.
    assert [one.code for one in briefgen.check(desk)] == ["ST01"] * len(NAMES)


@needs_cores
def test_an_interrupt_ends_all_processes(desk: Path) -> None:
    with checking(desk) as process:
        workers = awaited(process.pid, 2)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        said, complaints = process.communicate()
    assert (process.returncode, said, complaints.strip()) == (130, "", "interrupted")
    # One that was only just being started may find out by itself that it is alone.
    while [worker for worker in workers if runs(worker)]:
        assert time.monotonic() < began + 2
    assert not (desk / CACHE).exists()


@needs_cores
def test_processes_end_with_the_one_that_started_them(desk: Path) -> None:
    with checking(desk) as process:
        workers = awaited(process.pid, 2)
        process.kill()
        for _ in range(4000):
            if not any(map(runs, workers)):
                break
            time.sleep(0.005)
    assert not [worker for worker in workers if runs(worker)]


def test_a_fault_of_briefgen_is_met_by_the_process_that_reports_it(desk: Path) -> None:
    # No world can read this name, which only a caller that knows no better would ask for.
    (answer,) = examined(desk, ["../elsewhere.yaml"], 1)
    assert (answer.record, answer.ended) == (None, "")


@needs_cores
def test_a_brief_that_is_saved_meanwhile_is_examined_again(desk: Path) -> None:
    workspace = workspace_at(desk).value
    assert workspace is not None
    record = Examiner(workspace).examine(NAMES[0])[1]
    (desk / NAMES[0]).write_text(BASRA, "utf-8")
    with pytest.raises(ValueError, match="is not as it was read"):
        Examined.from_json(record, workspace.world.read)
    made = verdicts(workspace, NAMES, Now(workspace.world)).briefs
    assert [len(made[name].diagnostics) for name in NAMES] == [0, 1, 1, 1, 1, 1]
