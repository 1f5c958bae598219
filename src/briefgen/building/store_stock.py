"""What lies in a store, and taking out of it what was not used lately."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefgen.building.store_entry import RECORDS, Entry, is_of_store, read_entry
from briefgen.building.store_shelf import Lying, Shelf

DAYS = 30
"""How long a result stays that nobody uses, where nothing else is said."""
# Holds the day on which a folder was last pruned by a build.
_PRUNED = "pruned"
# Between the bytes and their record a writer may pause, and the clocks of two machines may differ.
_SETTLED = datetime.timedelta(hours=1)
# Records that are asked for at a time: at an address each takes as long as a message there and back.
_AT_A_TIME = 16

Files = Mapping[str, Lying]


@dataclass(frozen=True)
class Stock:
    """The results in a store, and all bytes of it: records, damaged ones and bytes of no record included."""

    entries: tuple[Entry, ...]
    size: int
    """Bytes."""

    @property
    def oldest(self) -> str | None:
        """The day on which the result that nobody has used for longest was used."""
        return min((entry.used for entry in self.entries), default=None)


@dataclass(frozen=True)
class Pruned:
    """A store before and after."""

    before: Stock
    after: Stock


def stock(shelf: Shelf) -> Stock:
    """What lies on a shelf. Raises OSError."""
    return _stock(shelf, _files(shelf))


def prune(shelf: Shelf, now: datetime.datetime, keep: int | None, most: int | None) -> Pruned:
    """Remove results that were not used for more than `keep` days, and those above a size of `most` bytes.

    The ones that are unused for longest go first; with them what is damaged, and bytes that no record
    stands for. What was written in the last hour stays: another process may be at it. Raises OSError.
    """
    files = _files(shelf)
    before = _stock(shelf, files)
    settled = now - _SETTLED
    day = (now.date() - datetime.timedelta(days=keep)).isoformat() if keep is not None else ""
    stays = _staying(before.entries, files, day, most)
    records = {entry.record: entry for entry in before.entries}
    wanted = {entry.record for entry in stays}
    gone = {
        name
        for name in files
        if name.startswith(RECORDS) and name not in wanted and shelf.remove(name, settled)
    }
    # Somebody has used a result meanwhile whose record could not be removed.
    wanted.update(records[name].blob for name in records if name not in gone)
    gone |= {
        name
        for name in files
        if not name.startswith(RECORDS) and name not in wanted and shelf.remove(name, settled)
    }
    shelf.tidy(settled)
    left = tuple(entry for name, entry in records.items() if name not in gone)
    return Pruned(before, Stock(left, sum(file.size for name, file in files.items() if name not in gone)))


def prune_daily(shelf: Shelf, now: datetime.datetime) -> None:
    """Prune what was not used for `DAYS`, unless that was done today already. Raises OSError."""
    day = now.date().isoformat().encode()
    if shelf.read(_PRUNED) != day:
        # First, so that others who build at the same time leave it to this one.
        shelf.write(_PRUNED, day)
        prune(shelf, now, DAYS, None)


def _files(shelf: Shelf) -> Files:
    return {file.name: file for file in shelf.files() if is_of_store(file.name)}


def _stock(shelf: Shelf, files: Files) -> Stock:
    """The results whose bytes are there; whether they are the right ones is seen when they are used."""
    names = [name for name in files if name.startswith(RECORDS)]
    with ThreadPoolExecutor(_AT_A_TIME) as threads:
        contents = list(threads.map(shelf.read, names))
    entries = (
        read_entry(content, PurePosixPath(name).stem) for name, content in zip(names, contents, strict=True)
    )
    whole = tuple(entry for entry in entries if entry and _is_whole(entry, files))
    return Stock(whole, sum(file.size for file in files.values()))


def _is_whole(entry: Entry, files: Files) -> bool:
    return entry.blob in files and files[entry.blob].size == entry.size


def _staying(entries: Iterable[Entry], files: Files, day: str, most: int | None) -> list[Entry]:
    """The results to be left: the last used first, while there is room and none is too old."""
    stays: list[Entry] = []
    held: set[str] = set()
    total = 0
    for entry in sorted(entries, key=lambda one: (one.used, one.key), reverse=True):
        own = {entry.record, entry.blob} - held
        total += sum(files[name].size for name in own)
        if entry.used < day or (most is not None and total > most):
            break
        held |= own
        stays.append(entry)
    return stays
