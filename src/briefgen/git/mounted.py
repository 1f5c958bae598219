"""Older editions as files of the workspace, below `@before`, so that a report can tell what changed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from errno import ENOENT
from pathlib import Path
from typing import NoReturn

from briefgen.diagnostic import Diagnostic
from briefgen.git import tag as tags
from briefgen.git.commit_world import CommitWorld
from briefgen.git.mount import MOUNT, told_apart
from briefgen.git.renaming import former_names
from briefgen.git.repository import Repository, repository_of, resolve
from briefgen.workspace import Workspace, beside, identifier
from briefgen.world import Stamp, World


@dataclass(frozen=True)
class Remembered:
    """A brief in a commit: the world that it is read from, and the name of its file there."""

    world: CommitWorld
    name: str


@dataclass(frozen=True)
class MountedWorld:
    """The world of a workspace with the older editions of its briefs; what is below `@before` is only read.

    A revision means the same commit for as long as this world is used. Reading a file of a revision that
    there is not raises OSError, its ways out as notes (PEP 678).
    """

    disk: World
    root: Path
    briefs: str
    """The folder of the briefs."""
    known: dict[tuple[str, str], Remembered] = field(default_factory=dict, compare=False, repr=False)

    def read(self, name: str) -> bytes | None:
        """See `World.read`."""
        place = told_apart(name)
        if place is None:
            return self.disk.read(name)
        revision, brief, file = place
        found = self._remembered(revision, brief)
        content = found.world.read(_then(found, file))
        if content is None and file == "brief.yaml":
            _refuse(
                f"there was no `{brief}` in `{revision}`", "`briefgen editions` lists the editions of a brief"
            )
        return content

    def list(self, folder: str) -> tuple[str, ...]:
        """See `World.list`."""
        place = told_apart(folder)
        if place is None:
            return () if folder.partition("/")[0] == MOUNT else self.disk.list(folder)
        found = self._remembered(place[0], place[1])
        return found.world.list(_then(found, place[2]))

    def stamp(self, name: str) -> Stamp | None:
        """See `World.stamp`; another one once a tag has moved to a commit in which the file is another."""
        place = told_apart(name)
        if place is None:
            return self.disk.stamp(name)
        try:
            found = self._remembered(place[0], place[1])
        except OSError:
            return None
        return found.world.stamp(_then(found, place[2]))

    def write(self, name: str, content: bytes) -> None:
        """See `World.write`."""
        self.disk.write(name, content)

    def replace(self, folder: str, files: Mapping[str, bytes]) -> None:
        """See `World.replace`."""
        self.disk.replace(folder, files)

    def tidy(self, folder: str) -> None:
        """See `World.tidy`."""
        self.disk.tidy(folder)

    def today(self) -> datetime.date:
        """See `World.today`."""
        return self.disk.today()

    def now(self) -> datetime.datetime:
        """See `World.now`."""
        return self.disk.now()

    def _remembered(self, revision: str, brief: str) -> Remembered:
        if (revision, brief) not in self.known:
            self.known[revision, brief] = self._found(revision, brief)
        return self.known[revision, brief]

    def _found(self, revision: str, brief: str) -> Remembered:
        repository = repository_of(self.root)
        if repository.value is None:
            _refuse_for(repository.diagnostics[0])
        commit = resolve(repository.value, revision)
        if commit.value is None:
            _refuse_for(commit.diagnostics[0])
        world = CommitWorld(repository.value, commit.value, self.disk)
        return Remembered(world, self._whereabouts(repository.value, world, revision, brief))

    def _whereabouts(self, repository: Repository, world: CommitWorld, revision: str, brief: str) -> str:
        """What the file of the brief was called: in a released tag, by a renaming since, or by its id."""
        released = _released(repository, revision)
        if released is not None:
            return released
        if world.stamp(brief) is not None:
            return brief
        for former in former_names(repository, brief):
            if world.stamp(former) is not None:
                return former
        id_ = identifier(brief)
        alike = (f"{self.briefs}/{id_}.yaml", f"{self.briefs}/{id_}/brief.yaml")
        return next((name for name in alike if world.stamp(name) is not None), brief)


def with_editions(workspace: Workspace) -> World:
    """The world of a workspace with the older editions of its briefs."""
    return MountedWorld(workspace.world, workspace.root, workspace.settings.briefs)


def _then(found: Remembered, file: str) -> str:
    """The name of a file of the brief in the commit."""
    return found.name if file == "brief.yaml" else beside(found.name, file)


def _released(repository: Repository, revision: str) -> str | None:
    """The file of the brief that a tag has released; none if the revision is no such tag."""
    found = repository.git("rev-parse", "--verify", "--quiet", f"refs/tags/{revision}^{{tag}}")
    if found.code:
        return None
    _, content = repository.objects.read(found.text)
    record = tags.read(content.decode("utf-8", "replace").partition("\n\n")[2])
    if record is None or not record.brief.startswith(repository.prefix):
        return None
    return record.brief.removeprefix(repository.prefix)


def _refuse_for(found: Diagnostic) -> NoReturn:
    _refuse(found.message, *found.hints)


def _refuse(message: str, *hints: str) -> NoReturn:
    reason = OSError(ENOENT, message)
    for hint in hints:
        reason.add_note(hint)
    raise reason
