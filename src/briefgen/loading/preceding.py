"""Where the edition lies that a brief supersedes: a file of the workspace, or one that git remembers.

A world that knows git has older editions below `@before`: the brief as `brief.yaml`, and what belongs to it
beside it, whatever its file was called then. So they are files like others, to be read, noted and sent along.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefgen.diagnostic import Diagnostic, Severity, error
from briefgen.git.mount import name_in
from briefgen.world import World

if TYPE_CHECKING:
    from briefgen.model.brief import Brief
    from briefgen.reading.document import Document

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
