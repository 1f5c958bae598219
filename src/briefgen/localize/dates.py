"""Dates in words: Gregorian, as precise as they are known, in the language's own order."""

from __future__ import annotations

from typing import Protocol

from briefgen.localize import numerals, pattern, ranges
from briefgen.localize.catalog import catalog
from briefgen.localize.language import Language

_MONTH = "month or year"


class Day(Protocol):
    """A date as precise as it is known (EDTF level 1): a year, perhaps a month and a day."""

    @property
    def year(self) -> int: ...
    @property
    def month(self) -> int | None: ...
    @property
    def day(self) -> int | None: ...
    @property
    def approximate(self) -> bool: ...
    @property
    def uncertain(self) -> bool: ...


class Interval(Protocol):
    """Two dates, either of which may be open."""

    @property
    def start(self) -> Day | None: ...
    @property
    def end(self) -> Day | None: ...


def day(day: Day, language: Language) -> str:
    """A Gregorian date with its month in words: `2 March 2026`, `March 2026`, `about 2026`."""
    text = _plain_day(day, language, pattern.long_pattern(language.locale))
    if day.approximate:
        text = _said("about {date}", day, text, language)
    if day.uncertain:
        text = catalog(language).say("{date} (uncertain)", date=text).text
    return text


def interval(interval: Interval, language: Language) -> str:
    """Two dates, what they share said once: `2–5 March 2026`, `من 2 إلى 5 آذار 2026`."""
    start, end = interval.start, interval.end
    if start and end:
        return _range(start, end, language)
    if start:
        return _said("from {date}", start, day(start, language), language)
    if end:
        return _said("until {date}", end, day(end, language), language)
    return catalog(language).say("date not stated").text


def _range(start: Day, end: Day, language: Language) -> str:
    """A closed interval, with the year and the month left out of the start where shared."""
    last = day(end, language)
    if start == end:
        return last
    context = ranges.OF_DAYS if _is_whole(start) and _is_whole(end) else ranges.OF_MONTHS
    if not _share_year(start, end):
        first = day(start, language)
        return ranges.joined(context, first, last, language, spaced=" " in first + last)
    if _is_whole(start) and start.month == end.month and not pattern.is_day_first(language.locale):
        days = f"{_filled('d', start, language)}–{_filled('d', end, language)}"
        return _filled(pattern.long_pattern(language.locale), start, language, days)
    first = _start_of_range(start, end, language)
    return ranges.joined(context, first, last, language, spaced=" " in first)


def _start_of_range(start: Day, end: Day, language: Language) -> str:
    """The start of a range within one year, as much of it as the end does not repeat."""
    locale = language.locale
    if start.month is None or not pattern.is_year_last(locale):
        return day(start, language)
    if start.day is None:
        return _filled("LLLL", start, language)
    if start.month == end.month:
        return _filled("d", start, language)
    return _filled(pattern.day_pattern(locale), start, language)


def _share_year(start: Day, end: Day) -> bool:
    """Whether both lie in one year and are known, beyond doubt, to the same precision."""
    doubtful = start.approximate or start.uncertain or end.approximate or end.uncertain
    alike = (start.month is None, start.day is None) == (end.month is None, end.day is None)
    return start.year == end.year and alike and not doubtful


def _is_whole(day: Day) -> bool:
    return day.day is not None and not (day.approximate or day.uncertain)


def _said(message: str, subject: Day, text: str, language: Language) -> str:
    """A message about a date; French, for one, has an article before a day and none elsewhere."""
    words = catalog(language)
    if subject.day is None:
        return words.say_in(_MONTH, message, date=text).text
    return words.say(message, date=text).text


def _plain_day(day: Day, language: Language, whole: str) -> str:
    if day.month is None:
        return numerals.ordinal(day.year, language)
    if day.day is None:
        return _filled(pattern.month_pattern(language.locale), day, language)
    return _filled(whole, day, language)


def _filled(shape: str, day: Day, language: Language, days: str | None = None) -> str:
    """A pattern with what is known of the date, or with `days` in place of its day."""
    months = pattern.month_names(language.locale, day.month) if day.month else {}
    fields = {
        "y": numerals.ordinal(day.year, language),
        **months,
        "d": days or (_day_of_month(day.day, language) if day.day else ""),
    }
    return numerals.plain(pattern.filled(shape, fields))


def _day_of_month(day: int, language: Language) -> str:
    """The day, which French writes as an ordinal on the first, as CLDR cannot express."""
    return "1er" if language.base == "fr" and day == 1 else numerals.ordinal(day, language)
