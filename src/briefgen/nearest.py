"""The nearest right name to a wrong one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(wrong: str, right: Iterable[str]) -> str | None:
    """The right name most like `wrong`, or none that a reader would take for a slip."""
    names = {name.casefold(): name for name in sorted(right)}
    found = get_close_matches(wrong.casefold(), names, n=1, cutoff=0.6)
    return names[found[0]] if found else None


def did_you_mean(wrong: str, right: Iterable[str]) -> tuple[str, ...]:
    """A hint that names the nearest right name, if there is one."""
    name = nearest(wrong, right)
    return (f"did you mean `{name}`?",) if name else ()
