"""A fault of briefgen itself: one sentence, and a file ready to be pasted into a report."""

from __future__ import annotations

import errno
import platform
import sys
import tempfile
import traceback

from briefgen.version import VERSION

# What a system says of its own state: no permission, no room, a disk that fails, too much at once.
_OF_THE_MACHINE = frozenset(
    {
        *(errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EIO),
        *(errno.EMFILE, errno.ENFILE, errno.ENAMETOOLONG, errno.ELOOP, errno.EISDIR, errno.ENOTDIR),
        errno.ENXIO,
    }
)


def trouble(fault: Exception) -> str | None:
    """The sentence that says what the system has refused; none if the fault is not the system's."""
    if not isinstance(fault, OSError) or fault.errno not in _OF_THE_MACHINE:
        return None
    why = (fault.strerror or str(fault)).lower()
    return f"error: `{fault.filename}`: {why}" if fault.filename else f"error: {why}"


def report(fault: Exception) -> str:
    """Write the report file; the sentence that tells where it is."""
    trace = "".join(traceback.format_exception(fault))
    text = (
        "### briefgen stopped on a fault of its own\n\n"
        f"- briefgen {VERSION}, Python {platform.python_version()}, {platform.platform()}\n"
        f"- command: `{' '.join(sys.argv[1:])}`\n\n```\n{trace}```\n"
    )
    with tempfile.NamedTemporaryFile(
        "w", prefix="briefgen-", suffix=".md", delete=False, encoding="utf-8"
    ) as file:
        file.write(text)
    return f"briefgen stopped on a fault of its own: {fault}\nplease report it with the file {file.name}"
