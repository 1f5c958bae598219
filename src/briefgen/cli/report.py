"""Diagnostics for people and programs: `human`, `short`, `json`, `github`, `gitlab`, `sarif`."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, get_args

import click

from briefgen.cli import github, gitlab
from briefgen.cli.visible import visible
from briefgen.diagnostic import Diagnostic, Severity
from briefgen.span import Span

__all__ = ["FORMATS", "Format", "as_json", "human", "report", "short", "summary", "visible"]

Format = Literal["human", "short", "json", "github", "gitlab", "sarif"]
FORMATS: tuple[Format, ...] = get_args(Format)
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}
# Characters of a line that are shown, and how many of them at most before what is wrong with it.
_LONGEST, _LEAD = 200, 60
_RIGHT_TO_LEFT = {"R", "AL", "AN"}


def report(diagnostics: Iterable[Diagnostic], format_: Format) -> str:
    """All diagnostics in one format; empty if there are none, but `[]` in JSON, and in SARIF an empty run."""
    if format_ == "gitlab":
        return gitlab.report(diagnostics)
    if format_ == "json":
        return json.dumps([as_json(one) for one in diagnostics], ensure_ascii=False, indent=1)
    if format_ == "sarif":
        # Loaded with all rules, whose pages it holds.
        from briefgen.cli import sarif  # noqa: PLC0415

        return sarif.log(diagnostics)
    return "\n".join(_WRITERS[format_](one) for one in diagnostics)


def short(diagnostic: Diagnostic) -> str:
    """One line: place, severity, code, message."""
    place = f"{diagnostic.span.place}: " if diagnostic.span else ""
    return visible(f"{place}{diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}")


def human(diagnostic: Diagnostic) -> str:
    """Message, place, the line with carets, and the ways out."""
    colour = _COLOURS[diagnostic.severity]
    head = click.style(f"{diagnostic.severity}[{diagnostic.code}]", fg=colour, bold=True)
    lines = [f"{head}: {visible(diagnostic.message)}"]
    margin = "  "
    if diagnostic.span is not None:
        margin = " " * (len(str(diagnostic.span.line)) + 1)
        lines.append(f"{margin[:-1]}--> {visible(diagnostic.span.place)}")
        if diagnostic.span.excerpt.strip():
            lines.extend(_excerpt(diagnostic.span, margin))
    lines.extend(f"{margin}= hint: {visible(hint)}" for hint in diagnostic.hints)
    return "\n".join(lines) + "\n"


def _excerpt(span: Span, margin: str) -> list[str]:
    before, marked, after = _around(span)
    lines = [f"{margin}|", f"{span.line} | {visible(before + marked + after)}"]
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in before):
        # Terminals reorder right-to-left text, so no caret under it can be right.
        lines.append(f"{margin}| here: `{visible(marked.strip())}`")
    else:
        carets = "^" * max(1, _width(visible(marked)))
        lines.append(f"{margin}| {' ' * _width(visible(before))}{carets}")
    return lines


def _around(span: Span) -> tuple[str, str, str]:
    """The line of a span before it, in it, and behind it; what a line has too much is left out."""
    line, start = span.excerpt, span.column - 1
    first = 0 if len(line) <= _LONGEST else max(0, min(start - _LEAD, len(line) - _LONGEST))
    last = first + _LONGEST
    end = min(start + span.width, last)
    before = ("…" if first else "") + line[first:start]
    return before, line[start:end], line[end:last] + ("…" if last < len(line) else "")


def _width(text: str) -> int:
    """Columns that a text takes on a terminal (UAX #11): wide characters two, marks none."""
    return sum(
        0
        if unicodedata.combining(character)
        else 2
        if unicodedata.east_asian_width(character) in {"W", "F"}
        else 1
        for character in text
    )


def as_json(diagnostic: Diagnostic) -> dict[str, object]:
    """A diagnostic as JSON: lines and columns from 1, columns in code points, the end exclusive."""
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "hints": list(diagnostic.hints),
        "file": span.file.name if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
    }


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """`2 errors, 1 warning`; empty if there is nothing to count."""
    counts = dict.fromkeys(Severity, 0)
    for diagnostic in diagnostics:
        counts[diagnostic.severity] += 1
    return ", ".join(
        f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in counts.items() if count
    )


_WRITERS: Mapping[Format, Callable[[Diagnostic], str]] = {
    "human": human,
    "short": short,
    "github": github.command,
}
