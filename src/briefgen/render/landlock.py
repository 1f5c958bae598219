"""Landlock: which files a process may still reach, and no more programs and connections.

What is asked for grows with the kernel: the numbers are those of its ABI (Linux,
`Documentation/userspace-api/landlock.rst`). What an older one cannot refuse, `syscalls` does.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
from collections.abc import Iterable
from pathlib import Path

from briefgen.render import kernel

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION = 1
_PATH_BENEATH = 1

_WRITE_FILE, _READ_FILE, _READ_DIR, _MAKE_REG = 1 << 1, 1 << 2, 1 << 3, 1 << 8
_TRUNCATE = 1 << 14
_TO_READ = _READ_FILE | _READ_DIR
# No folder, link, socket or device can be made: so what is left in it is flat, and quickly removed.
_TO_KEEP = _TO_READ | _WRITE_FILE | _MAKE_REG | _TRUNCATE
_OF_FILES = _READ_FILE | _WRITE_FILE | _TRUNCATE
# From which ABI on which ways to use files are known: the first 13, moving, truncating, devices.
_FILES = ((1, (1 << 13) - 1), (2, 1 << 13), (3, _TRUNCATE), (5, 1 << 15))
# To bind and to connect by TCP; sockets without a file, and signals, of processes outside.
_NETWORK = ((4, 0b11),)
_SCOPES = ((6, 0b11),)


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("descriptor", ctypes.c_int32))


def restrict(readable: Iterable[Path], folder: Path) -> int:
    """Leave to this thread only files to read, and one folder to keep files in; give the ABI.

    `readable` are files and folders. Everything else that a path leads to is refused from now on
    (EACCES), and no program can be run. Raises OSError where the kernel has no Landlock; privileges
    must have been renounced before.
    """
    abi = kernel.call(_CREATE_RULESET, None, 0, _ASK_VERSION)
    files = _known(_FILES, abi)
    ruleset = _Ruleset(files, _known(_NETWORK, abi), _known(_SCOPES, abi))
    size = ctypes.sizeof(ctypes.c_uint64) * (1 if abi < 4 else 2 if abi < 6 else 3)
    descriptor = kernel.call(_CREATE_RULESET, ctypes.byref(ruleset), size, 0)
    try:
        for path in readable:
            # A place where modules are looked for need not be there.
            with contextlib.suppress(FileNotFoundError):
                _allow(descriptor, path, _TO_READ)
        _allow(descriptor, folder, _TO_KEEP & files)
        kernel.call(_RESTRICT_SELF, descriptor, 0)
    finally:
        os.close(descriptor)
    return abi


def _known(rights: Iterable[tuple[int, int]], abi: int) -> int:
    known = 0
    for since, bits in rights:
        known |= bits if abi >= since else 0
    return known


def _allow(ruleset: int, path: Path, rights: int) -> None:
    # `O_PATH`: a handle on the place, which is not opened.
    descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        rule = _Beneath(rights if path.is_dir() else rights & _OF_FILES, descriptor)
        kernel.call(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(descriptor)
