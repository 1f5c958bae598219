"""One run of a workspace at a time."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

FOLDER = ".briefgen"


@contextlib.contextmanager
def turn(root: Path) -> Iterator[bool]:
    """Whether it is this run's turn: no other run of the workspace at a folder is under way.

    The lock is the system's (`flock`), so it ends with the process that holds it, however that ends.
    Nobody waits: a run that comes too late has nothing to do that the other does not.
    """
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)
