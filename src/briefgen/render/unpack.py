"""The files inside a PDF, read by a companion: the PDF may be anybody's, and made to do harm."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader

from briefgen.render import companion, wire

_SECONDS = 20
_MEMORY = 1 << 30
_MOST_FILES = 1000
_MOST_BYTES = 128 << 20


class UnreadableError(ValueError):
    """A file that is no PDF, is damaged, or asks for more than it may have; the message says which."""


def unpack(content: bytes) -> tuple[tuple[str, bytes], ...]:
    """The names and the bytes of all files that a PDF encloses, in its own order.

    A name is whatever the PDF says and may lead anywhere. Raises UnreadableError.
    """
    try:
        answer = companion.ask("briefgen.render.unpack", {}, [content])
    except companion.EndedError as reason:
        raise UnreadableError(f"what reads it {reason}") from None
    if answer.header["fault"]:
        raise UnreadableError(answer.header["fault"])
    return tuple(zip(answer.header["names"], answer.parts, strict=True))


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


def _answer(asked: wire.Frame) -> companion.Answer:
    try:
        return _frame(asked.parts[0])
    except Exception as error:  # noqa: BLE001  # a strange file fails in any way, and is then no report
        said = str(error).strip() or type(error).__name__
        return {"fault": f"it is damaged, or no PDF: {said[:200]}", "names": []}, []


if __name__ == "__main__":
    companion.answer(_answer, _SECONDS, _MEMORY)
