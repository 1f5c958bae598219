"""Where the keys of a TOML file stand, which its reader does not tell."""

from __future__ import annotations

import re

from briefgen.span import File, Span, start_of

_HEADER = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]")
_ASSIGNED = re.compile(r"\s*((?:[\w-]+|\"[^\"]*\")(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"))*)\s*=")


def place_of(file: File, path: tuple[str, ...]) -> Span:
    """The place of a key by its path, or of the nearest table around it that has a line of its own.

    Found line by line, which is right for files whose texts keep to one line each.
    """
    found, depth = start_of(file), 0
    table: tuple[str, ...] = ()
    for number, line in enumerate(file.lines, 1):
        header, assigned = _HEADER.match(line), _ASSIGNED.match(line)
        match = header or assigned
        if match is None:
            continue
        if header:
            table = ()
        way = (*table, *_keys(match[1]))
        if header:
            table = way
        if len(way) > depth and path[: len(way)] == way:
            found, depth = Span(file, number, match.start(1) + 1, number, match.end(1) + 1), len(way)
            found = _inside(found, line, match.end(), path[len(way) :]) if assigned else found
    return found


def place_in(file: File, array: tuple[str, ...], index: int, path: tuple[str, ...]) -> Span:
    """The place of a key in one of the tables under `[[array]]`, counted from 0; see `place_of`."""
    heads = [number for number, line in enumerate(file.lines) if _opens(line, array)]
    if index >= len(heads):
        return place_of(file, array)
    # The lines before it are made empty, so that it is the first one of its name.
    until = heads[index + 1] if index + 1 < len(heads) else len(file.lines)
    only = File(file.name, "\n".join(("",) * heads[index] + file.lines[heads[index] : until]))
    found = place_of(only, (*array, *path))
    return Span(file, found.line, found.column, found.end_line, found.end_column)


def _opens(line: str, array: tuple[str, ...]) -> bool:
    match = _HEADER.match(line)
    return match is not None and line.lstrip().startswith("[[") and _keys(match[1]) == array


def end_of(file: File) -> Span:
    """The place behind the last character of a file."""
    number = max((number for number, line in enumerate(file.lines, 1) if line.strip()), default=1)
    column = len(file.line(number).rstrip()) + 1
    return Span(file, number, column, number, column + 1)


def _keys(written: str) -> tuple[str, ...]:
    return tuple(part.strip().strip('"') for part in written.split("."))


def _inside(around: Span, line: str, start: int, path: tuple[str, ...]) -> Span:
    """The place of a key in an inline table on the same line, if there is one."""
    for key in path:
        match = re.compile(rf"\b({re.escape(key)})\"?\s*[=.]").search(line, start)
        if match is None:
            return around
        start = match.end()
        around = Span(around.file, around.line, match.start(1) + 1, around.line, match.end(1) + 1)
    return around
