"""The process that reads a capture, with limits of its own.

Run as `python -m briefgen.sourcing.reader`: a frame with the capture on standard input, one with what was
read of it on standard output.
"""

from __future__ import annotations

import dataclasses
import logging
import sys

from briefgen.capture.furniture import furniture
from briefgen.capture.readable import UnreadableError
from briefgen.capture.reading import readable
from briefgen.render import limits, wire

_SECONDS = 60
_MEMORY = 1 << 30


def _answer(content: bytes, encoding: str | None) -> dict[str, object]:
    try:
        found = readable(content, encoding)
        left_out = furniture(found.lines)
    except UnreadableError as reason:
        return {"fault": str(reason)}
    except Exception as error:  # noqa: BLE001  # a strange file fails in any way, and is then no capture
        said = str(error).strip() or type(error).__name__
        return {"fault": f"it is damaged: {said[:200]}"}
    plain = dataclasses.asdict(found)
    plain["lines"] = [dataclasses.astuple(line) for line in found.lines]
    return {"fault": "", "readable": plain, "exclusions": [dataclasses.astuple(one) for one in left_out]}


def main() -> None:
    """Answer for the capture on standard input."""
    limits.take(_SECONDS, _MEMORY)
    # What pypdf mends in silence or with a word is not asked about here.
    logging.disable()
    asked = wire.read(sys.stdin.buffer)
    if asked is not None:
        wire.write(sys.stdout.buffer, _answer(asked.parts[0], asked.header["encoding"]))


if __name__ == "__main__":
    main()
