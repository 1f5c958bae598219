"""How much two items say the same, whatever their ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from briefgen.comparing.plain import Plain
from briefgen.comparing.words import tokens

# Items without an id that are known by what they join or name.
_NATURAL_KEYS = (("from", "to"), ("source",), ("edition",))
_SAME_KEY = 0.6

Bag = Mapping[str, int]
"""How often each word stands in an item."""


def bag(item: Plain) -> Bag:
    """The words of an item, without its id."""
    return Counter(_words(item, is_item=True))


def likeness(one: Bag, other: Bag) -> float:
    """From 0 for nothing in common to 1 for the same words (Dice's coefficient)."""
    both = sum(min(count, other.get(word, 0)) for word, count in one.items())
    total = sum(one.values()) + sum(other.values())
    return 2 * both / total if total else 0.0


def shared_key(one: Plain, other: Plain) -> float:
    """How alike two items are by what they join or name alone."""
    if isinstance(one, dict) and isinstance(other, dict):
        for names in _NATURAL_KEYS:
            if all(name in one and one[name] == other.get(name) for name in names):
                return _SAME_KEY
    return 0.0


def _words(value: Plain, *, is_item: bool = False) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if not (is_item and key == "id"):
                yield from _words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)
    elif isinstance(value, str):
        yield from (token.casefold() for token in tokens(value) if token[0].isalnum())
    else:
        yield str(value)
