"""A second article in one capture: another headline, its marks, and other words below it.

A headline alone is no sign, since a long article has headings too. It counts as that of
another article if a page's furniture says so (it stands there twice, or with a byline, a
dateline or an agency's credit) and the words that matter above and below are not the same.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from briefgen.checking.archived import Numbered
from briefgen.prose.fold import fold

_WORD = re.compile(r"[^\W\d_]{5,}")
_SENTENCE_END = re.compile(r"[.!?؟…][\"'”’»)\]]*\s*$")
_PROSE = 12
"""Words of a line that is prose and not furniture."""
_HEADLINE = range(3, 26)
"""Words of a headline."""
_LEAST_PROSE = 40
"""Words of prose that make an article."""
_NEAR = 5
"""Lines with words, below a headline, in which its marks stand."""
_TOP = 6
"""How many words tell a subject: the most frequent ones of five letters and more."""
_MARK = re.compile(
    r"^(?:by |par |بقلم|كتب[:ت ]|published\b|updated\b|publié\b|نشر في|آخر تحديث)"
    r"|\((?:reuters|ap|afp|upi|dpa|efe|رويترز|أ ف ب|ا ف ب)\)"
    r"|[.|/–-] ?(?:reuters|afp|ap|getty(?: images)?|رويترز)\.?$"
    r"|^[^\W\d_][\w ،,.'’-]{2,40} [-–—] [^\W\d_][\w '’.-]{2,40}$"
    r"|^\d{1,2}[ /.-]\w+[ /.-]\d{4}|^\w+ \d{1,2}, \d{4}",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Second:
    """Another article in a text: its headline, and its first and last line."""

    headline: str
    first: int
    last: int


def second_article(text: Numbered) -> Second | None:
    """The second article of a text; none if there is none, or nothing shows it for certain."""
    filled = [(number, line.strip()) for number, line in text if line.strip()]
    times = Counter(fold(line) for _, line in filled)
    for place, (number, line) in enumerate(filled):
        above, below = filled[:place], filled[place + 1 :]
        if not _is_headline(line) or _prose(above) < _LEAST_PROSE or _prose(below) < _LEAST_PROSE:
            continue
        is_marked = any(_MARK.search(near) for _, near in below[:_NEAR] if not _is_prose(near))
        is_repeated = times[fold(line)] > 1 and fold(line) not in {fold(other) for _, other in above}
        if (is_marked or is_repeated) and _is_about_something_else(above, below):
            return Second(line, number, filled[-1][0])
    return None


def _is_prose(line: str) -> bool:
    return len(line.split()) >= _PROSE


def _prose(lines: list[tuple[int, str]]) -> int:
    return sum(len(line.split()) for _, line in lines if _is_prose(line))


def _is_headline(line: str) -> bool:
    begins = line.lstrip("\"'“‘«")[:1]
    return len(line.split()) in _HEADLINE and not _SENTENCE_END.search(line) and not begins.islower()


def _is_about_something_else(above: list[tuple[int, str]], below: list[tuple[int, str]]) -> bool:
    """Whether of the words that matter on either side no more than one stands on the other."""
    one, other = _words(above), _words(below)
    return len(_top(one) & set(other)) <= 1 and len(_top(other) & set(one)) <= 1


def _top(words: list[str]) -> set[str]:
    return {word for word, _ in Counter(words).most_common(_TOP)}


def _words(lines: list[tuple[int, str]]) -> list[str]:
    return _WORD.findall(fold(" ".join(line for _, line in lines)))
