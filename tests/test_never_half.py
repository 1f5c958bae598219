"""A build that is killed at any call of the system, or told any fault: the old set or the new one, whole."""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Iterator

import pytest
from tests.stopped import Desk

_FULL, _BROKEN, _CLOSED = (errno.ENOSPC, errno.EDQUOT), (errno.EIO,), (errno.EACCES, errno.EROFS)
FAULTS = {
    "openat": (*_BROKEN, errno.EACCES, errno.EMFILE),
    "write": (*_FULL, *_BROKEN),
    "fsync": (errno.ENOSPC, *_BROKEN),
    "fchmod": (*_BROKEN, errno.EROFS),
    "chmod": (*_BROKEN, errno.EPERM),
    "mkdir": (*_FULL, *_CLOSED),
    "linkat": (*_FULL, *_BROKEN, *_CLOSED, errno.EPERM, errno.EMLINK),
    "renameat2": (*_FULL, *_BROKEN, *_CLOSED, errno.EINVAL, errno.ENOSYS, errno.EXDEV),
    "unlinkat": (*_BROKEN, *_CLOSED),
    "rmdir": (*_BROKEN, errno.EBUSY),
    "flock": (errno.ENOLCK, errno.EBADF),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Desk(tmp_path_factory.mktemp("stopped")) as one:
        yield one


def _injected(call: str, what: str, number: int) -> tuple[str, ...]:
    return ("-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{what}:when={number}")


def _state(desk: Desk) -> str:
    """Which set is seen; with the same files of other people as ever."""
    files = desk.files()
    return "old" if files == desk.old else "new" if files == desk.new else "neither"


def test_the_two_sets_differ_in_every_output(desk: Desk) -> None:
    others = {"note.txt", "letters/first.txt"}
    assert desk.old.keys() == desk.new.keys()
    assert {name for name in desk.old if desk.old[name] == desk.new[name]} == others
    made = {"water.en.html", "water.en.pdf", "manifest.json"}
    assert desk.old.keys() == made | others


def test_a_build_killed_at_any_point_leaves_one_whole_set_and_the_next_clears_up(desk: Desk) -> None:
    desk.restore()
    points = desk.points()
    states: Counter[str] = Counter()
    for call, number in points:
        desk.restore()
        ended = desk.build(*_injected(call, "signal=KILL", number))
        assert ended.code == -9, (call, number, ended)
        states[_state(desk)] += 1
        assert states["neither"] == 0, (call, number)
        assert desk.build().code == 0
        assert (_state(desk), desk.leftovers()) == ("new", []), (call, number)
    assert {call for call, _ in points} >= {"write", "fsync", "mkdir", "linkat", "renameat2", "unlinkat"}
    print(f"killed at {len(points)} points: {dict(states)}")  # noqa: T201 - shown by `-s`
    assert states.total() == len(points) >= 50
    assert states["old"] >= 25
    assert states["new"] >= 10


@pytest.mark.parametrize("call", FAULTS)
def test_a_fault_at_any_point_is_said_and_leaves_one_whole_set(desk: Desk, call: str) -> None:
    desk.restore()
    numbers = [number for one, number in desk.points() if one == call]
    assert numbers
    ends: Counter[tuple[int, str]] = Counter()
    for code in FAULTS[call]:
        for number in numbers:
            desk.restore()
            ended = desk.build(*_injected(call, f"error={errno.errorcode[code]}", number))
            where = (call, errno.errorcode[code], number, ended)
            state = _state(desk)
            ends[ended.code, state] += 1
            assert (ended.code, state) in {(0, "new"), (1, "old"), (1, "new")}, where
            if ended.code:
                assert os.strerror(code).lower() in ended.said, where
                assert "of its own" not in ended.said, where
            assert desk.leftovers() == [] or call in {"openat", "unlinkat", "rmdir"}, where
        assert desk.build().code == 0
        assert (_state(desk), desk.leftovers()) == ("new", []), code
    print(f"{call}: {ends.total()} faults, exit code and set: {dict(ends)}")  # noqa: T201 - shown by `-s`
    assert ends.total() == len(numbers) * len(FAULTS[call])
