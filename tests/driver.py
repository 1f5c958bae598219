"""A warm process that builds its current folder in forked children, each stopped before its first step.

Run as `python -m tests.driver OPTION…` with the options of `briefgen build`. It writes a zero when it is
warm. For each line on standard input it forks, writes the child's number, and when the child has ended
its exit code or, negative, the signal that ended it. What the child says goes to the file `said`.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from typing import NoReturn

from briefgen.building import interface
from briefgen.cli import app, fault
from briefgen.cli import build as _build

_SET_TRACER, _ANYBODY = 0x59616D61, ctypes.c_ulong(-1)


def main() -> None:
    """Fork until nobody asks any more."""
    # Loaded by now, so that the children load nothing: what they call is the build alone.
    assert _build, fault
    interface.build(formats=("html",))
    _say(0)
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            _run()
        _say(child)
        _, status = os.waitpid(child, 0)
        _say(os.waitstatus_to_exitcode(status))


def _say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def _run() -> NoReturn:
    said = os.open("said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(said, stream)
    sys.argv[0:1] = ["briefgen", "build"]
    ctypes.CDLL(None).prctl(_SET_TRACER, _ANYBODY, 0, 0, 0)
    os.kill(os.getpid(), signal.SIGSTOP)
    code = 70
    try:
        app.main()
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 71
        sys.stdout.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
