"""Runs a command and weighs it; run as a file, `scale.py CORES COMMAND…`, so that it loads next to nothing.

The kernel charges a process with the memory of the one that it was forked from, so a command has to be
started by something small. On standard output: a JSON object with the exit code, the seconds of
processor time and of the clock, and the KiB of the largest process.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import time
from collections.abc import Iterator
from resource import struct_rusage

_SUBREAPER = 36


def main(cores: int, command: list[str]) -> None:
    """Run a command on so many cores, or on all if 0, with nothing to read and nowhere to print to."""
    # Whoever loses its parent becomes a child of this process, which then counts it too.
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: cores or None])
    quiet = [(os.POSIX_SPAWN_OPEN, place, os.devnull, os.O_RDWR, 0) for place in (0, 1)]
    began = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=quiet)  # noqa: TID251 - as it is
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - began
    usages = [used, *_orphans()]
    weighed = {
        "code": os.waitstatus_to_exitcode(status),
        "cpu": sum(usage.ru_utime + usage.ru_stime for usage in usages),
        "wall": wall,
        "peak": max(usage.ru_maxrss for usage in usages),
    }
    sys.stdout.write(json.dumps(weighed))


def _orphans() -> Iterator[struct_rusage]:
    """What processes took that outlived the one that started them, once they have ended."""
    while True:
        try:
            yield os.wait4(-1, 0)[2]
        except ChildProcessError:
            return


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
