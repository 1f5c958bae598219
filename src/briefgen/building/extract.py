"""The files that a report encloses, written into a folder from which none of them can lead out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from briefgen.building.execute import Built, Output
from briefgen.diagnostic import Diagnostic, error
from briefgen.render.unpack import UnreadableError, unpack
from briefgen.span import File, start_of
from briefgen.world import DiskWorld, World

_LARGEST = 256 << 20
_LONGEST = 120
_DEEPEST = 8
_RESERVED = frozenset('<>:"|?*')


def contents(report: Path) -> tuple[tuple[str, bytes], ...] | Diagnostic:
    """The names and the bytes of what a report encloses, or why it cannot be read."""
    place = start_of(File(str(report), ""))
    way = "`briefgen build` makes a new one from its brief"
    if report.stat().st_size > _LARGEST:
        return error("VF01", place, "the file is larger than any report", way)
    try:
        found = unpack(report.read_bytes())
    except UnreadableError as reason:
        return error("VF01", place, f"the file cannot be read: {reason}", way)
    if not found:
        hint = "`briefgen build` makes reports that hold their brief"
        return error("VF02", place, "nothing is enclosed in the file", hint)
    return found


def extract(report: Path, folder: Path, *, force: bool = False) -> Built:
    """Write what a report encloses; nothing at all is written if that would replace a file.

    With `force`, files are replaced.
    """
    found = contents(report)
    if isinstance(found, Diagnostic):
        return Built((), (found,))
    world = DiskWorld(folder)
    names = safe_names(name for name, _ in found)
    if not force:
        there = [name for name in names if world.read(name) is not None]
        if there:
            return Built((), tuple(_in_the_way(folder, name) for name in there))
    return _written(world, folder, zip(names, (content for _, content in found), strict=True))


def _written(world: World, folder: Path, files: Iterable[tuple[str, bytes]]) -> Built:
    outputs: list[Output] = []
    for name, content in files:
        try:
            world.write(name, content)
        except OSError as reason:
            place = start_of(File(str(folder / name), ""))
            why = (reason.strerror or str(reason)).lower()
            found = error("WS06", place, f"this cannot be written: {why}", "choose another folder by `--out`")
            return Built(tuple(outputs), (found,))
        outputs.append(Output(name, len(content)))
    return Built(tuple(outputs), ())


def _in_the_way(folder: Path, name: str) -> Diagnostic:
    place = start_of(File(str(folder / name), ""))
    hint = "choose another folder by `--out`, or replace what is there by `--force`"
    return error("VF03", place, "a file of this name is there already", hint)


def safe_names(names: Iterable[str]) -> list[str]:
    """Names below a folder for names that may be anything, no two alike on any system of files."""
    found: dict[str, str] = {}
    for name in names:
        parts = [_safe(part) for part in name.replace("\\", "/").split("/")]
        safe = "/".join(list(filter(None, parts))[-_DEEPEST:]) or "unnamed"
        stem, dot, ending = safe.partition(".")
        number = 1
        while _folded(safe) in found:
            number += 1
            safe = f"{stem}-{number}{dot}{ending}"
        found[_folded(safe)] = safe
    return list(found.values())


def _safe(part: str) -> str:
    """One step of a path: nothing that hides, climbs, names a device, or is no letter at all."""
    kept = "".join(
        "_" if letter in _RESERVED or unicodedata.category(letter)[0] == "C" else letter for letter in part
    )
    bare = kept.strip(" .")
    while len(bare.encode()) > _LONGEST:
        bare = bare[:-1]
    return bare


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
