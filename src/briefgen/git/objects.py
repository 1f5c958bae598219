"""The objects of a repository, read one after the other from one `git cat-file --batch`."""

from __future__ import annotations

import os
import re
import select
import subprocess
import threading
import weakref
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from errno import EFBIG, EIO
from pathlib import Path
from typing import Literal

from briefgen.git import git

Kind = Literal["commit", "tree", "blob", "tag", "missing"]
LARGEST = 64 << 20
"""Bytes of an object; no file of a brief comes near it."""
_SECONDS = 60.0
_PIECE = 1 << 16
_KINDS: Mapping[bytes, Kind] = {b"commit": "commit", b"tree": "tree", b"blob": "blob", b"tag": "tag"}
_HEAD = re.compile(rb"([0-9a-f]{40,64}) (commit|tree|blob|tag) ([0-9]+)")


@dataclass(frozen=True)
class Entry:
    """What a tree has under a name: `mode` as git writes it (`100644`, `40000`, `120000`), and the object."""

    mode: str
    object: str


class Objects:
    """A process of git that gives objects by their ids, as long as anybody holds this.

    Raises OSError where git cannot be started, ends, takes too long, or an object is too large.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        """Start git in a folder; see `git.surroundings` for the environment."""
        (asked, self._given), (self._said, saying) = os.pipe(), os.pipe()
        self._process = subprocess.Popen(  # noqa: S603  # its arguments are all here
            git.command(folder, ("cat-file", "--batch")),
            stdin=asked,
            stdout=saying,
            stderr=subprocess.DEVNULL,
            env=dict(environment),
            start_new_session=True,
        )
        os.close(asked)
        os.close(saying)
        self._rest = bytearray()
        self._lock = threading.Lock()
        self._end = weakref.finalize(self, _end, self._process, self._given, self._said)

    def read(self, name: str) -> tuple[Kind, bytes]:
        """The kind and the bytes of the object with an id; `missing` where the repository has not got it."""
        with self._lock:
            self._ask(name)
            head = self._line()
            match = _HEAD.fullmatch(head)
            if match is None:
                return "missing", b""
            size = int(match[3])
            if size > LARGEST:
                self._end()
                raise OSError(EFBIG, f"it is larger than {LARGEST >> 20} MB", name)
            content = self._take(size + 1)[:-1]
        return _KINDS[match[2]], content

    def _ask(self, name: str) -> None:
        try:
            os.write(self._given, f"{name}\n".encode("ascii"))
        except BrokenPipeError:
            raise OSError(EIO, "git ended") from None

    def _line(self) -> bytes:
        while b"\n" not in self._rest:
            self._more()
        return self._take(self._rest.index(b"\n") + 1)[:-1]

    def _take(self, size: int) -> bytes:
        while len(self._rest) < size:
            self._more()
        taken = bytes(self._rest[:size])
        del self._rest[:size]
        return taken

    def _more(self) -> None:
        waiting = select.poll()
        waiting.register(self._said, select.POLLIN | select.POLLHUP)
        piece = os.read(self._said, _PIECE) if waiting.poll(_SECONDS * 1000) else b""
        if not piece:
            self._end()
            raise OSError(EIO, "git ended, or did not answer")
        self._rest += piece


def _end(process: subprocess.Popen[bytes], *pipes: int) -> None:
    for pipe in pipes:
        os.close(pipe)
    process.kill()
    process.wait()


def entries(tree: bytes, width: int) -> Iterator[tuple[str, Entry]]:
    """The entries of a tree object by name; a name that is no UTF-8 keeps its bytes as surrogates.

    `width` is that of an id in bytes: 20 for SHA-1, 32 for SHA-256.
    """
    at = 0
    while at < len(tree):
        end = tree.index(b"\0", at)
        mode, _, name = tree[at:end].partition(b" ")
        at = end + 1 + width
        yield (
            name.decode("utf-8", "surrogateescape"),
            Entry(mode.decode("ascii"), tree[end + 1 : at].hex()),
        )
