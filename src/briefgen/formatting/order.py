"""The order of keys: that of the model's fields, which is the one that the documentation has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel

from briefgen.formatting.tree import Block, Entry, Flow, Node, Tree, Words
from briefgen.reading.validate import models_in

E = TypeVar("E")


def in_order(tree: Tree, model: type[BaseModel]) -> Tree:
    """The tree with the keys of each mapping in the order of its model's fields.

    A key that the model does not know stays behind the one that it follows.
    """
    root = _ordered(tree.root, (model,))
    assert isinstance(root, Block)  # noqa: S101 - a block comes back as one
    return replace(tree, root=root)


def _ordered(node: Node, models: Sequence[type[BaseModel]]) -> Node:
    match node:
        case Block(is_mapping=True):
            known = _known(models, [entry.key.value for entry in node.entries if entry.key])
            entries = [
                replace(one, value=_ordered(one.value, _below(known, one.key))) for one in node.entries
            ]
            placed = _sorted([(one, one.key) for one in entries], known)
            return replace(node, entries=_apart(entries, placed))
        case Block():
            items = ((one, replace(one, value=_ordered(one.value, models))) for one in node.entries)
            return replace(node, entries=tuple(old if _is_torn(old, new) else new for old, new in items))
        case Flow(is_mapping=True):
            known = _known(models, [key.value for key, _ in node.items if key])
            pairs = [(key, _ordered(item, _below(known, key))) for key, item in node.items]
            return replace(node, items=tuple(_sorted([(pair, pair[0]) for pair in pairs], known)))
        case Flow():
            return replace(node, items=tuple((None, _ordered(item, models)) for _, item in node.items))
    return node


def _is_torn(old: Entry, new: Entry) -> bool:
    """Whether another key would come to the line that a comment speaks to briefgen about."""
    if not old.is_addressed or not isinstance(old.value, Block) or not isinstance(new.value, Block):
        return False
    return old.value.entries[0].key != new.value.entries[0].key


def _known(models: Sequence[type[BaseModel]], keys: Sequence[str]) -> type[BaseModel] | None:
    """The model that a mapping with these keys is of: the first that knows most of them."""
    counted = [(sum(key in _fields(model) for key in keys), model) for model in models]
    best = max((count for count, _ in counted), default=0)
    return next((model for count, model in counted if count == best), None) if best else None


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    """The annotations of a model's fields by the keys that a brief has for them, in their order.

    What a model has of another one stands behind its own fields: what a statement rests on follows it.
    """
    inherited = [base for base in model.__bases__ if issubclass(base, BaseModel)]
    theirs = {name for base in inherited for name in base.model_fields}
    names = sorted(model.model_fields, key=theirs.__contains__)
    fields = ((name, model.model_fields[name]) for name in names)
    return {field.alias or name: field.annotation for name, field in fields}


def _below(model: type[BaseModel] | None, key: Words | None) -> Sequence[type[BaseModel]]:
    annotation = _fields(model).get(key.value) if model and key else None
    return models_in(annotation) if annotation is not None else ()


def _sorted(pairs: Sequence[tuple[E, Words | None]], model: type[BaseModel] | None) -> list[E]:
    order = {key: place for place, key in enumerate(_fields(model))} if model else {}
    ranks, last = [], -1
    for _, key in pairs:
        last = order.get(key.value, last) if key else last
        ranks.append(last)
    return [pairs[place][0] for place in sorted(range(len(pairs)), key=lambda place: ranks[place])]


def _apart(before: Sequence[Entry], after: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries in their new order, with an empty line above one that was first and is not any more."""
    if not before or before[0] is after[0] or not any("" in entry.above for entry in before):
        return tuple(after)
    spaced = sum("" in entry.above[:1] for entry in before[1:])
    first = before[0]
    if spaced < len(before) - 1:
        return tuple(after)
    return tuple(replace(one, above=("", *one.above)) if one is first else one for one in after)
