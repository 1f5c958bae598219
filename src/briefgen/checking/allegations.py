"""AL: what is alleged, what is denied, and how firmly a report may word either."""

from __future__ import annotations

from briefgen.checking.rule import Rule

RULES: tuple[Rule, ...] = ()
