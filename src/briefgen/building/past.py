"""What past builds have left to know: the digests of files, the verdicts on briefs, the traces of outputs.

It lies in one file of the workspace. What is damaged there, or lacking, costs work and nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from briefgen.building import digests
from briefgen.building.digests import Digests
from briefgen.building.trace import Sets, Trace
from briefgen.world import World

FOLDER = ".briefgen"
INDEX = f"{FOLDER}/build.json"


@dataclass(frozen=True)
class Past:
    """What is known of a workspace; each part is changed by the build that learns more."""

    now: Digests
    sets: Sets = field(default_factory=Sets)
    outputs: dict[str, Trace] = field(default_factory=dict)
    """The traces of outputs by their names in the workspace."""
    verdicts: dict[str, Any] = field(default_factory=dict)
    """The records of briefs by name."""
    facts: dict[str, Any] = field(default_factory=dict)
    """What is known of all briefs: of the desk, the dressings, the installation."""
    news: list[str] = field(default_factory=list)
    """The names of what was learned since it was kept."""

    def learn(self, kind: dict[str, Any], name: str, value: object) -> None:
        """Take up something new of one of its parts."""
        kind[name] = value
        self.news.append(name)


def recall(world: World) -> Past:
    """What was kept of a workspace; nothing if there is none, or if it is damaged."""
    head, _, body = (world.read(INDEX) or b"").partition(b"\n")
    if head != _head(body):
        return Past(Digests(world))
    data = json.loads(body)
    return Past(
        Digests(world, stamped=digests.from_json(data["files"])),
        Sets(data["sets"]),
        {name: Trace(*trace) for name, trace in data["outputs"].items()},
        data["verdicts"],
        data["facts"],
    )


def keep(past: Past, briefs: Iterable[str]) -> None:
    """Write what is known, of these briefs, if any of it is new; of two at once, the later stays.

    Where nothing can be written there is no memory, and nothing else is amiss.
    """
    if not past.news and not past.now.read:
        return
    there = set(briefs)
    verdicts = {name: record for name, record in past.verdicts.items() if name in there}
    outputs = past.outputs
    sets = {key for trace in outputs.values() for key in (trace.brief, trace.theme, trace.recipe)}
    # A brief that was examined and could not be written has no trace of its files yet.
    sets.update(record["of"] for record in verdicts.values())
    known = {key: reads for key, reads in past.sets.known.items() if key in sets}
    data = {
        "files": digests.as_json(past.now.stamped, set(_named(verdicts, known, past.facts, outputs))),
        "sets": known,
        "outputs": {name: trace.as_json() for name, trace in outputs.items()},
        "verdicts": verdicts,
        "facts": past.facts,
    }
    body = json.dumps(data, separators=(",", ":")).encode()
    with contextlib.suppress(OSError):
        past.now.world.write(INDEX, _head(body) + b"\n" + body)


def _named(
    verdicts: Mapping[str, Any],
    sets: Mapping[str, Any],
    facts: Mapping[str, Any],
    outputs: Mapping[str, Trace],
) -> Iterator[str]:
    """The names of all files that somebody will ask for again."""
    for record in (*verdicts.values(), *facts.values()):
        yield from record.get("reads", {}).get("files", {})
    for reads in sets.values():
        yield from reads
    yield from outputs


def _head(body: bytes) -> bytes:
    """The first line, bound to every byte of the rest."""
    return hashlib.sha256(body).hexdigest().encode()
