"""The files of a theme, and whose each of them is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefgen.render.theme import MARKING, Theme
from briefgen.world import World

Origin = Literal["packaged", "workspace", "copy"]
"""A `copy` is a file of the workspace that says what the packaged one says."""
_FOLDERS = {"templates": ".html", "templates/parts": ".html", "assets/css": ".css", "assets/js": ".js"}


@dataclass(frozen=True)
class Item:
    """One template, stylesheet or script by its name in a workspace."""

    name: str
    origin: Origin


def inventory(theme: Theme) -> tuple[Item, ...]:
    """All templates, stylesheets and scripts that there are, packaged or of the workspace, by name."""
    names = {name for root in ("", "@theme/") for name in _names(theme.world, root)}
    return tuple(Item(name, _origin(theme.world, name)) for name in sorted(names))


def is_of_theme(theme: Theme, name: str) -> bool:
    """Whether the packaged theme has a file of this name."""
    return theme.world.read(f"@theme/{name}") is not None


def packaged(theme: Theme, wanted: str) -> tuple[str, ...]:
    """The names of the packaged files that a person means by `tokens.css` or `parts/event.html`."""
    known = [item.name for item in inventory(theme) if is_of_theme(theme, item.name)]
    return tuple(name for name in known if name == wanted or name.endswith(f"/{wanted}"))


def is_fixed(name: str) -> bool:
    """Whether a file is the standard's and nobody's to replace."""
    return name.rpartition("/")[2] in MARKING


def _names(world: World, root: str) -> Iterator[str]:
    for folder, ending in _FOLDERS.items():
        yield from (f"{folder}/{entry}" for entry in world.list(root + folder) if entry.endswith(ending))


def _origin(world: World, name: str) -> Origin:
    own = world.read(name)
    if own is None:
        return "packaged"
    return "copy" if own == world.read(f"@theme/{name}") else "workspace"
