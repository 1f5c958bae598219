"""One forked child for each job, and a verdict on how it ended.

The client sends two descriptors a job over the control socket: the job's own socket, which only
the child keeps, and the end of a pipe, into which the server writes the exit code of the child
(negative: the signal that ended it) as decimal text.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import traceback
from collections.abc import Callable
from typing import NoReturn

FAULT = 70
OUT_OF_MEMORY = 71


def serve(
    control: socket.socket, work: Callable[[socket.socket], None], clear: Callable[[int], None]
) -> None:
    """Fork a child for each job until the control socket closes; then end those that are left.

    `clear` removes what a child with this number has left behind when it ended, however it did.
    """
    verdicts: dict[int, int] = {}
    woken, wakes = os.pipe()
    for end in (woken, wakes):
        os.set_blocking(end, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wakes, warn_on_full_buffer=False)
    try:
        while True:
            ready, _, _ = select.select([control.fileno(), woken], [], [])
            if woken in ready:
                os.read(woken, 4096)
                _reap(verdicts, clear)
            if control.fileno() in ready and not _accept(control, work, verdicts):
                return
    finally:
        for child in verdicts:
            os.kill(child, signal.SIGKILL)


def _accept(control: socket.socket, work: Callable[[socket.socket], None], verdicts: dict[int, int]) -> bool:
    message, descriptors, _, _ = socket.recv_fds(control, 1, 2)
    if not message:
        return False
    connection, verdict = socket.socket(fileno=descriptors[0]), descriptors[1]
    child = os.fork()
    if child == 0:
        control.close()
        for descriptor in (verdict, *verdicts.values()):
            os.close(descriptor)
        _run(connection, work)
    connection.close()
    verdicts[child] = verdict
    return True


def _run(connection: socket.socket, work: Callable[[socket.socket], None]) -> NoReturn:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    code = FAULT
    try:
        work(connection)
        code = 0
    except MemoryError:
        code = OUT_OF_MEMORY
    except BaseException:  # noqa: BLE001  # a child must never return into the server
        traceback.print_exc()
    finally:
        # No clean-up of the parent's may run here: the folder of the fonts is still in use.
        os._exit(code)


def _reap(verdicts: dict[int, int], clear: Callable[[int], None]) -> None:
    for child in tuple(verdicts):
        ended, status = os.waitpid(child, os.WNOHANG)
        if not ended:
            continue
        clear(child)
        verdict = verdicts.pop(child)
        # A client that no longer waits has closed its end.
        with contextlib.suppress(BrokenPipeError):
            os.write(verdict, str(os.waitstatus_to_exitcode(status)).encode())
        os.close(verdict)
