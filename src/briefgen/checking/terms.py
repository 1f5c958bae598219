"""TR: preferred, admitted and forbidden terms of the desk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.annex import Term
from briefgen.prose.fold import fold
from briefgen.prose.literal import GAP, spoken
from briefgen.prose.marks import quoted

# What a word of a translation keeps in all its forms is at least as long as this.
_STEM = 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class _Forbidden:
    """A wording that is not to be used, and what is."""

    folded: str
    shown: str
    instead: str | None


@dataclass(frozen=True)
class _Vocabulary:
    """The terms of one language."""

    forbidden: tuple[_Forbidden, ...]
    allowed: tuple[str, ...]
    """All wordings that may be used, folded."""


def _terms(case: Case) -> tuple[Term, ...]:
    """The brief's own terms, then those of the desk."""
    return (*case.brief.glossary, *case.terms)


def _vocabulary(case: Case, base: str) -> _Vocabulary:
    own = case.brief.own_language
    forbidden: list[_Forbidden] = []
    allowed: list[str] = []
    for term in _terms(case):
        preferred = term.term.find(base, own)
        allowed.extend([preferred[0]] if preferred else [])
        allowed.extend(_of(term.admitted, base))
        forbidden.extend(
            _Forbidden(fold(words), words, preferred[0] if preferred else None)
            for words in _of(term.forbidden, base)
        )
    return _Vocabulary(tuple(forbidden), tuple(fold(words) for words in allowed))


def _of(words: dict[str, tuple[str, ...]], base: str) -> Iterator[str]:
    """The wordings in a language, with any script or region."""
    for tag, wordings_there in words.items():
        if tag.partition("-")[0] == base:
            yield from wordings_there


@rule("TR12", Severity.WARNING)
def forbidden_term(case: Case) -> Iterator[Finding]:
    """A text uses a wording that the glossary forbids.

    A desk that calls one thing by two names makes its readers look for a second thing. What
    a source says in quotation marks stays as it is, and so does a preferred term that
    holds a forbidden one. The brief's own `glossary` counts, and that of the desk.

    Bad:   `{ar: سلك البحر مقطوع}` with `forbidden: {ar: [سلك البحر]}`
    Good:  `{ar: الكابل البحري مقطوع}`

    Follows ISO 30042, administrative status: a deprecated term is not to be used.
    """
    known: dict[str, _Vocabulary] = {}
    for wording in case.wordings:
        if isinstance(wording.leaf.owner, Term):
            continue
        if wording.base not in known:
            known[wording.base] = _vocabulary(case, wording.base)
        if known[wording.base].forbidden:
            for one in _used(wording.words, known[wording.base]):
                hint = f"the glossary has `{one.instead}`" if one.instead else "the glossary forbids it"
                yield Finding(wording.path, f"`{one.shown}` is not to be used", (hint,))


def _used(words: str, vocabulary: _Vocabulary) -> Iterator[_Forbidden]:
    text = fold(_unquoted(words))
    allowed = [place for term in vocabulary.allowed for place in _places(term, text)]
    for one in vocabulary.forbidden:
        if any(not _is_inside(place, allowed) for place in _places(one.folded, text)):
            yield one


def _unquoted(words: str) -> str:
    text = spoken(words)
    for passage in quoted(words):
        text = text.replace(passage, GAP)
    return text


def _is_inside(place: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in others)


def _places(term: str, text: str) -> list[tuple[int, int]]:
    """Where a folded term stands in a folded text, as whole words."""
    # The article with a preposition before it loses its alef: للحشد.
    if term.removeprefix("ال") not in text:
        return []
    return [match.span(1) for match in _pattern(term).finditer(text)]


@lru_cache(maxsize=1024)
def _pattern(term: str) -> re.Pattern[str]:
    bare = re.escape(term.removeprefix("ال"))
    if term.startswith("ال"):
        return re.compile(rf"(?<![\w-])(?:[وف]?[بك]?ال|[وف]?لل)({bare})(?!-?\w)")
    return re.compile(rf"(?<![\w-])(?:[وف]?[بكل]?(?:ال)?|[وف]?لل)({bare})(?!-?\w)")


@rule("TR20", Severity.NOTE)
def term_not_translated(case: Case) -> Iterator[Finding]:
    """A term of the glossary is translated by other words than the glossary has.

    The text in the brief's own language has the preferred term, and its translation has
    neither the preferred nor an admitted term of that language. Words change their endings, so
    half of the words of a term, by their beginnings, are enough.

    Bad:   `{en: A submarine cable is cut., ar: انقطع خط تحت الماء.}`
    Good:  `{en: A submarine cable is cut., ar: انقطع كابل بحري.}`
    """
    own = case.brief.own_language
    for pair in case.pairs:
        if isinstance(pair.source.leaf.owner, Term):
            continue
        text, translation = fold(spoken(pair.source.words)), fold(spoken(pair.target.words))
        for term in _terms(case):
            source, target = term.term.find(pair.source.tag, own), term.term.find(pair.target.tag, own)
            if source and target and _places(fold(source[0]), text):
                may = (target[0], *_of(term.admitted, pair.target.base))
                if not any(_is_said(words, translation) for words in may):
                    message = f"`{source[0]}` of `{pair.source.tag}` is translated by other words"
                    yield Finding(pair.target.path, message, (f"the glossary has `{target[0]}`",))


def _is_said(term: str, text: str) -> bool:
    """Whether at least half of the words of a term stand in a folded text, in any form."""
    stems = [_stem(word) for word in _WORD.findall(fold(term))]
    long = [stem for stem in stems if len(stem) >= _STEM] or stems
    said = sum(_begins(stem, text) for stem in long)
    return 2 * said >= len(long)


def _begins(stem: str, text: str) -> bool:
    return re.search(rf"(?<!\w)(?:[وف]?[بكل]?(?:ال|ل)?){re.escape(stem)}", text) is not None


def _stem(word: str) -> str:
    bare = word.removeprefix("ال")
    return bare[: max(_STEM, len(bare) - 2)]


RULES = (forbidden_term, term_not_translated)
