"""The files of a commit as a world: an older edition is loaded from it as today's is from the disk."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from errno import EIO, EROFS
from functools import cached_property
from typing import NoReturn

from briefgen.git.objects import Entry, entries
from briefgen.git.repository import Commit, Repository
from briefgen.world import Stamp, World

_TREE, _LINK, _MODULE = "40000", "120000", "160000"
_MOST_LINKS = 10
_POINTER = b"version https://git-lfs.github.com/spec/"
# Made by briefgen, and no part of any history: faces that were cut, by what they were made from.
_OWN = ".briefgen"


@dataclass(frozen=True)
class CommitWorld:
    """A folder of a commit, read from git's objects; nothing is checked out, and nothing can be written.

    What is mounted (`@theme`), and the workspace's own `.briefgen`, are those of `disk`. Links lead where
    they lead in the repository, never out of it. Raises OSError where git does not give an object.
    """

    repository: Repository
    commit: Commit
    disk: World
    pointers: list[str] = field(default_factory=list, compare=False)
    """The names of files that were read and lie in Git LFS, so that the commit has not got them."""
    _trees: dict[str, Mapping[str, Entry]] = field(default_factory=dict, compare=False, repr=False)

    def read(self, name: str) -> bytes | None:
        """See `World.read`."""
        if _is_on_disk(name):
            return self.disk.read(name)
        entry = self._find(self._parts(name))
        if entry is None or entry.mode in {_TREE, _MODULE}:
            return None
        content = self._object(entry.object, name)
        if content.startswith(_POINTER) and len(content) < 1024:
            self.pointers.append(name)
            raise OSError(EIO, "it lies in Git LFS", name)
        return content

    def list(self, folder: str) -> tuple[str, ...]:
        """See `World.list`."""
        if _is_on_disk(folder):
            return self.disk.list(folder)
        entry = self._find(self._parts(folder))
        if entry is None or entry.mode != _TREE:
            return ()
        return tuple(sorted(self._tree(entry.object)))

    def stamp(self, name: str) -> Stamp | None:
        """See `World.stamp`; what a file of a commit holds is all that can differ."""
        if _is_on_disk(name):
            return self.disk.stamp(name)
        entry = self._find(self._parts(name))
        return None if entry is None or entry.mode == _TREE else (0, 0, 0, int(entry.object, 16))

    def write(self, name: str, content: bytes) -> None:
        """See `World.write`; only into `.briefgen`."""
        if not _is_on_disk(name):
            _refuse(name)
        self.disk.write(name, content)

    def replace(self, folder: str, files: Mapping[str, bytes]) -> None:
        """See `World.replace`; always refused."""
        del files
        _refuse(folder)

    def tidy(self, folder: str) -> None:
        """See `World.tidy`; nothing is ever left here."""

    def today(self) -> datetime.date:
        """The day of the commit in UTC: what was known then was known on that day."""
        return self.commit.time.date()

    def now(self) -> datetime.datetime:
        """The second of the commit in UTC."""
        return self.commit.time

    @cached_property
    def _prefix(self) -> tuple[str, ...]:
        return tuple(part for part in self.repository.prefix.split("/") if part)

    def _parts(self, name: str) -> tuple[str, ...]:
        parts = tuple(name.split("/")) if name else ()
        if any(part in {"", ".", ".."} for part in parts):
            raise ValueError(f"`{name}` is not a name below the workspace")
        return (*self._prefix, *parts)

    def _find(self, parts: tuple[str, ...], links: int = _MOST_LINKS) -> Entry | None:
        """What lies at a path of the repository."""
        found = Entry(_TREE, self.commit.tree)
        for number, part in enumerate(parts):
            inside = self._tree(found.object).get(part) if found.mode == _TREE else None
            if inside is None:
                return None
            if inside.mode == _LINK:
                target = self._object(inside.object, "/".join(parts)).decode("utf-8", "surrogateescape")
                way = posixpath.normpath(posixpath.join(*parts[:number], target))
                if not links or way.startswith(("/", "../")) or way == "..":
                    return None
                onward = () if way == "." else tuple(way.split("/"))
                return self._find((*onward, *parts[number + 1 :]), links - 1)
            found = inside
        return found

    def _tree(self, identifier: str) -> Mapping[str, Entry]:
        if identifier not in self._trees:
            content = self._object(identifier, self.commit.id)
            self._trees[identifier] = dict(entries(content, len(identifier) // 2))
        return self._trees[identifier]

    def _object(self, identifier: str, name: str) -> bytes:
        kind, content = self.repository.objects.read(identifier)
        if kind == "missing":
            raise OSError(EIO, "it was left out when the repository was cloned", name)
        return content


def _is_on_disk(name: str) -> bool:
    first = name.partition("/")[0]
    return first.startswith("@") or first == _OWN


def _refuse(name: str) -> NoReturn:
    raise OSError(EROFS, "what is committed stays as it is", name)
