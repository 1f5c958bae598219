"""TR: what two languages of a report have to have in common."""

from __future__ import annotations

from briefgen.checking.rule import Rule

RULES: tuple[Rule, ...] = ()
