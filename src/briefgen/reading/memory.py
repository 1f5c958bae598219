"""A translation memory as a PO file of GNU gettext, so that any editor of PO files can be used.

Each text is an entry: `msgctxt` is its key, `msgid` the wording that was translated, `msgstr`
the translation. An entry that is fuzzy has not been accepted; one with `#| msgid` is of that
older wording. What left the brief is kept behind `#~`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import polib

from briefgen.diagnostic import Checked, Diagnostic, error, has_errors, warning
from briefgen.model.memory import Memory, Unit
from briefgen.reading.entries import decode, line_of, sound
from briefgen.span import File, Span, start_of

_FORMER = "formerly: "
_WRAPPED = 78
_HEADERS = {
    "Project-Id-Version": "",
    "PO-Revision-Date": "",
    "Last-Translator": "",
    "Language-Team": "",
    "Language": "",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


@dataclass(frozen=True)
class Catalogue:
    """A PO file as read, and the memory in it."""

    file: File
    memory: Memory

    def span(self, unit: Unit) -> Span:
        """Where the translation of a unit stands."""
        return line_of(self.file, unit.line) if unit.line else start_of(self.file)


def read(name: str, content: bytes, language: str) -> Checked[Catalogue]:
    """The memory of a language in a PO file, or all that keeps it from being read."""
    file = decode(name, content).then(sound)
    parsed = file.then(_parsed)
    if file.value is None or parsed.value is None:
        return Checked(None, parsed.diagnostics)
    entries = parsed.value
    found = (
        *_foreign(file.value, entries),
        *_doubled(file.value, entries),
        *_misplaced(file.value, entries, language),
    )
    if has_errors(found):
        return Checked(None, found)
    units = [_unit(file.value, entry) for entry in entries]
    memory = Memory(
        language,
        {unit.key: unit for unit, entry in zip(units, entries, strict=True) if not entry.obsolete},
        tuple(unit for unit, entry in zip(units, entries, strict=True) if entry.obsolete),
        entries.metadata,
        entries.header,
    )
    return Checked(Catalogue(file.value, memory), found)


def language_of(content: bytes) -> str:
    """The language that the header of a PO file names, with `-` between its parts; empty if none."""
    said = re.search(rb'^"Language:[ \t]*([A-Za-z0-9_-]+)', content, re.MULTILINE)
    return said[1].decode("ascii").replace("_", "-") if said else ""


class _Lines(str):
    """A text whose lines end where those of a file do; `str` also takes U+2028 and its like for ends."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:
        """The lines, as polib asks for them."""
        return [f"{line}\n" if keepends else line for line in self.split("\n")]


def _parsed(file: File) -> Checked[polib.POFile]:
    try:
        return Checked(polib.pofile(_Lines("\n".join((*file.lines, ""))), encoding="utf-8"))
    except OSError as reason:
        # What polib says of a line is its number.
        number = re.search(r"line (\d+)", str(reason))
        place = line_of(file, int(number[1])) if number else start_of(file)
        hint = "`msgctxt`, `msgid` and `msgstr` stand in this order; `msgfmt -c FILE` checks all of them"
        return Checked(None, (error("PO02", place, "this line does not belong here", hint),))


def _foreign(file: File, entries: Iterable[polib.POEntry]) -> Iterator[Diagnostic]:
    """The entries that are of no brief."""
    for entry in entries:
        hint = "`briefgen translate sync` writes the entries of a brief; delete this one"
        if not entry.msgctxt or not entry.msgid:
            what = "no `msgctxt`" if not entry.msgctxt else "an empty `msgid`"
            yield error("PO03", _place(file, entry), f"the entry has {what}, and so is of no text", hint)
        elif entry.msgid_plural or entry.msgstr_plural:
            yield error(
                "PO03", _place(file, entry), f"`{entry.msgctxt}` has plural forms, which no text has", hint
            )


def _doubled(file: File, entries: Iterable[polib.POEntry]) -> Iterator[Diagnostic]:
    seen: dict[str, polib.POEntry] = {}
    for entry in entries:
        if not entry.obsolete and entry.msgctxt in seen:
            first = _place(file, seen[entry.msgctxt]).line
            hint = f"it stands on line {first} already; keep one of them"
            yield error("PO04", _place(file, entry), f"the text `{entry.msgctxt}` stands here twice", hint)
        elif not entry.obsolete:
            seen[entry.msgctxt] = entry


def _misplaced(file: File, entries: polib.POFile, language: str) -> Iterator[Diagnostic]:
    """That the header names another language than the file's name does."""
    said = entries.metadata.get("Language", "")
    if said and re.split("[-_@]", said)[0].lower() != language.partition("-")[0]:
        number = next((at for at, line in enumerate(file.lines, 1) if line.startswith('"Language:')), 1)
        hint = f"correct the header, if these are translations into `{language}`"
        yield warning("PO05", line_of(file, number), f"the header says that this is `{said}`", hint)


def _place(file: File, entry: polib.POEntry) -> Span:
    return line_of(file, _line(file, entry, "msgid"))


def _line(file: File, entry: polib.POEntry, keyword: str) -> int:
    """The line on which a part of an entry begins; polib knows only that of the entry."""
    first = max(1, int(entry.linenum or 1))
    lines = file.lines[first - 1 :]
    return next(
        (first + at for at, line in enumerate(lines) if re.match(rf"\s*(#~\s*)?{keyword}\b", line)), first
    )


def _unit(file: File, entry: polib.POEntry) -> Unit:
    source, target = _words(entry.msgid), _words(entry.msgstr)
    is_fuzzy = bool(target) and entry.fuzzy
    previous = _words(entry.previous_msgid or "") if is_fuzzy else ""
    comment, former = _comment(entry.tcomment)
    return Unit(
        entry.msgctxt,
        source,
        target,
        accepted=not is_fuzzy,
        previous=previous if previous not in {"", source} else None,
        former=former,
        comment=comment,
        notes=tuple(entry.comment.split("\n")) if entry.comment else (),
        flags=tuple(flag for flag in entry.flags if flag != "fuzzy"),
        references=tuple(f"{name}:{line}" if line else name for name, line in entry.occurrences),
        line=_line(file, entry, "msgstr"),
    )


def _words(text: str) -> str:
    """A wording as the model has it, without the ends of lines around it, which say nothing."""
    return unicodedata.normalize("NFC", text).strip("\n")


def _comment(written: str) -> tuple[str, str]:
    """What a translator noted, and behind it the translation that stood there before."""
    noted, found, former = f"\n{written}".rpartition(f"\n{_FORMER}")
    return (noted.removeprefix("\n"), " ".join(former.split())) if found else (written, "")


def write(memory: Memory, *, wrapped: bool = False) -> bytes:
    """The PO file of a memory, in UTF-8; `wrapped` breaks its lines as gettext does.

    The same memory gives the same bytes. A header gets the fields that `msgfmt -c` asks for.
    """
    file = polib.POFile(wrapwidth=_WRAPPED if wrapped else 0)
    file.header = memory.preamble
    file.metadata = dict(completed(memory).headers)
    for unit in memory.units.values():
        file.append(_entry(unit, obsolete=False))
    for unit in memory.lost:
        file.append(_entry(unit, obsolete=True))
    # The name of a brief's file may be no Unicode.
    return str(file).encode("utf-8", "replace")


def completed(memory: Memory) -> Memory:
    """The memory with all that the header of its file has to say."""
    asked = {**_HEADERS, "Language": memory.language.replace("-", "_")}
    added = {name: value for name, value in asked.items() if not memory.headers.get(name)}
    headers = {**memory.headers, **added}
    if not headers["Content-Type"].lower().endswith("charset=utf-8"):
        headers["Content-Type"] = _HEADERS["Content-Type"]
    return replace(memory, headers=headers)


def is_wrapped(file: File) -> bool:
    """Whether a file breaks its strings into lines where the text only has a space."""
    pairs = zip(file.lines, file.lines[1:], strict=False)
    return any(re.fullmatch('".*[ -]"', line) and below.startswith('"') for line, below in pairs)


def _entry(unit: Unit, *, obsolete: bool) -> polib.POEntry:
    former = f"{_FORMER}{unit.former}" if unit.former else ""
    return polib.POEntry(
        msgctxt=unit.key,
        msgid=unit.source,
        msgstr=unit.target,
        previous_msgid=unit.previous,
        tcomment="\n".join(filter(None, (unit.comment, former))),
        comment="\n".join(unit.notes),
        flags=[*([] if unit.accepted else ["fuzzy"]), *unit.flags],
        occurrences=[(name, "") for name in unit.references],
        obsolete=obsolete,
    )
