"""Dates in words, as precise as they are known."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass

import pytest

from briefgen.localize import format as written
from briefgen.localize.language import language


@dataclass(frozen=True)
class Day:
    """A date as the model would give it."""

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    uncertain: bool = False


@dataclass(frozen=True)
class Interval:
    """An interval as the model would give it."""

    start: Day | None
    end: Day | None


LANGUAGES = ("en", "en-US", "ar", "ar-IQ", "ckb", "ku-Arab", "fa", "he", "fr", "ku", "de")


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "19 July 2022"),
        ("en-US", "July 19, 2022"),
        ("ar", "19 يوليو 2022"),
        ("ar-IQ", "١٩ تموز ٢٠٢٢"),
        ("ckb", "١٩ی تەمووزی ٢٠٢٢"),
        ("fa", "۱۹ ژوئیهٔ ۲۰۲۲"),
        ("he", "19 ביולי 2022"),
        ("fr", "19 juillet 2022"),
    ],
)
def test_a_day_is_gregorian_with_its_month_in_words_gap_1_and_2(tag: str, text: str) -> None:
    assert written.day(Day(2022, 7, 19), language(tag)) == text


def test_digits_follow_the_setting_gap_1() -> None:
    assert written.day(Day(2022, 7, 19), language("ar-IQ", "latn")) == "19 تموز 2022"


@pytest.mark.parametrize(
    ("tag", "month"),
    [
        ("ar-LB", "تموز"),
        ("ar-SY", "تموز"),
        ("ar-JO", "تموز"),
        ("ar-PS", "تموز"),
        ("ar-IQ", "تموز"),
        ("ar-MA", "يوليوز"),
        ("ar-DZ", "جويلية"),
        ("ar-TN", "جويلية"),
        ("ar-EG", "يوليو"),
    ],
)
def test_months_are_local_in_every_shape_gap_5(tag: str, month: str) -> None:
    spoken = language(tag, "latn")
    assert written.day(Day(2022, 7, 19), spoken) == f"19 {month} 2022"
    assert written.day(Day(2022, 7), spoken) == f"{month} 2022"
    interval = Interval(Day(2022, 6, 30), Day(2022, 7, 19))
    assert written.interval(interval, spoken).endswith(f" إلى 19 {month} 2022")


def test_a_month_is_never_abbreviated_gap_6() -> None:
    assert written.day(Day(2022, 7), language("en-US")) == "July 2022"
    interval = Interval(Day(2022, 7, 1), Day(2022, 9, 2))
    assert written.interval(interval, language("en-US")) == "July 1 – September 2, 2022"


HEBREW_BEFORE_FRENCH = """
from types import SimpleNamespace
from briefgen.localize.format import interval
from briefgen.localize.language import language

def month(number):
    return SimpleNamespace(year=2026, month=number, day=None, approximate=False, uncertain=False)

spring = SimpleNamespace(start=month(3), end=month(5))
print([ascii(interval(spring, language(tag))) for tag in ("he", "fr")][1])
"""


def test_months_do_not_leak_from_the_language_that_was_loaded_first() -> None:
    """Babel's stand-alone names do; only a process of its own has an order of loading."""
    done = subprocess.run(
        [sys.executable, "-c", HEBREW_BEFORE_FRENCH], capture_output=True, check=True, text=True
    )
    assert done.stdout == "'mars\\u2013mai 2026'\n"


@pytest.mark.parametrize(
    ("tag", "day", "text"),
    [
        ("en", Day(2026), "2026"),
        ("ar-IQ", Day(2026), "٢٠٢٦"),
        ("en", Day(2026, 3, approximate=True), "about March 2026"),
        ("en", Day(2026, 3, 2, uncertain=True), "2 March 2026 (uncertain)"),
        ("en", Day(2026, approximate=True, uncertain=True), "about 2026 (uncertain)"),
        ("ar", Day(2026, 3, 2, approximate=True), "في حدود 2 مارس 2026"),
        ("ar", Day(2026, 3, uncertain=True), "مارس 2026 (غير مؤكد)"),
        ("fr", Day(2026, 3, 2, approximate=True), "vers le 2 mars 2026"),
        ("fr", Day(2026, 3, approximate=True), "vers mars 2026"),
        ("fa", Day(2026, 3, approximate=True), "حدود مارس ۲۰۲۶"),
        ("he", Day(2026, approximate=True), "2026 בקירוב"),
        ("ckb", Day(2026, approximate=True), "دەوروبەری ٢٠٢٦"),
    ],
)
def test_a_date_says_how_well_it_is_known(tag: str, day: Day, text: str) -> None:
    assert written.day(day, language(tag)) == text


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    assert written.day(Day(2026, 3, 1), language("fr")) == "1er mars 2026"
    interval = Interval(Day(2026, 3, 1), Day(2026, 3, 11))
    assert written.interval(interval, language("fr")) == "du 1er au 11 mars 2026"


DAYS = Interval(Day(2026, 3, 2), Day(2026, 3, 5))
MONTHS_APART = Interval(Day(2026, 2, 28), Day(2026, 3, 5))
YEARS_APART = Interval(Day(2025, 12, 28), Day(2026, 1, 3))
MONTHS = Interval(Day(2026, 3), Day(2026, 7))
YEARS = Interval(Day(2025), Day(2026))
UNLIKE = Interval(Day(2025), Day(2026, 3, 2))
DOUBTFUL = Interval(Day(2026, 3, 2, approximate=True), Day(2026, 3, 5))


@pytest.mark.parametrize(
    ("tag", "interval", "text"),
    [
        ("en", DAYS, "2–5 March 2026"),
        ("en", MONTHS_APART, "28 February – 5 March 2026"),
        ("en", YEARS_APART, "28 December 2025 – 3 January 2026"),
        ("en", MONTHS, "March–July 2026"),
        ("en", YEARS, "2025–2026"),
        ("en", UNLIKE, "2025 – 2 March 2026"),
        ("en", DOUBTFUL, "about 2 March 2026 – 5 March 2026"),
        ("en-US", DAYS, "March 2–5, 2026"),
        ("ar-IQ", DAYS, "من ٢ إلى ٥ آذار ٢٠٢٦"),
        ("ar", MONTHS_APART, "من 28 فبراير إلى 5 مارس 2026"),
        ("ar-IQ", MONTHS, "من آذار إلى تموز ٢٠٢٦"),
        ("ar", YEARS, "من 2025 إلى 2026"),
        ("fr", DAYS, "du 2 au 5 mars 2026"),
        ("fr", YEARS_APART, "du 28 décembre 2025 au 3 janvier 2026"),
        ("fr", MONTHS, "mars–juillet 2026"),
        ("fr", DOUBTFUL, "vers le 2 mars 2026 – 5 mars 2026"),
        ("fa", DAYS, "از ۲ تا ۵ مارس ۲۰۲۶"),
        ("fa", Interval(Day(2026, 7, 2), Day(2026, 8, 5)), "از ۲ ژوئیه تا ۵ اوت ۲۰۲۶"),
        ("he", DAYS, "2-5 במרץ 2026"),
        ("he", MONTHS_APART, "28 בפברואר – 5 במרץ 2026"),
        ("ckb", DAYS, "لە ٢ تا ٥ی ئازاری ٢٠٢٦"),
        ("ckb", MONTHS, "لە ئازار تا تەمووزی ٢٠٢٦"),
        ("hu", MONTHS_APART, "2026. február 28. – 2026. március 5."),
        ("zh", DAYS, "2026年3月2–5日"),
    ],
)
def test_an_interval_says_once_what_its_ends_share(tag: str, interval: Interval, text: str) -> None:
    assert written.interval(interval, language(tag)) == text


@pytest.mark.parametrize(
    ("tag", "until", "since"),
    [
        ("en", "until 2 March 2026", "from March 2026"),
        ("ar-IQ", "حتى ٢ آذار ٢٠٢٦", "ابتداءً من آذار ٢٠٢٦"),
        ("fr", "jusqu’au 2 mars 2026", "dès mars 2026"),
        ("fa", "تا ۲ مارس ۲۰۲۶", "از مارس ۲۰۲۶"),
        ("he", "עד 2 במרץ 2026", "מאז מרץ 2026"),
        ("ckb", "تا ٢ی ئازاری ٢٠٢٦", "لە ئازاری ٢٠٢٦ بەدواوە"),
    ],
)
def test_an_interval_may_be_open_at_either_end(tag: str, until: str, since: str) -> None:
    spoken = language(tag)
    assert written.interval(Interval(None, Day(2026, 3, 2)), spoken) == until
    assert written.interval(Interval(Day(2026, 3), None), spoken) == since


def test_an_interval_without_ends_says_so_and_one_of_a_day_is_that_day() -> None:
    assert written.interval(Interval(None, None), language("en")) == "date not stated"
    assert written.interval(Interval(None, None), language("ar")) == "التاريخ غير مذكور"
    same = Interval(Day(2026, 3, 2), Day(2026, 3, 2))
    assert written.interval(same, language("en")) == "2 March 2026"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_date_carries_bidi_controls_or_letters_of_a_pattern(tag: str) -> None:
    spoken = language(tag)
    intervals = (DAYS, MONTHS_APART, YEARS_APART, MONTHS, YEARS, UNLIKE, DOUBTFUL)
    texts = [written.interval(interval, spoken) for interval in intervals]
    texts += [written.day(Day(2026, month, 2), spoken) for month in range(1, 13)]
    for text in texts:
        assert not re.search("[\u061c\u200e\u200f\u202a-\u202f\u2066-\u2069]", text), text
        assert not re.search(r"MMM|LLL|EEE|'", text), text
