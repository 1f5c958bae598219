"""The steps that make one edition's canonical form into another's, to be applied in their order."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from briefgen.comparing.pairing import id_of
from briefgen.comparing.plain import Plain
from briefgen.model.mention import PATTERN, mention
from briefgen.model.node import Path

Deed = Literal["add", "remove", "move", "replace", "rename"]


@dataclass(frozen=True)
class Operation:
    """One step. A path leads through keys; into a list by `#` and an id, or by a position from 0.

    It is true of the data as the steps before have left it.
    """

    deed: Deed
    path: Path
    before: Plain = None
    """What stood there: for `remove`, `replace`, and the id for `rename`."""
    value: Plain = None
    """What stands there now: for `add`, `replace`, and the id for `rename`."""
    at: int | None = None
    """Where in its list an item comes to stand, counted without the item: for `add` and `move`."""
    references: tuple[Path, ...] = ()
    """Where else `rename` replaces the id: in references, in texts that mention it, as key of mappings."""


def applied(data: dict[str, Any], operations: Iterable[Operation]) -> dict[str, Any]:
    """The data after the operations; the data that was given stays.

    Raises ValueError if an operation is not one of this data.
    """
    result = copy.deepcopy(data)
    for operation in operations:
        _DEEDS[operation.deed](result, operation)
    return result


def _add(data: dict[str, Any], operation: Operation) -> None:
    value = copy.deepcopy(operation.value)
    if operation.at is not None:
        _inside(data, operation.path).insert(operation.at, value)
    else:
        _inside(data, operation.path[:-1])[operation.path[-1]] = value


def _remove(data: dict[str, Any], operation: Operation) -> None:
    around, step = _target(data, operation)
    del around[step]


def _replace(data: dict[str, Any], operation: Operation) -> None:
    around, step = _target(data, operation)
    around[step] = copy.deepcopy(operation.value)


def _move(data: dict[str, Any], operation: Operation) -> None:
    around = _inside(data, operation.path[:-1])
    around.insert(operation.at, around.pop(_step(around, operation.path[-1])))


def _rename(data: dict[str, Any], operation: Operation) -> None:
    before, after = str(operation.before), str(operation.value)
    for path in operation.references:
        around = _inside(data, path[:-1])
        step = _step(around, path[-1])
        around[step] = renamed(around[step], before, after)
    _inside(data, operation.path)["id"] = after


_DEEDS = {"add": _add, "remove": _remove, "replace": _replace, "move": _move, "rename": _rename}


def renamed(value: Plain, before: str, after: str) -> Plain:
    """A reference, a text with mentions, or a mapping by ids, with one id for another."""
    if isinstance(value, dict):
        changed = {after if key == before else key: inner for key, inner in value.items()}
        return type(value)(changed)
    if re.fullmatch(rf"{re.escape(before)}(:[0-9]+(-[0-9]+)?)?", str(value)):
        return f"{after}{str(value).removeprefix(before)}"
    return PATTERN.sub(lambda match: _renamed_mention(match[0], mention(match).id, before, after), str(value))


def _renamed_mention(written: str, found: str, before: str, after: str) -> str:
    return written.replace(before, after, 1) if found == before else written


def _target(data: dict[str, Any], operation: Operation) -> tuple[Any, Any]:
    """What the target stands in, and its key or position, if it is what the operation says."""
    around = _inside(data, operation.path[:-1])
    step = _step(around, operation.path[-1])
    if around[step] != operation.before:
        raise ValueError(f"something else stands at `{_written(operation.path)}`")
    return around, step


def _inside(data: Plain, path: Path) -> Any:
    for part in path:
        data = data[_step(data, part)]
    return data


def _step(around: Plain, part: str | int) -> Any:
    if isinstance(around, list) and isinstance(part, str):
        for place, item in enumerate(around):
            if f"#{id_of(item)}" == part:
                return place
    elif part in (around if isinstance(around, dict) else range(len(around))):
        return part
    raise ValueError(f"there is no `{part}`")


def _written(path: Path) -> str:
    return "/".join(map(str, path))
