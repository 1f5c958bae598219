"""What a brief says in words: each wording in each language, its sentences, its plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from briefgen.model.leaf import Leaf
from briefgen.model.mention import PATTERN
from briefgen.model.node import Path
from briefgen.prose.kept import kept

# Marks of Markdown, the address of a link, and mentions: not words of the sentence.
_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_MARKS = re.compile(r"(?<!\w)[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}(?!\w)|`+|\\(?=[^\w\s])")
# A sentence ends at its mark before white space, not after one capital letter or a common short form.
_END = re.compile(r"(?<=[.!?؟…])[»”\"’)\]]*\s+(?=\S)")
_SHORT = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|No|vs|cf|e\.g|i\.e|approx|p|pp|M|Mme|art))\.$")


@dataclass(frozen=True)
class Wording:
    """What one leaf says in one language."""

    leaf: Leaf
    path: Path
    """The place of these words: the leaf's own, or that of its language below it."""
    tag: str
    words: str

    @property
    def base(self) -> str:
        """The language without script and region: `ar` for `ar-IQ`."""
        return self.tag.partition("-")[0]

    @cached_property
    def plain(self) -> str:
        """The words as they are read: without Markdown and mentions."""
        return plain(self.words)


def wordings(leaves: Iterable[Leaf], own: str) -> Iterator[Wording]:
    """Every wording of every leaf; `own` is the brief's own language, in which a plain text is."""
    for leaf in leaves:
        root = leaf.text.root
        if isinstance(root, str):
            yield Wording(leaf, leaf.path, own, root)
        else:
            for tag, words in root.items():
                yield Wording(leaf, (*leaf.path, tag), tag, words)


@kept
def plain(words: str) -> str:
    """The words without Markdown and mentions; these print names, which are not the text's own words."""
    return _MARKS.sub("", PATTERN.sub("", _LINK.sub(r"\1", words)))


@kept
def sentences(words: str) -> tuple[str, ...]:
    """The sentences of a text in a European or the Arabic language."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(words):
        if _SHORT.search(words[start : end.start()]):
            continue
        found.append(words[start : end.end()].strip())
        start = end.end()
    found.append(words[start:].strip())
    return tuple(sentence for sentence in found if sentence)
