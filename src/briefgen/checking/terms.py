"""TR: preferred, admitted and forbidden terms of the desk."""

from __future__ import annotations

from briefgen.checking.rule import Rule

RULES: tuple[Rule, ...] = ()
