"""One build of a workspace at a time, by a lock that ends with whoever holds it."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

_SILENT, _PAUSE = 1.0, 0.02


@contextlib.contextmanager
def alone(root: Path, waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the workspace at a folder for one build; `waiting` is called once if that takes over a second.

    The lock is the system's (`flock`), on the folder itself: there is no file to be left behind, and a
    process that dies lets go of it. On a drive without such locks, nobody waits for anybody.
    """
    descriptor = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if not _taken(descriptor):
            if waiting is not None:
                waiting()
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _taken(descriptor: int) -> bool:
    """Whether the lock could be had within a second, or can never be had."""
    end = time.monotonic() + _SILENT
    while time.monotonic() < end:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_PAUSE)
        except OSError:
            # A network drive without locks.
            return True
        else:
            return True
    return False
