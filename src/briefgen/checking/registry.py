"""All rules, family by family."""

from __future__ import annotations

from briefgen.checking import evidence, figures, languages, likelihood, scenarios, sourcing, structure
from briefgen.checking.rule import Rule

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *sourcing.RULES,
    *evidence.RULES,
    *likelihood.RULES,
    *scenarios.RULES,
    *languages.RULES,
    *figures.RULES,
)
