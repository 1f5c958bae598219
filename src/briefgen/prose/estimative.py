"""Estimative language: terms of likelihood, levels of confidence, hedges, and words that know too much."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.prose import estimative_arabic, estimative_english, estimative_french
from briefgen.prose.expression import Expression, Found, find, find_outside_quotes
from briefgen.prose.kept import kept

_Tables = Mapping[str, tuple[Expression, ...]]
_LANGUAGES = {"ar": estimative_arabic, "en": estimative_english, "fr": estimative_french}
_LIKELIHOODS: _Tables = {base: table.LIKELIHOODS for base, table in _LANGUAGES.items()}
_CONFIDENCES: _Tables = {base: table.CONFIDENCES for base, table in _LANGUAGES.items()}
_HEDGES: _Tables = {base: table.HEDGES for base, table in _LANGUAGES.items()}
_CERTAINTIES: _Tables = {base: table.CERTAINTIES for base, table in _LANGUAGES.items()}
_FUTURES: _Tables = {base: table.FUTURES for base, table in _LANGUAGES.items()}


def likelihoods(words: str, base: str) -> frozenset[str]:
    """The terms of the scales that a text in a language says, in English; none in a language without a table.

    Inflected forms count, and a term of the other row of ICD 203 or one with a degree that
    stands on no scale counts as the nearest term: "probably" and "most likely" as `likely`.
    """
    return frozenset(one.meaning for one in estimates(words, base))


def confidences(words: str, base: str) -> frozenset[str]:
    """The levels of analytic confidence that a text in a language says: high, moderate, low."""
    return frozenset(one.meaning for one in ratings(words, base))


@kept
def estimates(words: str, base: str) -> tuple[Found, ...]:
    """The terms of likelihood where they stand in a text; their meanings are terms of the scales."""
    return find(words, _LIKELIHOODS.get(base, ()))


@kept
def ratings(words: str, base: str) -> tuple[Found, ...]:
    """The levels of confidence where they stand in a text; their meanings are the levels."""
    return find(words, _CONFIDENCES.get(base, ()))


@kept
def hedges(words: str, base: str) -> tuple[Found, ...]:
    """The words outside quotation marks that leave a text open without a term: "might", «ربما»."""
    return find_outside_quotes(words, _HEDGES.get(base, ()))


@kept
def certainties(words: str, base: str) -> tuple[Found, ...]:
    """The words outside quotation marks that leave no doubt: "certain to", «لا محالة», 100 per cent."""
    return find_outside_quotes(words, _CERTAINTIES.get(base, ()))


@kept
def futures(words: str, base: str) -> tuple[Found, ...]:
    """The verbs outside quotation marks that say flatly what comes: "will", «سوف», "va".

    A capital begins a question or a name: "Will it last?", "Will Smith", "Rivera".
    """
    found = find_outside_quotes(words, _FUTURES.get(base, ()))
    return tuple(one for one in found if not one.words.split()[-1].istitle())
