"""TR: letters, marks and digits that belong to another language or to no text."""

from __future__ import annotations

from briefgen.checking.rule import Rule

RULES: tuple[Rule, ...] = ()
