"""A report that goes out: the files of a brief's editions, and what they say before they are opened."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from briefgen.view.page import Direction


@dataclass(frozen=True)
class Passage:
    """One thing that a reader is told first: a label, and safe inline markup that links to no other part."""

    label: Markup
    text: Markup

    @property
    def plain(self) -> str:
        """The text in plain lines: removed words as `[-…-]`, added ones as `{+…+}`."""
        words = str(self.text)
        for tag, sign in (("<del>", "[-"), ("</del>", "-]"), ("<ins>", "{+"), ("</ins>", "+}")):
            words = words.replace(tag, sign)
        return "\n".join(Markup(line).striptags() for line in words.split("<br>"))  # noqa: S704


@dataclass(frozen=True)
class Summary:
    """What a report says first, in one language."""

    language: str
    direction: Direction
    title: str
    passages: tuple[Passage, ...]
    """The bottom line, if there is one; then what has changed since the edition before."""
    changes: tuple[Passage, ...] = ()
    """All that has changed, where the report and the passages may only sum it up: for other programs."""


@dataclass(frozen=True)
class Edition:
    """One edition of a brief, as it was built; `files` are bytes by their names below the output folder."""

    name: str
    """`en`, or `en+ar`."""
    summaries: tuple[Summary, ...]
    files: Mapping[str, bytes] = field(repr=False)

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of its languages, in its order."""
        return tuple(self.name.split("+"))


@dataclass(frozen=True)
class Issue:
    """The editions of a brief that go to one address at once."""

    brief: str
    """Its id."""
    marking: str | None
    """`TLP:AMBER`; none where the brief is not marked."""
    editions: tuple[Edition, ...]
    address: str
    """Where to, in the words of its channel."""
    digest: str
    """The SHA-256 of the names and contents of all its files; see `digest_of`."""

    def key(self, channel: str) -> str:
        """What marks it for its receiver: the same at each attempt, another for other bytes or addresses."""
        parts = (channel, self.address, self.brief, self.names, self.digest)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]

    @property
    def names(self) -> str:
        """The names of its editions: `en,ar,en+ar`."""
        return ",".join(edition.name for edition in self.editions)


def digest_of(files: Mapping[str, str]) -> str:
    """The SHA-256 of a set of files from that of each, by name."""
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(files.items()))
    return hashlib.sha256(lines.encode()).hexdigest()
