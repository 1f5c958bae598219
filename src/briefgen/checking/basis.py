"""What an item of a brief rests on: its sources, and how many of them are independent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.model.annex import KeyFigure
from briefgen.model.brief import Brief
from briefgen.model.claim import Claim, Sourced


@dataclass(frozen=True)
class Basis:
    """The claims and sources of a brief, by id, for asking what rests on what."""

    claims: Mapping[str, Claim]
    groups: Mapping[str, str]
    """The independence group of each source; one that is in none is a group of its own."""

    @classmethod
    def of(cls, brief: Brief) -> Basis:
        """The basis of a brief."""
        groups = {source.id: source.independence_group or source.id for source in brief.sources}
        return cls(brief.every_claim(), groups)

    def sources(self, item: Claim | Sourced) -> tuple[str, ...]:
        """The ids of the sources that an item rests on, directly or through its claims; each once."""
        if isinstance(item, Claim):
            found = [evidence.source for evidence in item.evidence]
        else:
            cited = [here.id for here in item.claims] + [cite.partition(":")[0] for cite in item.sources]
            if isinstance(item, KeyFigure) and item.source:
                cited.append(item.source.partition(":")[0])
            found = [
                source
                for name in cited
                for source in (self.sources(self.claims[name]) if name in self.claims else (name,))
            ]
        return tuple(name for name in dict.fromkeys(found) if name in self.groups)

    def independent(self, item: Claim | Sourced) -> tuple[str, ...]:
        """The independence groups of the sources that an item rests on, each once."""
        return tuple(dict.fromkeys(self.groups[source] for source in self.sources(item)))
