"""A difference as Markdown, and as a comment on a pull request, which strangers may have written.

Each list is one block of HTML without an empty line, in which Markdown is not read (CommonMark 0.31,
4.6), so that no text of a brief can become markup of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from markupsafe import escape

from briefgen.cli.diff_editions import Compared
from briefgen.cli.diff_markup import Guard, entry, flat
from briefgen.cli.diff_words import Entry, told

# GitHub refuses comments of more than 65,536 characters.
_MOST = 60_000
_BREAK = "\u200b"
# What GitHub would make a mention, a reference or a link of, by an invisible break behind its beginning.
_LINKING = re.compile(r"(?<=[@#])(?=\w)|(?<=://)|(?<=www)(?=\.)|(?<=gh)(?=-\d)", re.IGNORECASE)


def document(heading: str, compared: Compared) -> str:
    """One brief for any reader of Markdown."""
    parts = [f"## {_title(heading, str)}\n"]
    for title, entries in _sections(compared):
        listed = "\n".join(str(entry(one, str, whole=False)) for one in entries)
        parts.append(f"### {title}\n\n<ul>\n{listed}\n</ul>\n")
    return "\n".join(parts)


def comment(briefs: Sequence[tuple[str, Compared]]) -> str:
    """All briefs as one comment: a part that opens for each section, nobody notified, nothing linked.

    The items that do not fit into a comment are counted.
    """
    parts: list[str] = []
    room, left = _MOST, 0
    for heading, one in briefs:
        parts.append(f"### {_title(heading, guarded)}\n")
        for title, entries in _sections(one):
            lines = [str(entry(item, guarded, whole=False)) for item in entries]
            fit = sum(size <= room for size in accumulate(len(line) + 1 for line in lines))
            room -= sum(len(line) + 1 for line in lines[:fit])
            left += len(lines) - fit
            parts.extend([_folded(title, lines[:fit])] if fit else [])
    if left:
        parts.append(f"Of {left} more items a comment has no room; `briefgen diff` shows them.\n")
    return "\n".join(parts)


def guarded(text: str) -> str:
    """A text that GitHub makes no mention, reference or link of."""
    return _LINKING.sub(_BREAK, text)


def _folded(title: str, lines: Sequence[str]) -> str:
    count = f"{len(lines)} item{'' if len(lines) == 1 else 's'}"
    listed = "\n".join(lines)
    return f"<details><summary>{escape(title)} · {count}</summary>\n<ul>\n{listed}\n</ul>\n</details>\n"


def _title(heading: str, guard: Guard) -> str:
    """The heading, in which Markdown is read."""
    return re.sub(r"([\\`*_{}\[\]()#+.!|~<>&-])", r"\\\1", guard(flat(heading)))


def _sections(compared: Compared) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    if compared.new is not None and compared.difference is not None:
        yield from told(compared.difference.changes, compared.new.brief.own_language)
