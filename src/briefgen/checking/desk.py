"""What a desk has decided for all of its briefs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.checking.rule import Rule
from briefgen.diagnostic import Severity
from briefgen.model.annex import Term


@dataclass(frozen=True)
class Desk:
    """The terms of a desk, and how much it makes of each rule."""

    terms: tuple[Term, ...] = ()
    """Its glossary, which holds beside that of each brief."""
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    """By code (`LK07`) or family (`LK`); none switches a rule off. A code goes before its family."""

    def severity(self, rule: Rule) -> Severity | None:
        """How much a rule matters here, or none if it is switched off; a firm rule is as it is."""
        for name in (rule.code, rule.family):
            if name in self.severities and not rule.is_firm:
                return self.severities[name]
        return rule.severity


PLAIN = Desk()
"""A desk that has decided nothing."""
