"""All rules, family by family."""

from __future__ import annotations

from briefgen.checking import (
    aliases,
    allegations,
    custody,
    dates,
    evidence,
    figures,
    grades,
    languages,
    letters,
    likelihood,
    marking,
    parity,
    scenarios,
    sourcing,
    structure,
    terms,
)
from briefgen.checking.rule import Rule

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *sourcing.RULES,
    *grades.RULES,
    *evidence.RULES,
    *custody.RULES,
    *allegations.RULES,
    *aliases.RULES,
    *dates.RULES,
    *likelihood.RULES,
    *scenarios.RULES,
    *marking.RULES,
    *languages.RULES,
    *parity.RULES,
    *letters.RULES,
    *terms.RULES,
    *figures.RULES,
)
