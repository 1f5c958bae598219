"""A tag becomes a language: script, direction, digits, the nearest locale, quotation marks."""

from __future__ import annotations

import pytest

from briefgen.localize.language import language, quoted, run_direction


@pytest.mark.parametrize(
    ("tag", "direction", "script", "numerals", "locale"),
    [
        ("en", "ltr", "Latn", "latn", "en_GB"),
        ("en-US", "ltr", "Latn", "latn", "en_US"),
        ("ar", "rtl", "Arab", "latn", "ar"),
        ("ar-IQ", "rtl", "Arab", "arab", "ar_IQ"),
        ("ar-AE", "rtl", "Arab", "latn", "ar_AE"),
        ("ckb", "rtl", "Arab", "arab", "ckb"),
        ("fa", "rtl", "Arab", "arabext", "fa"),
        ("he", "rtl", "Hebr", "latn", "he"),
        ("fr", "ltr", "Latn", "latn", "fr"),
        ("pa-PK", "rtl", "Arab", "arabext", "pa_Arab_PK"),
    ],
)
def test_a_tag_with_hyphens_names_its_locale_and_default_digits_gap_3(
    tag: str, direction: str, script: str, numerals: str, locale: str
) -> None:
    made = language(tag)
    assert (made.direction, made.script, made.numerals) == (direction, script, numerals)
    assert str(made.locale) == locale
    assert made.tag == tag


def test_digits_are_chosen_beside_the_tag_because_babel_reads_no_extensions_gap_3() -> None:
    assert language("ar-IQ", "latn").numerals == "latn"
    assert language("ckb", "arabext").numerals == "arabext"


def test_digits_that_a_script_does_not_use_are_not_taken_up() -> None:
    assert language("en", "arab").numerals == "latn"
    assert language("ar-IQ", "roman").numerals == "arab"


@pytest.mark.parametrize("tag", ["ku-Arab", "ku-Arab-IQ", "ku-IQ"])
def test_direction_comes_from_the_script_before_the_locale_gap_4(tag: str) -> None:
    kurdish = language(tag)
    assert (kurdish.direction, kurdish.base, str(kurdish.locale)) == ("rtl", "ckb", "ckb")


def test_kurdish_without_a_script_is_latin_as_in_cldr() -> None:
    assert (language("ku").direction, str(language("ku").locale)) == ("ltr", "ku")


def test_a_script_subtag_overrules_the_usual_one() -> None:
    assert language("az-Arab").direction == "rtl"
    assert language("ar-Latn").direction == "ltr"


@pytest.mark.parametrize("tag", ["xx", "", "?", "x-private", "ar-IQ-u-nu-latn", "en_GB"])
def test_no_tag_raises(tag: str) -> None:
    assert language(tag).locale.language in ("en", "ar")


def test_a_region_is_lent_to_a_tag_that_names_none() -> None:
    assert str(language("ar", region="IQ").locale) == "ar_IQ"
    assert str(language("ar-EG", region="IQ").locale) == "ar_EG"


def test_a_language_is_named_in_itself_and_in_another() -> None:
    arabic, english = language("ar-IQ"), language("en")
    assert (arabic.name, english.name) == ("العربية", "English")
    assert arabic.name_in(english) == "Arabic"
    assert english.name_in(arabic) == "الإنجليزية"
    assert language("ku-Arab").name_in(arabic) == "الكردية السورانية"
    assert language("xx").name == "xx"


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Nouri", "ltr"),
        ("«المالكي»", "rtl"),
        ("12 – שלום", "rtl"),
        ("\u2068abc\u2069 سلام", "rtl"),
        ("\u2067سلام\u2069 abc", "ltr"),
        ("+964 (0) …", None),
        ("", None),
    ],
)
def test_a_run_goes_where_its_first_strong_character_goes(text: str, direction: str | None) -> None:
    assert run_direction(text) == direction


@pytest.mark.parametrize(
    ("tag", "text", "marked"),
    [
        ("en", "no", "“no”"),
        ("ar-IQ", "لا", "«لا»"),
        ("fa", "نه", "«نه»"),
        ("ckb", "نا", "“نا”"),
        ("he", "לא", "”לא”"),
        ("fr", "non", "«\u00a0non\u00a0»"),
        ("sw", "la", "“la”"),
    ],
)
def test_quotation_marks_are_the_languages_own_gap_10(tag: str, text: str, marked: str) -> None:
    assert quoted(text, language(tag)) == marked


def test_marks_inside_a_quotation_turn_to_inner_ones_gap_10() -> None:
    assert quoted("قال «لا» ومضى", language("ar")) == "«قال ‹لا› ومضى»"
    assert quoted("il dit « non »", language("fr")) == "«\u00a0il dit “non”\u00a0»"
    assert quoted("he said “no”", language("en")) == "“he said ‘no’”"
    assert quoted("don’t", language("en")) == "“don’t”"
