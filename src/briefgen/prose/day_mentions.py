"""Calendar days and weekdays that a text names: `18 July`, `July 18, 2022`, `الاثنين 18 تموز`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from briefgen.prose.calendar_words import months, weekdays
from briefgen.prose.fold import unmarked
from briefgen.prose.kept import kept

_BEFORE = re.compile(r"(?<![\d.,/:-])(\d{1,2})(?:st|nd|rd|th|er)?(?: of| من)? $")
_AFTER = re.compile(r"\.? (\d{1,2})(?:st|nd|rd|th)?(?![\d:%])")
_SECOND_NAME = re.compile(r"\s*[/(]\s*[^\W\d_]+(?: [^\W\d_]+)?\)?")
_YEAR = re.compile(r"\.?,?(?: من)?(?: عام| سنة)? (\d{4})(?!\d)")
# What is named after a day: the 14 March alliance, جسر 14 تموز.
_NAMED_AFTER = r"(?:alliance|coalition|bloc|movement|group|bridge|revolution|uprising|coup|square|street)"
_NAME_BEHIND = re.compile(rf" (?:\w+ )?{_NAMED_AFTER}s?(?!\w)", re.IGNORECASE)
_ARTICLE = re.compile(r"\bthe $", re.IGNORECASE)
_NAME_BEFORE = re.compile(
    rf"(?<!\w)(?:{_NAMED_AFTER} of(?: the)?|(?:alliance|mouvement|groupe|pont|révolution|place|rue) du|"
    r"[وفبلك]{0,2}(?:تحالف|قوى|حركة|جماعة|كتلة|جسر|ثورة|انتفاضة|انقلاب|ساحة|ميدان|شارع|أحداث)) $",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
_BETWEEN = re.compile(r"[,،]? ?\(?(?:the |le |ال|الموافق )?")
# Words that make of a weekday another day: the eve of Monday.
_BESIDE = re.compile(
    r"(?<!\w)(?:before|after|eve|since|until|till|by|from|into|following|weekend|avant|après|veille|lendemain|depuis|jusqu|"
    r"قبل|بعد|عشية|منذ|حتى|غداة|التالي)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class DayMention:
    """A day that a text names, with its year and its weekday where it says them."""

    day: int
    month: int
    year: int | None
    weekday: int | None
    """1 for Monday."""
    shown: str
    is_name: bool = False
    """Whether something is named after it, as the 14 March alliance is."""

    def dates(self, years: Iterable[int]) -> tuple[date, ...]:
        """The dates that it can be: in its own year, or else in each of these."""
        found = []
        for year in (self.year,) if self.year is not None else years:
            try:
                found.append(date(year, self.month, self.day))
            except ValueError:
                continue
        return tuple(found)


@kept
def day_mentions(words: str, base: str) -> tuple[DayMention, ...]:
    """The calendar days that a text in a language names, in its order."""
    text = unmarked(words)
    found: list[tuple[int, int, int, int, int | None]] = [
        (match.start(), match.end(), int(match[3]), int(match[2]), int(match[1]))
        for match in _ISO.finditer(text)
    ]
    days = weekdays(text, base)
    mentions = []
    for start, end, day, month, year in sorted((*found, *_with_months(text, base))):
        beside = next((one for one in days if _BETWEEN.fullmatch(text[one.end : start])), None)
        shown = text[beside.start if beside else start : end].strip()
        is_name = _NAME_BEFORE.search(text[:start]) is not None or (
            _ARTICLE.search(text[:start]) is not None and _NAME_BEHIND.match(text, end) is not None
        )
        mentions.append(DayMention(day, month, year, beside.value if beside else None, shown, is_name))
    return tuple(one for one in mentions if 1 <= one.month <= 12 and 1 <= one.day <= 31)


def one_weekday(words: str, base: str) -> int | None:
    """The weekday of a text that names just one, and none before or after it; 1 for Monday."""
    text = unmarked(words)
    values = {one.value for one in weekdays(text, base)}
    return values.pop() if len(values) == 1 and not _BESIDE.search(text) else None


def _with_months(text: str, base: str) -> Iterator[tuple[int, int, int, int, int | None]]:
    seen = -1
    for month in months(text, base):
        if month.start < seen:
            continue
        before = _BEFORE.search(text, 0, month.start)
        after = _AFTER.match(text, month.end) if base == "en" else None
        second = _SECOND_NAME.match(text, month.end) if base == "ar" else None
        if before:
            start, end, day = before.start(), second.end() if second else month.end, int(before[1])
        elif after:
            start, end, day = month.start, after.end(), int(after[1])
        else:
            continue
        year = _YEAR.match(text, end)
        seen = year.end() if year else end
        yield start, seen, day, month.value, int(year[1]) if year else None
