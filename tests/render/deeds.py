"""What a render must not do, tried by a process that the sandbox holds; run by `test_sandbox`.

Arguments: the layers to take (`landlock,seccomp`; `landlock:3` for what its ABI 3 can), a folder,
the port of a listener on the loopback interface and the path of a socket. Each deed is done in a
child of its own; what came of it is printed as JSON: 0 for done, else the number of the error, or
minus the signal that ended it.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import resource
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from briefgen.render import kernel, landlock, sandbox, syscalls

LAYERS, FOLDER, PORT, SOCKET = sys.argv[1].split(","), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
OUTSIDE, OWN = FOLDER / "outside", FOLDER / "own"
_ATTACH = 16
# What would be refused in any case, as a socket that is made for nothing, is opened before.
TCP = socket.socket()
UNIX = socket.socket(socket.AF_UNIX)
VICTIM = os.fork()
if VICTIM == 0:
    time.sleep(60)
    os._exit(0)
LIBRARY = ctypes.CDLL(None, use_errno=True)


def ptrace() -> None:
    if LIBRARY.ptrace(_ATTACH, VICTIM, None, None) < 0:
        raise OSError(ctypes.get_errno(), "ptrace")


def fork() -> None:
    if (child := os.fork()) == 0:
        os._exit(0)
    os.waitpid(child, 0)


def thread() -> None:
    one = threading.Thread(target=int)
    one.start()
    one.join()


def other_numbers() -> None:
    # `getpid` by the numbers for 32-bit pointers.
    kernel.call(0x4000_0000 | 39)


def set_a_limit() -> None:
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except ValueError as reason:
        # Python's name for a refusal.
        raise PermissionError(errno.EPERM, str(reason)) from None


def write_own() -> None:
    (OWN / "new").write_text("words")
    assert (OWN / "new").read_text() == "words"


DEEDS: Mapping[str, Callable[[], object]] = {
    "read a file": lambda: Path("/etc/passwd").read_bytes(),
    "list a folder": lambda: list(Path("/etc").iterdir()),
    "write a file": lambda: (OUTSIDE / "new").write_text("words"),
    "write over a file": lambda: (OUTSIDE / "kept").write_text("words"),
    "truncate a file": lambda: os.truncate(OUTSIDE / "kept", 0),
    "unlink a file": (OUTSIDE / "kept").unlink,
    "move a file": lambda: (OUTSIDE / "kept").rename(OUTSIDE / "moved"),
    "link a file": lambda: os.link(OUTSIDE / "kept", OUTSIDE / "linked"),
    "change a mode": lambda: (OUTSIDE / "kept").chmod(0o600),
    "make a folder": (OUTSIDE / "folder").mkdir,
    "make a folder in its own": (OWN / "folder").mkdir,
    "connect": lambda: TCP.connect(("127.0.0.1", PORT)),
    "connect to a file": lambda: UNIX.connect(SOCKET),
    "make a socket": socket.socket,
    "make a pair of sockets": socket.socketpair,
    "run a program": lambda: os.execv("/bin/true", ["true"]),  # noqa: S606
    "fork": fork,
    "trace": ptrace,
    "signal": lambda: os.kill(VICTIM, 0),
    "open a ring": lambda: kernel.call(425, 1, ctypes.create_string_buffer(120)),
    "set a limit": set_a_limit,
    "stop the clock": lambda: signal.setitimer(signal.ITIMER_REAL, 0),
    "other numbers": other_numbers,
    "abort": os.abort,
    # What a render has to be able to do.
    "read code": lambda: Path(json.__file__).read_bytes(),
    "keep a file": write_own,
    "ask for a limit": lambda: resource.getrlimit(resource.RLIMIT_CORE),
    "start a thread": thread,
}


def _confine() -> None:
    kernel.renounce_privileges()
    for layer in LAYERS:
        if layer.startswith("landlock"):
            _landlock(int(layer.partition(":")[2] or 99))
    if "seccomp" in LAYERS:
        syscalls.restrict()


def _landlock(newest: int) -> None:
    """Landlock as a kernel has it that knows no newer ABI."""
    asked = kernel.call

    def call(number: int, *arguments: object) -> int:
        answer = asked(number, *arguments)
        return min(answer, newest) if arguments[0] is None else answer

    kernel.call = call
    landlock.restrict(sandbox.code(), OWN)
    kernel.call = asked


def _outcome(deed: Callable[[], object]) -> int:
    for folder in (OUTSIDE, OWN):
        folder.mkdir(exist_ok=True)
        for left in folder.iterdir():
            left.rmdir() if left.is_dir() else left.unlink()
    (OUTSIDE / "kept").write_text("old words")
    child = os.fork()
    if child == 0:
        _confine()
        try:
            deed()
        except OSError as reason:
            os._exit(reason.errno or 255)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


json.dump({name: _outcome(deed) for name, deed in DEEDS.items()}, sys.stdout)
os.kill(VICTIM, signal.SIGKILL)
