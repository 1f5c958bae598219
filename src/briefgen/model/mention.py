"""Mentions inside a text: `@actor` and `[[event]]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefgen.model.identifier import ID

PATTERN = re.compile(rf"(?<![\w@.])@(?P<actor>{ID})|\[\[(?P<event>{ID})\]\]")


@dataclass(frozen=True)
class Mention:
    """One mention: of what, under which id."""

    kind: Literal["actor", "event"]
    id: str


def mentions(words: str) -> Iterator[Mention]:
    """The mentions in a text, in its order."""
    for match in PATTERN.finditer(words):
        yield mention(match)


def mention(match: re.Match[str]) -> Mention:
    """What a match of `PATTERN` mentions."""
    if match["actor"] is not None:
        # A hyphen at the end belongs to the sentence, not to the id.
        return Mention("actor", match["actor"].rstrip("-"))
    return Mention("event", match["event"])
