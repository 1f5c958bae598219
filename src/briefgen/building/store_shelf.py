"""Where a store has its bytes: a folder, which processes and machines may share."""

from __future__ import annotations

import contextlib
import datetime
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from briefgen import swap
from briefgen.building.store_entry import BLOBS, RECORDS

# Begins the names of what is hidden until it is whole.
_HIDDEN = ".briefgen-"


@dataclass(frozen=True)
class Lying:
    """A file on a shelf: its name, its bytes in number, and when it was written, if that is known."""

    name: str
    size: int
    written: datetime.datetime | None


class Shelf(Protocol):
    """Files by name. Whatever cannot be done raises OSError."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; none if there is no such file."""

    def write(self, name: str, content: bytes) -> None:
        """A whole file over what was there."""

    def files(self) -> tuple[Lying, ...]:
        """All files, in no order; none if there is nothing yet."""

    def remove(self, name: str, before: datetime.datetime) -> bool:
        """Remove a file that was written before a time; whether it is gone.

        What somebody has written since, or is writing, stays.
        """

    def tidy(self, before: datetime.datetime) -> None:
        """Remove what writers have left that died before a time."""


@dataclass(frozen=True)
class FolderShelf:
    """A shelf in a folder, which need not exist."""

    root: Path

    @property
    def is_begun(self) -> bool:
        """Whether anything was ever stored here."""
        return (self.root / RECORDS).is_dir()

    def read(self, name: str) -> bytes | None:
        """See `Shelf.read`."""
        with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return (self.root / name).read_bytes()
        return None

    def write(self, name: str, content: bytes) -> None:
        """See `Shelf.write`: made beside it, then renamed over it."""
        swap.write(self.root / name, content)

    def files(self) -> tuple[Lying, ...]:
        """See `Shelf.files`."""
        return tuple(self._lying())

    def _lying(self) -> Iterator[Lying]:
        for folder in self._folders():
            for entry in os.scandir(folder):
                # Another process may have removed it meanwhile.
                with contextlib.suppress(FileNotFoundError):
                    name = Path(entry.path).relative_to(self.root).as_posix()
                    found = entry.stat(follow_symlinks=False)
                    yield Lying(name, found.st_size, _time(found))

    def _folders(self) -> Iterator[Path]:
        for kind in (RECORDS, BLOBS):
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                yield from (Path(entry.path) for entry in os.scandir(self.root / kind) if entry.is_dir())

    def remove(self, name: str, before: datetime.datetime) -> bool:
        """See `Shelf.remove`."""
        place = self.root / name
        aside = place.with_name(f"{_HIDDEN}{os.getpid()}-{place.name}")
        try:
            if _time(place.lstat()) >= before:
                return False
            # First taken aside: between the look and the removal another file may have come into its place.
            place.rename(aside)
        except FileNotFoundError:
            return True
        is_another = _time(aside.lstat()) >= before
        if is_another:
            with contextlib.suppress(FileExistsError):
                os.link(aside, place, follow_symlinks=False)
        aside.unlink()
        return not is_another

    def tidy(self, before: datetime.datetime) -> None:
        """See `Shelf.tidy`."""
        for folder in self._folders():
            for place in folder.glob(f"{_HIDDEN}*"):
                with contextlib.suppress(FileNotFoundError):
                    if _time(place.lstat()) < before:
                        place.unlink()


def _time(found: os.stat_result) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(found.st_mtime, datetime.UTC)
