"""What one render may take of the machine."""

from __future__ import annotations

import resource
import signal
import sys

_LARGEST_FILE = 64 << 20
_DEEPEST = 3000


def take(seconds: int, memory: int) -> None:
    """Limit this process for good: its time by the clock, and its memory in bytes.

    The system itself ends it when its time is over. The depth of calls lets WeasyPrint lay out
    some hundred nested boxes; beyond, it raises RecursionError.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    limits = {
        # Later than the alarm, so that only the alarm tells of the time.
        resource.RLIMIT_CPU: seconds + 1,
        resource.RLIMIT_FSIZE: _LARGEST_FILE,
        resource.RLIMIT_CORE: 0,
    }
    if sys.platform == "linux":
        # Elsewhere the system does not keep to it.
        limits[resource.RLIMIT_AS] = memory
    for kind, most in limits.items():
        resource.setrlimit(kind, (most, most))
    sys.setrecursionlimit(_DEEPEST)
