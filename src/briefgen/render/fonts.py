"""The faces that a report is set in, and the style rules that declare them.

The files come from packages that are dependencies; nothing of them is copied, and what is cut from
them for screens gets names of its own (`cut`), since the Open Font License reserves theirs.
"""

from __future__ import annotations

import base64
import importlib.resources
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Style = Literal["normal", "italic"]

SANS = "IBM Plex Sans Arabic"
SERIF = "IBM Plex Serif"
ROUND = "Varela Round"

_PACKAGES: Mapping[str, str] = {
    "@fonts-sans": "fontpkg_ibm_plex_sans_arabic",
    "@fonts-serif": "fontpkg_ibm_plex_serif",
    "@fonts-hebrew": "fontpkg_varela_round",
}
# The letters of scripts that not every face is made for, by ISO 15924 codes (blocks of Unicode 16).
SCRIPTS: Mapping[str, tuple[tuple[int, int], ...]] = {
    "Arab": ((0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF)),
    "Cyrl": ((0x0400, 0x052F),),
    "Hebr": ((0x0590, 0x05FF),),
}
# What the second sans is for: Hebrew, and the Latin letters of Turkish, Polish, Kurmanji and
# others that the first one lacks and that would else come from the serif, inside a sans word.
_ROUND_RANGES = ((0x0100, 0x024F), (0x0590, 0x05FF), (0x1E00, 0x1EFF), (0xFB1D, 0xFB4F))


@dataclass(frozen=True)
class Face:
    """One font file as style sheets see it; `name` is its name in a World.

    `weight` is 400 for regular, 600 or 700 for bold. `scripts` are the ISO 15924 codes of the
    letters it is meant for; none are known of a face that a workspace brings along.
    """

    family: str
    weight: int
    style: Style
    name: str
    scripts: tuple[str, ...]


# One file serves two weights of Hebrew: the family has no bold, and a smeared one would be made.
FACES: tuple[Face, ...] = (
    Face(SANS, 400, "normal", "@fonts-sans/IBMPlexSansArabic-Regular.ttf", ("Arab", "Latn")),
    Face(SANS, 600, "normal", "@fonts-sans/IBMPlexSansArabic-SemiBold.ttf", ("Arab", "Latn")),
    Face(SERIF, 300, "normal", "@fonts-serif/IBMPlexSerif-Light.ttf", ("Cyrl", "Latn")),
    Face(SERIF, 400, "normal", "@fonts-serif/IBMPlexSerif-Regular.ttf", ("Cyrl", "Latn")),
    Face(SERIF, 400, "italic", "@fonts-serif/IBMPlexSerif-Italic.ttf", ("Cyrl", "Latn")),
    Face(SERIF, 600, "normal", "@fonts-serif/IBMPlexSerif-SemiBold.ttf", ("Cyrl", "Latn")),
    Face(ROUND, 400, "normal", "@fonts-hebrew/VarelaRound-Regular.ttf", ("Hebr", "Latn")),
    Face(ROUND, 600, "normal", "@fonts-hebrew/VarelaRound-Regular.ttf", ("Hebr", "Latn")),
)


def font_mounts() -> dict[str, Path]:
    """The folders that a World on disk mounts, so that it can read the name of every face."""
    return {mount: _folder(package) for mount, package in _PACKAGES.items()}


def _folder(package: str) -> Path:
    return Path(str(importlib.resources.files(package))) / "files"


def contents(read: Callable[[str], bytes | None], faces: Iterable[Face] = FACES) -> dict[str, bytes]:
    """The files of the faces by their names, read through a World.

    Raises FileNotFoundError if one is missing, since then briefgen is not installed whole.
    """
    files: dict[str, bytes] = {}
    for face in faces:
        content = read(face.name)
        if content is None:
            raise FileNotFoundError(f"the font `{face.name}` is missing")
        files[face.name] = content
    return files


def faces_for(text: str) -> tuple[Face, ...]:
    """The faces that a document with this text can need: those of the second sans only where it is wanted."""
    wanted = any(first <= ord(letter) <= last for letter in set(text) for first, last in _ROUND_RANGES)
    return tuple(face for face in FACES if wanted or face.family != ROUND)


def face_rules(faces: Iterable[Face], address: Callable[[Face], str]) -> str:
    """A CSS `@font-face` rule for each face, its file at the address given for it."""
    return "".join(_rule(face, address(face)) for face in faces)


def _rule(face: Face, address: str) -> str:
    ranges = ", ".join(f"U+{first:04X}-{last:04X}" for first, last in _ROUND_RANGES)
    only = f" unicode-range: {ranges};" if face.family == ROUND else ""
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight};'
        f' font-style: {face.style};{only} src: url("{address}"); }}\n'
    )


def embedded(packed: bytes) -> str:
    """The address that holds a whole WOFF 2.0 file, for a page that must stand alone."""
    return "data:font/woff2;base64," + base64.b64encode(packed).decode("ascii")


def coverage(ttf: bytes) -> frozenset[int]:
    """The code points that a font has a glyph for."""
    # Most desks bring no typefaces along, and a check of their briefs does not wait for this.
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    with TTFont(io.BytesIO(ttf), lazy=True) as font:
        return frozenset(font.getBestCmap())
