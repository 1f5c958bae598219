"""Ids, and which field refers to the id of what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import Field, RootModel

from briefgen.model.node import Node, Path

ID = r"[a-z][a-z0-9-]{0,63}"
Id = Annotated[str, Field(pattern=rf"^{ID}$")]
"""A short name, stable over editions and unique in the brief; it becomes an anchor."""


@dataclass(frozen=True)
class Refers:
    """Marks a field as holding ids of these kinds (`actor`, `event` …), or citations."""

    kinds: tuple[str, ...]


ActorId = Annotated[Id, Refers(("actor",))]
AssumptionId = Annotated[Id, Refers(("assumption",))]
ClaimId = Annotated[Id, Refers(("claim",))]
EventId = Annotated[Id, Refers(("event",))]
IndicatorId = Annotated[Id, Refers(("indicator",))]
ScenarioId = Annotated[Id, Refers(("scenario",))]
SubjectId = Annotated[Id, Refers(("actor", "event"))]
Cite = Annotated[str, Field(pattern=rf"^{ID}(:\d+(-\d+)?)?$"), Refers(("source", "claim"))]
"""A source (`s1`), lines of its archived text (`s1:12-14`), or a claim's id."""


@dataclass(frozen=True)
class Reference:
    """One use of an id: where, which, of what kind it has to be, and the lines behind it if any."""

    path: Path
    id: str
    kinds: tuple[str, ...]
    lines: str | None = None


def references(root: Node) -> Iterator[Reference]:
    """Every use of an id below a root; of a citation only the id before the colon."""
    for path, node in root.nodes:
        for name, kinds in _referring(type(node)):
            value = getattr(node, name)
            here = path if isinstance(node, RootModel) else (*path, _key(node, name))
            if isinstance(value, str):
                yield _reference(here, value, kinds)
            elif isinstance(value, tuple):
                for index, item in enumerate(value):
                    if isinstance(item, str):
                        yield _reference((*here, index), item, kinds)


def _reference(path: Path, written: str, kinds: tuple[str, ...]) -> Reference:
    identifier, _, lines = written.partition(":")
    return Reference(path, identifier, kinds, lines or None)


def _key(node: Node | RootModel[Any], name: str) -> str:
    return type(node).model_fields[name].alias or name


@cache
def _referring(kind: type[Node | RootModel[Any]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The fields of a model that hold ids, each with the kinds it may name."""
    found = []
    for name, field in kind.model_fields.items():
        marks = [mark for mark in (*field.metadata, *_marks(field.annotation)) if isinstance(mark, Refers)]
        if marks:
            found.append((name, marks[0].kinds))
    return tuple(found)


def _marks(annotation: Any) -> Iterator[Any]:
    """What stands beside the types inside an annotation such as `tuple[Annotated[str, mark], …]`."""
    for argument in get_args(annotation):
        if isinstance(argument, Refers):
            yield argument
        elif not (isinstance(argument, type) and issubclass(argument, Node)):
            yield from _marks(argument)
