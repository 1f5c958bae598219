"""The names that files of older editions have below `@before`: a revision, a brief, and a file beside it."""

from __future__ import annotations

from urllib.parse import quote, unquote

MOUNT = "@before"


def name_in(revision: str, name: str) -> str:
    """The name of a brief's file in a revision; `name` is that of today."""
    return f"{MOUNT}/{quote(revision, safe='')}/{quote(name, safe='')}/brief.yaml"


def told_apart(name: str) -> tuple[str, str, str] | None:
    """The revision, today's name of the brief, and the name of the file beside it; none of other names."""
    if not name.startswith(MOUNT):
        # Nearly all names, and there are thousands.
        return None
    mount, _, rest = name.partition("/")
    parts = rest.split("/", 2)
    if mount != MOUNT or len(parts) < 3:
        return None
    return unquote(parts[0]), unquote(parts[1]), parts[2]
