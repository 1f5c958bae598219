"""Two prints of the same words fold alike, whatever a printer, a keyboard or a web page made of them."""

from __future__ import annotations

import random
import unicodedata
from typing import Literal

import pytest

from briefgen.checking.archived import Numbered, lines
from briefgen.checking.passage import find
from briefgen.prose.fold import fold, unfolded

SENTENCES = (
    "He said - again - that the recordings were “fabricated and fake”, and that al-Maliki's party ...",
    "وقال المسؤول إن التسجيلات «مفبركة» - كلها - وأضاف: لا صحة لما ورد في المكتبة الأولى على الإطلاق",
    "Le ministre a dit : « L'enregistrement est faux », et qu'il n'en savait rien.",
    "علی گفت که این نوار ساختگی است و کسی آن را نمی‌پذیرد",
)
# What may stand after any letter without being read: marks of direction, joiners, soft hyphens.
UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u2060\u2066\u2069\ufeff"
# Vowel signs, the small alef, and the stroke that stretches a line; after an Arabic letter only.
UNVOICED = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640"
SPACES = (" ", "  ", "\u00a0", "\u202f", "\u2009", "\u3000", "\t", "\n", " \u00a0 ")
Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
FORMS: tuple[Form, ...] = ("NFC", "NFD", "NFKC", "NFKD")
ALIKE = (
    *('"“”„«»', "'’‘ʼ`", "-‐‑–—―−", "اأإآٱ", "يىی", "كک", "هةۀ"),
    *(f"{small}{small.upper()}" for small in "abcdefghijklmnopqrstuvwxyz"),
)
_OTHERS = {character: group for group in ALIKE for character in group}


def _luck(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same prints in every run


def another_print(text: str, luck: random.Random) -> str:
    """The same words as somebody else might have printed them."""
    printed = []
    for character in text:
        if character == " ":
            printed.append(luck.choice(SPACES))
            continue
        printed.append(luck.choice(_OTHERS.get(character, character)))
        if luck.random() < 0.2:
            printed.append(luck.choice(UNSEEN))
        if "\u0621" <= character <= "\u064a" and luck.random() < 0.3:
            printed.append(luck.choice(UNVOICED))
    return unicodedata.normalize(luck.choice(FORMS), "".join(printed))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_any_print_of_a_sentence_folds_alike(sentence: str) -> None:
    luck = _luck(7)
    for _ in range(300):
        printed = another_print(sentence, luck)
        assert fold(printed) == fold(sentence), printed.encode("unicode_escape")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_any_stretch_of_words_is_found_in_any_print(sentence: str) -> None:
    luck = _luck(8)
    for _ in range(100):
        words = sentence.split()
        begin = luck.randrange(len(words) - 1)
        end = luck.randrange(begin + 2, len(words) + 1)
        text: Numbered = ((1, "…"), *((number, line) for number, line in _broken(sentence, luck)))
        assert find(another_print(" ".join(words[begin:end]), luck), text), (words[begin:end], text)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_word_altered_by_one_letter_is_not_found(sentence: str) -> None:
    luck = _luck(9)
    for _ in range(100):
        words = [word for word in sentence.split() if sum(letter.isalpha() for letter in word) > 3]
        word = luck.choice(words)
        place = luck.choice([place for place, letter in enumerate(word) if letter.isalpha()])
        other = "ض" if "\u0600" <= word[place] <= "\u06ff" else "x"
        altered = word[:place] + other + word[place + 1 :]
        if fold(altered) != fold(word):
            assert find(altered, lines(sentence.encode())) is None, altered


def _broken(sentence: str, luck: random.Random) -> list[tuple[int, str]]:
    """A sentence over several lines, broken where a page would break it."""
    found, line = [], ""
    for word in sentence.split():
        line = f"{line} {word}".strip()
        if luck.random() < 0.4:
            found.append(line)
            line = ""
    return [*enumerate((*found, line), 2)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("هٰذا", "هذا"),
        ("الرحمٰن", "الرحمن"),
        ("ﻣﺴﺘﺸﻔﻰ", "مستشفى"),
        ("اﷲ", "االله"),
        ("ﻗﺎ\ufe77ل", "قَال"),
        ("ا\ufe76لف", "الف"),
        ("می‌پذیرد", "ميپذيرد"),
        ("خانۀ ما", "خانه ما"),
        ("it´s", "it's"),
        ("it`s", "it's"),
        ("Muʻādh ʿAlī", "Mu'ādh 'Alī"),
        ("5″", '5"'),
        ("wait…", "wait..."),
        ("a\u202fb\u00a0c\u2007d", "a b c d"),
        ("״כן״", '"כן"'),
    ],
)
def test_prints_of_one_word_fold_alike(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("مسؤول", "مسئول"),
        ("قال", "قيل"),
        ("علي", "علا"),
        ("سأل", "سئل"),
        ("على كل", "علىكل"),
        ("resume", "résumé"),
    ],
)
def test_spellings_that_are_two_stay_two(left: str, right: str) -> None:
    assert fold(left) != fold(right)


def test_words_of_the_folded_form_are_shown_as_they_are_written() -> None:
    text = "  وأكّدت  «مصادر متعدّدة»، أمس"
    place = fold(text).index("مصادر")
    assert unfolded(text, place, place + len("مصادر متعدده")) == "مصادر متعدّدة"
