"""A world that stands still while it is looked at, and notes all that was looked at."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from briefgen.world import Stamp, World


def digest(content: bytes | None) -> str | None:
    """The SHA-256 of what a file holds; none of no file."""
    return None if content is None else hashlib.sha256(content).hexdigest()


@dataclass(frozen=True)
class Reads:
    """What was read: files by their SHA-256, none if absent; what lay in folders; the day, if asked for."""

    files: Mapping[str, str | None]
    folders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    day: str | None = None

    def hold(self, now: Now) -> bool:
        """Whether somebody who reads all of it again would read the same."""
        return (
            all(now.digest(name) == known for name, known in self.files.items())
            and all(now.world.list(folder) == known for folder, known in self.folders.items())
            and (self.day is None or self.day == now.world.today().isoformat())
        )

    def as_json(self) -> dict[str, object]:
        """The same as plain values."""
        return {"files": dict(self.files), "folders": dict(self.folders), "day": self.day}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Back from plain values; KeyError, TypeError, ValueError or AttributeError if they are none."""
        folders = {folder: tuple(names) for folder, names in data["folders"].items()}
        return cls(dict(data["files"]), folders, data["day"])


@dataclass(frozen=True)
class Now:
    """What there is at the moment, each file read once however many briefs need it."""

    world: World
    known: dict[str, str | None] = field(default_factory=dict)

    def digest(self, name: str) -> str | None:
        """The SHA-256 of a file; none if there is no such file."""
        if name not in self.known:
            self.known[name] = digest(self.world.read(name))
        return self.known[name]


@dataclass(frozen=True)
class Snapshot:
    """A world in which each file and each folder is read once.

    A file that somebody saves meanwhile stays as it was first seen: what is found is found in one
    state of it, and `reads` says in which. What is written through it, it knows.
    """

    world: World
    contents: dict[str, bytes | None] = field(default_factory=dict)
    folders: dict[str, tuple[str, ...]] = field(default_factory=dict)
    days: list[datetime.date] = field(default_factory=list)
    seconds: list[datetime.datetime] = field(default_factory=list)

    @property
    def reads(self) -> Reads:
        """All that was read so far."""
        files = {name: digest(content) for name, content in self.contents.items()}
        # What rests on a second holds on no day.
        times = (*self.seconds, *self.days)
        return Reads(files, dict(self.folders), times[0].isoformat() if times else None)

    def read(self, name: str) -> bytes | None:
        """See `World.read`."""
        if name not in self.contents:
            self.contents[name] = self.world.read(name)
        return self.contents[name]

    def list(self, folder: str) -> tuple[str, ...]:
        """See `World.list`."""
        if folder not in self.folders:
            self.folders[folder] = self.world.list(folder)
        return self.folders[folder]

    def stamp(self, name: str) -> Stamp | None:
        """See `World.stamp`; of the file as it is now."""
        return self.world.stamp(name)

    def write(self, name: str, content: bytes) -> None:
        """See `World.write`."""
        self.world.write(name, content)
        self._know(name, content)

    def replace(self, folder: str, files: Mapping[str, bytes]) -> None:
        """See `World.replace`."""
        self.world.replace(folder, files)
        for name, content in files.items():
            self._know(f"{folder}/{name}", content)

    def tidy(self, folder: str) -> None:
        """See `World.tidy`."""
        self.world.tidy(folder)

    def _know(self, name: str, content: bytes) -> None:
        """Keep what was written as what there is."""
        self.contents[name] = content
        folder = name.rpartition("/")[0]
        if folder in self.folders:
            self.folders[folder] = self.world.list(folder)

    def today(self) -> datetime.date:
        """See `World.today`."""
        if not self.days:
            self.days.append(self.world.today())
        return self.days[0]

    def now(self) -> datetime.datetime:
        """See `World.now`."""
        if not self.seconds:
            self.seconds.append(self.world.now())
        return self.seconds[0]
