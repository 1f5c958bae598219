"""Many renders by one engine; run as `python -m benchmarks.renders TIMES`.

It prints after the first and after the last what the engine's parent and this process hold, in MB.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor

from benchmarks.desk import ROOT
from benchmarks.memory import family, memory
from briefgen.loading.opening import workspace_at
from briefgen.render.fonts import contents
from briefgen.render.pdf import Engine, Job

_JOB = Job('<html lang="en"><title>Water</title><p>Two pumping stations stopped. توقفت محطتا ضخ.')


def main(times: int) -> None:
    """Render so many times, on all cores."""
    workspace = workspace_at(ROOT).value
    if workspace is None:
        sys.exit("the workspace cannot be opened")
    with Engine(contents(workspace.world.read)) as engine, ThreadPoolExecutor(os.cpu_count()) as threads:
        engine.render(_JOB)
        _say()
        done = threads.map(lambda _: engine.render(_JOB).content is not None, range(times - 1))
        if not all(done):
            sys.exit("a render failed")
        _say()


def _say() -> None:
    """The engine's parent is the only child of this process; its own children have ended by now."""
    (own, _), (parent, _) = list(family(os.getpid()))[:2]
    sys.stdout.write(f"{memory(parent)[0]} {memory(own)[0]}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]))
