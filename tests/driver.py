"""A warm process that builds its current folder in forked children, each stopped before its first step.

Run as `python -m tests.driver OPTION…` with the options of `briefgen build`. It writes a zero when it is
warm. For each line on standard input it forks, writes the child's number, and when the child has ended
its exit code or, negative, the signal that ended it. What the child says goes to the file `said`. The
children share one PDF engine, which none of them ends.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from briefgen.building import interface, maker
from briefgen.cli import app, fault
from briefgen.cli import build as _build
from briefgen.loading.opening import workspace_at
from briefgen.render.fonts import contents
from briefgen.render.pdf import Engine, Job

_SET_TRACER, _ANYBODY = 0x59616D61, ctypes.c_ulong(-1)


class Shared(Engine):
    """An engine that outlives each build that uses it."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass


def main() -> None:
    """Fork until nobody asks any more."""
    workspace = workspace_at(Path.cwd()).value
    assert workspace is not None
    engine = Shared(contents(workspace.world.read))
    engine.render(Job("<title>warm</title>"))
    vars(maker)["Engine"] = lambda *_, **__: engine
    # Loaded by now, so that the children load nothing: what they call is the build alone.
    assert _build, fault
    interface.build(editions=("en",))
    _say(0)
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            _run()
        _say(child)
        _, status = os.waitpid(child, 0)
        _say(os.waitstatus_to_exitcode(status))
    Engine.__exit__(engine, None, None, None)


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
