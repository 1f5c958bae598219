"""What in the lines of a capture is not its article: menus, what is said to readers, another article.

The lines are seen as a head, which ends with the first paragraph of prose; the article; and what comes
after its last paragraph. A line in the midst of prose goes only if it says itself that it is none of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from briefgen.capture.phrases import is_said_to_readers
from briefgen.capture.readable import Exclusion, Line
from briefgen.capture.second import second_article
from briefgen.prose.fold import fold

_END = re.compile(r"[.!?؟…][\"'»”’)\]]*$")
# Long enough to be none of the words that stand in every text.
_WORD = re.compile(r"[^\W\d_]{5,}")
_SENTENCE, _LONG = 80, 200
_WRAPPED = range(60, 150)
_MOST_TOLD = 3
_SAID, _TWICE = "said to readers", "stands here more than once"
_BEFORE, _AFTER = "before the headline", "after the end of the article"


def furniture(lines: Sequence[Line]) -> tuple[Exclusion, ...]:
    """The ranges of lines that are not the article, each with its reason."""
    reasons = [line.outside for line in lines]
    for place, line in enumerate(lines):
        if not reasons[place] and is_said_to_readers(line.text):
            reasons[place] = _SAID
    prose = [place for place in _prose(lines) if not reasons[place]]
    if not prose:
        # A page of nothing but short lines: what of it is the article, nobody can tell.
        return _ranges(lines, reasons)
    second = second_article(lines, [place for place in range(len(lines)) if not reasons[place]], prose)
    end = len(lines)
    if second is not None:
        end = second.place
        reasons[end:] = [reason or second.reason for reason in reasons[end:]]
    prose = [place for place in prose if place < end]
    _mark_head(lines, reasons, prose)
    _mark_tail(reasons, prose[-1] + 1, end)
    return _ranges(lines, reasons)


def _prose(lines: Sequence[Line]) -> list[int]:
    """The places of the lines that belong to paragraphs of prose.

    Where lines are broken to a width, a paragraph goes on up to an empty line.
    """
    if not _is_wrapped(lines):
        return [place for place, line in enumerate(lines) if not line.level and is_prose(line.text)]
    found: list[int] = []
    for filled, group in groupby(range(len(lines)), key=lambda place: bool(lines[place].text.strip())):
        places = list(group)
        if filled and is_prose(" ".join(lines[place].text for place in places)):
            found.extend(places)
    return found


def is_prose(text: str) -> bool:
    """Whether a paragraph is a sentence of some length, or longer than any heading or caption."""
    return len(text) >= _LONG or (len(text) >= _SENTENCE and bool(_END.search(text.rstrip())))


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether most of the longer lines break off in the midst of a sentence that goes on in the next one."""
    longer = broken = 0
    for line, following in zip(lines, (*lines[1:], Line("")), strict=True):
        if len(line.text) in _WRAPPED:
            longer += 1
            broken += bool(following.text.strip()) and not _END.search(line.text)
    return longer > 3 and broken > longer / 2


def _mark_head(lines: Sequence[Line], reasons: list[str], prose: Sequence[int]) -> None:
    """What stands twice before the first paragraph, and what stands before the headline."""
    head = [place for place in range(prose[0]) if lines[place].text.strip() and not reasons[place]]
    seen = Counter(fold(line.text) for line in lines)
    about = _words(" ".join(lines[place].text for place in prose))
    headline = next((place for place in head if lines[place].level == 1), None)
    if headline is None:
        headline = next((place for place in head if _is_headline(lines[place].text, about)), None)
    for place in head:
        # A heading in the markup is the headline itself, and what is printed again is its copy.
        if seen[fold(lines[place].text)] > 1 and lines[place].level != 1:
            reasons[place] = _TWICE
        elif headline is not None and place < headline:
            reasons[place] = _BEFORE


def _is_headline(text: str, about: set[str]) -> bool:
    """Whether a line says what the paragraphs are about: no name of a site, section or place does."""
    return len(text.split()) > 2 and len(_words(text) & about) > 1


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text)))


def _mark_tail(reasons: list[str], begin: int, end: int) -> None:
    """What follows the first line behind the last paragraph that is said to readers."""
    first = next((place for place in range(begin, end) if reasons[place] == _SAID), end)
    reasons[first:end] = [reason or _AFTER for reason in reasons[first:end]]


def _ranges(lines: Sequence[Line], reasons: Sequence[str]) -> tuple[Exclusion, ...]:
    """Neighbours as one range, also over empty lines; the reasons in their order, each once."""
    return tuple(Exclusion(first + 1, last + 1, reason) for first, last, reason in _runs(lines, reasons))


def _runs(lines: Sequence[Line], reasons: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    begin, last = -1, -1
    why: dict[str, None] = {}
    for place, (line, reason) in enumerate(zip(lines, reasons, strict=True)):
        if not line.text.strip():
            continue
        if reason:
            begin = place if begin < 0 else begin
            last = place
            why[reason] = None
        elif begin >= 0:
            yield begin, last, _told(why)
            begin, why = -1, {}
    if begin >= 0:
        yield begin, last, _told(why)


def _told(reasons: Iterable[str]) -> str:
    first, *more = reasons
    return "; ".join((first, *more[: _MOST_TOLD - 1], *(("…",) if len(more) >= _MOST_TOLD else ())))
