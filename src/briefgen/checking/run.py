"""Rules over a brief: findings become diagnostics with a place."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.checking.registry import RULES
from briefgen.checking.rule import Case, Rule
from briefgen.diagnostic import Diagnostic, ordered
from briefgen.reading.document import Document


def run(case: Case, document: Document, rules: Iterable[Rule] = RULES) -> tuple[Diagnostic, ...]:
    """All that the rules find in a brief, in the order of its file."""
    return ordered(
        Diagnostic(
            rule.code,
            rule.severity,
            document.span(finding.path),
            finding.message,
            (*finding.hints, f"`briefgen explain {rule.code}` says why"),
        )
        for rule in rules
        for finding in rule.find(case)
    )
