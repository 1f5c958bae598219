"""The few calls of the Linux kernel that Python has no function for."""

from __future__ import annotations

import ctypes
import os
import signal

_C_LIBRARY = ctypes.CDLL(None, use_errno=True)
_SET_DEATH_SIGNAL = 1
_SET_NO_NEW_PRIVILEGES = 38
_SET_SECCOMP = 22
_SECCOMP_FILTER = 2


def call(number: int, *arguments: object) -> int:
    """The system call with this number; arguments are ints and ctypes references. Raises OSError."""
    words = (ctypes.c_long(one) if isinstance(one, int) else one for one in arguments)
    return _answer(_C_LIBRARY.syscall(ctypes.c_long(number), *words))


def renounce_privileges() -> None:
    """Gain none by a program that is run, for good; both layers ask for it. Raises OSError."""
    _control(_SET_NO_NEW_PRIVILEGES, 1)


def end_with_parent() -> None:
    """Have the kernel end this process when the thread ends that has started it. Raises OSError."""
    _control(_SET_DEATH_SIGNAL, signal.SIGKILL)


def take_filter(program: ctypes.Structure) -> None:
    """Let a `struct sock_fprog` decide on each later call of this process. Raises OSError."""
    _control(_SET_SECCOMP, _SECCOMP_FILTER, ctypes.byref(program))


def _control(*arguments: object) -> None:
    words = [ctypes.c_ulong(one) if isinstance(one, int) else one for one in arguments]
    words.extend(ctypes.c_ulong(0) for _ in range(5 - len(words)))
    _answer(_C_LIBRARY.prctl(*words))


def _answer(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
