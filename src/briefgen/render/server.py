"""The engine as a process: how the client starts it, hands jobs over, and ends it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefgen.render import companion, wire
from briefgen.render.problem import Problem

_PATIENCE = 5
_TAIL = 4096
# No folder of fonts: a glyph that the faces lack must be missing on every machine.
_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><config><rescan><int>0</int></rescan></config></fontconfig>
"""
# `-P`: the folder of the program must not supply modules.
_COMMAND = (sys.executable, "-P", "-m", "briefgen.render.engine")


class Server:
    """A running engine. It ends when its control socket closes, so also when this process dies."""

    def __init__(self, fonts: Mapping[str, bytes], styles: Sequence[str] = ()) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="briefgen-engine-"))
        (self._folder / "fonts.conf").write_text(_FONTCONFIG)
        self._control, theirs = socket.socketpair()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  # closed by `stop`
        with theirs, tempfile.TemporaryFile() as preload:
            parts = (*fonts.values(), *(style.encode() for style in styles))
            wire.write(preload, {"names": list(fonts)}, parts)
            preload.seek(0)
            self._process = subprocess.Popen(  # noqa: S603  # this very interpreter
                [*_COMMAND, str(theirs.fileno()), str(self._folder)],
                stdin=preload,
                stdout=subprocess.DEVNULL,
                stderr=self._errors,
                cwd=self._folder,
                env=_environment(self._folder),
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
            )

    def hand_over(self, connection: int, verdict: int) -> None:
        """Give a job's socket and the pipe of its verdict to the engine; OSError if it has died."""
        socket.send_fds(self._control, [b"j"], [connection, verdict])

    def fault(self) -> Problem:
        """Why a job got neither an answer nor a verdict: the engine itself has ended."""
        said = "" if self._errors.closed else _end_of(self._errors.fileno())
        lines = [line.strip() for line in said.splitlines() if line.strip()]
        return Problem("unavailable", f"the PDF engine has ended: `{(lines or ['no word'])[-1]}`")

    def kill(self) -> None:
        """End the process and all its children at once."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)

    def stop(self) -> None:
        """End the process with all its children, and remove its folder."""
        self._control.close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._errors.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def _end_of(descriptor: int) -> str:
    # Not `seek` and `read`: the engine writes at the same position of the same open file.
    start = max(0, os.fstat(descriptor).st_size - _TAIL)
    return os.pread(descriptor, _TAIL, start).decode(errors="replace")


def _environment(folder: Path) -> dict[str, str]:
    """That of any companion, and where the engine finds its configuration and keeps its files."""
    return {
        **companion.environment(),
        "TMPDIR": str(folder),
        "HOME": str(folder),
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
    }
