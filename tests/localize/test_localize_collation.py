"""Names in the order in which a reader looks for them."""

from __future__ import annotations

from briefgen.localize.collation import sort_key


def test_arabic_names_sort_without_the_article_gap_10() -> None:
    names = ["نوري المالكي", "الصدر", "العامري", "إياد علاوي", "البارزاني", "مقتدى الصدر"]
    assert sorted(names, key=sort_key) == [
        "إياد علاوي",
        "البارزاني",
        "الصدر",
        "العامري",
        "مقتدى الصدر",
        "نوري المالكي",
    ]


def test_a_name_that_only_begins_like_the_article_keeps_its_letters() -> None:
    assert sort_key("ألمانيا") < sort_key("البصرة".removeprefix("ال"))
    assert sort_key("إلهام") < sort_key("بغداد")


def test_spellings_of_one_name_sort_together() -> None:
    assert sort_key("أحمد") == sort_key("احمد") == sort_key("أَحْمَد")
    assert sort_key("الحكمة") == sort_key("حكمه")
    assert sort_key("علی") == sort_key("علي") == sort_key("على")


def test_kurdish_and_persian_letters_stand_where_their_alphabets_have_them() -> None:
    names = ["گوران", "پەرلەمان", "تاڵەبانی", "چوار", "بارزانی", "کوردستان", "ژیان", "یەکێتی"]
    assert sorted(names, key=sort_key) == [
        "بارزانی",
        "پەرلەمان",
        "تاڵەبانی",
        "چوار",
        "ژیان",
        "کوردستان",
        "گوران",
        "یەکێتی",
    ]


def test_latin_names_sort_without_article_case_accent_or_apostrophe() -> None:
    names = ["Nouri al-Maliki", "al-Sadr", "El Ameri", "Da'wa", "Élysée", "Sa‘ir", "Barzani"]
    assert sorted(names, key=sort_key) == [
        "El Ameri",
        "Barzani",
        "Da'wa",
        "Élysée",
        "Nouri al-Maliki",
        "al-Sadr",
        "Sa‘ir",
    ]


def test_latin_names_come_before_arabic_ones() -> None:
    assert sorted(["الصدر", "Zagros"], key=sort_key) == ["Zagros", "الصدر"]
