"""seccomp: which calls of the kernel a process may still make.

A list of what is refused, not of what is let through: the calls of a C library change with its
version, and a render that a harmless new one ends would be a loss. What is newer than the list is
answered as an old kernel would (ENOSYS), and libraries know that answer.

A refused call fails with EPERM and does not end the process: a library that tries something has a
way for its failing, and what then goes wrong is told as a problem of the document. Only a call by
the numbers of another architecture ends it, since it can mean nothing but a way round the list.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
from collections.abc import Iterator, Mapping

from briefgen.render import kernel

# Numbers on x86_64 and on aarch64, where both have the call (`asm/unistd_64.h`, `asm-generic/unistd.h`).
Numbers = Mapping[str, tuple[int | None, int | None]]
REFUSED: Numbers = {
    # Other programs and processes, seen, touched or made.
    "fork": (57, None),
    "vfork": (58, None),
    "execve": (59, 221),
    "execveat": (322, 281),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "kcmp": (312, 272),
    "kill": (62, 129),
    "tkill": (200, 130),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424),
    "setns": (308, 268),
    "unshare": (272, 97),
    "setsid": (112, 157),
    "setpgid": (109, 154),
    "setpriority": (141, 140),
    # The limits that `limits` has set.
    "setrlimit": (160, 164),
    "setitimer": (38, 103),
    "alarm": (37, None),
    # Connections: the socket of the job is open already.
    "socket": (41, 198),
    "socketpair": (53, 199),
    "connect": (42, 203),
    "bind": (49, 200),
    "listen": (50, 201),
    "accept": (43, 202),
    "accept4": (288, 242),
    # A second way to all of this, which no list sees.
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    # Names, owners and marks of files: some of them no Landlock refuses.
    "unlink": (87, None),
    "unlinkat": (263, 35),
    "rmdir": (84, None),
    "rename": (82, None),
    "renameat": (264, 38),
    "renameat2": (316, 276),
    "link": (86, None),
    "linkat": (265, 37),
    "symlink": (88, None),
    "symlinkat": (266, 36),
    "mkdir": (83, None),
    "mkdirat": (258, 34),
    "mknod": (133, None),
    "mknodat": (259, 33),
    "truncate": (76, 45),
    "chmod": (90, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "chown": (92, None),
    "fchown": (93, 55),
    "lchown": (94, None),
    "fchownat": (260, 54),
    "utime": (132, None),
    "utimes": (235, None),
    "futimesat": (261, None),
    "utimensat": (280, 88),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    # File systems, and files by another way than their names.
    "chroot": (161, 51),
    "pivot_root": (155, 41),
    "mount": (165, 40),
    "umount2": (166, 39),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "acct": (163, 89),
    "quotactl": (179, 60),
    "fanotify_init": (300, 262),
    # Memory and messages shared with other processes.
    "shmget": (29, 194),
    "shmat": (30, 196),
    "semget": (64, 190),
    "msgget": (68, 186),
    "mq_open": (240, 180),
    # The kernel itself, its keys, its clock, its doors for programs.
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "reboot": (169, 142),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "adjtimex": (159, 171),
    "clock_adjtime": (305, 266),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "personality": (135, 92),
    "syslog": (103, 116),
    "vhangup": (153, 58),
    "iopl": (172, None),
    "ioperm": (173, None),
    "modify_ldt": (154, None),
}
# Refused or not by what they are called with: see `_weighed`.
WEIGHED: Mapping[str, tuple[int, int]] = {
    "clone": (56, 220),
    "clone3": (435, 435),
    "tgkill": (234, 131),
    "prlimit64": (302, 261),
}
_FIRST_UNKNOWN = 452
# The numbers of x86_64 for 32-bit pointers begin here.
_OTHER_NUMBERS = 0x4000_0000
# Place in the numbers above, and the name that the kernel has for the architecture (`linux/audit.h`).
_ARCHITECTURES = {"x86_64": (0, 0xC000_003E), "aarch64": (1, 0xC000_00B7)}

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _FAIL = 0x7FFF_0000, 0x8000_0000, 0x0005_0000
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
_THREAD = 0x0001_0000


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def restrict() -> int:
    """Refuse these calls to this thread, and to those that it makes, from now on; give their number.

    Raises OSError where the kernel has no seccomp, or the list no numbers for its architecture.
    Privileges must have been renounced before.
    """
    machine = platform.machine()
    if machine not in _ARCHITECTURES:
        raise OSError(errno.ENOSYS, f"no list of calls for {machine}")
    place, architecture = _ARCHITECTURES[machine]
    steps = b"".join(_program(place, architecture, os.getpid()))
    code = ctypes.create_string_buffer(steps, len(steps))
    length = len(steps) // _STEP.size
    kernel.take_filter(_Program(length, ctypes.cast(code, ctypes.c_void_p)))
    return sum(numbers[place] is not None for numbers in REFUSED.values())


_STEP = struct.Struct("=HBBI")


def _step(code: int, value: int, then: int = 0, otherwise: int = 0) -> bytes:
    """One `struct sock_filter`: how many steps to pass over where it holds, and where it does not."""
    return _STEP.pack(code, then, otherwise, value)


def _program(place: int, architecture: int, process: int) -> Iterator[bytes]:
    """The filter as classic BPF over `struct seccomp_data`, for one process."""
    yield _step(_LOAD, _ARCHITECTURE)
    yield _step(_EQUAL, architecture, then=1)
    yield _step(_RETURN, _KILL)
    yield _step(_LOAD, _NUMBER)
    yield _step(_AT_LEAST, _OTHER_NUMBERS, otherwise=1)
    yield _step(_RETURN, _KILL)
    yield _step(_AT_LEAST, _FIRST_UNKNOWN, otherwise=1)
    yield _step(_RETURN, _FAIL | errno.ENOSYS)
    for numbers in REFUSED.values():
        if (number := numbers[place]) is not None:
            yield _step(_EQUAL, number, otherwise=1)
            yield _step(_RETURN, _FAIL | errno.EPERM)
    for name, check in _weighed(process).items():
        yield _step(_EQUAL, WEIGHED[name][place], otherwise=len(check))
        yield from check
    yield _step(_RETURN, _ALLOW)


def _weighed(process: int) -> dict[str, tuple[bytes, ...]]:
    """What is looked at in the calls that are let through only with some arguments."""
    allowed, refused = _step(_RETURN, _ALLOW), _step(_RETURN, _FAIL | errno.EPERM)
    return {
        # Pango matches fonts in threads; a process of its own is another matter.
        "clone": (_argument(0), _step(_ANY_BIT, _THREAD, otherwise=1), allowed, refused),
        # Its arguments lie in memory, where no filter looks; C libraries then fall back on `clone`.
        "clone3": (_step(_RETURN, _FAIL | errno.ENOSYS),),
        # The C library ends its own process in this way.
        "tgkill": (_argument(0), _step(_EQUAL, process, otherwise=1), allowed, refused),
        # Limits may be asked for, and not set: both halves of the address of new ones are nought.
        "prlimit64": (
            _argument(2),
            _step(_EQUAL, 0, otherwise=3),
            _argument(2, half=1),
            _step(_EQUAL, 0, otherwise=1),
            allowed,
            refused,
        ),
    }


def _argument(number: int, half: int = 0) -> bytes:
    """Load half of an argument; both architectures have the lower one first."""
    return _step(_LOAD, _ARGUMENTS + 8 * number + 4 * half)
