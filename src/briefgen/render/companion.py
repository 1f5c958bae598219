"""A companion: a process of this very interpreter that is asked once, answers once, and ends.

What it does is too heavy to stay in memory, or works on files that may be anybody's. Question and answer
are a frame of `wire` each.
"""

from __future__ import annotations

import io
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from briefgen.render import limits, wire

# Where libraries lie is the machine's matter, and Python itself may be found by it.
_KEPT = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")
_LONGEST = 200

Answer = tuple[Mapping[str, object], Sequence[bytes]]


class EndedError(RuntimeError):
    """A companion that has ended without an answer; the message says how, as in `takes too much memory`."""


def ask(module: str, header: Mapping[str, object], parts: Sequence[bytes]) -> wire.Frame:
    """What a module answers that is run as `python -m`. Raises EndedError."""
    asked = io.BytesIO()
    wire.write(asked, header, parts)
    # `-P`: the folder of the program must not supply modules.
    command = (sys.executable, "-P", "-m", module)
    try:
        ran = subprocess.run(  # noqa: S603  # this very interpreter
            command, input=asked.getvalue(), capture_output=True, env=environment(), check=False
        )
    except OSError as reason:
        raise EndedError(f"cannot be started: {reason.strerror}") from None
    answer = wire.read(io.BytesIO(ran.stdout))
    if answer is None:
        raise EndedError(_how(ran.returncode, ran.stderr.decode(errors="replace")))
    return answer


def answer(work: Callable[[wire.Frame], Answer], seconds: int, memory: int) -> None:
    """Answer what is asked on standard input, within so much processor time and so many bytes of memory.

    The process ends when the one that asks does.
    """
    limits.take(seconds, memory)
    if sys.platform == "linux":
        # Elsewhere its limit of time is what ends it.
        from briefgen.render import kernel  # noqa: PLC0415

        kernel.end_with_parent()
    # What libraries mend in silence or with a word is not asked about.
    logging.disable()
    asked = wire.read(sys.stdin.buffer)
    if asked is not None:
        wire.write(sys.stdout.buffer, *work(asked))


def environment() -> dict[str, str]:
    """Only what a process of briefgen's own needs: no secret, and nothing that varies what it makes."""
    inherited = os.environ  # noqa: TID251  # see `_KEPT`
    kept = {name: inherited[name] for name in _KEPT if name in inherited}
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(str(Path(place).absolute()) for place in sys.path if place),
        "PYTHONHASHSEED": "0",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def _how(code: int, said: str) -> str:
    if -code in {signal.SIGXCPU, signal.SIGALRM, signal.SIGKILL}:
        return "takes too much time or memory"
    last = next((line.strip() for line in reversed(said.splitlines()) if line.strip()), f"exit code {code}")
    return f"has ended: {last[:_LONGEST]}"
