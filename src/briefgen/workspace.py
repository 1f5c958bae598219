"""A workspace: a folder with briefs, and what its `briefgen.toml` says."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.diagnostic import Checked
from briefgen.settings import SETTINGS, Settings, read_settings
from briefgen.world import DiskWorld, World


@dataclass(frozen=True)
class Workspace:
    """A folder on disk, its settings, and the world through which all of it is reached."""

    root: Path
    settings: Settings
    world: World
    archive: Path | None = None
    """The folder with archived texts, mounted as `@archive`; none if nobody has named one."""

    def briefs(self) -> tuple[str, ...]:
        """The names of all briefs: `briefs/<id>/brief.yaml` and `briefs/<id>.yaml`.

        A folder that cannot be looked into is taken for one of a brief: whoever reads that is told why.
        """
        folder = self.settings.briefs
        names = []
        for entry in self.world.list(folder):
            if entry.endswith(".yaml"):
                names.append(f"{folder}/{entry}")
            elif self._holds_a_brief(f"{folder}/{entry}"):
                names.append(f"{folder}/{entry}/brief.yaml")
        return tuple(sorted(names))

    def _holds_a_brief(self, folder: str) -> bool:
        try:
            return "brief.yaml" in self.world.list(folder)
        except OSError:
            return True


def identifier(name: str) -> str:
    """A brief's id: its folder's name, or the file's name without `.yaml`."""
    *folders, file = name.split("/")
    return folders[-1] if file == "brief.yaml" and folders else file.removesuffix(".yaml")


def beside(name: str, file: str) -> str:
    """The name of a file that belongs to a brief: in its folder, or with its id before it."""
    folder, _, last = name.rpartition("/")
    if last == "brief.yaml":
        return f"{folder}/{file}"
    return f"{folder}/{identifier(name)}.{file}" if folder else f"{identifier(name)}.{file}"


def find_root(start: Path, here: Path) -> Path:
    """The nearest folder upwards of a path with a `briefgen.toml`.

    Without one it is `here`, where the path lies below it, else the path's own folder.
    """
    folder = start if start.is_dir() else start.parent
    for candidate in (folder, *folder.parents):
        if (candidate / SETTINGS).is_file():
            return candidate
    return here if folder.is_relative_to(here) else folder


def environment() -> Mapping[str, str]:
    """What the environment says now."""
    return dict(os.environ)


def open_workspace(root: Path, mounts: Mapping[str, Path]) -> Checked[Workspace]:
    """The workspace at a folder; `mounts` are the further folders that its world serves.

    The archive is mounted as `@archive` where the settings or `BRIEFGEN_ARCHIVE` name one.
    """
    disk = DiskWorld(root)
    checked = read_settings(disk.read(SETTINGS))
    if checked.value is None:
        return Checked(None, checked.diagnostics)
    archive = os.environ.get("BRIEFGEN_ARCHIVE") or checked.value.archive
    archives = {"@archive": (root / archive).resolve()} if archive else {}
    world = DiskWorld(root, {**mounts, **archives})
    return Checked(Workspace(root, checked.value, world, archives.get("@archive")), checked.diagnostics)
