"""The companion that reads a capture, with limits of its own; see `apart`."""

from __future__ import annotations

import dataclasses

from briefgen.capture.furniture import furniture
from briefgen.capture.readable import UnreadableError
from briefgen.capture.reading import readable
from briefgen.render import companion

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


if __name__ == "__main__":
    companion.answer(lambda asked: (_answer(asked.parts[0], asked.header["encoding"]), ()), _SECONDS, _MEMORY)
