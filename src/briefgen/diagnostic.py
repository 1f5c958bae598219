"""What a person reads about a mistake: a value, never an exception."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from briefgen.span import Span

T = TypeVar("T")
U = TypeVar("U")


class Severity(StrEnum):
    """How much a diagnostic matters: an `error` stops a build, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True)
class Diagnostic:
    """One mistake, where it stands, and the way out.

    `message` is lower case, has no full stop, and holds the user's words in backticks.
    `span` is missing only where no file is concerned, as for a wrong argument.
    """

    code: str
    severity: Severity
    span: Span | None
    message: str
    hints: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, int, int, int, str, str]:
        """By file, then place, then severity, so that two runs print the same."""
        span = self.span
        place = (span.file.name, span.line, span.column) if span else ("", 0, 0)
        return (*place, _RANK[self.severity], self.code, self.message)


def error(code: str, span: Span | None, message: str, *hints: str) -> Diagnostic:
    """A diagnostic that stops the build of its brief."""
    return Diagnostic(code, Severity.ERROR, span, message, hints)


def warning(code: str, span: Span | None, message: str, *hints: str) -> Diagnostic:
    """A diagnostic that a reader of the report would want to have been told."""
    return Diagnostic(code, Severity.WARNING, span, message, hints)


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics sorted by place, each once."""
    return tuple(sorted(set(diagnostics), key=lambda diagnostic: diagnostic.order))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them stops a build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


@dataclass(frozen=True)
class Checked(Generic[T]):
    """A value, or none, with all that was found on the way to it."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    def then(self, step: Callable[[T], Checked[U]]) -> Checked[U]:
        """The next step's result with the diagnostics of both; nothing if this has no value."""
        if self.value is None:
            return Checked(None, self.diagnostics)
        following = step(self.value)
        return Checked(following.value, self.diagnostics + following.diagnostics)
