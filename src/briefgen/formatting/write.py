"""A tree to the lines of its file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.formatting.fold import broken, can_fold, columns, refold
from briefgen.formatting.tree import Block, Entry, Flow, Node, Passage, Tree, Verbatim, Words

WIDTH = 140
_STEP = 2


def written(tree: Tree) -> str:
    """The text of a tree; LF ends each of its lines."""
    head = tree.head[:-1] if tree.head and not tree.head[-1] else tree.head
    gap = ("",) if tree.head and not tree.head[-1] else ()
    lines = (*_single(head), *gap, *_block(tree.root, 0))
    return "".join(f"{line}\n" for line in lines)


def _single(lines: Sequence[str]) -> Iterator[str]:
    """The lines without an empty one after another, or before all of them."""
    for before, line in pairwise(("", *lines)):
        if before or line:
            yield line


def _block(block: Block, indent: int) -> Iterator[str]:
    for place, entry in enumerate(block.entries):
        above = entry.above if place else tuple(_single(entry.above))
        yield from _beyond(above, indent)
        yield from _pair(entry, indent) if block.is_mapping else _item(entry, indent)
    yield from _beyond(block.below, indent)


def _beyond(lines: Sequence[str], indent: int) -> Iterator[str]:
    """Comments and empty lines; of several empty ones in a row, one."""
    last = None
    for line in lines:
        if line or last != "":
            yield f"{' ' * indent}{line}" if line else ""
        last = line


def _pair(entry: Entry, indent: int) -> Iterator[str]:
    assert entry.key is not None  # noqa: S101 - an entry of a mapping has a key
    yield from _valued(f"{' ' * indent}{_quoted(entry.key)}:", entry, indent)


def _item(entry: Entry, indent: int) -> Iterator[str]:
    dash = f"{' ' * indent}-"
    value = _opened(entry, columns(dash) + 1)
    if not isinstance(value, Block):
        yield from _valued(dash, entry, indent)
        return
    lines = _block(value, indent + _STEP)
    if entry.beside or any(value.entries[0].above):
        yield f"{dash}{_after(entry)}"
    else:
        yield f"{dash} {next(lines).lstrip(' ')}"
    yield from lines


def _valued(head: str, entry: Entry, indent: int) -> Iterator[str]:
    """The lines of an entry whose key or dash is `head`."""
    deeper = indent + _STEP
    value = _opened(entry, columns(head) + 1)
    if isinstance(value, Words) and _is_long(value, columns(head) + 1):
        value = Passage(">", "-", tuple(broken(value.value, WIDTH - deeper)))
    match value:
        case Words(""):
            yield f"{head}{_after(entry)}"
        case Words():
            first, *others = _quoted(value).split("\n")
            yield from _closed((f"{head} {first.rstrip()}", *_continued(others, deeper)), entry)
        case Passage():
            told = str(_STEP) if value.indented else ""
            yield f"{head} {value.sign}{told}{value.chomping}{_after(entry)}"
            lines = refold(value.lines, WIDTH - deeper) if value.sign == ">" else value.lines
            yield from (f"{' ' * deeper}{line}" if line else "" for line in lines)
        case Flow():
            first, *others = (
                (_line(value),) if entry.is_addressed else _filled(value, columns(head) + 1, deeper)
            )
            yield from _closed((f"{head} {first}", *others), entry)
        case Verbatim():
            first, *others = value.lines
            yield from _closed((f"{head} {first.rstrip()}", *_shifted(others, indent)), entry)
        case Block():
            yield f"{head}{_after(entry)}"
            yield from _block(value, deeper)


def _after(entry: Entry) -> str:
    return f"  {entry.beside}" if entry.beside else ""


def _closed(lines: Sequence[str], entry: Entry) -> tuple[str, ...]:
    return (*lines[:-1], f"{lines[-1]}{_after(entry)}")


def _continued(lines: Sequence[str], indent: int) -> Iterator[str]:
    """The further lines of a plain or quoted text, whose indentation says nothing."""
    for line in lines:
        yield f"{' ' * indent}{line.strip(' ')}" if line.strip() else ""


def _shifted(lines: Sequence[str], indent: int) -> Iterator[str]:
    """The further lines of `[…]` or `{…}` as they stand to each other; a last bracket alone closes them."""
    inner = lines[:-1] if lines and not lines[-1].strip(" ]},") else lines
    least = min((len(line) - len(line.lstrip()) for line in inner if line.strip()), default=0)
    for line in inner:
        yield f"{' ' * (indent + _STEP)}{line[least:].rstrip()}" if line.strip() else ""
    yield from (f"{' ' * indent}{line.strip()}" for line in lines[len(inner) :])


def _opened(entry: Entry, column: int) -> Node:
    """A flow that is too long for its line as a block; anything else as it is.

    A list of bare words stays one, on several lines. So does what a comment speaks to briefgen about, which
    is about one line.
    """
    value = entry.value
    if entry.is_addressed:
        return value
    if not isinstance(value, Flow) or not value.items or columns(_line(value)) <= WIDTH - column:
        return value
    if not value.is_mapping and all(_is_bare(item) for _, item in value.items):
        return value
    return Block(value.is_mapping, tuple(Entry(key, item) for key, item in value.items))


def _is_bare(item: Node) -> bool:
    return isinstance(item, Words) and not set(item.written) & set(" \n")


def _filled(flow: Flow, column: int, indent: int) -> tuple[str, ...]:
    """A flow on one line; a list of bare words on as many as it needs."""
    rest = _line(flow)
    lines = []
    while columns(rest) > WIDTH - column and " " in rest:
        end = rest.rfind(" ", 0, WIDTH - column + 1)
        end = end if end > 0 else rest.index(" ")
        lines.append(rest[:end])
        rest, column = f"{' ' * indent}{rest[end + 1 :]}", 0
        if " " not in rest.strip():
            break
    return (*lines, rest)


def _line(node: Node) -> str:
    """A flow, or words in one, on one line."""
    if not isinstance(node, Flow):
        assert isinstance(node, Words)  # noqa: S101 - a flow holds flows and words
        return _joined(node)
    parts = [f"{_joined(key)}: {_line(item)}".rstrip() if key else _line(item) for key, item in node.items]
    inside = ", ".join(parts)
    return f"{{{inside}}}" if node.is_mapping else f"[{inside}]"


def _joined(words: Words) -> str:
    return " ".join(line.strip() for line in _quoted(words).split("\n"))


def _quoted(words: Words) -> str:
    """The words with double quotation marks in place of single ones, unless these save an escape."""
    inner = words.written[1:-1].replace("''", "'")
    if words.style != "'" or '"' in inner or "\\" in inner:
        return words.written
    return f'"{inner}"'


def _is_long(words: Words, column: int) -> bool:
    """Whether words on one line go beyond the width, and can be folded."""
    if "\n" in words.written or columns(words.written) <= WIDTH - column:
        return False
    return can_fold(words.value, words.written)
