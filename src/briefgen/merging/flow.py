"""Three versions of `[…]` or `{…}` put together part by part, where nothing in them is disputed."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from briefgen.formatting.tree import Entry, Flow, Node, Words
from briefgen.merging.keyed import Met, meet
from briefgen.merging.likeness import essence, keyed


def merged(base: Node, ours: Node, theirs: Node) -> Node | None:
    """The value that has what both sides have changed; none if they have changed the same.

    Raises UnsureError if items have no identity, or no order that both sides would recognise.
    """
    said = [essence(node) for node in (base, ours, theirs)]
    if said[2] in (said[0], said[1]):
        return ours
    if said[1] == said[0]:
        return theirs
    if not isinstance(base, Flow) or not isinstance(ours, Flow) or not isinstance(theirs, Flow):
        return None
    if not base.is_mapping == ours.is_mapping == theirs.is_mapping:
        return None
    return _flow(base, ours, theirs)


def _flow(base: Flow, ours: Flow, theirs: Flow) -> Flow | None:
    known = _entries(base)
    start, mine, other = (keyed(_entries(flow), known) for flow in (base, ours, theirs))
    if not base.is_mapping and not (_is_list(start, mine) and _is_list(start, other)):
        return None
    items: list[tuple[Words | None, Node]] = []
    for met in meet(start, mine, other, is_ordered=not base.is_mapping):
        chosen = _chosen(met)
        if chosen is None:
            return None
        items.extend((entry.key, entry.value) for entry in chosen)
    return Flow(ours.is_mapping, tuple(items))


def _entries(flow: Flow) -> tuple[Entry, ...]:
    return tuple(Entry(key, item) for key, item in flow.items)


def _is_list(base: Mapping[Hashable, Entry], side: Mapping[Hashable, Entry]) -> bool:
    """Whether a side has added words or removed some; both may be one word put in another's place."""
    bare = all(isinstance(one.value, Words) for one in (*base.values(), *side.values()))
    return bare and (base.keys() <= side.keys() or side.keys() <= base.keys())


def _chosen(met: Met[Entry]) -> tuple[Entry, ...] | None:
    """The entry that stays, if any does; none if the sides do not agree."""
    if met.base and met.ours and met.theirs:
        value = merged(met.base.value, met.ours.value, met.theirs.value)
        return None if value is None else (Entry(met.ours.key, value),)
    said = [essence(one.value) if one else None for one in (met.base, met.ours, met.theirs)]
    if said[2] in (said[0], said[1]):
        return (met.ours,) if met.ours else ()
    if said[1] == said[0]:
        return (met.theirs,) if met.theirs else ()
    return None


def line(node: Node) -> str:
    """A flow, or words in one, on one line as they are written."""
    if not isinstance(node, Flow):
        assert isinstance(node, Words)  # noqa: S101 - a flow holds flows and words
        return " ".join(part.strip() for part in node.written.split("\n"))
    parts = [f"{line(key)}: {line(item)}".rstrip() if key else line(item) for key, item in node.items]
    inside = ", ".join(parts)
    return f"{{{inside}}}" if node.is_mapping else f"[{inside}]"
