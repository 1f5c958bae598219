"""The verdict on one brief, made from its files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefgen.checking.desk import PLAIN, Desk
from briefgen.diagnostic import Diagnostic, error
from briefgen.examining.examined import Examined
from briefgen.examining.snapshot import Snapshot
from briefgen.loading.desk import desk as desk_of
from briefgen.loading.loaded import LOCK, Loaded, check, load, prove
from briefgen.loading.preceding import UNAVAILABLE
from briefgen.loading.standing import unfinished
from briefgen.loading.unreadable import UNREADABLE
from briefgen.span import File, start_of
from briefgen.workspace import Workspace, beside
from briefgen.world import World

Found = tuple[Examined, dict[str, object]]
"""What was found, as a value and as plain data."""


class Examiner:
    """A desk that is ready to examine its briefs."""

    def __init__(self, workspace: Workspace) -> None:
        self._world = workspace.world
        self._snapshot = Snapshot(workspace.world)
        self._desk = desk_of(replace(workspace, world=self._snapshot))

    def desk(self) -> Found:
        """What is wrong with the desk's own files."""
        found = Examined(self._desk.diagnostics, self._snapshot.reads)
        return found, found.as_json(self._snapshot.read)

    def examine(self, name: str) -> Found:
        """What is wrong with the brief in a file; its lock is brought up to date with what was proved."""
        snapshot = Snapshot(self._world)
        found = _examined(snapshot, self._desk.value or PLAIN, name)
        return found, {} if _unread(found.diagnostics) else found.as_json(snapshot.read)


def _examined(world: Snapshot, desk: Desk, name: str) -> Examined:
    loaded = load(world, name)
    if loaded.value is None:
        return Examined(loaded.diagnostics, world.reads, is_lasting=not _unread(loaded.diagnostics))
    unwritten = _prove(world, loaded.value)
    found = (*loaded.diagnostics, *unwritten, *check(world, loaded.value, desk), *unfinished(loaded.value))
    brief = loaded.value.brief
    lasting = not unwritten and not _unread(found)
    return Examined(found, world.reads, brief.kind, brief.editions, is_lasting=lasting)


def _unread(found: Iterable[Diagnostic]) -> bool:
    """Whether something could not be read: it is not among what was read, and may be readable next time."""
    return any(one.code in {UNREADABLE, UNAVAILABLE} for one in found)


def _prove(world: World, loaded: Loaded) -> tuple[Diagnostic, ...]:
    """Bring the lock up to date; that it cannot be written, if so."""
    try:
        prove(world, loaded)
    except OSError as reason:
        where = start_of(File(beside(loaded.name, LOCK), ""))
        message = f"this cannot be written: {(reason.strerror or str(reason)).lower()}"
        return (error("WS06", where, message, "without it, nothing is proved where the archive is not"),)
    return ()
