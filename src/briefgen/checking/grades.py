"""AD: grades of the Admiralty code on sources and claims."""

from __future__ import annotations

from briefgen.checking.rule import Rule

RULES: tuple[Rule, ...] = ()
