"""Starting the next edition of a brief, or the next report of its series, from what is there."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.diagnostic import Checked, error
from briefgen.history.edition_at import past_at
from briefgen.history.editions import editions
from briefgen.loading.loaded import LOCK
from briefgen.loading.remembering import FOLDER
from briefgen.reading.document import Document, decode, parse
from briefgen.reading.successor import SAID_ANEW, Head, number_of, successor
from briefgen.span import File, start_of
from briefgen.workspace import Workspace, beside, identifier

_SCHEMA = re.compile(rb"\A((?:\xef\xbb\xbf)?# yaml-language-server: \$schema=)(?:\.\./)*(\.briefgen/)")


@dataclass(frozen=True)
class Started:
    """A draft that was started."""

    files: tuple[tuple[str, bytes], ...]
    """What is to be written by name, the brief last."""
    head: Head
    anew: tuple[str, ...]
    """The keys that have to be said anew."""


def next_edition(workspace: Workspace, name: str) -> Checked[Started]:
    """The next edition of a brief, in its own file; the one before has to be committed, else it were lost."""
    past = past_at(workspace, "HEAD")
    if past.value is None:
        return Checked(None, past.diagnostics)
    content = workspace.world.read(name) or b""
    if past.value.world.read(name) != content:
        message = f"`{name}` is not committed as it lies here, and the edition would be lost"
        hint = "`git add` and `git commit` it first"
        return Checked(None, (error("ED03", start_of(File(name, "")), message, hint),))
    document = _parsed(workspace, name)
    if document.value is None:
        return Checked(None, document.diagnostics)
    number = number_of(document.value.data, "edition")
    known = editions(workspace, name)
    if known.value is None:
        return Checked(None, known.diagnostics)
    own = next((one for one in known.value if one.number == number), None)
    commit = own.commit if own else past.value.commit
    before = own.tag if own and own.tag else commit.id[:12]
    started = _started(document.value, content, name, Head((number or 1) + 1, before))
    return Checked(started.value, (*known.diagnostics, *started.diagnostics))


def next_report(workspace: Workspace, name: str, new: str) -> Checked[Started]:
    """The next report of the series that a brief is of, in a file of its own, with what lies beside it."""
    content = workspace.world.read(name) or b""
    document = _parsed(workspace, name)
    if document.value is None:
        return Checked(None, document.diagnostics)
    data = document.value.data
    number = number_of(data, "series", "number")
    tag = _tag(workspace, name, number_of(data, "edition"))
    head = Head(1, tag or name, None if number is None else number + 1)
    brief = _started(document.value, content, new, head)
    if brief.value is None:
        return brief
    # An editor looks for the schema from the folder of the brief.
    way = b"../" * new.count("/")
    moved = ((file, _SCHEMA.sub(rb"\1" + way + rb"\2", text)) for file, text in brief.value.files)
    return Checked(Started((*_beside(workspace, name, new), *moved), head, brief.value.anew))


def _started(document: Document, content: bytes, name: str, head: Head) -> Checked[Started]:
    text = successor(document, head)
    if text is None:
        message = "the head of the brief cannot be changed as it is written"
        hint = "write each of its keys at the beginning of a line"
        return Checked(None, (error("ED09", start_of(document.file), message, hint),))
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    anew = tuple(key for key in SAID_ANEW if key in document.data)
    return Checked(Started(((name, mark + text.encode()),), head, anew))


def _parsed(workspace: Workspace, name: str) -> Checked[Document]:
    content = workspace.world.read(name)
    if content is None:
        missing = error("WS04", start_of(File(name, "")), "there is no such file")
        return Checked(None, (missing,))
    document = decode(name, content).then(parse)
    if document.value is not None and not isinstance(document.value.data, dict):
        hint = "`briefgen check` says more"
        return Checked(None, (error("MD02", start_of(document.value.file), "this is no brief", hint),))
    return document if not document.diagnostics else Checked(None, document.diagnostics)


def _tag(workspace: Workspace, name: str, number: int | None) -> str | None:
    """The tag of an edition; none if it was not released, or if there is no git to say so."""
    known = editions(workspace, name).value or ()
    return next((one.tag for one in known if one.number == (number or 1)), None)


def _beside(workspace: Workspace, name: str, new: str) -> Iterator[tuple[str, bytes]]:
    """The translations, data, images and proofs of a brief, under the names that they have beside another."""
    for folder in (FOLDER, "data", "images"):
        for file in workspace.world.list(beside(name, folder)):
            content = workspace.world.read(f"{beside(name, folder)}/{file}")
            if content is not None:
                yield f"{beside(new, folder)}/{file}", content
    proofs = workspace.world.read(beside(name, LOCK))
    if proofs is not None:
        yield beside(new, LOCK), proofs


def file_of(workspace: Workspace, identity: str) -> str | None:
    """The file of the brief with an id."""
    return next((name for name in workspace.briefs() if identifier(name) == identity), None)
