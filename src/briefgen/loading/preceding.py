"""Where the edition lies that a brief supersedes: a file of the workspace, or one that git remembers.

A world that knows git has older editions below `@before`: the brief as `brief.yaml`, and what belongs to it
beside it, whatever its file was called then. So they are files like others, to be read, noted and sent along.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from briefgen.diagnostic import Diagnostic, Severity, error
from briefgen.world import World

if TYPE_CHECKING:
    from briefgen.model.brief import Brief
    from briefgen.reading.document import Document

MOUNT = "@before"
UNAVAILABLE = "ED10"


def lies(world: World, name: str, document: Document, brief: Brief) -> str | Diagnostic:
    """The name of the file of the edition before, or why it cannot be had.

    `supersedes` names a file, beside the brief or from the root of the workspace; the id of a brief that lies
    where this one does; or a revision of git.
    """
    named = brief.supersedes or ""
    try:
        for file in _files(name, named):
            if file == name:
                message = "a brief cannot come after itself"
                hint = "name the revision or the tag of the edition before"
                return error("GT09", document.span(("supersedes",)), message, hint)
            if _is_there(world, file):
                return file
        before = name_in(named, name)
        if _is_there(world, before):
            return before
    except OSError as reason:
        return unavailable(document, brief, str(reason.strerror or reason), *getattr(reason, "__notes__", ()))
    hint = "it is a file, the id of a brief, or a tag or another revision of git"
    return unavailable(document, brief, f"there is no `{named}`", hint)


def unavailable(document: Document, brief: Brief, reason: str, *hints: str) -> Diagnostic:
    """That the edition before cannot be had; without it no final report is made."""
    severity = Severity.ERROR if brief.status == "final" else Severity.WARNING
    message = f"what changed since the edition before cannot be told: {reason}"
    return Diagnostic(UNAVAILABLE, severity, document.span(("supersedes",)), message, hints)


def name_in(revision: str, name: str) -> str:
    """The name of a brief's file in a revision; `name` is that of today."""
    return f"{MOUNT}/{quote(revision, safe='')}/{quote(name, safe='')}/brief.yaml"


def told_apart(name: str) -> tuple[str, str, str] | None:
    """The revision, today's name of the brief, and the name of the file beside it; none of other names."""
    mount, _, rest = name.partition("/")
    parts = rest.split("/", 2)
    if mount != MOUNT or len(parts) < 3:
        return None
    return unquote(parts[0]), unquote(parts[1]), parts[2]


def _files(name: str, named: str) -> Iterator[str]:
    """The names of the files that may be meant."""
    folder = name.rpartition("/")[0]
    if named.endswith(".yaml"):
        yield f"{folder}/{named}".removeprefix("/")
        yield named
        return
    if name.endswith("/brief.yaml"):
        folder = folder.rpartition("/")[0]
    if "/" not in named:
        for file in (f"{named}.yaml", f"{named}/brief.yaml"):
            yield f"{folder}/{file}".removeprefix("/")


def _is_there(world: World, name: str) -> bool:
    try:
        return world.read(name) is not None
    except ValueError:
        # A revision may be no name at all.
        return False
