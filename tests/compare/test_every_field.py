"""Whatever field of a brief changes, people are told in words: no syntax of a data format is ever shown."""

from __future__ import annotations

import copy
import html
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import ValidationError
from tests.compare.mutations import data

import briefgen.model
from briefgen.cli.diff_human import human
from briefgen.cli.diff_markdown import guarded
from briefgen.cli.diff_markup import entry
from briefgen.cli.diff_words import told
from briefgen.comparing.compare import Difference, compare
from briefgen.comparing.edition import Edition
from briefgen.model.brief import Brief
from briefgen.model.node import Node, each

# Of these a field may become another one; what does not fit is not tried.
_OTHERS = ("other", "Other words.", "2026-01-02", 7, True, "B", "https://example.org/other", "fr", "0" * 64)
_SYNTAX = re.compile(r"""[\[{]\s*["']|[\[{]\s*\{|["']\s*:\s*["'\[{\d]""")
Way = tuple[str | int, ...]


def _nodes(of: type[Node]) -> Iterator[type[Node]]:
    for one in of.__subclasses__():
        yield one
        yield from _nodes(one)


@cache
def fields() -> frozenset[tuple[str, str]]:
    """Every field of the model by its class."""
    for module in pkgutil.iter_modules(briefgen.model.__path__):
        importlib.import_module(f"briefgen.model.{module.name}")
    # `Sourced` is what others have in common, and is none itself.
    return frozenset(
        (one.__name__, name)
        for one in _nodes(Node)
        for name in one.model_fields
        if one.__module__.startswith("briefgen.model.") and one.__name__ != "Sourced"
    )


@cache
def used() -> dict[tuple[str, str], Way]:
    """Where the full brief uses each field first."""
    found: dict[tuple[str, str], Way] = {}
    for path, node in each(Brief.model_validate(data("full")), Node):
        for name in node.model_fields_set:
            found.setdefault(
                (type(node).__name__, name), (*path, type(node).model_fields[name].alias or name)
            )
    return found


def test_the_full_brief_has_all_fields() -> None:
    assert fields() == used().keys()


def _holder(whole: dict[str, Any], way: Way) -> Any:
    found: Any = whole
    for step in way[:-1]:
        found = found[step]
    return found


def _literals(annotation: Any) -> Iterator[Any]:
    for one in get_args(annotation):
        yield from (one,) if get_origin(annotation) is Literal else _literals(one)


def _changed(name: tuple[str, str], way: Way) -> Iterator[Brief]:
    """The full brief with another value of a field, with more, with less, and without it."""
    (cls,) = {one for one in _nodes(Node) if one.__name__ == name[0]}
    value = _holder(data("full"), way)[way[-1]]
    others = [
        *_literals(cls.model_fields[name[1]].annotation),
        *_OTHERS,
        {"en": "Other words.", "ar": "غيرها."},
    ]
    if isinstance(value, list):
        others = [value[1:], value[:-1], [*value, *others[-1:]], *([*value, one] for one in others), others]
    elif isinstance(value, dict):
        fewer = [{key: inner for key, inner in value.items() if key != gone} for gone in value]
        others = [*fewer, *others, *({**value, key: one} for key in value for one in others)]
    for one in others:
        found = data("full")
        _holder(found, way)[way[-1]] = copy.deepcopy(one)
        yield from _valid(found)
    found = data("full")
    del _holder(found, way)[way[-1]]
    yield from _valid(found)


def _valid(found: dict[str, Any]) -> Iterator[Brief]:
    try:
        yield Brief.model_validate(found)
    except ValidationError:
        return


def _told(difference: Difference, own: str) -> Iterator[str]:
    """What each format that people read is made of, without its marks and its markup."""
    plain = "\n".join(human(difference.changes, own, coloured=False))
    yield re.sub(r"\[-|-\]|\{\+|\+\}|[\u2066-\u2069]", "", plain)
    for _, entries in told(difference.changes, own):
        for one in entries:
            yield html.unescape(re.sub("<[^>]+>", "", entry(one, guarded, whole=True)))


@pytest.mark.parametrize("name", sorted(used()), ids=".".join)
def test_a_change_of_any_field_is_told_in_words(name: tuple[str, str]) -> None:
    full = Edition(Brief.model_validate(data("full")))
    differ = 0
    for brief in _changed(name, used()[name]):
        for old, new in ((full, Edition(brief)), (Edition(brief), full)):
            difference = compare(old, new)
            if not difference.operations:
                continue
            differ += 1
            for text in _told(difference, new.brief.own_language):
                assert not _SYNTAX.search(text), text
    assert differ
