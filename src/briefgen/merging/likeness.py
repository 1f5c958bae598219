"""Whether two parts of a file say the same, however they are laid out, and which item is which."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from briefgen.formatting.tree import Block, Entry, Flow, Node, Passage, Words
from briefgen.merging.keyed import UnsureError

_UNTEXT = re.compile(r"|~|null|true|false|[-+]?[.0-9][-+.0-9eE]*")


def essence(node: Node) -> Hashable:
    """What a node says, with its comments: the same for all layouts, quotes and orders of keys."""
    match node:
        case Words():
            is_text = bool(node.style) or not _UNTEXT.fullmatch(node.value)
            return ("text" if is_text else "bare", node.value)
        case Passage(sign=">") if not node.indented:
            return ("text", _folded(node))
        case Flow():
            bare = Block(node.is_mapping, tuple(Entry(key, item) for key, item in node.items))
            return essence(bare)
        case Block():
            said = map(of_entry, node.entries)
            return (frozenset(said) if node.is_mapping else tuple(said), node.below)
        case _:
            return node


def of_entry(entry: Entry) -> Hashable:
    """What an entry says; as bare as an item of a flow if it has no comments."""
    said = essence(entry.value)
    comments = (*filter(None, entry.above), entry.beside) if any((*entry.above, entry.beside)) else ()
    whole = (said, comments) if comments else said
    return (entry.key.value, whole) if entry.key else whole


def _folded(node: Passage) -> str:
    """The value of a folded text whose lines are words alone; else its lines as they are."""
    if any(not line or line[0] in " \t" for line in node.lines):
        return "\n".join((node.chomping, *node.lines))
    return " ".join(node.lines) + ("" if node.chomping == "-" else "\n")


def name_of(node: Node) -> str | None:
    """The id of an item, or its words if it is no more than that."""
    match node:
        case Words():
            return f"word {node.value}"
        case Block(is_mapping=True):
            pairs = [(entry.key, entry.value) for entry in node.entries]
        case Flow(is_mapping=True):
            pairs = list(node.items)
        case _:
            return None
    ids = [value.value for key, value in pairs if key and key.value == "id" and isinstance(value, Words)]
    return f"id {ids[0]}" if ids else None


def keyed(entries: Sequence[Entry], base: Sequence[Entry] | None = None) -> Mapping[Hashable, Entry]:
    """The entries by their keys; those of a list by their ids, or by which one of the base each of them is.

    Raises UnsureError if two have one key.
    """
    found: dict[Hashable, Entry] = {}
    names = _names(entries) if base is None else _matched(entries, base)
    for key, entry in zip(names, entries, strict=True):
        if key in found:
            raise UnsureError
        found[key] = entry
    return found


def _names(entries: Sequence[Entry]) -> list[Hashable]:
    return [_name(entry) or ("item", place) for place, entry in enumerate(entries)]


def _name(entry: Entry) -> Hashable:
    return entry.key.value if entry.key else name_of(entry.value)


def _matched(entries: Sequence[Entry], base: Sequence[Entry]) -> list[Hashable]:
    """The keys of entries; an item without an id is that of the base which it equals or stands for."""
    names = _names(base)
    nameless = [place for place, entry in enumerate(entries) if not _name(entry)]
    theirs = [place for place, entry in enumerate(base) if not _name(entry)]
    said = [of_entry(entries[place]) for place in nameless]
    found: list[Hashable] = [_name(entry) for entry in entries]
    matcher = SequenceMatcher(None, [of_entry(base[place]) for place in theirs], said, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        pairs = kind == "equal" or (kind == "replace" and end - start == last - first)
        for row in range(first, last):
            found[nameless[row]] = names[theirs[start + row - first]] if pairs else ("new", said[row])
    return found


def runs(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The stretches of lines between empty ones."""
    return tuple(tuple(run) for filled, run in groupby(lines, lambda line: bool(line.strip())) if filled)
