"""The one door to git: a command with what it may cost, and with nothing of a repository run for it.

What a repository brings along in its own `config` and attributes may be anybody's. So hooks, monitors,
external diffs, text conversions and transports of it are off. The user's and the machine's configuration
stay in force, since they say which repositories are safe, and who somebody is.
"""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

SECONDS = 300.0
NO_GIT, TOO_LONG, TOO_MUCH = 127, 124, 125
_MOST = 256 << 20
_PIECE = 1 << 16
# No hooks, no monitor, no other transport, no program to page or to show signatures, no file that orders
# others, nothing stashed, no housekeeping that outlives the command; a folder that somebody committed is not
# taken for a repository.
_HARDENED = (
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.pager=cat"),
    *("-c", "log.showSignature=false"),
    *("-c", "diff.orderFile=/dev/null"),
    *("-c", "protocol.ext.allow=never"),
    *("-c", "merge.autoStash=false"),
    *("-c", "submodule.recurse=false"),
    *("-c", "maintenance.auto=false"),
    *("-c", "gc.auto=0"),
    *("-c", "safe.bareRepository=explicit"),
)
# What git sets for the hooks that it runs; it would lead to another repository than the folder's own.
_ELSEWHERE = frozenset(
    f"GIT_{name}"
    for name in (
        *("DIR", "WORK_TREE", "COMMON_DIR", "INDEX_FILE", "OBJECT_DIRECTORY", "ALTERNATE_OBJECT_DIRECTORIES"),
        *("NAMESPACE", "PREFIX", "GRAFT_FILE", "SHALLOW_FILE", "REPLACE_REF_BASE", "QUARANTINE_PATH"),
        *("EXTERNAL_DIFF", "PAGER", "ATTR_SOURCE"),
    )
)
_OFFLINE = {
    "GIT_NO_LAZY_FETCH": "1",
    # No transport at all, which older versions of git need to be kept from fetching.
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    # A name with a star in it means the file of that name.
    "GIT_LITERAL_PATHSPECS": "1",
}


@dataclass(frozen=True)
class Answer:
    """The exit code of a command, and what it printed."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """What it printed as text, without the last line's end."""
        return self.out.decode("utf-8", "surrogateescape").removesuffix("\n")


def surroundings(environment: Mapping[str, str], *, is_offline: bool = True) -> dict[str, str]:
    """What git gets of an environment: no secrets of channels, no other repository, and nobody to ask."""
    # Passwords of channels are none of git's business.
    kept = {
        name: value
        for name, value in environment.items()
        if not name.startswith("BRIEFGEN_") and name not in _ELSEWHERE
    }
    quiet = {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"}
    return {**kept, **quiet, **(_OFFLINE if is_offline else {})}


def command(folder: Path, arguments: Iterable[str]) -> list[str]:
    """A command of git in a folder, hardened."""
    return ["git", "-C", str(folder), *_HARDENED, *arguments]


def run(
    folder: Path,
    arguments: Iterable[str],
    environment: Mapping[str, str],
    seconds: float = SECONDS,
    given: bytes = b"",
) -> Answer:
    """What git answers in a folder, within `seconds` and 256 MB; it and all that it started end with them.

    `environment` is as `surroundings` gives it; `given` is what the command reads.
    """
    with tempfile.TemporaryFile() as source:
        source.write(given)
        source.seek(0)
        try:
            process = subprocess.Popen(  # noqa: S603  # its arguments are all here
                command(folder, arguments),
                stdin=source,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=dict(environment),
                start_new_session=True,
            )
        except FileNotFoundError:
            return Answer(NO_GIT, b"", "there is no git here")
    with process:
        try:
            return _heard(process, seconds)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def _heard(process: subprocess.Popen[bytes], seconds: float) -> Answer:
    """What a process says until it ends, or that it takes too long or says too much."""
    end = time.monotonic() + seconds
    said: dict[IO[bytes], bytearray] = {
        pipe: bytearray() for pipe in (process.stdout, process.stderr) if pipe
    }
    with selectors.DefaultSelector() as selector:
        for pipe in said:
            selector.register(pipe, selectors.EVENT_READ)
        while selector.get_map():
            ready = selector.select(max(0.0, end - time.monotonic()))
            if not ready:
                return Answer(TOO_LONG, b"", f"git did not end within {seconds:g} seconds")
            for key, _ in ready:
                pipe = next(one for one in said if one.fileno() == key.fd)
                piece = os.read(key.fd, _PIECE)
                said[pipe] += piece
                if not piece:
                    selector.unregister(pipe)
            if sum(map(len, said.values())) > _MOST:
                return Answer(TOO_MUCH, b"", f"git said more than {_MOST >> 20} MB")
    try:
        code = process.wait(max(0.1, end - time.monotonic()))
    except subprocess.TimeoutExpired:
        return Answer(TOO_LONG, b"", f"git did not end within {seconds:g} seconds")
    out, err = said.values()
    return Answer(code, bytes(out), err.decode("utf-8", "replace"))
