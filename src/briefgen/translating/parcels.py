"""Texts sent out for translation, and taken in again: into the memory, and into a brief that has its own."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from pydantic import ValidationError

from briefgen.checking.desk import PLAIN, Desk
from briefgen.diagnostic import Checked, Diagnostic, Severity, error, ordered, warning
from briefgen.exchange import xliff
from briefgen.exchange.parcel import Parcel, Taken, take
from briefgen.loading.desk import desk as desk_of
from briefgen.loading.loaded import Loaded, load
from briefgen.loading.remembering import file_of
from briefgen.model.leaf import Leaf, foreign, wordings
from briefgen.model.memory import Wording
from briefgen.model.text import Text, primary
from briefgen.reading import memory as po
from briefgen.reading.document import decode, parse
from briefgen.reading.reword import reword
from briefgen.reading.wording import word
from briefgen.span import File, Span, start_of
from briefgen.translating.keeping import begun, told
from briefgen.workspace import Workspace, identifier
from briefgen.world import World

Format = Literal["xliff", "xliff-1.2", "po"]
FORMATS: tuple[Format, ...] = get_args(Format)
ENDINGS: Mapping[Format, str] = {"xliff": "xlf", "xliff-1.2": "xlf", "po": "po"}


@dataclass(frozen=True)
class TakenIn:
    """What became of a file that came back."""

    brief: str
    """The name of the brief's file."""
    language: str
    changed: tuple[str, ...]
    """The keys of the texts that have another translation, or another state."""
    written: tuple[str, ...]
    """The names of the files that were written."""


def pack(loaded: Loaded, desk: Desk, language: str, format_: Format) -> bytes:
    """All texts of a brief with their translations into a language, as one file for a translator."""
    memory = told(begun(loaded, language), loaded, desk)
    if format_ == "po":
        # Other programs put names of their own there; the file has to say what it is of.
        named = {"Project-Id-Version": loaded.id, "Language": language.replace("-", "_")}
        return po.write(replace(memory, headers={**memory.headers, **named}))
    parcel = Parcel(loaded.id, loaded.brief.own_language, language, tuple(memory.units.values()))
    return xliff.write(parcel, "2.1" if format_ == "xliff" else "1.2")


def unpack(workspace: Workspace, name: str, content: bytes) -> Checked[TakenIn]:
    """Take in the translations in a file of XLIFF or PO; nothing is written if it cannot be read."""
    parcel = xliff.read(name, content) if _is_markup(content) else _of_memory(name, content)
    if parcel.value is None:
        return Checked(None, parcel.diagnostics)
    place = start_of(File(name, ""))
    unnamed = tuple(_unnamed(parcel.value, place))
    if unnamed:
        return Checked(None, (*parcel.diagnostics, *unnamed))
    brief = next((one for one in workspace.briefs() if identifier(one) == parcel.value.brief), None)
    if brief is None:
        hint = "take it in where the brief is that it was exported from"
        wrong = f"there is no brief `{parcel.value.brief}` in the workspace"
        return Checked(None, (*parcel.diagnostics, error("XL03", place, wrong, hint)))
    loaded = load(workspace.world, brief)
    if loaded.value is None:
        return Checked(None, (*parcel.diagnostics, *loaded.diagnostics))
    tag = _language(loaded.value, parcel.value.target)
    if tag is None:
        listed = ", ".join(f"`{one}`" for one in foreign(loaded.value.brief)) or "none"
        wrong = f"the brief is not translated into `{parcel.value.target}`"
        return Checked(None, (error("XL03", place, wrong, f"its languages to translate into are {listed}"),))
    desk = desk_of(workspace).value or PLAIN
    returned = replace(parcel.value, target=tag)
    taken_in = _taken_in(workspace.world, loaded.value, desk, returned, place)
    return Checked(taken_in.value, ordered((*parcel.diagnostics, *taken_in.diagnostics)))


def _is_markup(content: bytes) -> bool:
    """Whether a file begins as one of XML does, in UTF-8 or UTF-16, with its mark or without."""
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    begin = content[:1000].decode("utf-16" if wide else "utf-8-sig", errors="replace")
    return begin.lstrip().startswith("<")


def _of_memory(name: str, content: bytes) -> Checked[Parcel]:
    """The parcel in a PO file, which says in its header what it is of."""
    language = po.language_of(content)
    catalogue = po.read(name, content, language)
    if catalogue.value is None:
        return Checked(None, catalogue.diagnostics)
    memory = catalogue.value.memory
    brief = memory.headers.get("Project-Id-Version", "")
    return Checked(Parcel(brief, "", language, tuple(memory.units.values())), catalogue.diagnostics)


def _unnamed(parcel: Parcel, place: Span) -> Iterator[Diagnostic]:
    """What the head of a file leaves out: of which brief it is, or into which language."""
    hint = "export it again with `briefgen translate export`, and keep the head of the file"
    for said, what in ((parcel.brief, "of which brief it is"), (parcel.target, "into which language it is")):
        if not said:
            yield error("XL03", place, f"the file does not say {what}", hint)


def _language(loaded: Loaded, said: str) -> str | None:
    """The language of a brief that a file means.

    Case means nothing in a tag (RFC 5646); programs may drop the region, or write it with `_`.
    """
    language, *parts = said.replace("_", "-").split("-")
    written = (part.title() if len(part) == 4 else part.upper() for part in parts)
    wanted = "-".join((language.lower(), *written))
    tags = foreign(loaded.brief)
    if wanted in tags:
        return wanted
    return next((tag for tag in tags if primary(tag) == primary(wanted)), None)


def _taken_in(world: World, loaded: Loaded, desk: Desk, parcel: Parcel, place: Span) -> Checked[TakenIn]:
    tag = parcel.target
    memory = told(begun(loaded, tag), loaded, desk)
    texts = {wording.key: (leaf, wording) for leaf, wording in wordings(loaded.brief, tag)}
    taken = take(memory, {key: wording for key, (_, wording) in texts.items()}, parcel)
    found = [*_said(taken, place), *_unfit(taken, place)]
    files, refused = _files(world, loaded, tag, taken, texts)
    found.extend(refused)
    if any(one.severity is Severity.ERROR for one in found):
        return Checked(None, tuple(found))
    written = []
    for name, content in files.items():
        try:
            world.write(name, content)
        except OSError as reason:
            why = (reason.strerror or str(reason)).lower()
            place = start_of(File(name, ""))
            return Checked(None, (*found, error("WS06", place, f"this cannot be written: {why}")))
        written.append(name)
    return Checked(TakenIn(loaded.name, tag, taken.changed, tuple(written)), tuple(found))


def _files(
    world: World,
    loaded: Loaded,
    tag: str,
    taken: Taken,
    texts: Mapping[str, tuple[Leaf, Wording]],
) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """The files that change by what was taken, the brief first: its own words go before the memory's."""
    files: dict[str, bytes] = {}
    words = {
        (*leaf.path, found[1]): target
        for key in taken.changed
        for leaf, wording in (texts[key],)
        if wording.target not in {None, target := taken.memory.units[key].target}
        if (found := leaf.text.find(tag, loaded.brief.own_language)) is not None
        if loaded.document.span((*leaf.path, found[1])).file.name == loaded.name
    }
    refused: tuple[Diagnostic, ...] = ()
    if words:
        # The brief as it is in its file: what is loaded has other files laid over it.
        content = loaded.inputs[loaded.name]
        own = decode(loaded.name, content).then(parse).value
        reworded = reword(own, words) if own else None
        if reworded is None:
            span = loaded.document.span(next(iter(words)))
            refused = (error("XL05", span, "these words cannot be put here by a program"),)
        else:
            mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
            files[loaded.name] = mark + reworded.file.text.encode()
    memory = po.write(po.completed(taken.memory))
    name = file_of(loaded.name, tag)
    if memory != world.read(name):
        files[name] = memory
    return files, refused


def _unfit(taken: Taken, place: Span) -> Iterator[Diagnostic]:
    """The translations that no brief can have, such as one with a character that cannot be printed."""
    for key in taken.changed:
        try:
            Text.model_validate(taken.memory.units[key].target)
        except ValidationError as reason:
            detail = reason.errors()[0]
            worded = word(detail["type"], detail["input"], detail.get("ctx", {}), key)
            yield error(worded.code, place, f"of the text `{key}`: {worded.message}", *worded.hints)


def _said(taken: Taken, place: Span) -> list[Diagnostic]:
    """What there is to know about texts that are others by now, or gone."""
    found = []
    for keys, one, several, hint in (
        (
            taken.outdated,
            "has another wording by now",
            "have other wordings by now",
            "what came back is kept, and counts as out of date",
        ),
        (
            taken.unknown,
            "is not in the brief any more",
            "are not in the brief any more",
            "such translations are not taken in",
        ),
    ):
        if keys:
            what = one if len(keys) == 1 else f"and {len(keys) - 1} more {several}"
            found.append(warning("XL04", place, f"the text `{keys[0]}` {what}", hint))
    return found
