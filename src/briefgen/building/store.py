"""The store of results: what was made once, by any build that shares it, is not made again.

A key stands for all that decides a result (see `store_key`); a small record in JSON says which bytes it
stands for, and the bytes lie under their own SHA-256. Nothing in a store is trusted: bytes that are not
those of their record count as absent, and are replaced by the next build that makes them.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Literal, Protocol

from briefgen.building.store_address import AddressShelf
from briefgen.building.store_entry import Entry, entry_of, read_entry, record_name
from briefgen.building.store_shelf import FolderShelf, Shelf
from briefgen.building.store_stock import prune_daily
from briefgen.diagnostic import Diagnostic, warning
from briefgen.places import place_of
from briefgen.settings import SETTINGS
from briefgen.span import File, Span, start_of
from briefgen.storage import STORE, is_address
from briefgen.workspace import Workspace
from briefgen.world import World

Way = Literal["read", "write", "touch"]


class Store(Protocol):
    """Bytes by the keys of what made them; may be asked from several threads. Nothing is ever raised."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the store, as far as it was used: one warning at most."""

    def get(self, key: str) -> bytes | None:
        """The bytes of a key, as they were put; none if there are none that can be trusted."""

    def put(self, key: str, content: bytes) -> None:
        """Store the bytes of a key, over whatever is there."""


@dataclass(frozen=True)
class ShelvedStore:
    """A store on a shelf. What fails once is not tried again: a build goes on without it."""

    shelf: Shelf
    world: World
    place: str
    """The folder or address, as the settings have it."""
    span: Span
    found: list[Diagnostic] = field(default_factory=list)
    shut: set[Way] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """See `Store.diagnostics`."""
        return tuple(self.found)

    def get(self, key: str) -> bytes | None:
        """See `Store.get`."""
        if "read" in self.shut:
            return None
        try:
            entry = read_entry(self.shelf.read(record_name(key)), key)
            content = self.shelf.read(entry.blob) if entry else None
        except OSError as reason:
            hint = "a build makes everything itself meanwhile; `briefgen cache` tries the store alone"
            self._shut(unusable(self.place, self.span, reason, hint), "read", "write", "touch")
            return None
        if entry is None or content is None or not entry.holds(content):
            return None
        self._touch(entry)
        return content

    def put(self, key: str, content: bytes) -> None:
        """See `Store.put`; the bytes first, so that a record never stands for what is still to come."""
        if "write" in self.shut:
            return
        entry = entry_of(key, content, self._day())
        try:
            self.shelf.write(entry.blob, content)
            self.shelf.write(entry.record, entry.as_json())
        except OSError as reason:
            self._shut(unwritten(self.place, self.span, reason), "write", "touch")

    def _touch(self, entry: Entry) -> None:
        """Note the day of a use, by which a store is pruned."""
        day = self._day()
        if entry.used == day or "touch" in self.shut:
            return
        used = Entry(entry.key, entry.digest, entry.size, day, entry.briefgen)
        try:
            self.shelf.write(used.record, used.as_json())
        except OSError:
            # Who may only read leaves it to those who may write.
            self.shut.add("touch")

    def _day(self) -> str:
        return self.world.today().isoformat()

    def _shut(self, problem: Diagnostic, *ways: Way) -> None:
        with self.lock:
            self.shut.update(ways)
            if not self.found:
                self.found.append(problem)


def store_of(workspace: Workspace) -> Store:
    """The store of a workspace; it is first looked at when it is first used."""
    place, span = workspace.settings.store, place_of_store(workspace)
    return ShelvedStore(shelf_of(workspace), workspace.world, place, span)


def shelf_of(workspace: Workspace) -> Shelf:
    """Where the settings of a workspace say that results are stored."""
    place = workspace.settings.store
    return AddressShelf(place) if is_address(place) else FolderShelf(workspace.root / place)


def is_begun(workspace: Workspace) -> bool:
    """Whether anything may lie in the store of a workspace; what lies at an address is not asked for."""
    shelf = shelf_of(workspace)
    return not isinstance(shelf, FolderShelf) or shelf.is_begun


def tidied(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """Prune a store in a folder, once a day, as `briefgen cache --prune` does; what went wrong.

    What lies at an address belongs to more than one desk, and is not read through for a build.
    """
    shelf, world = shelf_of(workspace), workspace.world
    if not isinstance(shelf, FolderShelf):
        return ()
    try:
        prune_daily(shelf, world.now())
    except OSError as reason:
        return (unwritten(workspace.settings.store, place_of_store(workspace), reason),)
    return ()


def place_of_store(workspace: Workspace) -> Span:
    """Where the settings name the store; the store itself if they do not."""
    content = workspace.world.read(SETTINGS)
    if content is None or workspace.settings.store == STORE:
        return start_of(File(STORE, ""))
    return place_of(File(SETTINGS, content.decode("utf-8", errors="replace")), ("cache", "store"))


def unusable(place: str, span: Span, reason: OSError, *hints: str) -> Diagnostic:
    """That a store is of no use."""
    if isinstance(reason.__cause__, ImportError):
        hints = ("`pip install 'briefgen[store]'` installs what an address needs", *hints)
    return warning("RS01", span, f"the result store `{place}` cannot be used: {_said(reason)}", *hints)


def unwritten(place: str, span: Span, reason: OSError) -> Diagnostic:
    """That nothing can be written to a store."""
    hint = "the reports are not touched by it; other builds will have to make them again"
    return warning("RS02", span, f"the result store `{place}` cannot be written: {_said(reason)}", hint)


def _said(reason: OSError) -> str:
    """The words of an error: one line, as messages are written."""
    text = " ".join((reason.strerror or str(reason)).split()).removesuffix(".")
    return f"{text[:1].lower()}{text[1:200]}"
