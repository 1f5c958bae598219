"""What was found in one brief, as a value and as plain data that can be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from briefgen.diagnostic import Diagnostic, Severity
from briefgen.examining.snapshot import Reads, digest
from briefgen.span import File, Span

Read = Callable[[str], bytes | None]
DAMAGED = (KeyError, TypeError, ValueError, AttributeError, IndexError)
"""What comes of reading data that is not what was written."""


@dataclass(frozen=True)
class Examined:
    """The verdict on a brief, all that it rests on, and what else is asked about a brief then."""

    diagnostics: tuple[Diagnostic, ...]
    reads: Reads
    kind: str = ""
    """`flash` and the like; empty where the file is no valid brief."""
    editions: tuple[tuple[str, ...], ...] = ()
    """The languages of each report that it is built into; none where the file is no valid brief."""
    is_lasting: bool = True
    """Whether it will be found again as long as nothing that was read changes."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the brief, in its order."""
        return tuple(dict.fromkeys(tag for edition in self.editions for tag in edition))

    def as_json(self, read: Read) -> dict[str, object]:
        """The same as plain values; `read` gives the files as they were when they were examined."""
        return {
            "reads": self.reads.as_json(),
            "kind": self.kind,
            "editions": self.editions,
            "is_lasting": self.is_lasting,
            **written(self.diagnostics, read),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any], read: Read) -> Self:
        """Back from plain values; one of `DAMAGED` if they are none, or a file is not as it was."""
        reads = Reads.from_json(data["reads"])
        editions = tuple(tuple(edition) for edition in data["editions"])
        return cls(restored(data, reads, read), reads, data["kind"], editions, data["is_lasting"])


def text_of(content: bytes) -> str:
    """The text of a file as a brief's is read."""
    return content.decode("utf-8-sig", errors="replace")


def written(diagnostics: Iterable[Diagnostic], read: Read) -> dict[str, object]:
    """Diagnostics as plain values.

    The text of a file is left to the file itself, unless a diagnostic has another one.
    """
    found = tuple(diagnostics)
    files = dict.fromkeys(one.span.file for one in found if one.span)
    numbers = {file: number for number, file in enumerate(files)}
    return {
        "files": [(file.name, _own_text(file, read(file.name))) for file in files],
        "diagnostics": [
            (one.code, one.severity, one.message, one.hints, _place(one.span, numbers)) for one in found
        ],
    }


def restored(data: Mapping[str, Any], reads: Reads, read: Read) -> tuple[Diagnostic, ...]:
    """Diagnostics back from plain values; one of `DAMAGED` if they are none, or a file is not as it was."""
    files = [File(name, _text(name, reads, read) if text is None else text) for name, text in data["files"]]
    return tuple(
        Diagnostic(code, Severity(severity), _span(place, files), message, tuple(hints))
        for code, severity, message, hints, place in data["diagnostics"]
    )


def _own_text(file: File, content: bytes | None) -> str | None:
    return None if content is not None and text_of(content) == file.text else file.text


def _text(name: str, reads: Reads, read: Read) -> str:
    content = read(name)
    if content is None or digest(content) != reads.files[name]:
        raise ValueError(f"`{name}` is not as it was read")
    return text_of(content)


def _place(span: Span | None, numbers: Mapping[File, int]) -> tuple[int, ...] | None:
    if span is None:
        return None
    return (numbers[span.file], span.line, span.column, span.end_line, span.end_column)


def _span(place: list[int] | None, files: list[File]) -> Span | None:
    if place is None:
        return None
    number, line, column, end_line, end_column = place
    return Span(files[number], line, column, end_line, end_column)
