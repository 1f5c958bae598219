"""Two versions of a YAML file put together item by item; comments and layout stay as each side has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.formatting.grow import grow
from briefgen.formatting.tree import Block, Entry, Flow, LayoutError, Node
from briefgen.merging import flow
from briefgen.merging.keyed import Met, UnsureError, meet
from briefgen.merging.likeness import keyed, of_entry
from briefgen.merging.parts import Clash, Part, marked, sided
from briefgen.merging.proof import holds
from briefgen.reading.document import parse
from briefgen.span import File


@dataclass(frozen=True)
class Merged:
    """The text of a merged file, with marks where the sides could not both stand."""

    text: str
    clashes: int


@dataclass(frozen=True)
class _Side:
    """One version: its lines, and a block in it."""

    file: File
    block: Block

    def lines(self, entry: Entry, column: int) -> tuple[str, ...]:
        """The lines of an entry with the comments above it, as they stand in a block at a column."""
        first = entry.line - len(entry.above)
        lines = [self.file.line(number) for number in range(first, entry.last + 1)]
        # The first entry of an item stands on the line of its dash.
        lines[len(entry.above)] = _undashed(lines[len(entry.above)], self.block.column)
        return tuple(_shifted(line, column - self.block.column) for line in lines)


def merge(base: str, ours: str, theirs: str) -> Merged | None:
    """The merged text; none if nobody can be sure that it loses neither side.

    The texts end their lines with LF. A text that one side has changed and the other has removed, or that
    both have changed, is left to a person.
    """
    sides = [File(name, text) for name, text in (("base", base), ("ours", ours), ("theirs", theirs))]
    read = [parse(side) for side in sides]
    if any(one.value is None or one.diagnostics for one in read):
        return None
    try:
        trees = [grow(side) for side in sides]
        head = _chosen(trees[0].head, trees[1].head, trees[2].head)
        start, mine, other = (_Side(side, tree.root) for side, tree in zip(sides, trees, strict=True))
        parts: tuple[Part, ...] = (*head, *_blocks(start, mine, other, mine.block.column))
    except (LayoutError, UnsureError):
        return None
    resolved = ["\n".join((*sided(parts, ours=mine), "")) for mine in (True, False)]
    if not holds(base, ours, theirs, *resolved):
        return None
    clashes = sum(isinstance(part, Clash) for part in parts)
    return Merged("\n".join((*marked(parts), "")), clashes)


def _blocks(base: _Side, ours: _Side, theirs: _Side, column: int) -> tuple[Part, ...]:
    """The lines of three blocks merged, at a column."""
    is_mapping = ours.block.is_mapping
    if (base.block.is_mapping, theirs.block.is_mapping) != (is_mapping, is_mapping):
        raise UnsureError
    known = None if is_mapping else base.block.entries
    versions = (
        keyed(base.block.entries),
        keyed(ours.block.entries, known),
        keyed(theirs.block.entries, known),
    )
    parts: list[Part] = []
    for met in meet(*versions, is_ordered=not is_mapping):
        parts.extend(_entries(met, base, ours, theirs, column))
    below = _chosen(base.block.below, ours.block.below, theirs.block.below)
    return (*parts, *(f"{' ' * column}{line}" if line else "" for line in below))


def _chosen(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Sequence[str]:
    if ours == base:
        return theirs
    if theirs not in (base, ours):
        raise UnsureError
    return ours


def _entries(met: Met[Entry], base: _Side, ours: _Side, theirs: _Side, column: int) -> tuple[Part, ...]:
    """One entry merged; nothing if it is gone."""
    said = [of_entry(one) if one else None for one in (met.base, met.ours, met.theirs)]
    mine = ours.lines(met.ours, column) if met.ours else ()
    if said[2] in (said[0], said[1]):
        return mine
    other = theirs.lines(met.theirs, column) if met.theirs else ()
    before = base.lines(met.base, column) if met.base else ()
    is_ours = said[1] == said[0]
    # What we have only laid out anew stays so around what they have changed in it.
    inside = None if is_ours and mine == before else _inside(met, base, ours, theirs, column)
    if inside is not None:
        return inside
    return other if is_ours else (Clash(mine, before, other),)


def _inside(met: Met[Entry], base: _Side, ours: _Side, theirs: _Side, column: int) -> tuple[Part, ...] | None:
    """An entry that both sides have changed, merged in its parts; none if it has none."""
    if not (met.base and met.ours and met.theirs):
        return None
    values = (met.base.value, met.ours.value, met.theirs.value)
    blocks = [value for value in values if isinstance(value, Block)]
    try:
        above = _chosen(met.base.above, met.ours.above, met.theirs.above)
        beside = _chosen((met.base.beside,), (met.ours.beside,), (met.theirs.beside,))[0]
        comments = [f"{' ' * column}{line}" if line else "" for line in above]
        if len(blocks) < len(values):
            line = _on_one_line(met.ours, flow.merged(*values), column)
            return (*comments, f"{line}  {beside}" if beside else line) if line else None
        deeper = blocks[1].column - ours.block.column + column
        inner = _blocks(
            replace(base, block=blocks[0]),
            replace(ours, block=blocks[1]),
            replace(theirs, block=blocks[2]),
            deeper,
        )
    except UnsureError:
        return None
    head = _head(ours, met.ours, blocks[1], column)
    if head is None:
        return _dashed(comments, inner, column)
    return (*comments, f"{head}  {beside}" if beside else head, *inner)


def _on_one_line(entry: Entry, value: Node | None, column: int) -> str | None:
    """The line of an entry with `[…]` or `{…}` as its value; none if it has no such value."""
    if not isinstance(value, Flow):
        return None
    return f"{' ' * column}{f'{entry.key.written}:' if entry.key else '-'} {flow.line(value)}"


def _head(side: _Side, entry: Entry, inner: Block, column: int) -> str | None:
    """The line of a key or a dash without its comment; none if what is in it begins on the same line."""
    if inner.entries[0].line == entry.line:
        return None
    line = _undashed(side.file.line(entry.line), side.block.column)
    return _shifted(line.removesuffix(entry.beside).rstrip(), column - side.block.column)


def _dashed(comments: Sequence[str], inner: tuple[Part, ...], column: int) -> tuple[Part, ...] | None:
    """An item whose dash stands on the line of its first entry; none if that is disputed."""
    first, *others = inner
    if not isinstance(first, str) or not first.strip() or first.lstrip().startswith("#"):
        return None
    return (*comments, f"{first[:column]}-{first[column + 1 :]}", *others)


def _undashed(line: str, column: int) -> str:
    """A line without the dashes before a column, which belong to blocks around it."""
    return line[:column].replace("-", " ") + line[column:]


def _shifted(line: str, columns: int) -> str:
    if not line.strip() or columns == 0:
        return line
    if columns > 0:
        return " " * columns + line
    return line[min(-columns, len(line) - len(line.lstrip(" "))) :]
