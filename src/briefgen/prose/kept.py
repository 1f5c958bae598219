"""Answers about texts, kept for when the same text is asked about again.

Many rules ask the same of a text, and in a process that stays, an edit changes few texts of a brief.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Any, TypeVar, cast

_KEPT = 2048
"""More than a brief of thousands of lines has texts: where fewer are kept, each drives out the next."""
_LONGEST = 2000
"""Characters. The captures of sources are longer: each is asked about once, and would lie in memory."""

_known: list[Callable[[], None]] = []
"""What empties the answers of each function."""

_Answer = TypeVar("_Answer", bound=Callable[..., Any])


def kept(answer: _Answer) -> _Answer:
    """A pure function of a text, and of other values with a hash; nobody may change what it gives."""
    # By type too: markup equals the text that it is written with, and is not to be escaped again.
    known = lru_cache(maxsize=_KEPT, typed=True)(answer)
    _known.append(known.cache_clear)

    def asked(text: str, *more: Any, **named: Any) -> Any:
        return known(text, *more, **named) if len(text) <= _LONGEST else answer(text, *more, **named)

    return cast("_Answer", update_wrapper(asked, answer))


def forget() -> None:
    """Keep nothing of what was asked so far: of texts that come but once, the answers would only pile up."""
    for clear in _known:
        clear()
