"""A capture into the archive, and its record into a brief."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.capture.readable import Exclusion, Readable, UnreadableError
from briefgen.capture.record import Stored, Taken, next_id, record
from briefgen.checking.archived import own_lines
from briefgen.checking.likeness import shared, shingles
from briefgen.checking.structure import identified
from briefgen.diagnostic import Checked, Diagnostic, error, warning
from briefgen.loading.loaded import load
from briefgen.model.brief import Brief
from briefgen.model.source import Source
from briefgen.reading.document import Document, decode, parse
from briefgen.reading.insert import Record, appended, block
from briefgen.reading.validate import validate
from briefgen.sourcing import apart
from briefgen.sourcing.fetch import NotFetchedError, fetch
from briefgen.span import File, Span, start_of
from briefgen.workspace import Workspace
from briefgen.world import World

# A half of an article in another one makes it the same; a good tenth is worth a word.
_SAME, _ALIKE = 0.5, 0.1
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,200}")
_ENDINGS = {"html": "html", "pdf": "pdf", "text": "raw"}


@dataclass(frozen=True)
class Capture:
    """Bytes as they were captured: where they come from, and what came with them."""

    name: str
    """The file's name, for messages and for the archive; empty for what has none."""
    content: bytes
    address: str | None = None
    """The address that they were fetched from."""
    encoding: str | None = None
    """The encoding that came with them."""


@dataclass(frozen=True)
class Wanted:
    """What the analyst says of a source, before what its capture says; all of it optional."""

    id: str | None = None
    publisher: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Likeness:
    """Another source of the brief with much of the same text: the part of the shorter one, 0 to 1."""

    source: Source
    part: float

    @property
    def is_same(self) -> bool:
        """Whether the two carry one article."""
        return self.part >= _SAME


@dataclass(frozen=True)
class Added:
    """A source that was put into a brief, with all that was found on the way."""

    brief: str
    line: int
    """Where its record begins."""
    id: str
    record: Record
    readable: Readable
    exclusions: tuple[Exclusion, ...]
    text: Stored
    original: Stored | None
    alike: tuple[Likeness, ...]
    publisher_is_known: bool


def fetched(address: str) -> Checked[Capture]:
    """The capture of one address, fetched now."""
    try:
        page = fetch(address)
    except NotFetchedError as reason:
        hint = "save the page from a browser, and add the file"
        return Checked(None, (error("SO03", None, f"`{address[:200]}` was not fetched: {reason}", hint),))
    return Checked(Capture("", page.content, page.address, page.encoding))


def add(workspace: Workspace, name: str, capture: Capture, wanted: Wanted) -> Checked[Added]:
    """Archive a capture and put its record into a brief; nothing is written unless all of it can be."""
    loaded = load(workspace.world, name)
    content = workspace.world.read(name)
    document = decode(name, content or b"").then(parse)
    if loaded.value is None or document.value is None or content is None:
        return Checked(None, loaded.diagnostics)
    if workspace.archive is None:
        return Checked(None, (_no_archive(),))
    brief = loaded.value.brief
    known = _known_already(brief, capture, document.value, wanted)
    if known is not None:
        return Checked(None, (known,))
    try:
        read = apart.read(capture.content, capture.encoding)
    except UnreadableError as reason:
        hint = "captures are texts, HTML pages and PDFs with text"
        return Checked(None, (error("SO02", _place(capture), f"the capture cannot be read: {reason}", hint),))
    return _put(workspace, (name, content, document.value, brief), capture, read, wanted)


def _put(
    workspace: Workspace,
    into: tuple[str, bytes, Document, Brief],
    capture: Capture,
    read: apart.Read,
    wanted: Wanted,
) -> Checked[Added]:
    name, content, document, brief = into
    said = read.readable.said
    said = replace(said, publisher=wanted.publisher or said.publisher, title=wanted.title or said.title)
    readable = replace(read.readable, said=said)
    text, original, files = _files(workspace.world, capture, readable)
    taken = Taken(workspace.world.now(), capture.address)
    alike = likenesses(workspace.world, brief, readable, read.exclusions)
    group = next((one.source.independence_group or one.source.id for one in alike if one.is_same), None)
    identifier = wanted.id or next_id([id_ for _, id_, _ in identified(brief)])
    filed = record(identifier, readable, read.exclusions, text, original, taken, group)
    written = appended(document, "sources", filed)
    if written is None or not _is_valid(name, written):
        return Checked(None, (_no_place(document, filed),))
    wrong = _write(workspace.world, files, name, content, written)
    if wrong is not None:
        return Checked(None, (wrong,))
    line = _line(document.file.text, written)
    known = bool(said.publisher)
    added = Added(name, line, identifier, filed, readable, read.exclusions, text, original, alike, known)
    return Checked(added, _notes(capture, readable))


def likenesses(
    world: World, brief: Brief, readable: Readable, exclusions: Sequence[Exclusion]
) -> tuple[Likeness, ...]:
    """The sources of a brief whose archived text has much in common with a capture, the likest first."""
    gone = {number for one in exclusions for number in range(one.first, one.last + 1)}
    lines = enumerate((line.text for line in readable.lines), 1)
    own = shingles(tuple((number, line) for number, line in lines if number not in gone))
    found = []
    for source in brief.sources:
        archived = world.read(f"@archive/{source.archive.file}") if source.archive else None
        part = shared(own, shingles(own_lines(source, archived))) if archived is not None else 0.0
        if part >= _ALIKE:
            found.append(Likeness(source, part))
    return tuple(sorted(found, key=lambda one: -one.part))


def _files(
    world: World, capture: Capture, readable: Readable
) -> tuple[Stored, Stored | None, dict[str, bytes]]:
    """The archived text, the original beside it if that is another file, and the bytes of what is new."""
    raw = hashlib.sha256(capture.content).hexdigest()
    # A capture that lies in the archive already keeps its name there.
    fit = _FILE.fullmatch(capture.name)
    there = bool(fit) and world.read(f"@archive/{capture.name}") == capture.content
    if readable.is_original:
        file = capture.name if there else f"{raw[:16]}.txt"
        return Stored(file, raw), None, {file: capture.content}
    text = readable.text.encode()
    sha256 = hashlib.sha256(text).hexdigest()
    file = f"{raw[:16]}.txt"
    original = capture.name if there else f"{raw[:16]}.{_ENDINGS[readable.kind]}"
    if world.read(f"@archive/{file}") not in {None, text}:
        # Another briefgen has taken another text out of the same bytes; both stay.
        file = f"{raw[:16]}-{sha256[:8]}.txt"
    return Stored(file, sha256), Stored(original, raw), {file: text, original: capture.content}


def _write(
    world: World, files: dict[str, bytes], name: str, before: bytes, written: str
) -> Diagnostic | None:
    """Write the new files of the archive, then the brief; why not, if not."""
    if world.read(name) != before:
        return error("SO05", start_of(File(name, "")), "the brief has changed meanwhile", "try again")
    try:
        for file, content in files.items():
            there = world.read(f"@archive/{file}")
            if there is None:
                world.write(f"@archive/{file}", content)
            elif there != content:
                message = f"`{file}` is in the archive already, with other bytes"
                hint = "somebody has changed it: restore it, or give it another name"
                return error("SO04", None, message, hint)
        mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
        world.write(name, mark + written.encode())
    except OSError as reason:
        why = (reason.strerror or str(reason)).lower()
        hint = "give room and permission for the archive folder and the brief"
        return error("WS06", None, f"`{reason.filename or name}` cannot be written: {why}", hint)
    return None


def _known_already(brief: Brief, capture: Capture, document: Document, wanted: Wanted) -> Diagnostic | None:
    """Whether the brief has these bytes already, or the id that was asked for."""
    raw = hashlib.sha256(capture.content).hexdigest()
    for index, source in enumerate(brief.sources):
        archive = source.archive
        hashes = {archive.sha256, archive.original.sha256 if archive.original else ""} if archive else set()
        if raw in hashes:
            message = f"the same bytes are archived for source `{source.id}` already"
            return error("SO06", document.span(("sources", index)), message, "cite that source")
    kinds = {identifier: kind for _, identifier, kind in identified(brief)}
    if wanted.id in kinds:
        message = f"the id `{wanted.id}` is taken by another {kinds[wanted.id]}"
        return error("ST02", None, message, "choose another one by `--id`")
    return None


def _is_valid(name: str, written: str) -> bool:
    return decode(name, written.encode()).then(parse).then(validate).value is not None


def _line(before: str, after: str) -> int:
    """The first line that differs and is not empty."""
    pairs = zip([*before.splitlines(), ""] + [""] * after.count("\n"), after.splitlines(), strict=False)
    return next((number for number, (old, new) in enumerate(pairs, 1) if old != new and new.strip()), 1)


def _no_archive() -> Diagnostic:
    hints = (
        'write `[archive]` and `path = "…"` into `briefgen.toml`, a folder that git does not keep',
        "or name the folder in `BRIEFGEN_ARCHIVE`",
    )
    return error("SO01", None, "there is no archive folder for the capture", *hints)


def _no_place(document: Document, filed: Record) -> Diagnostic:
    hint = "put it in by hand: " + " ".join(line.strip() for line in block(filed, 0))
    message = "the record cannot be put at the end of `sources` without changing something else"
    return error("SO05", document.key_span(("sources",)), message, hint)


def _notes(capture: Capture, readable: Readable) -> tuple[Diagnostic, ...]:
    hint = "compare the text with the capture"
    return tuple(warning("SO07", _place(capture), note, hint) for note in readable.notes)


def _place(capture: Capture) -> Span:
    return start_of(File(capture.name or capture.address or "-", ""))
