"""The only door to the outside: what can be read and written, and which day it is.

A name is a path below the workspace with forward slashes (`briefs/basra-water.yaml`), or
starts with the name of a mount (`@theme/templates/brief.html`, `@archive/report.txt`).
Names never climb: `..`, absolute names and back slashes are refused.
"""

from __future__ import annotations

import datetime
import errno
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

_AT_ONCE = os.O_NONBLOCK | os.O_NOCTTY
_OWN = ".briefgen"
_NO_FILE = "it is neither a file nor a folder"


class World(Protocol):
    """Files and the clock."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; none if there is no such file.

        Raises OSError if it cannot be read, is a pipe, a socket or a device, or if a link leads to it
        out of the workspace.
        """

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
        return Path(self._located(name))

    def _located(self, name: str) -> str:
        first = _parts(name)[0]
        place = self.address(name)
        if place is None:
            raise ValueError(f"nothing is mounted at `{first}`")
        return place

    def _inside(self, name: str) -> str:
        """Where a name lies, if no link below a folder of the workspace leads out of both.

        Those who put files into a workspace are not always those who may read all of the machine. The
        folders of the workspace themselves may be links: they are its owner's, and so are mounts and what
        briefgen keeps.
        """
        place = self._located(name)
        first, *rest = name.split("/")
        step = f"{self.root}/{first}"
        for part in rest if first not in {_OWN, *self.mounts} else ():
            step = f"{step}/{part}"
            if os.path.islink(step):  # noqa: PTH114 - asked for each file, and a Path takes its time
                real = Path(os.path.realpath(place))
                if not any(
                    real.is_relative_to(os.path.realpath(own)) for own in (self.root, self.root / first)
                ):
                    raise OSError(errno.EACCES, "it leads out of the workspace", place)
        return place

    def read(self, name: str) -> bytes | None:
        """See `World.read`; a folder counts as no file."""
        if _mount_of(name) not in self.mounts and name.startswith("@"):
            return None
        try:
            return _content(self._inside(name))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as reason:
            if reason.errno == errno.ENXIO:
                # So the system says of a socket, in words that help nobody.
                raise OSError(errno.ENXIO, _NO_FILE, reason.filename) from None
            raise

    def list(self, folder: str) -> tuple[str, ...]:
        """See `World.list`."""
        try:
            place = self._inside(folder) if folder else str(self.root)
            return tuple(sorted(os.listdir(place)))  # noqa: PTH208 - a Path for each name takes its time
        except (FileNotFoundError, NotADirectoryError):
            return ()

    def stamp(self, name: str) -> Stamp | None:
        """See `World.stamp`; a folder counts as no file."""
        place = self.address(name)
        return stamp_at(place) if place else None

    def address(self, name: str) -> str | None:
        """Where a name lies on disk, as text; none below a mount that there is not."""
        # Asked of thousands of names at a time, which a Path for each would make twice as slow.
        first, _, rest = name.partition("/")
        if first in self.mounts:
            return f"{self.mounts[first]}/{rest}"
        return None if first.startswith("@") else f"{self.root}/{name}"

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


def stamp_at(place: str) -> Stamp | None:
    """The stamp of what lies at a place on disk; see `World.stamp`."""
    try:
        found = os.stat(place)  # noqa: PTH116 - see `address`
    except (FileNotFoundError, NotADirectoryError):
        return None
    if stat.S_ISDIR(found.st_mode):
        return None
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def _content(place: str) -> bytes | None:
    """What a file holds; nothing else that lies there is waited for, as a pipe would have it."""
    # Opened first and looked at then, so that nothing can be put in its place in between.
    descriptor = os.open(place, os.O_RDONLY | os.O_CLOEXEC | _AT_ONCE)
    try:
        kind = os.fstat(descriptor).st_mode
        if stat.S_ISREG(kind):
            with open(descriptor, "rb", closefd=False) as file:
                return file.read()
    finally:
        os.close(descriptor)
    if stat.S_ISDIR(kind):
        return None
    raise OSError(errno.ENXIO, _NO_FILE, place)


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
