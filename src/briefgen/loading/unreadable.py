"""That a file of a brief is there and cannot be read: what is said of it, and by which code it is known."""

from __future__ import annotations

from briefgen.diagnostic import Diagnostic, error
from briefgen.span import File, start_of

UNREADABLE = "WS09"


def unreadable(name: str, reason: OSError) -> Diagnostic:
    """What is said of the brief of this name; other briefs may well be readable."""
    what = f"`{reason.filename}`" if reason.filename else "a file of this brief"
    message = f"{what} cannot be read: {(reason.strerror or str(reason)).lower()}"
    return error(UNREADABLE, start_of(File(name, "")), message, "permit it, or look at the disk")
