"""The readable text of a capture, taken out in a process of its own: the capture may be anybody's."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.capture.readable import Exclusion, Line, Readable, Said, UnreadableError
from briefgen.render import wire

LARGEST = 32 << 20
"""Bytes of a capture."""
_COMMAND = (sys.executable, "-P", "-m", "briefgen.sourcing.reader")


@dataclass(frozen=True)
class Read:
    """What has been read of a capture, and what in it is not the source."""

    readable: Readable
    exclusions: tuple[Exclusion, ...]


def read(content: bytes, encoding: str | None = None) -> Read:
    """The readable text of a capture; `encoding` is the one that came with it.

    Raises UnreadableError.
    """
    if len(content) > LARGEST:
        raise UnreadableError(f"it is larger than {LARGEST >> 20} MB")
    asked = io.BytesIO()
    wire.write(asked, {"encoding": encoding}, [content])
    ran = subprocess.run(  # noqa: S603  # this very interpreter
        _COMMAND, input=asked.getvalue(), capture_output=True, env=_environment(), check=False
    )
    answer = wire.read(io.BytesIO(ran.stdout))
    if answer is None:
        raise UnreadableError("it takes too much time or memory to read")
    if answer.header["fault"]:
        raise UnreadableError(str(answer.header["fault"]))
    return _read(answer.header)


def _read(header: Mapping[str, Any]) -> Read:
    given = header["readable"]
    return Read(
        Readable(
            given["kind"],
            tuple(Line(*line) for line in given["lines"]),
            Said(**given["said"]),
            tuple(given["notes"]),
            given["is_original"],
        ),
        tuple(Exclusion(*exclusion) for exclusion in header["exclusions"]),
    )


def _environment() -> dict[str, str]:
    return {
        "PYTHONPATH": os.pathsep.join(str(Path(place).absolute()) for place in sys.path if place),
        "LC_ALL": "C.UTF-8",
    }
