"""A YAML text to its tree: what stands where, and which comment belongs to what.

A comment at the end of a line belongs to what begins on it. One that stands alone belongs to what
follows, unless it is indented deeper: then it ends the block whose indentation it has.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from briefgen.formatting.signs import Sign, signs
from briefgen.formatting.tree import Block, Entry, Flow, LayoutError, Node, Passage, Tree, Verbatim, Words
from briefgen.reading.comments import comments
from briefgen.span import File

_SIGNS = re.compile(r"([|>])([-+0-9]*)")
# What editors, and the system, read from the first lines of a file.
_MODELINE = re.compile(r"#\s*(?:!|yaml-language-server:|-\*-|vim?:)")


def grow(file: File) -> Tree:
    """The tree of a text that is YAML with LF alone, one document within limits.

    Raises LayoutError where the text is laid out in a way that the tree cannot hold.
    """
    grower = _Grower(file)
    marked = grower.begin()
    root = grower.block(grower.take())
    grower.finish()
    first, *others = root.entries
    head, above = _parted(first.above)
    return Tree((*marked, *head), replace(root, entries=(replace(first, above=above), *others)))


def _parted(above: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands above the first entry: what is about the file, and what is about the entry."""
    gap = max((place + 1 for place, line in enumerate(above) if not line), default=0)
    told = max((place + 1 for place, line in enumerate(above) if _MODELINE.match(line)), default=0)
    end = max(gap, told)
    return (above[:end], above[end:]) if any(above[:end]) else ((), above[end:])


class _Grower:
    def __init__(self, file: File) -> None:
        self.file = file
        self.events = deque(signs(file.text))
        # By line: the column from 0, the text, and whether nothing else stands on the line.
        self.comments = {
            one.span.line: (one.span.column - 1, one.text.rstrip(), one.about != one.span.line)
            for one in comments(file)
        }
        self.claimed: set[int] = set()
        self.done = 0

    def take(self) -> Sign:
        return self.events.popleft()

    def begin(self) -> tuple[str, ...]:
        """Up to the first event of the content; what has to stand before it."""
        start = self.take()
        line = start.line
        if self.events[0].kind != "open" or self.events[0].is_flow:
            raise LayoutError("a text without a mapping or list in lines", line)
        if not start.is_explicit:
            return ()
        if self.file.line(line).rstrip() != "---":
            raise LayoutError("something beside `---`", line)
        above = self.gap(line)
        self.done = line
        return (*above, "---")

    def finish(self) -> None:
        """Nothing may be left over."""
        end = self.take()
        if end.is_explicit:
            raise LayoutError("`...`", end.line)
        for line in sorted(self.comments.keys() - self.claimed):
            raise LayoutError("a comment between a key and its value", line)

    def gap(self, line: int) -> tuple[str, ...]:
        """The comments and empty lines between what is done and a line."""
        found = []
        for number in range(self.done + 1, line):
            _, text, alone = self.comments.get(number, (0, "", not self.file.line(number).strip()))
            if not alone:
                raise LayoutError("something that is neither an entry nor a comment", number)
            self.claimed.add(number)
            found.append(text)
        self.done = max(self.done, line - 1)
        return tuple(found)

    def below(self, column: int) -> tuple[str, ...]:
        """The comments that end a block at a column: those that what follows is not indented as deep as."""
        following = self.next_line()
        deeper = _indent(self.file.line(following)) if following else -1
        last = self.done
        for number in range(self.done + 1, following or len(self.file.lines) + 1):
            if number in self.comments:
                if self.comments[number][0] < max(column, deeper + 1):
                    break
                last = number
        return self.gap(last + 1)

    def next_line(self) -> int | None:
        """The next line that holds more than a comment."""
        for number in range(self.done + 1, len(self.file.lines) + 1):
            if self.file.line(number).strip() and not self.comments.get(number, (0, "", False))[2]:
                return number
        return None

    def block(self, start: Sign) -> Block:
        """The mapping or list in lines whose first event has been taken."""
        is_mapping = start.is_mapping
        column = start.column
        found = []
        while self.events[0].kind != "close":
            if is_mapping:
                found.append(self.pair(column))
            else:
                found.append(self.item(column, start if not found else None))
        self.take()
        return Block(is_mapping, tuple(found), self.below(column), column)

    def pair(self, column: int) -> Entry:
        event = self.take()
        line = event.line
        above = self.gap(line) if line > self.done else ()
        self.done = line
        if self.file.line(line)[: event.column].strip(" -") or event.end_line != line:
            raise LayoutError("a key with `?`", line)
        value, beside = self.value(line, column)
        return Entry(self.words(event), value, above, beside, line, self.done)

    def item(self, column: int, start: Sign | None) -> Entry:
        line = start.line if start else self.next_line() or 0
        if self.file.line(line)[column : column + 1] != "-":
            raise LayoutError("an item whose dash stands elsewhere", line)
        above = self.gap(line) if line > self.done else ()
        self.done = line
        value, beside = self.value(line, column)
        return Entry(None, value, above, beside, line, self.done)

    def value(self, line: int, column: int) -> tuple[Node, str]:
        """What comes next as the value of an entry, and the comment beside it."""
        event = self.take()
        if event.kind == "open" and not event.is_flow:
            # Of `- key: value  # words`, the comment belongs to the key.
            beside = self.beside(line, line) if event.line > line else ""
            return self.block(event), beside
        if event.kind == "open":
            return self.flow(event, line)
        if event.style in {"|", ">"}:
            beside = self.beside(line, event.line)
            return self.passage(event, column), beside
        written = self.words(event)
        last = event.end_line if written.written else line
        beside = self.beside(line, last)
        self.done = last
        return written, beside

    def beside(self, line: int, last: int) -> str:
        """The one comment at the ends of these lines."""
        there = [number for number in range(line, last + 1) if number in self.comments]
        if not there:
            return ""
        _, text, alone = self.comments[there[0]]
        if alone or len(there) > 1:
            raise LayoutError("a comment between a key and its value", there[0])
        self.claimed.update(there)
        return text

    def words(self, event: Sign) -> Words:
        written = self.file.text[event.start : event.end]
        return Words(written, event.value, event.style or "")

    def passage(self, event: Sign, column: int) -> Passage:
        """A block scalar; `column` is that of the block it stands in."""
        line = event.line
        signs = _SIGNS.match(self.file.line(line), event.column)
        if signs is None:
            raise LayoutError("a block of text without its sign", line)
        told = re.search("[0-9]", signs[2])
        chomping = re.sub("[0-9]", "", signs[2])
        texts = [self.file.line(number) for number in range(line + 1, len(self.file.lines) + 1)]
        first = next((text for text in texts if text.strip(" ")), "")
        indent = column + int(told[0]) if told else _indent(first)
        kept = list(_content(texts, indent)) if indent > column else []
        if chomping != "+":
            while kept and not kept[-1]:
                kept.pop()
        elif self.next_line_after(line + len(kept)) is None:
            raise LayoutError("a text that ends in empty lines at the end of the file", line)
        if not kept:
            raise LayoutError("an empty block of text", line)
        if not chomping and not event.value.endswith("\n"):
            # At the end of a file that does not end its last line.
            chomping = "-"
        self.done = line + len(kept)
        return Passage(signs[1], chomping, tuple(kept), indented=kept[0][:1] == " " or not kept[0])

    def next_line_after(self, line: int) -> int | None:
        return next((n for n in range(line + 1, len(self.file.lines) + 1) if self.file.line(n).strip()), None)

    def flow(self, start: Sign, line: int) -> tuple[Node, str]:
        """`[…]` or `{…}` with the comment beside it."""
        items = self.items(start)
        closing = self.take()
        last = closing.end_line
        inside = [
            number
            for number in range(start.line, last + 1)
            if number in self.comments and (number < last or self.comments[number][0] < closing.end_column)
        ]
        if not inside:
            beside = self.beside(line, last)
            self.done = last
            return Flow(start.is_mapping, items), beside
        before = self.beside(line, start.line - 1) if start.line > line else ""
        self.claimed.update(inside)
        after = self.beside(last, last) if last not in inside else ""
        if before and after:
            raise LayoutError("two comments beside one value", line)
        self.done = last
        lines = self.file.text[start.start : closing.end].split("\n")
        return Verbatim(tuple(lines), tuple(self.comments[one][1] for one in inside)), before or after

    def items(self, start: Sign) -> tuple[tuple[Words | None, Node], ...]:
        found: list[tuple[Words | None, Node]] = []
        while self.events[0].kind != "close":
            key = self.words(self.take()) if start.is_mapping else None
            event = self.take()
            if event.kind == "open":
                inner = self.items(event)
                self.take()
                found.append((key, Flow(event.is_mapping, inner)))
            else:
                found.append((key, self.words(event)))
        return tuple(found)


def _content(texts: list[str], indent: int) -> Iterator[str]:
    """The lines of a block scalar without their indentation."""
    for text in texts:
        if text.strip(" ") and _indent(text) < indent:
            return
        yield text[indent:]


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
