"""Spellings of one name have one key, names that only look alike have not."""

from __future__ import annotations

import pytest

from briefgen.checking.forms import same
from briefgen.prose.spelling import key, name_words, parts, unquoted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Muqtada", "Moqtadha"),
        ("Fadhel", "Fadel"),
        ("al-Kadhimi", "Al-Kazemi"),
        ("Daawa", "Dawa"),
        ("Nouri", "Nuri"),
        ("Muhammad", "Mohamad"),
        ("Fatimah", "Fatima"),
        ("Asa'ib", "Asa’ib"),
        ("Hezbollah", "Hizbullah"),
        ("إبراهيم", "ابراهيم"),
        ("الولائي", "الولايي"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Akhyar", "Mukhtar"),
        ("Ummet", "Ummah"),
        ("Maliki", "Malki"),
        ("المالكي", "الملكي"),
        ("الصدر", "الصدري"),
    ],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_a_name_falls_into_its_words() -> None:
    assert parts("Asa'ib Ahl al-Haq") == ("asaib", "ahl", "haq")
    assert parts("كتائب سيد الشهداء") == ("كتائب", "سيد", "شهداء")


def test_quotations_code_and_mentions_are_not_own_words() -> None:
    own = unquoted('He calls it "Maliki WikiLeaks" and `Moqtada`, says @sadr; «نص» and “this”.')
    assert not {"WikiLeaks", "Moqtada", "sadr", "نص", "this"} & set(own.replace("\ufffc", " ").split())


def test_the_names_around_a_word_are_known() -> None:
    found = {word.written: word for word in name_words("Then Mr Ali Fadel, Baghdad's singer, met Dana.")}
    assert found["Fadel"].around == ("ali",)
    assert found["Ali"].around == ("fadel",)
    assert found["Dana"].around == ()
    assert found["Then"].begins
    assert not found["Dana"].begins


def test_the_article_does_not_tell_two_names_apart() -> None:
    assert same("al-Sadr") == same("Sadr")
    assert same("الصدر") == same("صدر")
    assert same("Sadr") != same("Sadrists")
