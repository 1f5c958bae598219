"""The leaves of a brief: every text that is said in each of its languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import RootModel

from briefgen.model.brief import Brief
from briefgen.model.node import Node, Path, walk
from briefgen.model.source import Source
from briefgen.model.text import Text

# What a source calls itself stays in the source's own language.
_UNTRANSLATED = frozenset({"title", "publisher", "author"})


@dataclass(frozen=True)
class Leaf:
    """One text: where it stands, how it is known, and the item that it belongs to."""

    path: Path
    """The way to it in the document."""
    key: str
    """A name that stays when items move: `title`, `highlights/0/text`, `#r4-01/text`.

    The nearest item with an id begins it; below that, keys and positions follow.
    """
    text: Text
    owner: Node
    """The nearest mapping around it."""


def leaves(brief: Brief) -> Iterator[Leaf]:
    """Every text to be translated, in the order of the brief.

    Titles, publishers and authors of sources are left out: they stay in their own language.
    """
    owners: dict[Path, Node] = {(): brief}
    for path, node in walk(brief):
        if isinstance(node, Node):
            owners[path] = node
        if not isinstance(node, Text):
            continue
        around = next(path[:length] for length in range(len(path), -1, -1) if path[:length] in owners)
        owner = owners[around]
        if isinstance(owner, Source) and path[-1] in _UNTRANSLATED:
            continue
        yield Leaf(path, _key(path, owners), node, owner)


def _key(path: Path, owners: dict[Path, Node]) -> str:
    for length in range(len(path), 0, -1):
        name = _id(owners.get(path[:length]))
        if name is not None:
            return "/".join((f"#{name}", *map(str, path[length:])))
    return "/".join(map(str, path))


def _id(node: Node | RootModel[Any] | None) -> str | None:
    name = getattr(node, "id", None)
    return name if isinstance(name, str) else None
