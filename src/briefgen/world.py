"""The only door to the outside: what can be read and written, and which day it is.

A name is a path below the workspace with forward slashes (`briefs/basra-water.yaml`), or
starts with the name of a mount (`@theme/templates/brief.html`, `@archive/report.txt`).
Names never climb: `..`, absolute names and back slashes are refused.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol


class World(Protocol):
    """Files and the clock."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; none if there is no such file."""

    def list(self, folder: str) -> tuple[str, ...]:
        """The names of what lies directly in a folder, sorted; empty if there is none."""

    def write(self, name: str, content: bytes) -> None:
        """A whole file, or nothing: no reader ever sees a half of it.

        Raises OSError with the name of the file.
        """

    def today(self) -> datetime.date:
        """The current day in UTC; for messages only, since an output takes its dates from its brief."""

    def now(self) -> datetime.datetime:
        """The current second in UTC; for the record of a capture only."""


def _parts(name: str) -> tuple[str, ...]:
    parts = tuple(name.split("/"))
    if "\\" in name or "\0" in name or any(part in {"", ".", ".."} for part in parts):
        raise ValueError(f"`{name}` is not a name below the workspace")
    return parts


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

    def write(self, name: str, content: bytes) -> None:
        """See `World.write`: a temporary file beside it, flushed to disk, then renamed over it.

        Who may read a file that is there already stays as it was.
        """
        target = self.place(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        with _named(target):
            mode = stat.S_IMODE(target.stat().st_mode) if target.is_file() else 0o644
            descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=".briefgen-")
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(content)
                    file.flush()
                    os.fchmod(file.fileno(), mode)
                    os.fsync(file.fileno())
                Path(temporary).replace(target)
            except BaseException:
                Path(temporary).unlink(missing_ok=True)
                raise

    def today(self) -> datetime.date:
        """See `World.today`."""
        return datetime.datetime.now(datetime.UTC).date()

    def now(self) -> datetime.datetime:
        """See `World.now`."""
        return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


@contextlib.contextmanager
def _named(target: Path) -> Iterator[None]:
    """Name the file that was to be written where it fails: nobody knows the temporary one."""
    try:
        yield
    except OSError as reason:
        reason.filename, reason.filename2 = str(target), None
        raise


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

    def write(self, name: str, content: bytes) -> None:
        """See `World.write`."""
        _parts(name)
        self.files[name] = content

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

    def write(self, name: str, content: bytes) -> None:
        """See `World.write`."""
        self.world.write(name, content)

    def today(self) -> datetime.date:
        """See `World.today`."""
        return self.world.today()

    def now(self) -> datetime.datetime:
        """See `World.now`."""
        return self.world.now()
