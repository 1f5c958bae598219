"""Numbers, percentages and lists as each language writes them."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from briefgen.localize import format as written
from briefgen.localize.language import language
from briefgen.localize.numerals import Numeric, shaped

LANGUAGES = ("en", "ar", "ar-IQ", "ar-MA", "ckb", "ku-Arab", "fa", "he", "fr")


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "1,234,567.89"),
        ("ar", "1,234,567.89"),
        ("ar-MA", "1.234.567,89"),
        ("ar-IQ", "١٬٢٣٤٬٥٦٧٫٨٩"),
        ("ckb", "١٬٢٣٤٬٥٦٧٫٨٩"),
        ("fa", "۱٬۲۳۴٬۵۶۷٫۸۹"),
        ("he", "1,234,567.89"),
        ("fr", "1\u00a0234\u00a0567,89"),
    ],
)
def test_digits_and_separators_are_of_one_system_gap_1(tag: str, text: str) -> None:
    assert written.number(1234567.89, language(tag)) == text


def test_latin_digits_in_iraq_have_latin_separators_gap_1() -> None:
    assert written.number(1234.5, language("ar-IQ", "latn")) == "1,234.5"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-12, "-12"),
        (0.125, "0.125"),
        (3.14159, "3.14159"),
        (Decimal("1000.0001"), "1,000.0001"),
    ],
)
def test_a_number_keeps_the_places_it_was_given(value: Numeric, text: str) -> None:
    assert written.number(value, language("en")) == text


@pytest.mark.parametrize(
    ("tag", "one", "several"),
    [
        ("en", "80%", "55–80%"),
        ("ar", "80٪", "من 55 إلى 80٪"),
        ("ar-IQ", "٨٠٪", "من ٥٥ إلى ٨٠٪"),
        ("ckb", "٨٠٪", "لە ٥٥ تا ٨٠٪"),
        ("fa", "۸۰٪", "از ۵۵ تا ۸۰٪"),
        ("he", "80%", "55-80%"),
        ("fr", "80\u00a0%", "55–80\u00a0%"),
        ("ku", "%80", "%55–80"),
    ],
)
def test_a_percentage_has_the_sign_of_its_script_gap_1(tag: str, one: str, several: str) -> None:
    assert written.percent(80, language(tag)) == one
    assert written.percent_range(55, 80, language(tag)) == several


def test_a_range_of_one_is_one() -> None:
    assert written.percent_range(50, 50, language("ar")) == "50٪"


def test_a_number_that_names_is_not_grouped() -> None:
    assert written.ordinal_number(2026, language("fr")) == "2026"
    assert written.ordinal_number(2026, language("fa")) == "۲۰۲۶"


def test_only_digits_are_shaped() -> None:
    assert shaped("rec-4: 12", language("ar-IQ")) == "rec-٤: ١٢"
    assert shaped("rec-4: 12", language("ar")) == "rec-4: 12"


@pytest.mark.parametrize(
    ("tag", "two", "three"),
    [
        ("en", "A and B", "A, B and C"),
        ("en-US", "A and B", "A, B, and C"),
        ("ar", "A وB", "A وB وC"),
        ("ckb", "A و B", "A، B و C"),
        ("ku-Arab", "A و B", "A، B و C"),
        ("fa", "A و B", "A، B، و C"),
        ("he", "A וB", "A, B וC"),
        ("fr", "A et B", "A, B et C"),
    ],
)
def test_a_list_has_the_languages_own_and_gap_8(tag: str, two: str, three: str) -> None:
    between = written.joints(2, language(tag)), written.joints(3, language(tag))
    assert "A{}B".format(*between[0]) == two
    assert "A{}B{}C".format(*between[1]) == three


def test_the_texts_between_items_are_there_for_items_set_in_elements() -> None:
    assert written.joints(0, language("en")) == written.joints(1, language("en")) == ()
    assert written.joints(4, language("en")) == (", ", ", ", " and ")
    assert written.joints(2, language("ar")) == (" و",)


def test_a_capital_is_set_where_there_are_capitals() -> None:
    assert written.initial_capital("very likely") == "Very likely"
    assert written.initial_capital("élevée") == "Élevée"
    assert written.initial_capital("مرجّح") == "مرجّح"
    assert written.initial_capital("") == ""


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_value_carries_bidi_controls_or_a_narrow_space(tag: str) -> None:
    spoken = language(tag)
    values = (
        written.number(-1234567.5, spoken),
        written.percent(-45, spoken),
        written.percent_range(1, 5, spoken),
        *written.joints(3, spoken),
    )
    for value in values:
        assert not re.search("[\u061c\u200e\u200f\u202a-\u202f\u2066-\u2069]", value), value
