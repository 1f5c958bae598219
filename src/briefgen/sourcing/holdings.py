"""The sources of briefs as they stand: what is archived of each, and how often it is cited."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefgen.model.brief import Brief
from briefgen.model.identifier import references
from briefgen.model.source import Source
from briefgen.world import World

State = Literal["ok", "changed", "missing", "none"]
"""`ok`: the archive has the bytes of the record; `changed`: it has others under that name;
`missing`: it has none; `none`: the source has no record of an archived text."""


@dataclass(frozen=True)
class Holding:
    """One source, the state of its archived text, and how often the brief cites it."""

    source: Source
    state: State
    cited: int


def holdings(world: World, brief: Brief) -> tuple[Holding, ...]:
    """The sources of a brief, in its order."""
    cited = Counter(one.id for one in references(brief) if "source" in one.kinds)
    return tuple(Holding(source, _state(world, source), cited[source.id]) for source in brief.sources)


def _state(world: World, source: Source) -> State:
    """The worst of the archived text and of the capture that it was taken out of."""
    states = list(_states(world, source))
    order: tuple[State, ...] = ("changed", "missing", "ok")
    return next((state for state in order if state in states), "none")


def _states(world: World, source: Source) -> Iterator[State]:
    archive = source.archive
    for file in (archive, archive.original) if archive else ():
        if file is None:
            continue
        content = world.read(f"@archive/{file.file}")
        if content is None:
            yield "missing"
        else:
            yield "ok" if hashlib.sha256(content).hexdigest() == file.sha256 else "changed"
