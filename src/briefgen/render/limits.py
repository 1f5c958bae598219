"""What one render may take of the machine."""

from __future__ import annotations

import resource
import signal
import sys

_LARGEST_FILE = 64 << 20
_DEEPEST = 3000
# By the clock a process may take longer than by its own time: others run beside it.
PATIENCE = 5


def take(seconds: int, memory: int) -> None:
    """Limit this process for good: its processor time, and its memory in bytes.

    The system itself ends it when its time is over. One that waits for a busy machine may take
    `PATIENCE` times as long by the clock. The depth of calls lets WeasyPrint lay out
    some hundred nested boxes; beyond, it raises RecursionError.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE * seconds)
    limits = {
        resource.RLIMIT_FSIZE: _LARGEST_FILE,
        resource.RLIMIT_CORE: 0,
    }
    if sys.platform == "linux":
        # Elsewhere the system does not keep to it.
        limits[resource.RLIMIT_AS] = memory
    # The first of the two is a signal that says why; the second one ends the process without a word.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    for kind, most in limits.items():
        resource.setrlimit(kind, (most, most))
    sys.setrecursionlimit(_DEEPEST)
