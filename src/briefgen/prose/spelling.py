"""Names as they are written: the words of a text that may be names, and what their spellings share.

A key folds what romanisations of one Arabic name differ in (ICS 630-01 keeps every variant):
the article, hyphens, case, ʿ ʾ ' ’, u/o, e/i, dh/d/z, doubled letters, a final h. In the Arabic
script it folds the seats of hamza too. Two words of one key are perhaps one name, no more.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from briefgen.prose.fold import fold
from briefgen.prose.kept import kept
from briefgen.prose.literal import GAP
from briefgen.prose.wording import plain, sentences

_CODE = re.compile(r"`[^`]*`|https?://\S+")
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|„[^“”]*[“”]|(?<!\w)‘[^’]*’(?!\w)|\"[^\"]*\"")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’ʼʿʾ`´][^\W\d_]+)*[’ʿʾʼ]?")
_ARTICLE = re.compile(r"(?:al|el|ul|ad|ar|as|ash|at|az|an)[-‐‑]\s?(?=\w)", re.IGNORECASE)
_ARTICLE_ALONE = frozenset({"al", "el", "the"})
_POSSESSIVE = re.compile(r"['’ʼ](?:s|S)?$")
_SIGNS = re.compile(r"['’ʼʿʾ`´]")
_TWICE = re.compile(r"(.)\1+")
_ARABIC = re.compile("[\u0600-\u06ff]")
_HAMZA = str.maketrans({"ؤ": "و", "ئ": "ي", "ء": None})
_PROCLITIC = re.compile(r"^[وف]?(?:[بك]?ال|لل)")
_DEFINITE = re.compile(r"[وف]?(?:[بك]?ال|لل)")
_ARABIC_TITLES = frozenset(
    re.findall(
        r"\w+",
        """سيد شيخ رئيس وزير نائب دكتور قيادي لواء عميد فريق مشير عقيد مرجع إمام ملك أمير زعيم سيدة
        قاضي أستاذ سفير محافظ مرشح متحدث حاج""",
    )
)
# A capital at the side of a name that is no part of it.
_TITLES = frozenset(
    re.findall(
        r"\w+",
        """mr mrs ms dr president prime minister premier sheikh shaykh ayatollah imam sayyid sayed general
        colonel king queen prince senator judge mp m mme le la les the a an in on at by of for and but when
        after before while as if since selon pour dans et mais""",
    )
)


@dataclass(frozen=True)
class Word:
    """A word of a text that may be a name: as written, and without its article, case and signs."""

    written: str
    bare: str
    is_arabic: bool
    around: tuple[str, ...]
    """The words at its sides in one phrase with it, bare; only capitalised ones where there are capitals."""
    begins: bool
    """Whether it begins a sentence, where a capital says nothing."""
    is_attribute: bool = False
    """Whether an Arabic word with the article follows another one, and may be its adjective."""


def unquoted(words: str) -> str:
    """A text's own words: without what stands between quotation marks, code and addresses."""
    return plain(_QUOTED.sub(GAP, _CODE.sub(GAP, words)))


@kept
def name_words(words: str) -> tuple[Word, ...]:
    """The words of a text outside quotation marks that may be parts of a name, in order."""
    return tuple(word for sentence in sentences(unquoted(words)) for word in _of_sentence(sentence))


def parts(name: str) -> tuple[str, ...]:
    """The bare words of a name: articles, hyphens, case and possessives are gone."""
    return tuple(one for found in _WORD.findall(name) if (one := bare(found)) not in _ARTICLE_ALONE)


@kept
def bare(word: str) -> str:
    """A word without article, case, vowel signs and signs of ayn and hamza.

    Arabic keeps its hamzas; the two points of a final ya are a custom of printers.
    """
    if is_arabic(word):
        return _PROCLITIC.sub("", _unvoiced(word)).replace("ى", "ي")
    latin = _POSSESSIVE.sub("", _ARTICLE.sub("", unicodedata.normalize("NFC", word)))
    return _SIGNS.sub("", latin).casefold()


@kept
def key(word: str) -> str:
    """What the spellings of one name share: equal keys suggest one name, and prove nothing."""
    if is_arabic(word):
        return fold(bare(word)).translate(_HAMZA)
    letters = unicodedata.normalize("NFD", bare(word))
    letters = "".join(one for one in letters if one.isalpha())
    for old, new in (("dh", "d"), ("z", "d"), ("ou", "u"), ("o", "u"), ("e", "i")):
        letters = letters.replace(old, new)
    return _TWICE.sub(r"\1", letters).removesuffix("h")


def is_arabic(word: str) -> bool:
    """Whether a word is in the Arabic script."""
    return _ARABIC.search(word) is not None


def _unvoiced(word: str) -> str:
    return re.sub("[\u064b-\u0652\u0670\u0640]", "", unicodedata.normalize("NFC", word))


def _of_sentence(sentence: str) -> list[Word]:
    found = list(_WORD.finditer(sentence))
    return [
        Word(
            match.group(),
            bare(match.group()),
            is_arabic(match.group()),
            _around(sentence, found, place),
            begins=place == 0,
            is_attribute=place > 0 and _is_attribute(sentence, found[place - 1], match),
        )
        for place, match in enumerate(found)
        if is_arabic(match.group()) or _is_name_like(match.group())
    ]


def _around(sentence: str, found: list[re.Match[str]], place: int) -> tuple[str, ...]:
    here = found[place]
    sides: list[str] = []
    if place and _joined(sentence, found[place - 1], here):
        sides.append(found[place - 1].group())
    if place + 1 < len(found) and _joined(sentence, here, found[place + 1]):
        sides.append(found[place + 1].group())
    sides = [side for side in sides if is_arabic(side) == is_arabic(here.group())]
    return tuple(
        bare(side) for side in sides if is_arabic(side) or (_is_name_like(side) and bare(side) not in _TITLES)
    )


def _is_attribute(sentence: str, before: re.Match[str], here: re.Match[str]) -> bool:
    definite = _DEFINITE.match(_unvoiced(before.group()))
    return (
        definite is not None
        and _DEFINITE.match(_unvoiced(here.group())) is not None
        and _unvoiced(before.group())[definite.end() :] not in _ARABIC_TITLES
        and _joined(sentence, before, here)
    )


def _joined(sentence: str, left: re.Match[str], right: re.Match[str]) -> bool:
    is_owner = _POSSESSIVE.search(left.group()) is not None
    return not is_owner and not sentence[left.end() : right.start()].strip(" \u00a0")


def _is_name_like(word: str) -> bool:
    return _ARTICLE.sub("", word)[:1].isupper()
