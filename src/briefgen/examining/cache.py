"""What checks have found before, kept in one file of the workspace: no brief is read twice to no purpose."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefgen.world import World

CACHE = ".briefgen/check.json"


@dataclass(frozen=True)
class Cache:
    """The records of a desk and of its briefs, by name, as plain values.

    They were made by the code and under the settings that `made_by` stands for, and are of no use to
    others. What a record says is for its reader to find fit.
    """

    made_by: str
    desk: Mapping[str, Any] | None = None
    briefs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def kept(world: World, made_by: str) -> Cache:
    """The cache of a workspace; an empty one if there is none, it is damaged, or others made it."""
    with contextlib.suppress(OSError):
        return _read(world, made_by)
    # What cannot be read is no worse than what is not there.
    return Cache(made_by)


def _read(world: World, made_by: str) -> Cache:
    head, _, body = (world.read(CACHE) or b"").partition(b"\n")
    if head != _head(made_by, body):
        return Cache(made_by)
    data = json.loads(body)
    return Cache(made_by, data["desk"], data["briefs"])


def keep(world: World, cache: Cache) -> None:
    """Write a cache over the one before; of two checks at once, the later one's stays.

    Where nothing can be written there is no cache, and nothing else is amiss.
    """
    text = json.dumps({"desk": cache.desk, "briefs": cache.briefs}, separators=(",", ":"))
    body = text.encode()
    with contextlib.suppress(OSError):
        world.write(CACHE, _head(cache.made_by, body) + b"\n" + body)


def _head(made_by: str, body: bytes) -> bytes:
    """The first line: what the rest was made by, bound to every byte of it."""
    return hashlib.sha256(f"{made_by}\n".encode() + body).hexdigest().encode()
