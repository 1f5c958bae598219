"""A workspace: a folder with briefs, and what its `briefgen.toml` says."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.diagnostic import Checked, Diagnostic, error
from briefgen.nearest import did_you_mean
from briefgen.span import File, Span, start_of
from briefgen.world import DiskWorld, World

SETTINGS = "briefgen.toml"


@dataclass(frozen=True)
class Settings:
    """What `briefgen.toml` may say; every key is optional."""

    briefs: str = "briefs"
    """The folder with the briefs."""
    out: str = "out"
    """The folder that is built into."""
    languages: tuple[str, ...] = ()
    """Editions to build (`en`, `en+ar`) for all briefs; empty: each brief's own and its pair."""
    archive: str | None = None
    """The folder with archived texts; `BRIEFGEN_ARCHIVE` goes before it."""
    repair_text: bool = True
    """Whether Arabic ligatures in a PDF are mapped so that readers extract them in order."""


@dataclass(frozen=True)
class Workspace:
    """A folder on disk, its settings, and the world through which all of it is reached."""

    root: Path
    settings: Settings
    world: World

    def briefs(self) -> tuple[str, ...]:
        """The names of all briefs: `briefs/<id>/brief.yaml` and `briefs/<id>.yaml`."""
        folder = self.settings.briefs
        names = []
        for entry in self.world.list(folder):
            if entry.endswith(".yaml"):
                names.append(f"{folder}/{entry}")
            elif "brief.yaml" in self.world.list(f"{folder}/{entry}"):
                names.append(f"{folder}/{entry}/brief.yaml")
        return tuple(sorted(names))


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
    return Checked(Workspace(root, checked.value, world), checked.diagnostics)


def read_settings(content: bytes | None) -> Checked[Settings]:
    """The settings in the bytes of a `briefgen.toml`; the defaults if there is none."""
    if content is None:
        return Checked(Settings())
    file = File(SETTINGS, content.decode("utf-8", errors="replace"))
    try:
        data = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as reason:
        return Checked(None, (_not_toml(file, reason),))
    found: list[Diagnostic] = []
    values: dict[str, Any] = {}
    for table, key, value in _entries(data):
        known = _KEYS.get((table, key))
        if known is None:
            dotted = f"{table}.{key}" if table else key
            names = [f"{first}.{second}" if first else second for first, second in _KEYS]
            hints = did_you_mean(dotted, names) or (
                f"the keys are {', '.join(f'`{name}`' for name in names)}",
            )
            found.append(error("WS02", _place(file, key), f"the setting `{dotted}` is not known", *hints))
            continue
        field, kind = known
        if kind is tuple and isinstance(value, list) and all(isinstance(item, str) for item in value):
            values[field] = tuple(value)
        elif kind is not tuple and isinstance(value, kind):
            values[field] = value
        else:
            wanted = {str: "a text", bool: "`true` or `false`", tuple: "a list of texts"}[kind]
            found.append(error("WS03", _place(file, key), f"`{key}` has to be {wanted}"))
    return Checked(None if found else Settings(**values), tuple(found))


_KEYS: dict[tuple[str, str], tuple[str, type]] = {
    ("", "briefs"): ("briefs", str),
    ("", "out"): ("out", str),
    ("", "languages"): ("languages", tuple),
    ("archive", "path"): ("archive", str),
    ("pdf", "repair_text"): ("repair_text", bool),
}


def _entries(data: Mapping[str, Any]) -> list[tuple[str, str, Any]]:
    entries: list[tuple[str, str, Any]] = []
    for key, value in data.items():
        if isinstance(value, dict):
            entries.extend((key, inner, content) for inner, content in value.items())
        else:
            entries.append(("", key, value))
    return entries


def _place(file: File, key: str) -> Span:
    for number, line in enumerate(file.lines, 1):
        match = re.match(rf"\s*\[?({re.escape(key)})\b", line)
        if match:
            return Span(file, number, match.start(1) + 1, number, match.end(1) + 1)
    return start_of(file)


def _not_toml(file: File, reason: tomllib.TOMLDecodeError) -> Diagnostic:
    match = re.search(r"^(.*) \(at line (\d+), column (\d+)\)$", str(reason))
    if match is None:
        return error("WS01", start_of(file), f"this is not TOML: {str(reason).lower()}")
    line, column = int(match[2]), int(match[3])
    span = Span(file, line, column, line, column + 1)
    return error("WS01", span, f"this is not TOML: {match[1][0].lower()}{match[1][1:]}")
