"""The proof that a merge has lost nothing, without a look at how it was made.

What a file says is taken as a set of facts: a value and the way to it, by ids. A merged file has to say
what neither side has taken away, and all that either has added. Its comments are facts too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from briefgen.reading.comments import comments
from briefgen.reading.document import parse
from briefgen.span import File

Fact = tuple[str, ...]


def holds(base: str, ours: str, theirs: str, with_ours: str, with_theirs: str) -> bool:
    """Whether a merge keeps both sides; the last two are its texts with all clashes decided for one side."""
    read = [facts(text) for text in (base, ours, theirs, with_ours, with_theirs)]
    known = [one for one in read if one is not None]
    if len(known) < len(read):
        return False
    start, mine, other, first, second = known
    whole = (mine & other) | (mine - start) | (other - start)
    if with_ours == with_theirs:
        return first == whole
    kept = mine - (start - other) <= first and other - (start - mine) <= second
    return kept and (first | second) - (mine | other) == set()


def facts(text: str) -> frozenset[Fact] | None:
    """What a text says; none if it cannot be read."""
    document = parse(File("", text))
    if document.value is None or document.diagnostics:
        return None
    said = frozenset(_facts(document.value.data, ()))
    return said | {("#", one.text.rstrip()) for one in comments(document.value.file)}


def _facts(data: Any, path: Fact) -> Iterator[Fact]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _facts(value, (*path, key))
    elif isinstance(data, list):
        for item in data:
            named = isinstance(item, dict) and isinstance(item.get("id"), str)
            name = f"id {item['id']}" if named else json.dumps(item, sort_keys=True)
            yield from _facts(item, (*path, name)) if named else ((*path, name),)
    else:
        yield (*path, json.dumps(data))
    if data in ({}, []):
        yield (*path, json.dumps(data))
