"""A world that notes all that a build looks at, for the memo that the build may leave."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.world import DiskWorld, Stamp, World, stamp_at


@dataclass
class Notes:
    """What was looked at, by where it lies on disk, since a moment in nanoseconds."""

    began: int
    files: dict[str, Stamp | None] = field(default_factory=dict)
    """The stamps of files when they were first looked at; none of one that was absent."""
    folders: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The names in folders when they were first listed."""
    links: dict[str, str] = field(default_factory=dict)
    """Ways that may lead through links, by the places that they led to."""
    swept: set[str] = field(default_factory=set)
    """The folders that were cleared of what killed builds had left."""
    day: str = ""
    """The day, if it was asked for, as `2026-11-23`."""
    records: dict[str, Stamp | None] = field(default_factory=dict)
    """The stamps of the records of builds when all was done; nobody else writes them."""
    is_whole: bool = True
    """Whether all could be looked at that was to be."""


@dataclass(frozen=True)
class Witness:
    """A world on disk whose every look is noted; see `World` for what it does."""

    disk: DiskWorld
    notes: Notes

    def read(self, name: str) -> bytes | None:
        """See `World.read`; the stamp is taken first, so that no later one passes for it."""
        self.stamp(name)
        with self._whole():
            return self.disk.read(name)

    def list(self, folder: str) -> tuple[str, ...]:
        """See `World.list`."""
        with self._whole():
            names = self.disk.list(folder)
        place = self.disk.address(folder) if folder else str(self.disk.root)
        if place is not None:
            self.notes.folders.setdefault(place, names)
        return names

    def stamp(self, name: str) -> Stamp | None:
        """See `World.stamp`."""
        place = self.disk.address(name)
        if place is None:
            return None
        try:
            found = stamp_at(place)
        except OSError:
            self.notes.is_whole = False
            raise
        self.notes.files.setdefault(place, found)
        return found

    def write(self, name: str, content: bytes) -> None:
        """See `World.write`."""
        self.disk.write(name, content)

    def replace(self, folder: str, files: Mapping[str, bytes]) -> None:
        """See `World.replace`."""
        self.disk.replace(folder, files)

    def tidy(self, folder: str) -> None:
        """See `World.tidy`."""
        self.disk.tidy(folder)
        self.notes.swept.add(str(self.disk.place(folder)))

    def today(self) -> datetime.date:
        """See `World.today`."""
        day = self.disk.today()
        self.notes.day = day.isoformat()
        return day

    def now(self) -> datetime.datetime:
        """See `World.now`; not noted, since it decides nothing but how much is trusted."""
        return self.disk.now()

    def elsewhere(self, folder: Path) -> World:
        """The world at another folder, noted in the same notes."""
        return Witness(DiskWorld(folder), self.notes)

    def close(self, records: Iterable[str]) -> None:
        """Note how the records of builds look in the end."""
        for name in records:
            place = str(self.disk.place(name))
            self.notes.files.pop(place, None)
            self.notes.records[place] = self.disk.stamp(name)

    def follow(self, way: Path) -> None:
        """Note where a way leads that may have links in it."""
        self.notes.links[str(way)] = os.path.realpath(way)

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Note that something could not be looked at."""
        try:
            yield
        except OSError:
            self.notes.is_whole = False
            raise
