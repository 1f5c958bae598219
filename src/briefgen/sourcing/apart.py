"""The readable text of a capture, taken out by a companion: the capture may be anybody's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefgen.capture.readable import Exclusion, Line, Readable, Said, UnreadableError
from briefgen.render import companion

LARGEST = 32 << 20
"""Bytes of a capture."""


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
    try:
        answer = companion.ask("briefgen.sourcing.reader", {"encoding": encoding}, [content])
    except companion.EndedError as reason:
        raise UnreadableError(f"what reads it {reason}") from None
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
