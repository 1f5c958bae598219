"""The archived text of a source, line by line."""

from __future__ import annotations

from briefgen.model.claim import line_range
from briefgen.model.source import Source

Numbered = tuple[tuple[int, str], ...]
"""Lines of an archived text with their numbers, which count from 1."""


def lines(archived: bytes) -> Numbered:
    """All lines of an archived text; what is not UTF-8 is replaced."""
    text = archived.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    return tuple(enumerate(text.split("\n"), 1))


def own_lines(source: Source, archived: bytes) -> Numbered:
    """The lines that are the source's own: those that its `exclude` does not leave out."""
    ranges = [line_range(excluded) for excluded in source.archive.exclude] if source.archive else []
    return tuple(
        (number, line)
        for number, line in lines(archived)
        if not any(first <= number <= last for first, last in ranges)
    )


def named(numbers: tuple[int, int]) -> str:
    """`line 12` or `lines 12-14`."""
    first, last = numbers
    return f"line {first}" if first == last else f"lines {first}-{last}"
