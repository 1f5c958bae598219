"""The manifest of a brief's outputs: what each was made from, and what it is.

It lies among them and is replaced with them, so that it never says anything of other ones.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from briefgen.version import VERSION
from briefgen.world import World

MANIFEST = "manifest.json"


def recorded(world: World, folder: str) -> dict[str, Any]:
    """What the manifest in the folder of a brief says of its outputs, by their names there."""
    content = world.read(f"{folder}/{MANIFEST}")
    if content is None:
        return {}
    try:
        return dict(json.loads(content)["outputs"])
    except (ValueError, KeyError, TypeError):
        # A damaged manifest says nothing; the next build writes it anew.
        return {}


def record(outputs: Mapping[str, Any]) -> bytes:
    """The manifest that says so much of a brief's outputs, as JSON."""
    manifest = {"briefgen": VERSION, "outputs": outputs}
    return f"{json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()
