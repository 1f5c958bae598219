"""Numbers and dates are read from prose as a reader of each language would."""

from __future__ import annotations

from fractions import Fraction

import pytest

from briefgen.prose.calendar_words import months, weekdays
from briefgen.prose.numbers import normalised, numbers
from briefgen.prose.reckoning import unshared_dates, unshared_numbers


@pytest.mark.parametrize(
    ("base", "words", "values"),
    [
        ("en", "twenty-three of two hundred and five", [23, 205]),
        ("en", "one hundred and one thousand, three and four", [101_000, 3, 4]),
        ("en", "$221bn, 103.7 million and 12,000", [221 * 10**9, 103_700_000, 12_000]),
        ("en", "from 1.5 to 2 million", [Fraction(3, 2), 2_000_000]),
        ("en", "6 per cent, the 21st, forty-first", [6, 21, 41]),
        ("en", "One of them was the first", [1]),
        ("ar", "ثلاثة وعشرون من أصل مئتين وخمسة", [23, 205]),
        ("ar", "والخامس والعشرين، خمسة عشر ألفاً", [25, 15_000]),
        ("ar", "١٠٣٫٧ مليون، ١٢٬٠٠٠، ٪٣٨", [103_700_000, 12_000, 38]),
        ("ar", "ألف ومئتان وخمسون في المئة", [1250]),
        ("ar", "ثلاثمئة وخمسون قارباً، خمسة آلاف", [350, 5000]),
        ("ar", "لست أحد الركاب", []),
        ("fr", "quatre-vingt-dix-sept, soixante et onze, vingt et un", [97, 71, 21]),
        ("fr", "12 000 euros, 3,5 millions, deux mille vingt-six", [12_000, 3_500_000, 2026]),
        ("fa", "۳۸ درصد", [38]),
    ],
)
def test_a_number_is_read_however_it_is_written(base: str, words: str, values: list[float]) -> None:
    firm = numbers(normalised(words, base), base).firm
    in_order = sorted(firm, key=lambda one: one.start)
    assert len(in_order) == len(values)
    for number, value in zip(in_order, values, strict=True):
        assert Fraction(value) in number.readings, number


def test_a_separator_is_read_as_each_language_means_it() -> None:
    def readings(words: str, base: str) -> set[Fraction]:
        return {value for one in numbers(words, base).firm for value in one.readings}

    assert readings("1.234", "en") == {Fraction("1.234")}
    assert readings("1.234", "fr") == {Fraction("1.234"), Fraction(1234)}
    assert readings("1,234,567", "en") == {Fraction(1_234_567)}
    assert readings("18:30", "en") == {Fraction("18.5"), Fraction("6.5")}


@pytest.mark.parametrize("words", ["9" * 5000, "1,1.1,1.1", "1,5s", "1" + ",000" * 30, "٪", "1.", "½ ²"])
def test_no_run_of_digits_is_too_strange(words: str) -> None:
    normal = normalised(words, "en")
    assert all(one.readings for one in numbers(normal, "en").firm)


def test_months_and_days_have_all_their_names() -> None:
    arabic = "كانون الثاني وفبراير وآذار وأفريل ومايو ويونيه وجويلية وغشت وأيلول وأكتوبر ونونبر وكانون الأول"
    assert [one.value for one in months(normalised(arabic, "ar"), "ar")] == [*range(1, 13)]
    french = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    assert [one.value for one in months(french, "fr")] == [*range(1, 13)]
    days = "الاثنين والثلاثاء والأربعاء والخميس والجمعة والسبت والأحد"
    assert [one.value for one in weekdays(normalised(days, "ar"), "ar")] == [*range(1, 8)]
    assert [one.value for one in weekdays("في يوم أحد من الأيام", "ar")] == [7]


@pytest.mark.parametrize(
    ("base", "words"),
    [("en", "They may march on."), ("ar", "مارس أحد الحراس عمله"), ("en", "Theresa May said")],
)
def test_a_word_that_is_also_a_month_is_no_date(base: str, words: str) -> None:
    assert not any(one.firm for one in (*months(words, base), *weekdays(words, base)))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (("Two stations stopped.", "en"), ("توقفت محطتان.", "ar")),
        (("a rise of 1.5 degrees", "en"), ("ارتفاع بمقدار درجة ونصف", "ar")),
        (("at 6.30", "en"), ("عند الساعة 6:30", "ar")),
        (("In the 1960s it grew.", "en"), ("نما في الستينيات.", "ar")),
        (("Richard III", "en"), ("ريتشارد الثالث", "ar")),
        (("The G20 met.", "en"), ("اجتمعت مجموعة العشرين.", "ar")),
        (("on the 12th of October", "en"), ("في الثاني عشر من تشرين الأول", "ar")),
        (("a century of two", "en"), ("قرن من اثنين", "ar")),
        (("Three of them, all three.", "en"), ("ثلاثة منهم.", "ar")),
        (("It has 7 ropes.", "en"), ("هفت طناب دارد.", "fa")),
        (("3,400 families", "en"), ("3 آلاف و400 عائلة", "ar")),
        (("2,500 fighters", "en"), ("ألفين و500 مقاتل", "ar")),
        (("2,500 fighters", "en"), ("ألفان وخمسمئة مقاتل", "ar")),
        (("1,310 dinars", "en"), ("ألفاً وثلاثمئة وعشرة دنانير", "ar")),
        (("2,350,000 voters", "en"), ("مليونان و350 ألف ناخب", "ar")),
        (("1.5 million people", "en"), ("مليون ونصف المليون شخص", "ar")),
        (("2.25 billion dinars", "en"), ("مليارين وربع المليار دينار", "ar")),
        (("3,000 dead and 400 wounded", "en"), ("3 آلاف قتيل و400 جريح", "ar")),
        (("between 2,000 and 3,000 men", "en"), ("بين ألفين وثلاثة آلاف رجل", "ar")),
        (("between 1,000 and 500,000", "en"), ("بين ألف و500 ألف", "ar")),
        (("at 14:45", "en"), ("عند الثالثة إلا ربعاً بعد الظهر", "ar")),
        (("at 8.20 p.m.", "en"), ("في الثامنة والثلث مساءً", "ar")),
        (("In October 2019 it began.", "en"), ("بدأت احتجاجات تشرين 2019.", "ar")),
    ],
)
def test_turns_of_speech_are_no_difference(source: tuple[str, str], target: tuple[str, str]) -> None:
    for unshared in (unshared_numbers(source, target), unshared_dates(source, target)):
        assert (unshared.source, unshared.target) == ((), ())


def test_a_difference_is_told_once_as_number_or_as_date() -> None:
    source, target = ("19 July, 5 ships", "en"), ("18 تموز و5 سفن", "ar")
    assert unshared_numbers(source, target).source == ()
    assert unshared_dates(source, target).source == ("19",)
    assert unshared_dates(source, target).target == ("18",)


def test_a_large_number_is_missed_in_a_language_whose_words_are_not_known() -> None:
    assert unshared_numbers(("It has 38 ropes.", "en"), ("طناب دارد.", "fa")).source == ("38",)


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("3,400 families", "3 آلاف و500 عائلة"),
        ("2,500 fighters", "ألف و500 مقاتل"),
        ("3.2 million voters", "3 ملايين و300 ألف ناخب"),
        ("at 14:45", "عند الثالثة والنصف بعد الظهر"),
    ],
)
def test_a_number_in_parts_is_still_compared(english: str, arabic: str) -> None:
    assert unshared_numbers((english, "en"), (arabic, "ar")).target


def test_a_month_without_its_number_is_one_of_two() -> None:
    assert unshared_dates(("In September it began.", "en"), ("بدأت في تشرين.", "ar")).source == ("September",)
    assert unshared_dates(("In November it began.", "en"), ("بدأت في تشرين.", "ar")).source == ()
