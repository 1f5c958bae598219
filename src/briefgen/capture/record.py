"""The record of a capture as it goes into a brief: what is known, and nothing else."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefgen.capture.readable import Exclusion, Readable
from briefgen.capture.text import one_line
from briefgen.model.identifier import ID
from briefgen.model.mention import PATTERN
from briefgen.reading.insert import Record

NOT_SAID = "Not stated in the capture"
_UNTITLED = "Untitled in the capture"
_LONGEST, _MOST_WORDS = 300, 30
_END = re.compile(r"[.:;,،؛…-]$")
_METHODS = {"text": "plain text", "html": "text taken out of HTML", "pdf": "text taken out of PDF"}


@dataclass(frozen=True)
class Stored:
    """A file of the archive: its name there, and the SHA-256 of its bytes."""

    file: str
    sha256: str


@dataclass(frozen=True)
class Taken:
    """How a capture was taken: when, from which address if from any, and whether briefgen fetched it."""

    at: datetime.datetime
    address: str | None = None


def record(
    identifier: str,
    readable: Readable,
    exclusions: Sequence[Exclusion],
    text: Stored,
    original: Stored | None,
    taken: Taken,
    group: str | None,
) -> Record:
    """The keys of a source; what nobody knows is left out, and a publisher that nobody knows is marked."""
    said = readable.said
    values: dict[str, Any] = {"id": identifier, "publisher": _name(said.publisher or NOT_SAID)}
    values["title"] = _name(said.title or headline(readable, exclusions) or _UNTITLED)
    address = taken.address or said.address
    if address:
        values["url"] = address
    if said.published:
        values["published"] = said.published
    if said.language:
        values["language"] = {"original": said.language}
    if group:
        values["independence_group"] = group
    archive: dict[str, Any] = {"file": text.file, "sha256": text.sha256}
    if original is not None:
        archive["original"] = {"file": original.file, "sha256": original.sha256}
    if exclusions:
        archive["exclude"] = [one.lines for one in exclusions]
    archive["captured_at"] = taken.at.strftime("%Y-%m-%dT%H:%M:%SZ")
    way = "fetched by briefgen" if taken.address else "file taken into the archive by briefgen"
    archive["method"] = f"{way}; {_METHODS[readable.kind]}"
    if taken.address:
        archive["url"] = taken.address
    values["archive"] = archive
    comments = {} if said.publisher else {"publisher": "to be filled in"}
    return Record(values, comments)


def _name(text: str) -> str:
    """A text that is not the desk's own: what looks like a mention of an item of the brief is none."""
    return PATTERN.sub(lambda one: f"`{one[0]}`", one_line(text))


def headline(readable: Readable, exclusions: Sequence[Exclusion]) -> str | None:
    """The first line of a text that is left, or one that is printed twice, if it can be a headline."""
    if readable.kind == "pdf":
        return None
    gone = {number for one in exclusions for number in range(one.first, one.last + 1)}
    lines = [line.text.strip() for line in readable.lines]
    left = [place for place, text in enumerate(lines) if text and place + 1 not in gone]
    times = Counter(lines)
    twice = [place for place, text in enumerate(lines) if text and times[text] > 1]
    return next((lines[place] for place in (*left[:1], *twice[:1]) if _is_headline(lines, place)), None)


def _is_headline(lines: Sequence[str], place: int) -> bool:
    """Whether a line is short, no sentence, and not the first line of a paragraph that goes on."""
    text, below = lines[place], "".join(lines[place + 1 : place + 2])
    return (
        2 < len(text.split()) <= _MOST_WORDS
        and len(text) <= _LONGEST
        and not _END.search(text)
        and not below[:1].islower()
    )


def next_id(taken: Sequence[str]) -> str:
    """`s4` after `s3`; never one that anything has."""
    numbers = [int(found[1]) for name in taken if (found := re.fullmatch(r"s(\d{1,6})", name))]
    return f"s{max(numbers, default=0) + 1}"


def is_id(text: str) -> bool:
    """Whether a text has the form of an id."""
    return bool(re.fullmatch(ID, text))
