"""Which workspace and which briefs a call is about, with everything mounted that a build reads."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from briefgen.diagnostic import Checked
from briefgen.git.mounted import with_editions
from briefgen.render.fonts import font_mounts
from briefgen.workspace import Workspace, find_root, open_workspace

AnyPath = str | os.PathLike[str]


class NotFoundError(LookupError):
    """A path that was given leads to no brief; the message is a sentence for the caller."""


def theme_folder() -> Path:
    """The packaged theme: inside the wheel, or at the root of a checkout."""
    packaged = Path(str(files("briefgen")))
    if (packaged / "templates").is_dir():
        return packaged
    return packaged.parents[1]


def opened(start: Path) -> Checked[Workspace]:
    """The workspace that a path lies in."""
    return workspace_at(find_root(start.resolve(), Path.cwd()))


def workspace_at(root: Path) -> Checked[Workspace]:
    """The workspace whose folder is known, with the older editions of its briefs."""
    found = open_workspace(root, {"@theme": theme_folder(), **font_mounts()})
    return found.then(lambda one: Checked(replace(one, world=with_editions(one))))


def workspace_of(paths: Sequence[Path]) -> Checked[Workspace]:
    """The workspace of the first path, or of the current folder if there is none.

    Raises NotFoundError if a path does not exist.
    """
    for path in paths:
        if not path.exists():
            message = f"there is no `{path}`"
            raise NotFoundError(message)
    return opened(paths[0] if paths else Path.cwd())


def briefs_of(workspace: Workspace, paths: Sequence[Path]) -> tuple[str, ...]:
    """The names of the briefs that paths mean: a brief's file, its folder, or a folder of briefs.

    All briefs of the workspace if there are no paths. Raises NotFoundError if there are none,
    or if a path lies outside the workspace.
    """
    found: dict[str, None] = {} if paths else dict.fromkeys(workspace.briefs())
    for path in paths:
        try:
            name = path.resolve().relative_to(workspace.root).as_posix()
        except ValueError:
            message = f"`{path}` is not in the workspace `{workspace.root}`"
            raise NotFoundError(message) from None
        found.update(dict.fromkeys(_below(workspace, path, "" if name == "." else name)))
    if not found:
        where = (
            " and ".join(f"`{path}`" for path in paths) or f"`{workspace.root / workspace.settings.briefs}`"
        )
        message = f"there are no briefs in {where}"
        raise NotFoundError(message)
    return tuple(found)


def _below(workspace: Workspace, path: Path, name: str) -> tuple[str, ...]:
    if path.is_file():
        return (name,)
    prefix = f"{name}/" if name else ""
    if (path / "brief.yaml").is_file():
        return (f"{prefix}brief.yaml",)
    return tuple(brief for brief in workspace.briefs() if brief.startswith(prefix))
