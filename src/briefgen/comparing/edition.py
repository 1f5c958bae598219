"""One edition of a brief, with what its translations are worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from briefgen.comparing.plain import plain
from briefgen.model.brief import Brief
from briefgen.model.leaf import leaves
from briefgen.model.memory import State
from briefgen.model.node import Path
from briefgen.model.text import primary


@dataclass(frozen=True)
class Edition:
    """A brief and the state of its translations, by the path of a text and a language that is tracked."""

    brief: Brief
    states: Mapping[tuple[Path, str], State] = field(default_factory=dict)

    @cached_property
    def plain(self) -> dict[str, Any]:
        """Its canonical form."""
        return plain(self.brief)

    @property
    def language(self) -> str:
        """The brief's own language, as the canonical form has it."""
        return primary(self.brief.own_language)

    @cached_property
    def known(self) -> Mapping[tuple[str, str], State]:
        """The states by the key of a text and the language, as the canonical form has them."""
        keys = {leaf.path: leaf.key for leaf in leaves(self.brief)} if self.states else {}
        return {
            (keys[path].removesuffix("/text"), primary(tag)): state
            for (path, tag), state in self.states.items()
        }

    def state(self, key: str, language: str) -> State | None:
        """What a translation is worth; none if the language is not tracked."""
        return self.known.get((key.removesuffix("/text"), language))
