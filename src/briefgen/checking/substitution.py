"""Signs that stand in a wording by mistake, and what stands in their place when it is mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefgen.checking.rule import Case, Finding
from briefgen.prose.literal import outside

FIX = "`briefgen check --fix` mends it"
_BEFORE = re.compile(r"[\w\u0640\u0610-\u065f]*$")
_BEHIND = re.compile(r"[\w\u0640\u0610-\u065f]*")


@dataclass(frozen=True)
class Substitution:
    """What is looked for outside of code, addresses and mentions, and what replaces it."""

    wrong: re.Pattern[str]
    right: Callable[[re.Match[str]], str] | str

    def __call__(self, words: str) -> str:
        """The words with everything replaced."""
        return outside(words, lambda part: self.wrong.sub(self.right, part))

    def first(self, words: str) -> str | None:
        """The first word that is changed, or the sign alone where it is in no word; none if nothing is."""
        found: list[str] = []

        def note(part: str) -> str:
            found.extend(_around(match) for match in self.wrong.finditer(part) if self._changes(match))
            return part

        outside(words, note)
        return found[0] if found else None

    def _changes(self, match: re.Match[str]) -> bool:
        return match[0] != (self.right if isinstance(self.right, str) else self.right(match))


def substituted(
    case: Case, substitution: Substitution, message: str, holds: Callable[[str], bool] = lambda _: True
) -> Iterator[Finding]:
    """A finding for each wording that a substitution changes, in the languages whose tag `holds`.

    `message` shows the first word that is changed.
    """
    for wording in case.wordings:
        if holds(wording.tag):
            word = substitution.first(wording.words)
            if word is not None:
                yield Finding(wording.path, message.format(f"`{word}`"), (FIX,), substitution)


def _around(match: re.Match[str]) -> str:
    before, behind = (
        _BEFORE.search(match.string, 0, match.start()),
        _BEHIND.match(match.string, match.end()),
    )
    return f"{before[0] if before else ''}{match[0]}{behind[0] if behind else ''}".strip()
