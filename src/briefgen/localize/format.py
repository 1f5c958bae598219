"""Values as a language writes them: plain text in the right digits, without bidi controls."""

from __future__ import annotations

import re

from briefgen.localize import numerals, ranges
from briefgen.localize.dates import Day, Interval, day, interval
from briefgen.localize.language import Language
from briefgen.localize.numerals import Numeric

__all__ = [
    "Day",
    "Interval",
    "day",
    "initial_capital",
    "interval",
    "joints",
    "number",
    "ordinal_number",
    "percent",
    "percent_range",
]

# CLDR has no Central Kurdish lists: what Babel prints is the root's "A, B, C".
_HOUSE_LISTS = {"ckb": ("، ", " و ", " و ")}


def number(value: Numeric, language: Language, decimals: int = 0) -> str:
    """A number with grouping, decimals as given, or zeros up to so many: `1,234.5`, `١٬٢٣٤٫٥`."""
    return numerals.grouped(value, language, decimals)


def ordinal_number(value: int, language: Language) -> str:
    """A number that names rather than counts (an edition, a page, a year): no grouping."""
    return numerals.ordinal(value, language)


def percent(value: int, language: Language) -> str:
    """A percentage: `45%`, French `45 %` with U+00A0, Arabic `45٪` or `٤٥٪`."""
    return numerals.percent(number(value, language), language)


def percent_range(low: int, high: int, language: Language) -> str:
    """A range of percentages safe in running text: `55–80%`, Arabic `من 55 إلى 80٪`."""
    if low == high:
        return percent(low, language)
    first, last = number(low, language), number(high, language)
    joined = ranges.joined(ranges.OF_PERCENTAGES, first, last, language)
    return numerals.percent(joined, language)


def joints(count: int, language: Language) -> tuple[str, ...]:
    """The texts between the items of a list of `count`, for items that are set in elements."""
    if count <= 1:
        return ()
    middle, last, pair = _HOUSE_LISTS.get(language.locale.language) or tuple(
        _joint(str(language.locale.list_patterns["standard"][part])) for part in ("middle", "end", "2")
    )
    between = (middle,) * (count - 2) + (last,)
    return between if between[1:] else (pair,)


def initial_capital(text: str) -> str:
    """The text with its first letter a capital, in the scripts that have them."""
    return text[:1].upper() + text[1:]


def _joint(list_pattern: str) -> str:
    match = re.search(r"\{0\}(.*)\{1\}", list_pattern)
    return numerals.plain(match[1]) if match else ", "
