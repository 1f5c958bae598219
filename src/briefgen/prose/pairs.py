"""Two wordings of one text: what is written in the brief's own language, and its translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefgen.model.leaf import Leaf
from briefgen.prose.wording import Wording


@dataclass(frozen=True)
class Pair:
    """The wording that was translated, and the one that it was translated into."""

    source: Wording
    target: Wording


def pairs(leaves: Iterable[Leaf], own: str) -> Iterator[Pair]:
    """Every translation with its original: the brief's own language, or the first that there is."""
    for leaf in leaves:
        root = leaf.text.root
        if isinstance(root, str):
            continue
        _, first = leaf.text.original(own)
        source = Wording(leaf, (*leaf.path, first), first, root[first])
        for tag, words in root.items():
            if tag != first:
                yield Pair(source, Wording(leaf, (*leaf.path, tag), tag, words))


def difference(pair: Pair, source: Iterable[str], target: Iterable[str]) -> str:
    """What one wording has and the other lacks, as a message at the translation."""
    lost, added = (" and ".join(f"`{item}`" for item in dict.fromkeys(items)) for items in (source, target))
    tag = f"`{pair.source.tag}`"
    if lost and added:
        return f"{added} stands here, and {lost} in {tag}"
    return f"{lost} of {tag} is missing here" if lost else f"{added} is not in {tag}"
