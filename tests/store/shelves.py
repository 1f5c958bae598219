"""Stores for tests, and a writer that shares one with others of its kind."""

from __future__ import annotations

import datetime
import hashlib
import random
import sys
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.building.store import ShelvedStore
from briefgen.building.store_address import AddressShelf
from briefgen.building.store_shelf import FolderShelf, Shelf
from briefgen.building.store_stock import prune
from briefgen.span import File, start_of
from briefgen.storage import is_address
from briefgen.world import MemoryWorld

NOW = datetime.datetime.now(datetime.UTC)
TODAY = NOW.date()


def shelf_at(place: str) -> Shelf:
    return AddressShelf(place) if is_address(place) else FolderShelf(Path(place))


def store_at(place: Path | str, day: datetime.date = TODAY, shelf: Shelf | None = None) -> ShelvedStore:
    span = start_of(File("briefgen.toml", ""))
    return ShelvedStore(shelf or shelf_at(str(place)), MemoryWorld(day=day), str(place), span)


def key_of(name: object) -> str:
    return hashlib.sha256(f"key {name}".encode()).hexdigest()


def content_of(key: str, writer: int = 0) -> bytes:
    """About 100 kB that say which key they are of, and who made them."""
    return f"{key} {writer}\n".encode() * 1500


@dataclass
class Counting:
    """A shelf that counts what is asked of another one."""

    inner: Shelf
    asked: list[tuple[str, str]] = field(default_factory=list)

    def read(self, name: str) -> bytes | None:
        self.asked.append(("read", name))
        return self.inner.read(name)

    def write(self, name: str, content: bytes) -> None:
        self.asked.append(("write", name))
        self.inner.write(name, content)

    def __getattr__(self, name: str) -> object:
        return getattr(self.inner, name)


def say(*words: object) -> None:
    sys.stdout.write(f"{' '.join(map(str, words))}\n")
    sys.stdout.flush()


def write(place: str, writer: int, writers: int, keys: int, rounds: int) -> None:
    """Get and put the same keys as all others; say what was got that nobody has put."""
    store, order = store_at(place), random.Random(writer)  # noqa: S311
    for _ in range(rounds):
        for number in order.sample(range(keys), keys):
            key = key_of(number)
            found = store.get(key)
            if found is not None and found not in {content_of(key, one) for one in range(writers)}:
                say("torn", number, len(found))
            store.put(key, content_of(key, writer))
    say("done", *(one.message for one in store.diagnostics))


class Ahead(FolderShelf):
    """A shelf for a pruner whose clock is wrong: only what is hidden it does not take for a leftover."""

    def tidy(self, before: datetime.datetime) -> None:
        super().tidy(before - datetime.timedelta(hours=2))


def clear(place: str, end: str) -> None:
    """Prune, as if all had been written long ago, again and again, and once more when a file is there."""
    removed = 0
    is_over = False
    say("ready")
    while not is_over:
        is_over = Path(end).exists()
        later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=2)
        pruned = prune(Ahead(Path(place)), later, None, 0)
        removed += len(pruned.before.entries) - len(pruned.after.entries)
    say("done", "removed" if removed else "nothing")


if __name__ == "__main__":
    verb, where, *numbers = sys.argv[1:]
    if verb == "write":
        write(where, *map(int, numbers))
    else:
        clear(where, *numbers)
