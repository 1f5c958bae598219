"""The report's own words: said in the language, or in English with its name on it."""

from __future__ import annotations

import pytest

from briefgen.localize.catalog import Piece, Words, catalog, coverage
from briefgen.localize.language import language

ARABIC = catalog(language("ar"))
IRAQI = catalog(language("ar-IQ"))
ENGLISH = catalog(language("en"))
FRENCH = catalog(language("fr"))
PERSIAN = catalog(language("fa"))


def test_a_message_is_said_in_the_language_of_the_report() -> None:
    assert IRAQI.say("Key judgements") == Words("التقديرات الرئيسية", "ar-IQ")
    assert FRENCH.say("Key judgements") == Words("Jugements clés", "fr")
    assert ENGLISH.say("Key judgements") == Words("Key judgements", "en")


@pytest.mark.parametrize("tag", ["fa", "he", "ckb", "ku-Arab", "xx"])
def test_words_that_fell_back_say_that_they_are_english(tag: str) -> None:
    assert catalog(language(tag)).say("Key judgements") == Words("Key judgements", "en")


def test_a_message_nobody_translated_is_english_in_every_language() -> None:
    assert ARABIC.say("Unheard of") == Words("Unheard of", "en")
    assert not ARABIC.has("Unheard of")
    assert ARABIC.has("Key judgements")
    assert ARABIC.has("silent", "stance")


def test_american_english_is_not_a_fallback() -> None:
    assert catalog(language("en-US")).say("Draft") == Words("Draft", "en-US")


def test_the_value_of_an_enumeration_has_words_in_each_language() -> None:
    assert ENGLISH.say_in("class of claim", "alleged").text == "Alleged"
    assert ARABIC.say_in("class of claim", "alleged").text == "مزعوم"
    assert ENGLISH.say_in("rating", "solid").text == "basically solid"
    assert PERSIAN.say_in("stance", "silent") == Words("Silent", "en")


def test_an_enumeration_may_be_given_as_it_is_written_in_a_brief() -> None:
    assert ENGLISH.say_in("state of indicator", "not_seen").text == "Not seen"
    assert ARABIC.say_in("flag", "most_dangerous").text == "الأخطر"
    assert ARABIC.say_in("likelihood", "almost_certain").text == "شبه مؤكد"


def test_one_word_means_two_things_in_two_contexts() -> None:
    assert ARABIC.say_in("type of source", "statement").text == "بيان"
    assert ARABIC.say_in("kind of event", "statement").text == "تصريح"


def test_an_integer_takes_the_digits_of_the_words_and_text_stays_as_it_is() -> None:
    assert IRAQI.say("No. {number}", number=12).text == "العدد ١٢"
    assert IRAQI.say("No. {number}", number="12").text == "العدد 12"
    assert catalog(language("ckb")).say("No. {number}", number=12).text == "No. 12"


def test_a_slot_may_be_named_as_python_names_a_keyword() -> None:
    said = ARABIC.say("lines {from} to {to}", **{"from": "2", "to": "5"})
    assert said.text == "الأسطر من\u00a02 إلى\u00a05"


def test_a_value_is_never_read_as_a_template() -> None:
    assert ENGLISH.say("Denied by {who}", who="{number}").text == "Denied by {number}"


def test_a_missing_value_is_a_bug_and_raises() -> None:
    with pytest.raises(KeyError):
        ENGLISH.say("Denied by {who}")


def test_a_message_comes_in_pieces_for_values_set_in_elements() -> None:
    words, pieces = ARABIC.pieces("lines {from} to {to}")
    assert words == Words("الأسطر من\u00a0{from} إلى\u00a0{to}", "ar")
    assert pieces == (
        Piece("الأسطر من\u00a0", is_slot=False),
        Piece("from", is_slot=True),
        Piece(" إلى\u00a0", is_slot=False),
        Piece("to", is_slot=True),
    )


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "لا مصادر"),
        (1, "مصدر واحد"),
        (2, "مصدران"),
        (3, "٣ مصادر"),
        (10, "١٠ مصادر"),
        (11, "١١ مصدراً"),
        (99, "٩٩ مصدراً"),
        (100, "١٠٠ مصدر"),
        (102, "١٠٢ مصدر"),
        (103, "١٠٣ مصادر"),
        (1000, "١٬٠٠٠ مصدر"),
    ],
)
def test_arabic_counts_in_six_forms_gap_9(number: int, text: str) -> None:
    assert IRAQI.count("{number} source", "{number} sources", number) == Words(text, "ar-IQ")


def test_english_and_french_count_zero_each_in_their_way() -> None:
    forms = ("{number} source", "{number} sources")
    assert ENGLISH.count(*forms, 0).text == "0 sources"
    assert ENGLISH.count(*forms, 1).text == "1 source"
    assert FRENCH.count(*forms, 0).text == "0 source"
    assert FRENCH.count(*forms, 1_000_000).text == "1\u00a0000\u00a0000 sources"


def test_a_count_that_fell_back_has_english_plurals_and_digits() -> None:
    assert PERSIAN.count("{number} day", "{number} days", 1) == Words("1 day", "en")
    assert PERSIAN.count("{number} day", "{number} days", 0) == Words("0 days", "en")


def test_coverage_counts_what_a_language_says_itself() -> None:
    said, wanted = coverage("ar-IQ")
    assert said == wanted > 300
    assert coverage("fr") == coverage("en") == (wanted, wanted)
    assert 0 < coverage("he")[0] < 20
    assert coverage("xx") == (0, wanted)
