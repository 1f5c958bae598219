"""The files inside a PDF, read in a process of its own: the PDF may be anybody's, and made to do harm.

Run as `python -m briefgen.render.unpack`: the PDF on standard input, one frame on standard output.
"""

from __future__ import annotations

import io
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from briefgen.render import limits, wire

_SECONDS = 20
_MEMORY = 1 << 30
_MOST_FILES = 1000
_MOST_BYTES = 128 << 20
_COMMAND = (sys.executable, "-P", "-m", "briefgen.render.unpack")


class UnreadableError(ValueError):
    """A file that is no PDF, is damaged, or asks for more than it may have; the message says which."""


def unpack(content: bytes) -> tuple[tuple[str, bytes], ...]:
    """The names and the bytes of all files that a PDF encloses, in its own order.

    A name is whatever the PDF says and may lead anywhere. Raises UnreadableError.
    """
    ran = subprocess.run(  # noqa: S603  # this very interpreter
        _COMMAND, input=content, capture_output=True, env=_environment(), check=False
    )
    answer = wire.read(io.BytesIO(ran.stdout))
    if answer is None:
        raise UnreadableError("it takes too much time or memory to read")
    if answer.header["fault"]:
        raise UnreadableError(answer.header["fault"])
    return tuple(zip(answer.header["names"], answer.parts, strict=True))


def _environment() -> dict[str, str]:
    return {
        "PYTHONPATH": os.pathsep.join(str(Path(place).absolute()) for place in sys.path if place),
        "LC_ALL": "C.UTF-8",
    }


def _files(reader: PdfReader) -> Iterator[tuple[str, bytes]]:
    """Walk the tree of names (ISO 32000-1, 7.9.6); each node once, so that no circle is endless."""
    root: Any = reader.trailer["/Root"]
    seen = set()
    waiting = [root.get("/Names", {}).get("/EmbeddedFiles")]
    while waiting:
        node = waiting.pop()
        node = node.get_object() if node is not None else {}
        if id(node) in seen:
            continue
        seen.add(id(node))
        waiting.extend(reversed(node.get("/Kids", [])))
        for specification in node.get("/Names", [])[1::2]:
            described = specification.get_object()
            named = described.get("/UF") or described.get("/F") or "unnamed"
            yield str(named), described["/EF"]["/F"].get_data()


def _frame(content: bytes) -> tuple[dict[str, object], list[bytes]]:
    names: list[str] = []
    parts: list[bytes] = []
    size = 0
    for name, part in _files(PdfReader(io.BytesIO(content))):
        size += len(part)
        if size > _MOST_BYTES or len(parts) == _MOST_FILES:
            return {"fault": "it holds more, or more files, than any report", "names": []}, []
        # A name from elsewhere may hold what no text can: halves of surrogate pairs.
        names.append(name.encode(errors="replace").decode())
        parts.append(part)
    return {"fault": "", "names": names}, parts


def main() -> None:
    """Answer for the PDF on standard input."""
    limits.take(_SECONDS, _MEMORY)
    # What pypdf mends in silence or with a word is not asked about here.
    logging.disable()
    try:
        header, parts = _frame(sys.stdin.buffer.read())
    except Exception as error:  # noqa: BLE001  # a strange file fails in any way, and is then no report
        said = str(error).strip() or type(error).__name__
        header, parts = {"fault": f"it is damaged, or no PDF: {said[:200]}", "names": []}, []
    wire.write(sys.stdout.buffer, header, parts)


if __name__ == "__main__":
    main()
