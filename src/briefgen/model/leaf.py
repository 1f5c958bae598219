"""The leaves of a brief: every text that is said in each of its languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import RootModel

from briefgen.model.brief import Brief
from briefgen.model.memory import Wording
from briefgen.model.node import Node, Path
from briefgen.model.source import Source
from briefgen.model.text import Text, primary

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
    place: str
    """Where it stands, for a person: `highlights 1, text`, `event rec-4, title`."""


def leaves(brief: Brief) -> Iterator[Leaf]:
    """Every text to be translated, in the order of the brief.

    Titles, publishers and authors of sources are left out: they stay in their own language.
    """
    owners: dict[Path, Node] = {(): brief}
    for path, node in brief.nodes:
        if isinstance(node, Node):
            owners[path] = node
        if not isinstance(node, Text):
            continue
        around = next(path[:length] for length in range(len(path), -1, -1) if path[:length] in owners)
        owner = owners[around]
        if isinstance(owner, Source) and path[-1] in _UNTRANSLATED:
            continue
        item = next(
            (path[:length] for length in range(len(path), 0, -1) if _id(owners.get(path[:length]))), ()
        )
        yield Leaf(path, _key(path, item, owners), node, owner, _place(path, item, owners))


def foreign(brief: Brief) -> tuple[str, ...]:
    """The languages of a report that its texts are translated into."""
    return tuple(tag for tag in brief.languages if primary(tag) != primary(brief.own_language))


def wordings(brief: Brief, language: str) -> Iterator[tuple[Leaf, Wording]]:
    """What is to be translated into a language, with the translation that the brief has already.

    What is said in that language alone is a translation of nothing, and left out.
    """
    own = brief.own_language
    for leaf in leaves(brief):
        source, tag = leaf.text.original(own)
        if primary(tag) != primary(language):
            found = leaf.text.find(language, own)
            target = found[0].strip("\n") if found else None
            yield leaf, Wording(leaf.key, source.strip("\n"), target, (leaf.place,))


def _key(path: Path, item: Path, owners: Mapping[Path, Node]) -> str:
    name = _id(owners[item])
    below = map(str, path[len(item) :])
    return "/".join((f"#{name}", *below) if name else below)


def _place(path: Path, item: Path, owners: Mapping[Path, Node]) -> str:
    name = _id(owners[item])
    kind = re.sub("(?<=[a-z])(?=[A-Z])", " ", type(owners[item]).__name__).lower()
    # People count from one.
    steps = [str(part + 1) if isinstance(part, int) else part.replace("_", " ") for part in path[len(item) :]]
    words = re.sub(r", (?=[0-9]+(?:,|$))", " ", ", ".join(steps))
    return f"{kind} {name}, {words}" if name else words


def _id(node: Node | RootModel[Any] | None) -> str | None:
    name = getattr(node, "id", None)
    return name if isinstance(name, str) else None


def without(brief: Brief, outdated: Mapping[Path, frozenset[str]]) -> Brief:
    """A brief without the wordings that are out of date; each text remembers what was taken out of it.

    `outdated` has their tags by the path of their text.
    """
    return brief.model_copy(update=_fields(brief, outdated, ()))


def _kept(value: Any, outdated: Mapping[Path, frozenset[str]], path: Path) -> Any:
    if isinstance(value, Text):
        return value.without(outdated.get(path, ()))
    if isinstance(value, RootModel):
        return value.model_copy(update={"root": _kept(value.root, outdated, path)})
    if isinstance(value, Node):
        return value.model_copy(update=_fields(value, outdated, path))
    if isinstance(value, tuple):
        return tuple(_kept(item, outdated, (*path, place)) for place, item in enumerate(value))
    if isinstance(value, dict):
        return {key: _kept(item, outdated, (*path, key)) for key, item in value.items()}
    return value


def _fields(node: Node, outdated: Mapping[Path, frozenset[str]], path: Path) -> dict[str, Any]:
    known = type(node).model_fields
    return {
        name: _kept(getattr(node, name), outdated, (*path, known[name].alias or name))
        for name in node.model_fields_set
    }
