"""What past builds have left to know: the digests of files, the verdicts on briefs, the traces of outputs.

It lies in one file of the workspace, and what was learned since that was written in another, so that a
change in one of a thousand briefs need not write what is known of all. What is damaged there, or lacking,
costs work and nothing else.
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
SINCE = f"{FOLDER}/build-since.json"
RECORDS = (INDEX, SINCE)
_LARGE = 8
"""So many times as much as what was learned since, the rest has to be, or all is written anew."""


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
    kept: bytes = b""
    """The first line of the file that it comes from; empty if there is none."""
    size: int = 0
    """Bytes of that file."""
    since: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What was learned after that was written."""

    def learn(self, kind: dict[str, Any], name: str, value: object) -> None:
        """Take up something new of one of its parts."""
        kind[name] = value
        self.news.append(name)


def recall(world: World) -> Past:
    """What was kept of a workspace; nothing if there is none, or if it is damaged or cannot be read."""
    head, body = _read(world, INDEX)
    if not head:
        return Past(Digests(world))
    data = json.loads(body)
    since: dict[str, dict[str, Any]] = {}
    is_whole, later = _read(world, SINCE)
    if is_whole:
        before, _, learned = later.partition(b"\n")
        # Else it goes on from another file than this.
        since = json.loads(learned) if before == head else {}
        for part, known in since.items():
            data[part].update(known)
    return Past(
        Digests(world, stamped=data["files"]),
        Sets(data["sets"]),
        {name: Trace(*trace) for name, trace in data["outputs"].items()},
        data["verdicts"],
        data["facts"],
        kept=head,
        size=len(body),
        since=since,
    )


def keep(past: Past, briefs: Iterable[str]) -> None:
    """Write what is known, of these briefs, if any of it is new; of two at once, the later stays.

    Where nothing can be written there is no memory, and nothing else is amiss.
    """
    if not past.news and not past.now.read:
        return
    there = set(briefs)
    if past.kept and there.issuperset(past.verdicts):
        learned = json.dumps(_since(past), separators=(",", ":")).encode()
        if len(learned) * _LARGE < past.size:
            _write(past.now.world, SINCE, past.kept + b"\n" + learned)
            return
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
    _write(past.now.world, INDEX, json.dumps(data, separators=(",", ":")).encode())


def _since(past: Past) -> dict[str, dict[str, object]]:
    """What was learned after the file of all was written, now and before."""
    names = dict.fromkeys(past.news)
    outputs = {name: past.outputs[name] for name in names if name in past.outputs}
    verdicts = {name: past.verdicts[name] for name in names if name in past.verdicts}
    sets = [key for trace in outputs.values() for key in (trace.brief, trace.theme, trace.recipe)]
    sets += [record["of"] for record in verdicts.values()]
    new: dict[str, dict[str, Any]] = {
        "files": digests.as_json(past.now.stamped, past.now.read),
        "sets": {key: past.sets.known[key] for key in sets},
        "outputs": {name: trace.as_json() for name, trace in outputs.items()},
        "verdicts": verdicts,
        "facts": past.facts,
    }
    return {part: {**past.since.get(part, {}), **known} for part, known in new.items()}


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


def _read(world: World, name: str) -> tuple[bytes, bytes]:
    """The first line of a file of records, and the rest; nothing if it is damaged or cannot be read."""
    content = None
    with contextlib.suppress(OSError):
        content = world.read(name)
    head, _, body = (content or b"").partition(b"\n")
    return (head, body) if head == _head(body) else (b"", b"")


def _write(world: World, name: str, body: bytes) -> None:
    with contextlib.suppress(OSError):
        world.write(name, _head(body) + b"\n" + body)


def _head(body: bytes) -> bytes:
    """The first line, bound to every byte of the rest."""
    return hashlib.sha256(body).hexdigest().encode()
