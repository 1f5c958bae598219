"""TL: markings of the Traffic Light Protocol, on the brief and on what it holds."""

from __future__ import annotations

from briefgen.checking.rule import Rule

RULES: tuple[Rule, ...] = ()
