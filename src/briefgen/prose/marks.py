"""Quotation marks and brackets: the passages that they enclose, and those that have no partner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.prose.kept import kept
from briefgen.prose.literal import CODE, GAP, spoken

# What may close a passage, by what opened it. Arabic prints the English marks either way round.
_CLOSING = {"«": "»", "“": "”“", "„": "“”", "”": "“”", '"': '"', "‹": "›", "»": "«"}
_BRACKETS = {")": "(", "]": "[", "}": "{", "\u2069": "\u2066\u2067\u2068", "›": "‹"}
_OPENING = frozenset("".join(_BRACKETS.values()))
# The letter or number of an item, as in "a) … b) …", closes what nothing has opened.
_ITEM = re.compile(r"(?:^|[\s(؛،,;])(?:\w|\d{1,2}|[ivxIVX]{1,4})$")
_STRONG = re.compile(r"(?<![\\*])\*\*(?!\*)")
# One asterisk before a word begins emphasis, one behind a word ends it.
_EMPHASIS = re.compile(r"(?<![\\*\w])\*(?![\s*])")
_EMPHASIS_END = re.compile(r"(?<![\\*\s])\*(?!\*)")
_ESCAPED = re.compile(r"\\[^\w\s]")
_CUT_LINK = re.compile(r"\]\([^)\s]*(?:\s|$)")


@kept
def quoted(words: str) -> tuple[str, ...]:
    """The passages between double quotation marks, without those inside another one."""
    text = spoken(words)
    found: list[str] = []
    place = 0
    while place < len(text):
        closing = _CLOSING.get(text[place])
        if closing is None:
            place += 1
            continue
        end = min((at for mark in closing if (at := text.find(mark, place + 1)) >= 0), default=-1)
        if end < 0:
            place += 1
            continue
        found.append(text[place + 1 : end].strip())
        place = end + 1
    return tuple(found)


@kept
def unpaired(words: str) -> tuple[str, ...]:
    """The marks of a text that stand without their partner: brackets, quotation marks, Markdown, isolates."""
    return tuple(_alone(words))


def _alone(words: str) -> Iterator[str]:
    text = spoken(_ESCAPED.sub(GAP, words))
    yield from _brackets(text)
    if text.count("«") != text.count("»"):
        yield "«" if text.count("«") > text.count("»") else "»"
    # A quotation that runs over paragraphs is opened in each of them and closed in the last.
    curly = [mark for mark in text if mark in "“”„"]
    if len(curly) % 2 and "\n\n" not in words:
        yield curly[-1]
    if text.count('"') % 2 and not re.search(r'\d"', text):
        yield '"'
    yield from _markdown(CODE.sub(GAP, words))


def _brackets(text: str) -> Iterator[str]:
    waiting: list[str] = []
    for place, mark in enumerate(text):
        if mark in _OPENING:
            waiting.append(mark)
        elif mark in _BRACKETS:
            if waiting and waiting[-1] in _BRACKETS[mark]:
                waiting.pop()
            elif mark != ")" or not _ITEM.search(text[:place]):
                yield mark
    yield from waiting


def _markdown(words: str) -> Iterator[str]:
    if re.search(r"(?<!\\)`", words):
        yield "`"
    if len(_STRONG.findall(words)) % 2:
        yield "**"
    if len(_EMPHASIS.findall(words)) > len(_EMPHASIS_END.findall(words)):
        yield "*"
    if _CUT_LINK.search(words):
        yield "]("
