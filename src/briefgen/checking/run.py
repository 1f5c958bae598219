"""Rules over a brief: findings become diagnostics with a place, at the severities of the desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.checking.desk import PLAIN, Desk
from briefgen.checking.registry import RULES
from briefgen.checking.rule import Case, Finding, Rule
from briefgen.checking.silence import silences, unused
from briefgen.diagnostic import Diagnostic, Severity, ordered
from briefgen.reading.document import Document
from briefgen.span import Span


@dataclass(frozen=True)
class Found:
    """A finding with its rule and its place, and how much the desk makes of it."""

    rule: Rule
    finding: Finding
    span: Span
    severity: Severity

    @property
    def diagnostic(self) -> Diagnostic:
        """What a person reads of it."""
        code = self.rule.code
        hints = (*self.finding.hints, f"`briefgen explain {code}` says why")
        return Diagnostic(code, self.severity, self.span, self.finding.message, hints)


@dataclass(frozen=True)
class Heard:
    """What is found in a brief and not silenced, and what is wrong with its silences."""

    found: tuple[Found, ...]
    silences: tuple[Diagnostic, ...]


def run(
    case: Case, document: Document, desk: Desk = PLAIN, rules: Iterable[Rule] = RULES
) -> tuple[Diagnostic, ...]:
    """All that the rules find in a brief, in the order of its file."""
    heard = hear(case, document, desk, rules)
    return ordered((*heard.silences, *(one.diagnostic for one in heard.found)))


def hear(case: Case, document: Document, desk: Desk = PLAIN, rules: Iterable[Rule] = RULES) -> Heard:
    """What the rules find in a brief, less what its comments allow.

    Rules that the desk has switched off do not run, and nothing is said of silences of theirs.
    A comment allows what stands in its own file only.
    """
    known = {rule.code: rule for rule in rules}
    severities = {code: desk.severity(rule) for code, rule in known.items()}
    found = [
        Found(known[code], finding, document.span(finding.path), severity)
        for code, severity in severities.items()
        if severity is not None
        for finding in known[code].find(case)
    ]
    allowed = silences(document.file, known)
    kept = allowed.value or ()
    quiet = {(silence.code, silence.line) for silence in kept}
    places = {(one.rule.code, one.span.line) for one in found if one.span.file.name == document.file.name}
    idle = unused((silence for silence in kept if severities[silence.code] is not None), places)
    return Heard(
        tuple(
            one
            for one in found
            if one.span.file.name != document.file.name or (one.rule.code, one.span.line) not in quiet
        ),
        (*allowed.diagnostics, *idle),
    )
