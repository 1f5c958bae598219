"""The numbers and dates of a text, and those that its translation does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefgen.prose.calendar_words import CALENDARS, Named, months, weekdays
from briefgen.prose.number_words import NUMBER_WORDS
from briefgen.prose.numbers import Number, Numbers, normalised, numbers

# What stands between the day and the month, and between the month and the year.
_TO_MONTH = re.compile(r"(?:st|nd|rd|th|er)?,?[ -]?(?:(?:of|de|du|من|شهر|من شهر) )?(?:the )?", re.IGNORECASE)
_VAGUE = re.compile(r"(?<!\w)[وفبلك]{0,2}(تشرين|كانون)(?! ال[أاث]|\w)")
_VAGUE_MONTHS = {"تشرين": (10, 11), "كانون": (12, 1)}
_FROM_MONTH = re.compile(r"(?:\s?/\s?\w+(?: \w+)?)?,?[ -]?(?:(?:of|de|عام|سنة|من عام|the) )?", re.IGNORECASE)


@dataclass(frozen=True)
class Reckoning:
    """What a text counts and dates."""

    numbers: Numbers
    months: tuple[Named, ...]
    weekdays: tuple[Named, ...]
    dated: frozenset[Number]
    """The numbers that are the day or the year of a month that is named."""
    vague: frozenset[int] = frozenset()
    """The months that a name without its number may be: تشرين is October or November."""


@dataclass(frozen=True)
class Unshared:
    """What of numbers, or of dates, stands in one wording alone: as written there."""

    source: tuple[str, ...]
    target: tuple[str, ...]


@lru_cache(maxsize=4096)
def reckon(words: str, base: str) -> Reckoning:
    """The numbers and dates of a text in a language (without script and region)."""
    text = normalised(words, base)
    named = months(text, base)
    counted = numbers(text, base)
    # The second in تشرين الثاني counts nothing.
    firm = tuple(one for one in counted.firm if not any(_is_within(one, month) for month in named))
    counted = Numbers(firm, counted.loose)
    dated = frozenset(one for one in counted.firm if _is_dated(text, one, named))
    vague = (
        {month for match in _VAGUE.finditer(text) for month in _VAGUE_MONTHS[match[1]]}
        if base == "ar"
        else ()
    )
    return Reckoning(counted, named, weekdays(text, base), dated, frozenset(vague))


def unshared_numbers(source: tuple[str, str], target: tuple[str, str]) -> Unshared:
    """The numbers outside of dates that two wordings do not share; a wording comes with its language."""
    lost, added = _unmatched(source, target)
    if _in_dates(source, target, (*lost, *added)):
        return Unshared((), ())
    return Unshared(tuple(one.shown for one in lost), tuple(one.shown for one in added))


def unshared_dates(source: tuple[str, str], target: tuple[str, str]) -> Unshared:
    """The months, the days of the week, and the numbers beside months that two wordings do not share."""
    if source[1] not in CALENDARS or target[1] not in CALENDARS:
        return Unshared((), ())
    lost, added = _unmatched(source, target)
    if not _in_dates(source, target, (*lost, *added)):
        lost, added = (), ()
    left, right = reckon(*source), reckon(*target)
    named = (
        _named_alone(left.months, right.months, _in_figures(left), _in_figures(right)),
        _named_alone(left.weekdays, right.weekdays, frozenset(), frozenset()),
    )
    return Unshared(
        (*(one.shown for one in lost), *(one.shown for pair in named for one in pair[0])),
        (*(one.shown for one in added), *(one.shown for pair in named for one in pair[1])),
    )


def _in_figures(reckoning: Reckoning) -> frozenset[int]:
    """What may be a month though it is not named as one, as the 7 in 19/7/2022 is."""
    values = (value for one in reckoning.numbers.firm for value in one.readings)
    return frozenset(int(value) for value in values if value <= 12) | reckoning.vague


def _named_alone(
    source: tuple[Named, ...], target: tuple[Named, ...], figured: frozenset[int], here: frozenset[int]
) -> tuple[list[Named], list[Named]]:
    """The names that only one wording has; where both have such, each counts as often as it stands there."""
    lost = [one for one in _rest(source, target) if one.firm and one.value not in here]
    added = [one for one in _rest(target, source) if one.firm and one.value not in figured]
    if not (lost and added):
        lost = [one for one in lost if one.value not in {other.value for other in target}]
        added = [one for one in added if one.value not in {other.value for other in source}]
    return lost, added


def _rest(one: tuple[Named, ...], other: tuple[Named, ...]) -> Iterator[Named]:
    pool = [named.value for named in other]
    for named in one:
        if named.value in pool:
            pool.remove(named.value)
        else:
            yield named


def _unmatched(
    source: tuple[str, str], target: tuple[str, str]
) -> tuple[tuple[Number, ...], tuple[Number, ...]]:
    """The numbers of each wording that the other one lacks.

    Where both lack one, each number counts as often as it stands there. A number that only one
    of them lacks may be a turn of speech or a repetition; then it counts if it is in digits
    and nowhere in the other.
    """
    left, right = reckon(*source), reckon(*target)
    lost, added = _left_over(left, right), _left_over(right, left)
    if lost and added:
        return lost, added
    return (
        tuple(one for one in lost if _must_have(one, target[1]) and not right.numbers.hold(one)),
        tuple(one for one in added if _must_have(one, source[1]) and not left.numbers.hold(one)),
    )


def _left_over(one: Reckoning, other: Reckoning) -> tuple[Number, ...]:
    """The numbers of one wording without those of the other, each taken once."""
    left, pool = [], list(other.numbers.firm)
    for number in one.numbers.firm:
        same = next((mate for mate in pool if mate.readings & number.readings), None)
        if same is not None:
            pool.remove(same)
        elif not _may_stand_for(number, other):
            left.append(number)
    return tuple(left)


def _may_stand_for(number: Number, other: Reckoning) -> bool:
    """Whether something else in a wording may be the number: a word, or the name of a month in a date."""
    if number.is_part and any(named.value in number.readings for named in other.months):
        return True
    # "One of them" is not the first one.
    loose = other.numbers.loose if number.in_digits else other.numbers.loose - {1}
    return bool(number.readings & loose)


def _must_have(number: Number, base: str) -> bool:
    """Whether a wording in a language has to have a number that the other wording has.

    A one in digits may be an article. In a language whose number words are not known, a small
    number may stand in words.
    """
    least = 2 if base in NUMBER_WORDS else 20
    return number.in_digits and min(number.readings) >= least


def _in_dates(source: tuple[str, str], target: tuple[str, str], unmatched: tuple[Number, ...]) -> bool:
    dated = reckon(*source).dated | reckon(*target).dated
    return any(one in dated for one in unmatched)


def _is_within(number: Number, month: Named) -> bool:
    return month.start <= number.start and number.end <= month.end


def _is_dated(text: str, number: Number, named: tuple[Named, ...]) -> bool:
    return any(
        _TO_MONTH.fullmatch(text[number.end : month.start])
        if number.end <= month.start
        else _FROM_MONTH.fullmatch(text[month.end : number.start])
        for month in named
        if month.firm
    )
