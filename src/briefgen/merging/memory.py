"""Two versions of a PO file put together entry by entry."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping

from briefgen.merging.brief import Merged
from briefgen.merging.keyed import UnsureError, meet
from briefgen.merging.likeness import runs
from briefgen.merging.parts import Clash, Part, marked

_Entry = tuple[str, ...]
_KEY = re.compile(r"(?:#~ ?)?(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)[ \t]")


def merge(base: str, ours: str, theirs: str) -> Merged | None:
    """The merged text of PO files with LF; none if two entries have one key, or both sides moved them.

    An entry is known by its context and its original; what both have changed is left to a person.
    """
    try:
        versions = [_entries(text) for text in (base, ours, theirs)]
        met = meet(versions[0], versions[1], versions[2], is_ordered=True)
    except UnsureError:
        return None
    parts: list[Part] = []
    for one in met:
        if one.theirs in (one.ours, one.base):
            kept: tuple[Part, ...] = one.ours or ()
        elif one.ours == one.base:
            kept = one.theirs or ()
        else:
            kept = (Clash(one.ours or (), one.base or (), one.theirs or ()),)
        if kept:
            parts.extend(("", *kept) if parts else kept)
    return Merged("\n".join((*marked(parts), "")), sum(isinstance(part, Clash) for part in parts))


def _entries(text: str) -> Mapping[Hashable, _Entry]:
    found: dict[Hashable, _Entry] = {}
    for run in runs(text.split("\n")):
        key = _key(run)
        if key in found:
            raise UnsureError
        found[key] = run
    return found


def _key(run: _Entry) -> Hashable:
    """The context of an entry, which is the key of its text; its original where it has none."""
    kept: dict[str, list[str]] = {}
    inside = ""
    for line in run:
        found = _KEY.match(line)
        inside = found[1] if found else inside if '"' in line and not line.startswith("# ") else ""
        kept.setdefault(inside, []).append(line[found.end() :] if found else line)
    is_gone = any(line.startswith("#~") for line in run)
    return (is_gone, "".join(kept.get("msgctxt", kept.get("msgid", run))))
