"""Diagnostics as workflow commands, which GitHub Actions shows beside the lines of a change."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.cli.visible import visible
from briefgen.diagnostic import Diagnostic, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_DATA: Mapping[str, str] = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY: Mapping[str, str] = {**_IN_DATA, ":": "%3A", ",": "%2C"}


def command(diagnostic: Diagnostic) -> str:
    """One command on one line; the ways out follow the message on lines of their own there.

    Lines and columns count from 1, columns in code points, the end exclusive. Columns are given of what
    stands on one line; of anything else, GitHub takes only the lines.
    """
    properties = {**_place(diagnostic), "title": diagnostic.code}
    listed = ",".join(f"{name}={_escaped(str(value), _IN_PROPERTY)}" for name, value in properties.items())
    said = "\n".join((visible(diagnostic.message), *(f"hint: {visible(hint)}" for hint in diagnostic.hints)))
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_escaped(said, _IN_DATA)}"


def _place(diagnostic: Diagnostic) -> dict[str, object]:
    span = diagnostic.span
    if span is None:
        return {}
    lines: dict[str, object] = {"file": span.file.name, "line": span.line, "endLine": span.end_line}
    if span.line != span.end_line:
        return lines
    return {**lines, "col": span.column, "endColumn": span.end_column}


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
