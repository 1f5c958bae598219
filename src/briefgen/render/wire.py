"""Frames between the client and the engine: a JSON header, then the parts it announces.

A frame is the length of the header (4 bytes, big endian), the header, and the parts one after the
other; the header gives the length of each. Nothing in a frame can name a type or run code.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

_LENGTH = struct.Struct(">I")


class Source(Protocol):
    """What a frame is read from."""

    def read(self, size: int, /) -> bytes:
        """So many bytes; fewer only at the end."""


class Sink(Protocol):
    """What a frame is written to."""

    def write(self, content: bytes, /) -> object:
        """Take some bytes."""

    def flush(self) -> object:
        """Pass on what was taken."""


@dataclass(frozen=True)
class Frame:
    """A header of plain JSON values, and the parts that came with it."""

    header: Mapping[str, Any]
    parts: tuple[bytes, ...]


def write(stream: Sink, header: Mapping[str, object], parts: Sequence[bytes] = ()) -> None:
    """Write one frame and flush it; raises OSError if the other end has gone."""
    announced = {"header": dict(header), "sizes": [len(part) for part in parts]}
    head = json.dumps(announced).encode()
    for piece in (_LENGTH.pack(len(head)), head, *parts):
        stream.write(piece)
    stream.flush()


def read(stream: Source) -> Frame | None:
    """Read one frame; none if the other end closed before all of it had come."""
    length = _exactly(stream, _LENGTH.size)
    head = _exactly(stream, _LENGTH.unpack(length)[0]) if length else None
    if head is None:
        return None
    announced = json.loads(head)
    parts = []
    for size in announced["sizes"]:
        part = _exactly(stream, size)
        if part is None:
            return None
        parts.append(part)
    return Frame(announced["header"], tuple(parts))


def _exactly(stream: Source, size: int) -> bytes | None:
    content = stream.read(size)
    return content if len(content) == size else None
