"""The canonical form of a brief: plain data from the model, so that only what it says can differ.

The order of keys, quoting, short forms and values that are the default anyway leave no trace in it.
It is a valid brief itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

from pydantic import RootModel

from briefgen.comparing.section import Section
from briefgen.model.brief import Brief
from briefgen.model.claim import ClaimHere
from briefgen.model.node import Node
from briefgen.model.point import Point
from briefgen.model.text import Text, primary
from briefgen.model.when import When

Plain = Any
"""Mappings, lists, texts, numbers, truth values."""


class Wordings(dict[str, str]):
    """What one text says, by language and, where it is written, script."""


class Dated(dict[str, Any]):
    """A date in its long form: `edtf`, `printed`, `precision`, and what it rests on."""


def plain(brief: Brief) -> dict[str, Any]:
    """The canonical form of a brief.

    All claims stand in `claims`, also those that are written inside an item: first those that an item
    prints, by id, since their place in the file is seen nowhere; then the others in their order.
    """
    own = primary(brief.own_language)
    data = _node(brief, own)
    if brief.language == brief.languages[0]:
        del data["language"]
    claims = brief.every_claim()
    homes = printed_in(brief)
    order = (*sorted(set(homes) & set(claims)), *(name for name in claims if name not in homes))
    if claims:
        data["claims"] = [_node(claims[name], own) for name in order]
    return data


def printed_in(brief: Brief) -> dict[str, Section]:
    """The section whose items print a claim, by its id; one that no item prints is not in it."""
    homes: dict[str, Section] = {}
    printing: tuple[tuple[Section, Iterable[tuple[ClaimHere, ...]]], ...] = (
        ("events", (event.claims for event in brief.events)),
        ("reactions", (reaction.claims for reaction in brief.reactions)),
        ("outlooks", (outlook.source_views for outlook in brief.outlooks)),
        ("annexes", (annex.claims for annex in brief.annexes)),
    )
    for section, lists in printing:
        for claim in chain.from_iterable(lists):
            homes.setdefault(claim.id, section)
    return homes


def _node(node: Node, own: str) -> dict[str, Any]:
    data = {}
    for name, field in type(node).model_fields.items():
        value = getattr(node, name)
        if field.is_required() or value != field.get_default(call_default_factory=True):
            data[field.alias or name] = _value(value, own)
    return data


def _value(value: Any, own: str) -> Plain:
    for kind, form in _FORMS:
        if isinstance(value, kind):
            return form(value, own)
    return value


def _wordings(text: Text, own: str) -> Wordings:
    if isinstance(text.root, str):
        return Wordings({own: text.root.strip("\n")})
    said = {tag: words.strip("\n") for tag, words in sorted(text.root.items())}
    short = Wordings({primary(tag): words for tag, words in said.items()})
    # Of two regions of one language each keeps its own tag.
    return short if len(short) == len(said) else Wordings(said)


_FORMS: tuple[tuple[type, Callable[[Any, str], Plain]], ...] = (
    (Text, _wordings),
    (When, lambda when, own: Dated(_node(when.loose, own))),
    (Point, lambda point, own: _node(point.statement, own)),
    (ClaimHere, lambda claim, _: claim.id),
    (RootModel, lambda here, own: _value(here.root, own)),
    (Node, _node),
    (tuple, lambda items, own: [_value(item, own) for item in items]),
    (dict, lambda mapping, own: {key: _value(mapping[key], own) for key in sorted(mapping)}),
)
