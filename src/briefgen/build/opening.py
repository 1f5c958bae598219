"""A workspace with everything mounted that a build reads: theme, fonts, archive."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from briefgen.diagnostic import Checked
from briefgen.render.fonts import font_mounts
from briefgen.workspace import Workspace, find_root, open_workspace


def theme_folder() -> Path:
    """The packaged theme: inside the wheel, or at the root of a checkout."""
    packaged = Path(str(files("briefgen")))
    if (packaged / "templates").is_dir():
        return packaged
    return packaged.parents[1]


def opened(start: Path) -> Checked[Workspace]:
    """The workspace that a path lies in."""
    return open_workspace(find_root(start.resolve()), {"@theme": theme_folder(), **font_mounts()})
