"""Where a store has its bytes: an address, as fsspec takes it.

Who may enter, and through which door, fsspec finds out by itself: from its own configuration, from the
environment, from the machine that it runs on.
"""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from briefgen.building.store_shelf import Lying

# Seconds for one file, its second and third attempt included. A build must not stand still for a store.
_PATIENCE = 30
# What the file systems of fsspec call the time at which a file was written.
_TIMES = ("LastModified", "last_modified", "mtime", "modified", "created")


@dataclass(frozen=True)
class AddressShelf:
    """A shelf at an address such as `s3://bucket/prefix`; nothing is loaded before it is used."""

    address: str

    def read(self, name: str) -> bytes | None:
        """See `Shelf.read`."""
        with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return bytes(self._ask("cat_file", self._at(name)))
        return None

    def write(self, name: str, content: bytes) -> None:
        """See `Shelf.write`; whole at once where the address is that of an object store."""
        place = self._at(name)
        if not self._system[0].async_impl:
            # Object stores have no folders; all others want them made.
            self._ask("makedirs", place.rpartition("/")[0], exist_ok=True)
        self._ask("pipe_file", place, content)

    def files(self) -> tuple[Lying, ...]:
        """See `Shelf.files`."""
        root = self._system[1]
        try:
            found = self._ask("find", root, detail=True)
        except FileNotFoundError:
            return ()
        return tuple(
            Lying(name.removeprefix(root).lstrip("/"), info.get("size") or 0, _time(info))
            for name, info in found.items()
        )

    def remove(self, name: str, before: datetime.datetime) -> bool:
        """See `Shelf.remove`; what is written in the very instant of its removal may be lost."""
        place = self._at(name)
        try:
            written = _time(self._ask("info", place))
            if written is None or written >= before:
                return False
            self._ask("rm_file", place)
        except FileNotFoundError:
            return True
        return True

    def tidy(self, before: datetime.datetime) -> None:
        """See `Shelf.tidy`; writers leave nothing there beside what they write."""

    @cached_property
    def _system(self) -> tuple[Any, str]:
        """The file system, and the root in it. Raises OSError."""
        with _as_system_errors():
            # Only builds with such an address need it; it is in an extra.
            import fsspec  # noqa: PLC0415

            system, root = fsspec.core.url_to_fs(self.address, use_listings_cache=False)
        return system, str(root).rstrip("/")

    def _at(self, name: str) -> str:
        return f"{self._system[1]}/{name}"

    def _ask(self, verb: str, *arguments: object, **named: object) -> Any:
        """What a file system answers, in time. Raises OSError."""
        system, _ = self._system
        with _as_system_errors():
            if not system.async_impl:
                return getattr(system, verb)(*arguments, **named)
            from fsspec.asyn import sync  # noqa: PLC0415

            return sync(system.loop, getattr(system, f"_{verb}"), *arguments, timeout=_PATIENCE, **named)


@contextlib.contextmanager
def _as_system_errors() -> Iterator[None]:
    """Give each library's own errors the form of an error of the system."""
    try:
        yield
    except TimeoutError as reason:
        raise OSError("no answer in time") from reason
    except OSError:
        raise
    except Exception as reason:  # each library behind an address has errors of its own
        raise OSError(f"{reason}" or type(reason).__name__) from reason


def _time(info: Mapping[str, Any]) -> datetime.datetime | None:
    for key in _TIMES:
        value = info.get(key)
        if isinstance(value, int | float):
            return datetime.datetime.fromtimestamp(value, datetime.UTC)
        if isinstance(value, datetime.datetime):
            return value if value.tzinfo else value.replace(tzinfo=datetime.UTC)
    return None
