"""What of a text is not words of its language: code, web addresses, mentions, marks of Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefgen.model.mention import PATTERN
from briefgen.prose.kept import kept

CODE = re.compile(r"(?<!\\)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_LINK = re.compile(r"\[([^\]]*)\]\(\s*<?([^)\s>]*)>?[^)]*\)")
_ADDRESS = re.compile(
    r"https?://[^\s<>«»“”\"؛،]*[^\s<>«»“”\"؛،.,;:!?'’)\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII
)
_MARKS = re.compile(r"(?<!\w)[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}(?!\w)|\\(?=[^\w\s])")
# The end of a link with its address, and everything else that is taken letter by letter.
_LITERAL = re.compile(rf"(?s:{CODE.pattern})|\]\([^)]*\)|(?a:{_ADDRESS.pattern})|(?:{PATTERN.pattern})")

GAP = "\ufffc"
"""What stands where something was that is not words: the object replacement character."""


@kept
def literals(words: str) -> frozenset[str]:
    """What is the same in every language, letter by letter: code, addresses of links, bare addresses.

    Several words set as code may be words after all.
    """
    code = [match[2] for match in CODE.finditer(words) if not re.search(r"\s", match[2].strip())]
    rest = CODE.sub(GAP, words)
    links = [match[2] for match in _LINK.finditer(rest)]
    bare = _ADDRESS.findall(_LINK.sub(r"\1", rest))
    return frozenset((*code, *links, *bare))


@kept
def spoken(words: str) -> str:
    """The words alone: the text of links stays, and a gap stands for code, addresses and mentions."""
    rest = _LINK.sub(r"\1", CODE.sub(GAP, words))
    return _MARKS.sub("", PATTERN.sub(GAP, _ADDRESS.sub(GAP, rest)))


def outside(words: str, change: Callable[[str], str]) -> str:
    """The words with a change made everywhere but in code, addresses and mentions."""
    return "".join(part if is_literal else change(part) for part, is_literal in _parts(words))


@kept
def _parts(words: str) -> tuple[tuple[str, bool], ...]:
    """The words cut at what is taken letter by letter, and of each part whether it is that."""
    found: list[tuple[str, bool]] = []
    place = 0
    for match in _LITERAL.finditer(words):
        found += ((words[place : match.start()], False), (match[0], True))
        place = match.end()
    return (*found, (words[place:], False))
