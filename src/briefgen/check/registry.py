"""All rules, family by family."""

from __future__ import annotations

from briefgen.check import evidence, languages, likelihood, scenarios, sourcing, structure
from briefgen.check.rule import Rule

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *sourcing.RULES,
    *evidence.RULES,
    *likelihood.RULES,
    *scenarios.RULES,
    *languages.RULES,
)
