"""Numbers in prose: those in digits of any system, and those in words of English, Arabic and French."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from briefgen.prose.fold import fold
from briefgen.prose.literal import spoken
from briefgen.prose.number_words import NUMBER_WORDS, NumberWords
from briefgen.prose.spelled import Spelled, apart, spelled

_UNSPOKEN = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u0652\u0670\u00ad\u061c\u200b-\u200f\u2060-\u2069\ufeff\u00b2\u00b3\u00b9]"
)
_THOUSANDS = re.compile(r"(?<=\d)[\u066c\u00a0\u202f\u2009’'](?=\d{3}(?!\d))")
_FRENCH_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})((?: \d{3})+)(?!\d)")
_RANGE = frozenset({"to", "or", "and", "à", "ou", "et", "الي", "او", "و"})
_TOKEN = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d(?!\d)|\d{1,2}([/.])\d{1,2}\2\d{4}(?!\d))"
    r"|(?P<clock>\d{1,2}:\d\d(?!\d))"
    r"|(?P<code>[A-Za-z]+-?\d[\w-]*)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    # Four twenties are one word, as eighty is.
    r"|(?P<word>[Qq]uatre-vingts?(?!\w)|[وفبلك](?=[A-Za-z])|[^\W\d_]+)"
)
# Digits of a number; what has more is no number that anybody compares.
_LONGEST = 40
_AFTERNOON = re.compile(r"\s*(?:p\.?\s?m\b|مساء|م\b|ظهر|بعد الظهر|du soir|de l.après-midi)", re.IGNORECASE)
_SCALES = (10**3, 10**6, 10**9, 10**12)
_PARTS = frozenset({Fraction(1, 2), Fraction(1, 3), Fraction(1, 4)})
_AND = re.compile(r"\s+و\s?")
_LESS = re.compile(r"\s+[إا]لا\s+(?:ال)?(ربع|ثلث|عشر|خمس)(?!\w{3})")
_LESS_BY = {"ربع": Fraction(1, 4), "ثلث": Fraction(1, 3), "عشر": Fraction(1, 6), "خمس": Fraction(1, 12)}
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "XI": 11,
    "XII": 12,
    "XIII": 13,
    "XIV": 14,
    "XV": 15,
    "XVI": 16,
    "XVII": 17,
    "XVIII": 18,
    "XIX": 19,
    "XX": 20,
    "XXI": 21,
    "V": 5,
    "X": 10,
}


Match = re.Match[str]
_NO_WORDS = NumberWords({}, {}, {}, {})


@dataclass(frozen=True)
class Number:
    """A number in a text, with all that it may be read as: `1,234` is 1234 or 1.234."""

    readings: frozenset[Fraction]
    shown: str
    in_digits: bool
    start: int
    end: int
    is_part: bool = False
    """Whether it is the day, the month or the year of a date in digits."""


@dataclass(frozen=True)
class Numbers:
    """The numbers of a text, and those that its words may stand for or not."""

    firm: tuple[Number, ...]
    loose: frozenset[Fraction]

    def hold(self, number: Number) -> bool:
        """Whether any of them can be the number."""
        return bool(number.readings & self.loose) or any(number.readings & one.readings for one in self.firm)


def normalised(words: str, base: str) -> str:
    """The spoken words with European digits, without vowel signs and separators of thousands."""
    text = _UNSPOKEN.sub("", spoken(words))
    text = _THOUSANDS.sub("", text).replace("\u066b", ".")
    text = unicodedata.normalize("NFKC", text)
    text = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in text)
    if base == "fr":
        text = _FRENCH_THOUSANDS.sub(lambda match: match[0].replace(" ", ""), text)
    lexicon = NUMBER_WORDS.get(base)
    return text if lexicon is None else lexicon.percent.sub(lambda match: "%" * len(match[0]), text)


@lru_cache(maxsize=4096)
def numbers(text: str, base: str) -> Numbers:
    """The numbers of a normalised text in a language (without script and region)."""
    lexicon = NUMBER_WORDS.get(base, _NO_WORDS)
    tokens = tuple(_TOKEN.finditer(text))
    firm: list[Number] = []
    loose: set[Fraction] = set()
    for index, token in enumerate(tokens):
        if token["code"]:
            loose.update(Fraction(part) for part in re.findall(r"\d{1,15}", token[0]))
        elif token["word"]:
            loose.update(_loose(token[0], lexicon))
        elif token["number"]:
            firm.append(_in_digits(tokens, index, base, lexicon))
        elif token["clock"]:
            firm.append(_clock(text, token))
        else:
            firm.extend(_in_parts(token))
    words = tuple(spelled(text, tokens, lexicon))
    firm.extend(_in_words(text, one) for one in words if not one.weak)
    if lexicon.is_arabic:
        firm = _composed(text, firm, [_in_words(text, one) for one in words if one.weak])
    loose.update(_with_parts(firm, loose))
    return Numbers(tuple(firm), frozenset(loose))


def _in_words(text: str, one: Spelled) -> Number:
    """A number in words; a quarter less is said behind the hour: الثالثة إلا ربعاً."""
    readings = {Fraction(one.value)}
    less = _LESS.match(text, one.end)
    if less:
        hour = one.value - _LESS_BY[fold(less[1])]
        readings |= {hour, hour + 12}
    shown = text[one.start : one.end]
    return Number(frozenset(readings), shown, in_digits=False, start=one.start, end=one.end)


def _composed(text: str, firm: Sequence[Number], weak: Sequence[Number]) -> list[Number]:
    """The numbers, with thousands and what follows them in digits as one: 3 آلاف و400, ألفين و500."""
    found: list[Number] = []
    for one in sorted((*firm, *weak), key=lambda one: one.start):
        before = found[-1] if found else None
        if before and one.in_digits and one not in weak and _AND.fullmatch(text[before.end : one.start]):
            sums = {high + low for high in before.readings for low in one.readings if _is_below(low, high)}
            if sums:
                found[-1] = replace(
                    before, readings=frozenset(sums), shown=text[before.start : one.end], end=one.end
                )
                continue
        found.append(one)
    return [one for one in found if one not in weak]


def _is_below(low: Fraction, high: Fraction) -> bool:
    """Whether a number is less than the thousands, millions or milliards that another one counts."""
    scales = [scale for scale in _SCALES if high >= scale and high % scale == 0]
    return bool(scales) and low < max(scales) and low % 1 == 0


def _with_parts(firm: Sequence[Number], loose: AbstractSet[Fraction]) -> Iterator[Fraction]:
    """What numbers are with a half, a third or a quarter behind them: of one, or of what they count."""
    counted = [value for one in firm for value in one.readings]
    large = [value for value in (*counted, *loose) if value >= min(_SCALES)]
    for part in loose & _PARTS:
        yield from (value + part for value in (Fraction(1), *counted))
        yield from (value + part * scale for value in large for scale in _SCALES if value % scale == 0)


def _loose(word: str, lexicon: NumberWords) -> Iterator[Fraction]:
    for part, _ in apart(fold(word), is_arabic=lexicon.is_arabic):
        yield from map(Fraction, lexicon.loose.get(part, ()))
    if lexicon.dual.fullmatch(fold(word)):
        yield Fraction(2)
    if word in _ROMAN:
        yield Fraction(_ROMAN[word])


def _in_digits(tokens: Sequence[Match], index: int, base: str, lexicon: NumberWords) -> Number:
    token = tokens[index]
    readings, end = set(_readings(token[0], base)), token.end()
    scale = _scale(tokens, index, lexicon)
    if scale is None:
        readings.update(_alternatives(tokens, index, frozenset(readings), lexicon))
    else:
        scaled, end = {value * scale[1] for value in readings}, tokens[index + 1].end()
        # A single letter may be a unit of measure as well.
        readings = scaled | readings if len(scale[0]) == 1 else scaled
    shown = token.string[token.start() : end]
    return Number(frozenset(readings), shown, in_digits=True, start=token.start(), end=end)


def _alternatives(
    tokens: Sequence[Match], index: int, readings: frozenset[Fraction], lexicon: NumberWords
) -> Iterator[Fraction]:
    """What else digits may be: a time with a point, a decade, the end or the beginning of a range."""
    token, before = tokens[index], tokens[index - 1] if index else None
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    if re.fullmatch(r"\d{1,2}\.[0-5]\d", token[0]):
        hour, minute = token[0].split(".")
        yield int(hour) + Fraction(int(minute), 60)
    if behind is not None and behind[0] == "s" and behind.start() == token.end():
        yield from (value % 100 for value in readings)
    if before is not None and before["number"] and len(before[0]) == 4 and before.end() + 1 == token.start():
        # 2019-20 is two years.
        yield from (Fraction(before[0][:2] + end) for end in re.findall(r"^\d\d$", token[0]))
    # What stands behind the end of a range holds for its beginning.
    ahead = index + 1
    if behind is not None and behind["word"] and fold(behind[0]) in _RANGE:
        ahead += 1
    if ahead < len(tokens) and tokens[ahead]["number"]:
        later = _scale(tokens, ahead, lexicon)
        yield from (value * later[1] for value in readings if later is not None)


def _scale(tokens: Sequence[Match], index: int, lexicon: NumberWords) -> tuple[str, int] | None:
    """The word behind a number that multiplies it, with its value."""
    if index + 1 == len(tokens) or not tokens[index + 1]["word"]:
        return None
    if tokens[index + 1].start() - tokens[index].end() > 1:
        return None
    word = fold(tokens[index + 1][0])
    value = lexicon.scales.get(word)
    return None if value is None else (word, value)


def _readings(digits: str, base: str) -> Iterator[Fraction]:
    """What digits with points and commas may be: both are decimal in one language and not in another."""
    digits = digits[:_LONGEST].rstrip(".,")
    whole, *groups = re.split(r"[.,]", digits)
    signs = re.findall(r"[.,]", digits)
    if not groups:
        yield Fraction(whole)
        return
    if len(whole) <= 3 and all(len(group) == 3 for group in groups) and len(set(signs)) == 1:
        if len(groups) > 1 or signs[0] == "," or base != "en":
            yield Fraction(whole + "".join(groups))
        if len(groups) == 1 and (signs[0] == "." or base != "en"):
            yield Fraction(f"{whole}.{groups[0]}")
        return
    if len(set(signs[:-1])) <= 1 and signs[-1] not in signs[:-1]:
        yield Fraction(f"{whole}{''.join(groups[:-1])}.{groups[-1]}")
        return
    yield from (Fraction(part) for part in (whole, *groups))


def _in_parts(token: Match) -> Iterator[Number]:
    """The day, the month and the year of a date in digits."""
    for part in re.finditer(r"\d+", token[0]):
        start = token.start() + part.start()
        readings = frozenset({Fraction(part[0])})
        yield Number(readings, part[0], in_digits=True, start=start, end=start + len(part[0]), is_part=True)


def _clock(text: str, token: Match) -> Number:
    """A time of day, in hours: half past six is six and a half."""
    hour, minute = map(int, token["clock"].split(":"))
    hours = {hour, hour - 12} if hour > 12 else {hour}
    if hour < 12 and _AFTERNOON.match(text, token.end()):
        hours.add(hour + 12)
    readings = frozenset(one + Fraction(minute, 60) for one in hours)
    return Number(readings, token[0], in_digits=True, start=token.start(), end=token.end())
