"""The shape of a date in a locale: CLDR patterns with whole month names, filled with texts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from babel import Locale

# CLDR has no Central Kurdish order without the day or the year: what Babel has is the root's.
_HOUSE_PATTERNS = {
    "ckb": {"yMMMM": "MMMMی y", "MMMMd": "dی MMMM"},
}

_RUN = re.compile(r"('[^']*')|G+ ?|(?<!M)MM{1,2}(?!M)|E+|d+|y+")
_TIDY = {"G": "", "M": "MMMM", "d": "d", "y": "y"}
_FIELD = re.compile(r"'([^']*)'|(MMMM|LLLL|M|d|y)")


def long_pattern(locale: Locale) -> str:
    """Day, whole month name and year in the locale's order, as in `d MMMM y`."""
    return _tidy(str(locale.date_formats["long"].pattern))


def month_pattern(locale: Locale) -> str:
    """Month and year, as in `MMMM y`."""
    return _pattern(locale, "yMMMM", str(locale.datetime_skeletons.get("yMMMM", "MMMM y")))


def day_pattern(locale: Locale) -> str:
    """Day and month, as in `d MMMM`."""
    return _pattern(locale, "MMMMd", str(locale.datetime_skeletons.get("MMMMd", "d MMMM")))


def is_day_first(locale: Locale) -> bool:
    """Whether a long date begins with its day."""
    return long_pattern(locale).startswith("d")


def is_year_last(locale: Locale) -> bool:
    """Whether a long date ends with its year, so that a range may leave out the first one."""
    names = [field[2] for field in _FIELD.finditer(long_pattern(locale)) if field[2]]
    return names[-1:] == ["y"]


def filled(pattern: str, fields: Mapping[str, str]) -> str:
    """A pattern with its fields replaced by finished texts and its quoted letters unquoted."""
    return _FIELD.sub(lambda field: fields[field[2]] if field[2] else field[1], pattern)


def month_names(locale: Locale, month: int) -> Mapping[str, str]:
    """The fields that a month (1–12) can fill: `MMMM` in a date, `LLLL` by itself, `M` a number.

    Babel's own stand-alone names are never asked for: an alias that all locales share makes
    them come out in whichever language was loaded first. Persian is the supported language
    that tells the two apart, by the ezafe of months that end in a vowel.
    """
    name = str(locale.months["format"]["wide"][month])
    return {"MMMM": name, "LLLL": name.removesuffix("\u0654"), "M": str(month)}


def _pattern(locale: Locale, name: str, babel: str) -> str:
    return _HOUSE_PATTERNS.get(locale.language, {}).get(name) or _tidy(babel)


def _tidy(pattern: str) -> str:
    """The pattern without eras and padding, and with whole months for abbreviated ones."""
    return _RUN.sub(lambda run: run[1] or _TIDY[run[0][0]], pattern)
