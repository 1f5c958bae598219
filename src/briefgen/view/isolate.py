"""Runs of the other direction, each in an element with an explicit direction.

The Unicode bidirectional algorithm (UAX #9) orders what it can guess; names, ranges, dates
and identifiers between words of the other direction are what it guesses wrong. The PDF
engine knows no first-strong isolation, so a direction is always written out.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from briefgen.prose.kept import kept
from briefgen.view.page import Direction

_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
# A web address, a run of left-to-right words with what stands between them, or a number that has signs in it.
_LTR_IN_RTL = re.compile(
    r"https?://[!-;=?-~]*[A-Za-z0-9/)]"
    rf"|[@#]?[{_LATIN}](?:[{_LATIN}\u02bb-\u02bf0-9'’.,:;/&+\-–—_@#%()“”\"· ]*[{_LATIN}\u02bb-\u02bf0-9%)])?"
    r"|[+\-−]?\d+(?:[.,:/–-]\d+)+%?|[+\-−]\d+%?|\d+%",
    re.ASCII,
)
_RTL_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_WORD = re.compile(rf"[{_LATIN}{_RTL_LETTERS}]{{2}}")
_RTL_IN_LTR = re.compile(rf"[{_RTL_LETTERS}](?:[{_RTL_LETTERS} .،؛:\-«»]*[{_RTL_LETTERS}])?")


@kept
def isolated(text: str, direction: Direction, language: str | None = None) -> Markup:
    """Escaped text of a direction, its runs of the other one isolated.

    `language` is what the words of these runs are taken to be in, where that can be told.
    """
    pattern = _LTR_IN_RTL if direction == "rtl" else _RTL_IN_LTR
    other: Direction = "ltr" if direction == "rtl" else "rtl"
    pieces: list[Markup] = []
    place = 0
    for match in pattern.finditer(text):
        start, end = _balanced(match)
        pieces.append(escape(text[place:start]))
        piece = text[start:end]
        spoken = language if _WORD.search(piece) and "://" not in piece else None
        pieces.append(run(piece, other, spoken))
        place = end
    pieces.append(escape(text[place:]))
    return Markup("").join(pieces)


@kept
def run(text: str, direction: Direction, language: str | None = None) -> Markup:
    """One run with an explicit direction, and its language where that is known."""
    if language:
        return Markup('<bdi dir="{}" lang="{}">{}</bdi>').format(direction, language, text)
    return Markup('<bdi dir="{}">{}</bdi>').format(direction, text)


@kept
def link(anchor: str, text: str, direction: Direction | None, language: str | None = None) -> Markup:
    """A link to an item, isolated in one element.

    The PDF engine tags an element inside a link as a second link without a name, which fails
    PDF/UA-1 (ISO 14289-1, 7.18.5); so the direction stands on the link itself. Without one, the
    link runs as the words around it do.
    """
    if direction is None:
        return Markup('<a class="ref" href="#{}">{}</a>').format(anchor, text)
    if language:
        return Markup('<a class="ref" dir="{}" lang="{}" href="#{}">{}</a>').format(
            direction, language, anchor, text
        )
    return Markup('<a class="ref" dir="{}" href="#{}">{}</a>').format(direction, anchor, text)


@kept
def value(text: str, around: Direction) -> Markup:
    """A number, date or range as the language writes it; isolated unless it runs as the words around it do.

    Between words from left to right a bare number needs nothing, and a report has hundreds of them. A value
    with a word in it stays in one piece: no hyphen parts the name of a month.
    """
    if text.endswith("٪") and text[:-1].isascii():
        # In Arabic the sign stands to the left of the number, with either set of digits.
        return Markup('<bdi dir="rtl"><bdi dir="ltr">{}</bdi>٪</bdi>').format(text[:-1])
    if re.search(rf"[{_RTL_LETTERS}]", text):
        return run(text, "rtl")
    return escape(text) if around == "ltr" and not re.search(r"[^\W\d_]", text) else run(text, "ltr")


def _balanced(match: re.Match[str]) -> tuple[int, int]:
    """The run without a closing bracket or mark whose partner stands before it."""
    words = match[0]
    while words.endswith(")") and words.count("(") < words.count(")"):
        words = words[:-1]
    return match.start(), match.start() + len(words)
