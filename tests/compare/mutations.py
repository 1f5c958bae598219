"""Briefs changed at random, each time in the same way for the same seed."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import yaml
from pydantic import ValidationError
from tests.cases import ROOT
from tests.full import FULL

from briefgen.model.brief import Brief

_WORDS = (
    *[
        "a",
        "still",
        "calmer",
        "night",
        "@maliki",
        "[[cut]]",
        "١٢",
        "محطة",
        "الضخّ",
        "عادت",
        "2026",
        "—",
        "،",
        ".",
    ],
    "\n\n",
    "لا\u200cيزال",
)
_FILES = ("maliki-recordings/brief.yaml", "port-louison-cable.yaml", "lake-road.yaml", "basra-water.yaml")

Way = tuple[str | int, ...]


@cache
def texts() -> dict[str, str]:
    """The briefs of this repository, and the one that uses every field."""
    return {name: (ROOT / "briefs" / name).read_text("utf-8") for name in _FILES} | {"full": FULL}


@cache
def _data(name: str) -> Any:
    return yaml.load(texts()[name], yaml.CSafeLoader)


def data(name: str) -> dict[str, Any]:
    """The data of a brief, to be changed; dates are texts as in a document."""
    found: dict[str, Any] = _stringed(copy.deepcopy(_data(name)))
    return found


def _stringed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _stringed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_stringed(inner) for inner in value]
    return value if isinstance(value, str | int | float | bool) else str(value)


def mutated(name: str, seed: int, times: int) -> Brief:
    """A brief after so many changes that leave it valid."""
    chance = random.Random(seed)  # noqa: S311 - tests need chance, not secrets
    found = data(name)
    done = 0
    while done < times:
        tried = copy.deepcopy(found)
        try:
            chance.choice(_MUTATIONS)(tried, chance)
            Brief.model_validate(tried)
        except (ValidationError, IndexError):
            # Not valid any more, or there was nothing to change in this way.
            continue
        found, done = tried, done + 1
    return Brief.model_validate(found)


def shuffled(value: Any, chance: random.Random) -> Any:
    """The same data with the keys of every mapping in another order."""
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key], chance) for key in keys}
    return [shuffled(inner, chance) for inner in value] if isinstance(value, list) else value


def _inner(value: Any, wanted: type) -> Iterator[Any]:
    if isinstance(value, wanted) and value:
        yield value
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _inner(inner, wanted)


def _some(found: Any, wanted: type, chance: random.Random) -> Any:
    return chance.choice(list(_inner(found, wanted)))


def _drop(found: Any, chance: random.Random) -> None:
    items = _some(found, list, chance)
    del items[chance.randrange(len(items))]


def _forget(found: Any, chance: random.Random) -> None:
    mapping = _some(found, dict, chance)
    del mapping[chance.choice(list(mapping))]


def _move(found: Any, chance: random.Random) -> None:
    items = _some(found, list, chance)
    items.insert(chance.randrange(len(items)), items.pop(chance.randrange(len(items))))


def _shuffle(found: Any, chance: random.Random) -> None:
    chance.shuffle(_some(found, list, chance))


def _double(found: Any, chance: random.Random) -> None:
    items = _some(found, list, chance)
    twin = copy.deepcopy(chance.choice(items))
    if isinstance(twin, dict) and "id" in twin and chance.random() < 0.9:
        twin["id"] = f"{twin['id'][:40]}-{chance.randrange(1000)}"
    items.insert(chance.randrange(len(items) + 1), twin)


def _reword(found: Any, chance: random.Random) -> None:
    holder = _some(found, dict, chance)
    key = chance.choice(list(holder))
    if isinstance(holder[key], str):
        words = holder[key].split(" ")
        for _ in range(chance.randrange(1, 4)):
            words.insert(chance.randrange(len(words) + 1), chance.choice(_WORDS))
            if chance.random() < 0.5:
                del words[chance.randrange(len(words))]
        holder[key] = " ".join(words)


def _number(found: Any, chance: random.Random) -> None:
    holder = _some(found, dict, chance)
    key = chance.choice(list(holder))
    if isinstance(holder[key], int):
        holder[key] = chance.randrange(1, 99)


def _rename(found: Any, chance: random.Random) -> None:
    """Another id, most often with all that refers to it."""
    items = [one for one in _inner(found, dict) if isinstance(one.get("id"), str)]
    if items:
        item = chance.choice(items)
        before, after = item["id"], f"z{chance.randrange(1000)}-{item['id'][:30]}"
        if chance.random() < 0.7:
            _refer(found, before, after)
        item["id"] = after


def _refer(value: Any, before: str, after: str) -> None:
    for key, inner in list(value.items() if isinstance(value, dict) else enumerate(value)):
        if isinstance(inner, dict | list):
            _refer(inner, before, after)
        elif inner == before or (isinstance(inner, str) and inner.startswith(f"{before}:")):
            value[key] = inner.replace(before, after, 1)
        elif isinstance(inner, str):
            value[key] = inner.replace(f"[[{before}]]", f"[[{after}]]")


def _swap(found: Any, chance: random.Random) -> None:
    """Two items take each other's id."""
    items = [one for one in _inner(found, dict) if isinstance(one.get("id"), str)]
    if len(items) > 1:
        one, other = chance.sample(items, 2)
        one["id"], other["id"] = other["id"], one["id"]


_MUTATIONS: tuple[Callable[[Any, random.Random], None], ...] = (
    _drop,
    _forget,
    _move,
    _shuffle,
    _double,
    _reword,
    _reword,
    _number,
    _rename,
    _rename,
    _swap,
)
