"""TR: letters, marks and digits that belong to another language or to no text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import partial

from briefgen.checking.rule import Case, Finding, rule
from briefgen.checking.substitution import FIX, Substitution, substituted
from briefgen.diagnostic import Severity
from briefgen.prose.fold import fold
from briefgen.prose.isolation import idle, without_idle
from briefgen.prose.literal import GAP, spoken
from briefgen.prose.marks import unpaired
from briefgen.prose.pairs import Pair
from briefgen.prose.scripts import (
    ARABIC,
    LATIN,
    MIXED,
    SIGNS,
    has_persian_digits,
    has_persian_letters,
    is_arabic,
    is_arabic_script,
    latin,
)


@rule("TR13", Severity.WARNING)
def mark_without_partner(case: Case) -> Iterator[Finding]:
    """A bracket, a quotation mark or a mark of Markdown has no partner.

    Without its partner nobody knows where the aside or the quotation ends. Isolates
    (U+2066 to U+2069) count as brackets: one that is left open turns round what follows.

    Bad:   `The desk (as of Monday knows of two.`
    Good:  `The desk (as of Monday) knows of two.`

    Follows Unicode Standard Annex 9, section 2.4, for isolates.
    """
    for wording in case.wordings:
        marks = tuple(dict.fromkeys(unpaired(wording.words)))
        if marks:
            listed = " and ".join(map(_shown, marks))
            verb = "has" if len(marks) == 1 else "have"
            hints = (
                ("put a back slash before a sign that is meant as itself",) if set(marks) & _MARKDOWN else ()
            )
            yield Finding(wording.path, f"{listed} {verb} no partner", hints)


_MARKDOWN = frozenset({"*", "**", "`"})


def _shown(mark: str) -> str:
    """A mark as a message shows it: by its number if it cannot be seen there."""
    return f"U+{ord(mark):04X}" if mark in {"\u2066", "\u2067", "\u2068", "\u2069", "`"} else f"`{mark}`"


# Signs of their own, and ligatures that stand for a phrase or a currency, are no shapes of letters.
_SHAPE = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufdf0-\ufdf9\ufe70-\ufefc]")


def _letters(shape: re.Match[str]) -> str:
    """The letters of a shape; a vowel sign with a shape of its own loses what carried it."""
    return unicodedata.normalize("NFKC", shape[0]).replace(" ", "").replace("\u0640", "")


@rule("TR14", Severity.WARNING)
def presentation_form(case: Case) -> Iterator[Finding]:
    """A text has the shapes of Arabic letters in place of the letters.

    Text copied from a PDF often has the shapes that letters take inside a word (U+FB50 to
    U+FDFF, U+FE70 to U+FEFF). They look right, but no search finds such a word.

    Bad:   `ﺍﻟﻌﺮﺍﻕ`
    Good:  `العراق`

    Follows the Unicode Standard, section 9.2: these characters are there for old encodings only.
    """
    yield from substituted(case, Substitution(_SHAPE, _letters), "{} is written in shapes, not in letters")


# Inside a word only: behind a short word it joins what is not Arabic, as in لـWHO and 1443 هـ.
_STRETCH = re.compile(rf"(?<=[{ARABIC}{SIGNS}])\u0640+(?=[{ARABIC}{SIGNS}])")


@rule("TR15", Severity.WARNING)
def tatweel(case: Case) -> Iterator[Finding]:
    """A word is stretched with tatweel.

    Tatweel (U+0640) is a character like any other: a search for the word does not find it,
    and a line that breaks elsewhere needs no stretching. At the end of a word it may stand,
    where a prefix is joined to another script.

    Bad:   `العـــراق`
    Good:  `العراق`, `لـWHO`

    Follows W3C, Arabic and Persian Layout Requirements, on justification.
    """
    yield from substituted(case, Substitution(_STRETCH, ""), "{} is stretched with tatweel")


# At the end of a word ی may stand for two letters of Arabic, and so may ە; these are left to a person.
_PERSIAN = re.compile(rf"[یک](?=[{ARABIC}{SIGNS}])|ک")
_PERSIAN_END = re.compile(rf"ی(?![{ARABIC}{SIGNS}])|[ەہھےۀ]")
_PERSIAN_DIGIT = re.compile("[۰-۹]")
_ARABIC_DIGIT = re.compile("[٠-٩]")
_ARABIC = re.compile("[يىك]")
_TO_ARABIC = str.maketrans("یک۰۱۲۳۴۵۶۷۸۹", "يك٠١٢٣٤٥٦٧٨٩")
_TO_PERSIAN = str.maketrans("يىك٠١٢٣٤٥٦٧٨٩", "ییک۰۱۲۳۴۵۶۷۸۹")


def _to_arabic(sign: re.Match[str]) -> str:
    return sign[0].translate(_TO_ARABIC)


def _to_persian(sign: re.Match[str]) -> str:
    return sign[0].translate(_TO_PERSIAN)


@rule("TR16", Severity.WARNING)
def letter_of_another_language(case: Case) -> Iterator[Finding]:
    """A letter or a digit belongs to another language.

    Persian, Kurdish and Urdu have a ya, a kaf and a ha of their own, and Persian its own
    four, five and six. They look almost like the Arabic ones, but no search finds such a
    word. The same holds for a Cyrillic or Greek letter in a Latin word.

    Bad:   `العراقیون` with the ya of Persian
    Good:  `العراقيون`

    Follows Unicode Technical Standard 39, section 5, on mixed scripts.
    """
    letter, digit = "{} has a letter of another language", "{} has a digit of another language"
    yield from substituted(case, Substitution(_PERSIAN, _to_arabic), letter, is_arabic)
    yield from substituted(case, Substitution(_PERSIAN_DIGIT, _to_arabic), digit, is_arabic)
    yield from substituted(case, Substitution(_ARABIC, _to_persian), letter, has_persian_letters)
    yield from substituted(case, Substitution(_ARABIC_DIGIT, _to_persian), digit, has_persian_digits)
    yield from substituted(case, Substitution(MIXED, lambda match: latin(match[0])), letter)
    for finding in substituted(case, Substitution(_PERSIAN_END, ""), letter, is_arabic):
        yield Finding(finding.path, finding.message, ("write the letter of Arabic that is meant",))


@rule("TR17", Severity.WARNING)
def idle_control(case: Case) -> Iterator[Finding]:
    """An invisible character does nothing where it stands.

    Marks of direction at the end of a text (U+200E, U+200F, U+061C), isolates around words
    that run as the text does, joiners between letters that join anyway, and byte order marks
    come along when text is copied. They part words from their searches, and where
    the text is used elsewhere they turn round what they stand beside. The report sets
    direction by itself.

    Bad:   `العراق` with U+200F behind it
    Good:  `العراق`

    Follows W3C, Inline markup and bidirectional text in HTML.
    """
    for wording in case.wordings:
        signs = idle(wording.words, wording.tag)
        if signs:
            listed = " and ".join(f"U+{ord(sign):04X}" for sign in signs)
            message = f"{listed} {'does' if len(signs) == 1 else 'do'} nothing here"
            yield Finding(wording.path, message, (FIX,), partial(without_idle, tag=wording.tag))


# What is written small in the name of a firm or a work is short, or one of these.
_LATIN_WORD = re.compile(rf"(?<![{LATIN}\w.@/-])[a-z\u00df-\u00f6\u00f8-\u00ff]{{4,}}(?![{LATIN}\w@/-])")
_IN_NAMES = frozenset({"from", "with", "over", "into", "della", "sans", "pour", "dans", "nach", "para"})
_LATIN_LETTER = re.compile(f"[{LATIN}]")
_OTHER_LETTER = re.compile(rf"[^\W\d_{LATIN}]")


@rule("TR18", Severity.WARNING)
def left_untranslated(case: Case) -> Iterator[Finding]:
    """A translation is still in the language that it was translated from.

    The words of the original stand where its translation should. Names, acronyms, code and
    addresses may stay as they are in every language, and so may the cells of a table.

    Bad:   `{en: The water came back., ar: The water came back.}`
    Good:  `{en: The water came back., ar: عادت المياه.}`
    """
    for pair in case.pairs:
        if "rows" not in pair.source.path and _is_left(pair):
            tag = pair.target.tag
            yield Finding(pair.target.path, f"this is not in `{tag}`", (f"translate it, or delete `{tag}`",))


def _is_left(pair: Pair) -> bool:
    source, target = spoken(pair.source.words), spoken(pair.target.words)
    words = [word for word in _LATIN_WORD.findall(target) if word not in _IN_NAMES]
    if is_arabic_script(pair.target.tag):
        return bool(words) and len(_LATIN_LETTER.findall(target)) > len(_OTHER_LETTER.findall(target))
    # A word or two may be the same in two languages of one script.
    return len(words) >= 3 and fold(source) == fold(target) and pair.source.base != pair.target.base


_COMMA = re.compile(
    rf"(?<=[{ARABIC}{SIGNS}])[,;?](?!\d)"
    rf"|(?<=[{ARABIC}{SIGNS}][»”\"')\]%])[,;?](?!\d)"
    rf"|(?<=[\w»”\"')\]%{GAP}])[,;?](?=\s+[«“\"(]?[{ARABIC}])"
)
_SPACE = re.compile(rf"(?<=[{ARABIC}{SIGNS}»”)])[ \u00a0\u202f]+(?=[،؛؟](?:\s|$))")
_OWN = str.maketrans(",;?", "،؛؟")


@rule("TR19", Severity.WARNING)
def mark_of_another_language(case: Case) -> Iterator[Finding]:
    """A comma, semicolon or question mark is not that of the Arabic script.

    The Arabic script has its own, ، ؛ ؟, which open to the side on which the next word
    stands. No space stands before them.

    Bad:   `توقفت المحطة, ثم عادت`
    Good:  `توقفت المحطة، ثم عادت`

    Follows W3C, Arabic and Persian Layout Requirements, on punctuation.
    """
    marks = Substitution(_COMMA, lambda match: match[0].translate(_OWN))
    yield from substituted(case, marks, "{} has a mark of another script", is_arabic_script)
    space = Substitution(_SPACE, "")
    yield from substituted(case, space, "a space stands before the mark behind {}", is_arabic_script)


RULES = (
    mark_without_partner,
    presentation_form,
    tatweel,
    letter_of_another_language,
    idle_control,
    left_untranslated,
    mark_of_another_language,
)
