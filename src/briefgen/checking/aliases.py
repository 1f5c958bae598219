"""AL: the names of actors, in the sources and in the report's own words."""

from __future__ import annotations

from briefgen.checking.rule import Rule

RULES: tuple[Rule, ...] = ()
