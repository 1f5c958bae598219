"""The only door to the outside: what can be read and written, and which day it is.

A name is a path below the workspace with forward slashes (`briefs/basra-water.yaml`), or
starts with the name of a mount (`@theme/templates/brief.html`, `@archive/report.txt`).
Names never climb: `..`, absolute names and back slashes are refused.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from briefgen import swap

Stamp = tuple[int, int, int, int]
"""When a file and its entry were changed (nanoseconds), its size, its number: what git's index keeps too."""


class World(Protocol):
    """Files and the clock."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; none if there is no such file."""

    def list(self, folder: str) -> tuple[str, ...]:
        """The names of what lies directly in a folder, sorted; empty if there is none."""

    def stamp(self, name: str) -> Stamp | None:
        """What shows from outside that a file has changed; none if there is no such file."""

    def write(self, name: str, content: bytes) -> None:
        """A whole file, or nothing: no reader ever sees a half of it.

        Raises OSError with the name of the file.
        """

    def replace(self, folder: str, files: Mapping[str, bytes]) -> None:
        """Files of a folder by their names in it, as one set: a reader sees the old one or the new one.

        Files of the folder that are not named stay. Raises OSError with the name of the folder.
        """

    def tidy(self, folder: str) -> None:
        """Remove what a run that was killed has left directly in a folder."""

    def today(self) -> datetime.date:
        """The current day in UTC; for messages only, since an output takes its dates from its brief."""

    def now(self) -> datetime.datetime:
        """The current second in UTC; for the record of a capture only."""


def _parts(name: str) -> tuple[str, ...]:
    parts = tuple(name.split("/"))
    if "\\" in name or "\0" in name or any(part in {"", ".", ".."} for part in parts):
        raise ValueError(f"`{name}` is not a name below the workspace")
    return parts


def _single(name: str) -> str:
    if len(_parts(name)) > 1:
        raise ValueError(f"`{name}` is not a name in one folder")
    return name


@dataclass(frozen=True)
class DiskWorld:
    """A folder on disk, with further folders mounted under names that start with `@`."""

    root: Path
    mounts: Mapping[str, Path] = field(default_factory=dict)

    def place(self, name: str) -> Path:
        """Where a name lies on disk."""
        first, *rest = _parts(name)
        if first.startswith("@"):
            if first not in self.mounts:
                raise ValueError(f"nothing is mounted at `{first}`")
            return self.mounts[first].joinpath(*rest)
        return self.root.joinpath(first, *rest)

    def read(self, name: str) -> bytes | None:
        """See `World.read`; a folder counts as no file."""
        if _mount_of(name) not in self.mounts and name.startswith("@"):
            return None
        try:
            return self.place(name).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None

    def list(self, folder: str) -> tuple[str, ...]:
        """See `World.list`."""
        try:
            place = self.place(folder) if folder else self.root
            return tuple(sorted(entry.name for entry in place.iterdir()))
        except (FileNotFoundError, NotADirectoryError):
            return ()

    def stamp(self, name: str) -> Stamp | None:
        """See `World.stamp`; a folder counts as no file."""
        # Asked of thousands of names at a time, which a Path for each would make twice as slow.
        first, _, rest = name.partition("/")
        known = not first.startswith("@") or first in self.mounts
        root = self.mounts.get(first)
        place = f"{self.root}/{name}" if root is None else f"{root}/{rest}"
        try:
            found = os.stat(place) if known else None  # noqa: PTH116
        except (FileNotFoundError, NotADirectoryError):
            return None
        if found is None or stat.S_ISDIR(found.st_mode):
            return None
        return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)

    def write(self, name: str, content: bytes) -> None:
        """See `World.write`."""
        swap.write(self.place(name), content)

    def replace(self, folder: str, files: Mapping[str, bytes]) -> None:
        """See `World.replace`; file by file where the file system cannot exchange folders."""
        place = self.place(folder)
        for name in files:
            _single(name)
        swap.replace(place, files)

    def tidy(self, folder: str) -> None:
        """See `World.tidy`."""
        swap.tidy(self.place(folder))

    def today(self) -> datetime.date:
        """See `World.today`."""
        return datetime.datetime.now(datetime.UTC).date()

    def now(self) -> datetime.datetime:
        """See `World.now`."""
        return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


def _mount_of(name: str) -> str:
    return name.split("/", 1)[0]


@dataclass(frozen=True)
class MemoryWorld:
    """Files in memory, for tests and for text that lies nowhere."""

    files: dict[str, bytes] = field(default_factory=dict)
    day: datetime.date = datetime.date(2026, 1, 1)

    def read(self, name: str) -> bytes | None:
        """See `World.read`."""
        _parts(name)
        return self.files.get(name)

    def list(self, folder: str) -> tuple[str, ...]:
        """See `World.list`."""
        prefix = f"{folder}/" if folder else ""
        below = (name[len(prefix) :] for name in self.files if name.startswith(prefix))
        return tuple(sorted({name.split("/", 1)[0] for name in below}))

    def stamp(self, name: str) -> Stamp | None:
        """See `World.stamp`; what the file holds is all that can change here."""
        content = self.files.get(name)
        return None if content is None else (0, 0, len(content), hash(content))

    def write(self, name: str, content: bytes) -> None:
        """See `World.write`."""
        _parts(name)
        self.files[name] = content

    def replace(self, folder: str, files: Mapping[str, bytes]) -> None:
        """See `World.replace`."""
        _parts(folder)
        self.files.update({f"{folder}/{_single(name)}": content for name, content in files.items()})

    def tidy(self, folder: str) -> None:
        """See `World.tidy`; nothing is ever left here."""

    def today(self) -> datetime.date:
        """See `World.today`."""
        return self.day

    def now(self) -> datetime.datetime:
        """See `World.now`; the first second of the day."""
        return datetime.datetime.combine(self.day, datetime.time(), datetime.UTC)


@dataclass(frozen=True)
class Recorder:
    """A world that notes what is read through it: a name, and the SHA-256 of what was there.

    What was absent is noted too, as none: its appearance changes the result as well. The bytes
    themselves are kept in `contents`.
    """

    world: World
    reads: dict[str, str | None] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)

    def read(self, name: str) -> bytes | None:
        """See `World.read`."""
        content = self.world.read(name)
        self.reads[name] = None if content is None else hashlib.sha256(content).hexdigest()
        if content is not None:
            self.contents[name] = content
        return content

    def list(self, folder: str) -> tuple[str, ...]:
        """See `World.list`."""
        return self.world.list(folder)

    def stamp(self, name: str) -> Stamp | None:
        """See `World.stamp`; not noted, since it decides nothing."""
        return self.world.stamp(name)

    def write(self, name: str, content: bytes) -> None:
        """See `World.write`."""
        self.world.write(name, content)

    def replace(self, folder: str, files: Mapping[str, bytes]) -> None:
        """See `World.replace`."""
        self.world.replace(folder, files)

    def tidy(self, folder: str) -> None:
        """See `World.tidy`."""
        self.world.tidy(folder)

    def today(self) -> datetime.date:
        """See `World.today`."""
        return self.world.today()

    def now(self) -> datetime.datetime:
        """See `World.now`."""
        return self.world.now()
