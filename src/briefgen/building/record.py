"""The manifest of the folder that is built into: what each output was made from, and what it is."""

from __future__ import annotations

import json
from typing import Any

from briefgen.world import World

MANIFEST = "manifest.json"


def recorded(world: World, name: str) -> dict[str, Any]:
    """What the manifest of a folder says of its outputs, by their names below that folder."""
    content = world.read(name)
    if content is None:
        return {}
    try:
        return dict(json.loads(content)["outputs"])
    except (ValueError, KeyError, TypeError):
        # A damaged manifest says nothing; the next build writes it anew.
        return {}
