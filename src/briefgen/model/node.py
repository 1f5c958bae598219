"""The base of everything that a brief is made of, and the walk over it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, RootModel

T = TypeVar("T")

Path = tuple[str | int, ...]
"""The way to a node of a document: keys and positions from its root."""

Many = Annotated[tuple[T, ...], Field(strict=False)]
"""A YAML list, kept as a tuple; the only place where a strict model lets one type become another."""

CONFIG = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


class Node(BaseModel):
    """A mapping of a brief: unknown keys are errors, values never change their type."""

    model_config = CONFIG

    @cached_property
    def nodes(self) -> tuple[tuple[Path, Node | RootModel[Any]], ...]:
        """The node itself and every one below it, with its path, in the document's order."""
        return tuple(walk(self))

    def __copy__(self) -> Self:
        # A copy may get other fields, and then has other nodes.
        copied = super().__copy__()
        copied.__dict__.pop("nodes", None)
        return copied


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Node | RootModel[Any]]]:
    """Every node below a value, with its path in the document, in the document's order."""
    if isinstance(value, RootModel):
        yield path, value
        yield from walk(value.root, path)
    elif isinstance(value, Node):
        yield path, value
        for name in type(value).model_fields:
            if name in value.model_fields_set:
                key = type(value).model_fields[name].alias or name
                yield from walk(getattr(value, name), (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from walk(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from walk(item, (*path, key))


N = TypeVar("N", bound=BaseModel)


def each(root: Node, kind: type[N]) -> Iterator[tuple[Path, N]]:
    """Every node of one kind below a root, with its path."""
    for path, node in root.nodes:
        if isinstance(node, kind):
            yield path, node
