"""The SHA-256 of files, known from outside as long as they do not change: as git's index knows them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.examining.snapshot import Now, digest
from briefgen.world import Stamp

_YOUNG = 2_000_000_000
"""Nanoseconds in which a file may change again without a new stamp, where clocks of disks are coarse."""
_UNSETTLED: Stamp = (0, 0, 0, 0)


@dataclass(frozen=True)
class Digests(Now):
    """What there is at the moment; a file is read only if its stamp is not the one that it had.

    The digest of a folder, whose name ends with a slash, is that of the names in it.
    """

    stamped: dict[str, tuple[Sequence[int], str]] = field(default_factory=dict)
    read: list[str] = field(default_factory=list)
    """The names of the files whose digests are new."""

    def digest(self, name: str) -> str | None:
        """The SHA-256 of a file; none if there is no such file."""
        if name not in self.known:
            self.known[name] = self._folder(name) if name.endswith("/") else self._file(name)
        return self.known[name]

    def wrote(self, name: str, content: bytes) -> None:
        """Take note of a file that was written now."""
        stamp = self.world.stamp(name)
        if stamp is not None:
            self.known[name] = self._keep(name, stamp, content)

    def _file(self, name: str) -> str | None:
        # Asked before the file is read: one that changes in between has another stamp next time.
        stamp = self.world.stamp(name)
        if stamp is None:
            return None
        kept = self.stamped.get(name)
        if kept is not None and tuple(kept[0]) == stamp:
            return kept[1]
        content = self.world.read(name)
        return None if content is None else self._keep(name, stamp, content)

    def _keep(self, name: str, stamp: Stamp, content: bytes) -> str:
        found = hashlib.sha256(content).hexdigest()
        now = int(self.world.now().timestamp()) * 1_000_000_000
        is_settled = max(stamp[0], stamp[1]) < now - _YOUNG
        self.read.append(name)
        self.stamped[name] = (stamp if is_settled else _UNSETTLED, found)
        return found

    def _folder(self, name: str) -> str:
        return folder_digest(self.world.list(name[:-1]))


def folder_digest(names: Iterable[str]) -> str:
    """The SHA-256 of what lies in a folder."""
    return str(digest("\n".join(names).encode()))


def as_json(stamped: Mapping[str, tuple[Sequence[int], str]], names: Iterable[str]) -> dict[str, object]:
    """The stamps and digests of these files as plain values."""
    return {name: stamped[name] for name in names if name in stamped}
