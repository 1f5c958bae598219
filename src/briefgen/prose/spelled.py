"""Numbers that are spelled out: the words of a language put together to values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.prose.fold import fold
from briefgen.prose.number_words import NumberWords

Match = re.Match[str]
# "I am not" looks like six with a preposition before it.
_NO_NUMBERS = frozenset({"لست", "لسته", "بست", "وسط", "فول"})


@dataclass(frozen=True)
class Spelled:
    """A number in words, and where it stands."""

    value: int
    start: int
    end: int
    weak: bool = False
    """Whether it may be no number by itself: `one of them`, ألفان."""


def apart(word: str, *, is_arabic: bool) -> Iterator[tuple[str, bool]]:
    """A folded word as it stands, then without what Arabic joins to it; whether a conjunction was joined."""
    yield word, False
    if not is_arabic or word in _NO_NUMBERS:
        return
    tied = word[0] in "وف"
    rest = word[1:] if tied else word
    for one in (rest, rest[1:] if rest[:1] in {"ب", "ل", "ك"} else ""):
        for start in ("ال", "ل", ""):
            if one.startswith(start) and one[len(start) :]:
                yield one[len(start) :], tied


def _part(word: str, lexicon: NumberWords) -> _Part | None:
    for part, tied in apart(fold(word), is_arabic=lexicon.is_arabic):
        for kind, table in (
            ("unit", lexicon.units),
            ("ten", lexicon.tens),
            ("hundred", lexicon.hundreds),
            ("scale", lexicon.scales),
        ):
            if part in table:
                return _Part(kind, table[part], tied, part in lexicon.alone, part in lexicon.loose)
    return None


def spelled(text: str, tokens: Sequence[Match], lexicon: NumberWords) -> Iterator[Spelled]:
    """The numbers in words of a text that has been cut into tokens, those in a group `word`."""
    found: _Sum | None = None
    end = -1
    for token in tokens:
        part = _part(token[0], lexicon) if token["word"] else None
        if part is not None:
            gap = text[end : token.start()] if end >= 0 else ""
            if lexicon.joint.fullmatch(gap) is None:
                yield from _finished(found)
                found = None
            # A conjunction that is one word with the number is none of it.
            start = token.start() + part.tied
            part = replace(part, tied=part.tied or "and" in gap or "et" in gap)
            if found is not None and found.is_over(part):
                yield Spelled(found.total, found.start, found.total_end)
                found = found.rest()
            if found is None or not found.take(part, start, token.end(), is_arabic=lexicon.is_arabic):
                yield from _finished(found)
                after_digits = part.kind == "scale" and text[: token.start()].rstrip(" -")[-1:].isdigit()
                found = None if after_digits else _Sum.begun(part, start, token.end())
            end = token.end()
    yield from _finished(found)


def _finished(found: _Sum | None) -> Iterator[Spelled]:
    if found is not None:
        yield Spelled(found.total + found.current, found.start, found.end, found.weak)


@dataclass(frozen=True)
class _Part:
    """One word of a number."""

    kind: str
    value: int
    tied: bool
    """Whether a conjunction stands before it."""
    alone: bool
    weak: bool
    """Whether it may be no number where it stands alone, as `one` is in `one of them`."""


@dataclass
class _Sum:
    """A number in words, as far as it has been read."""

    total: int
    current: int
    last: str
    start: int
    end: int
    weak: bool
    total_end: int = -1
    """Where the thousands end, and what is less begins."""
    rest_start: int = -1

    @classmethod
    def begun(cls, part: _Part, start: int, end: int) -> _Sum | None:
        """A number that begins with a word; none if no number can."""
        if part.kind == "scale":
            if not part.alone:
                return None
            return cls(part.value, 0, "scale", start, end, part.weak, end)
        return cls(0, part.value, part.kind, start, end, part.weak)

    def is_over(self, part: _Part) -> bool:
        """Whether a scale begins another number: two thousand and three thousand are no five."""
        return (
            part.kind == "scale"
            and not part.tied
            and self.total > 0
            and self.current > 0
            and self.total % part.value == 0
            and self.total < 1000 * part.value
        )

    def rest(self) -> _Sum:
        """What stands behind the thousands, as a number of its own."""
        return _Sum(0, self.current, self.last, self.rest_start, self.end, weak=False)

    def take(self, part: _Part, start: int, end: int, *, is_arabic: bool) -> bool:
        """Whether the word goes on with the number; if so it is taken in."""
        low = self.current % 100
        if not self.current:
            self.rest_start = start
        if part.kind == "scale" and self.current and not part.tied:
            self.total, self.current = self.total + self.current * part.value, 0
            self.total_end = end
        elif (
            part.kind == "hundred"
            and part.value == 100
            and self.last == "unit"
            and 1 <= low <= 9
            and not part.tied
        ):
            self.current += 99 * low
        elif part.kind != "scale" and self.last in {"hundred", "scale"} and part.tied >= is_arabic:
            self.current += part.value
        elif not self._takes_below_hundred(part, low, is_arabic=is_arabic):
            return False
        else:
            self.current += part.value
        self.last, self.end, self.weak = part.kind, end, False
        return True

    def _takes_below_hundred(self, part: _Part, low: int, *, is_arabic: bool) -> bool:
        if is_arabic:
            teen = part.kind == "unit" and part.value == 10 and not part.tied
            return self.last == "unit" and 1 <= low <= 9 and (teen or (part.kind == "ten" and part.tied))
        if part.kind != "unit":
            return False
        if self.last == "ten":
            # Soixante-dix, quatre-vingt-onze; vingt et un, but not twenty and two.
            return (part.value < 10 or low in {60, 80}) and (not part.tied or part.value in {1, 11})
        # Dix-sept, soixante-dix-sept, quatre-vingt-dix-sept.
        return low in {10, 70, 90} and 7 <= part.value <= 9 and not part.tied
