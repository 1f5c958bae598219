"""A difference for programs: the steps that make one edition into the other, and what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefgen.cli.diff_editions import Compared
from briefgen.comparing.change import Change
from briefgen.comparing.operation import Operation
from briefgen.loading.loaded import Loaded


def as_json(compared: Compared) -> dict[str, object]:
    """One brief. Paths are keys, and `#` with an id or a position from 0 in a list.

    `operations` lead from the canonical form of the old edition to that of the new one; `changes` say
    what they mean. Both are empty where a brief came or went.
    """
    difference = compared.difference
    return {
        "brief": compared.id,
        "state": compared.state,
        "before": _edition(compared.old),
        "after": _edition(compared.new),
        "operations": [operation_as_json(one) for one in difference.operations] if difference else [],
        "changes": [change_as_json(one) for one in difference.changes] if difference else [],
    }


def _edition(loaded: Loaded | None) -> dict[str, object] | None:
    if loaded is None:
        return None
    return {"file": loaded.name, "edition": loaded.brief.edition, "status": loaded.brief.status}


def operation_as_json(operation: Operation) -> dict[str, object]:
    """A step: `op`, `path`, and of `before`, `value`, `at` and `references` what its kind has."""
    written: dict[str, object] = {"op": operation.deed, "path": list(operation.path)}
    if operation.deed in {"remove", "replace", "rename"}:
        written["before"] = operation.before
    if operation.deed in {"add", "replace", "rename"}:
        written["value"] = operation.value
    if operation.at is not None:
        written["at"] = operation.at
    if operation.deed == "rename":
        written["references"] = [list(path) for path in operation.references]
    return written


def change_as_json(change: Change) -> dict[str, object]:
    """A change: its kind, the item, the path below it, and what else there is to say."""
    item = change.item
    known: Mapping[str, Any] = {
        "path": list(change.path) or None,
        "before": change.before,
        "after": change.after,
        "direction": change.direction,
        "reason": change.reason,
        "languages": list(change.languages) or None,
        "trajectory": [{"edition": edition, "probability": value} for edition, value in change.trajectory]
        or None,
    }
    return {
        "kind": change.kind,
        "section": item.section,
        "item": {"kind": item.kind, "id": item.id, "position": item.position, "name": item.name},
        **{key: value for key, value in known.items() if value is not None},
        **({"wants_reason": True} if change.wants_reason else {}),
    }
