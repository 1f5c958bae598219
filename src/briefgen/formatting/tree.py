"""A YAML text as it is laid out: its blocks, flows and words, each with the comments that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefgen.model.node import Path

ADDRESS = re.compile(r"#\s*briefgen\b")


class LayoutError(Exception):
    """A layout that cannot be kept; the message says which, and `line` where it stands."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.line = line


@dataclass(frozen=True)
class Words:
    """A scalar that is plain or quoted, as it is written; empty where nothing is."""

    written: str
    value: str
    style: str = ""


@dataclass(frozen=True)
class Passage:
    """A block scalar: `|` or `>` with its signs, and its lines without their indentation."""

    sign: str
    chomping: str
    lines: tuple[str, ...]
    indented: bool = False
    """Whether its first line begins with a space, so that the indentation has to be told."""


@dataclass(frozen=True)
class Flow:
    """`[…]` or `{…}`: items, with their keys in a mapping."""

    is_mapping: bool
    items: tuple[tuple[Words | None, Node], ...]


@dataclass(frozen=True)
class Verbatim:
    """`[…]` or `{…}` that holds comments: its lines as they stand, the first from its bracket on."""

    lines: tuple[str, ...]
    comments: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """A key with its value, or an item of a list."""

    key: Words | None
    value: Node
    above: tuple[str, ...] = ()
    """The comments on lines of their own above it; an empty one is an empty line."""
    beside: str = ""
    """The comment at the end of its line."""
    line: int = field(default=0, compare=False)
    """Where it begins in its file, counted from 1."""
    last: int = field(default=0, compare=False)
    """The last line of it, with all that is in it."""

    @property
    def is_addressed(self) -> bool:
        """Whether a comment speaks to briefgen about what stands on its line."""
        return any(ADDRESS.match(comment) for comment in (*self.above, self.beside))


@dataclass(frozen=True)
class Block:
    """A mapping or a list, an entry a line."""

    is_mapping: bool
    entries: tuple[Entry, ...]
    below: tuple[str, ...] = ()
    """The comments after its last entry that are indented as it is."""
    column: int = field(default=0, compare=False)
    """How many spaces stand before its keys or dashes."""


Node = Words | Passage | Flow | Verbatim | Block


@dataclass(frozen=True)
class Tree:
    """A whole file: what stands above its first entry and is about all of it, then its entries."""

    head: tuple[str, ...]
    root: Block


Owned = tuple[Path, str, str]
"""A comment: the path of what it belongs to, its place there, its text."""


def owned(tree: Tree) -> tuple[Owned, ...]:
    """All comments with what they belong to, whatever the order of the keys."""
    head = (((), "head", line) for line in tree.head if line)
    return tuple(sorted((*head, *_in(tree.root, ())), key=repr))


def _in(block: Block, path: Path) -> Iterator[Owned]:
    for place, entry in enumerate(block.entries):
        here = (*path, entry.key.value if entry.key else place)
        yield from ((here, f"above {row}", line) for row, line in enumerate(filter(None, entry.above)))
        if entry.beside:
            yield here, "beside", entry.beside
        if isinstance(entry.value, Block):
            yield from _in(entry.value, here)
        if isinstance(entry.value, Verbatim):
            yield from ((here, f"in {row}", line) for row, line in enumerate(entry.value.comments))
    yield from ((path, f"below {row}", line) for row, line in enumerate(filter(None, block.below)))
