"""The typefaces that a workspace brings along in `assets/fonts/`, read out of their own files."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.render.fonts import Face, Style
from briefgen.world import World

FOLDER = "assets/fonts"
# Bits of the OpenType table `OS/2`: of fsSelection, and of fsType.
_ITALIC = 0x0001
_NEVER_EMBEDDED, _NEVER_CUT = 0x0002, 0x0100


class NotAFaceError(Exception):
    """Why a file cannot be set in: a message, and the way out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True)
class Shelf:
    """The faces in `assets/fonts/`, and what is wrong with the files that are none."""

    faces: tuple[Face, ...] = ()
    faults: tuple[tuple[str, NotAFaceError], ...] = ()
    """The name of each such file with its fault."""


def shelf(world: World) -> Shelf:
    """All faces that a workspace brings along, in the order of their names."""
    faces, faults = [], []
    for name, content in _files(world):
        try:
            faces.append(face(name, content))
        except NotAFaceError as fault:
            faults.append((name, fault))
    return Shelf(tuple(faces), tuple(faults))


def face(name: str, content: bytes) -> Face:
    """The face in the bytes of a font file, or NotAFaceError.

    Family, weight and slant are what the file itself says (OpenType tables `name` and `OS/2`).
    """
    # Most desks bring no typefaces along, and a check of their briefs does not wait for this.
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415

    try:
        with TTFont(io.BytesIO(content), lazy=True) as font:
            tables = set(font.keys())
            family = font["name"].getBestFamilyName()
            manner = font["OS/2"]
    except (TTLibError, KeyError, ValueError, AssertionError, OSError) as reason:
        said = str(reason) or type(reason).__name__
        raise NotAFaceError(
            f"`{name}` is not a font", f"take a TrueType file; its reader says: {said}"
        ) from None
    if "fvar" in tables:
        # The PDF engine sets all its weights alike.
        raise NotAFaceError(f"`{name}` is a variable font", "take a static file for each weight")
    if "glyf" not in tables:
        raise NotAFaceError(f"`{name}` has no TrueType outlines", "take the `.ttf` of the same family")
    if manner.fsType & (_NEVER_EMBEDDED | _NEVER_CUT):
        message = f"`{name}` says that its maker forbids to put it into documents, or parts of it"
        raise NotAFaceError(message, "take another typeface, or ask its maker for a file that may be used so")
    if not family or set(family) & set('"\\<>;{}'):
        raise NotAFaceError(f"`{name}` says no family that a stylesheet could name", "take another file")
    style: Style = "italic" if manner.fsSelection & _ITALIC else "normal"
    return Face(family, manner.usWeightClass, style, name, ())


def _files(world: World) -> Iterator[tuple[str, bytes]]:
    for entry in world.list(FOLDER):
        content = world.read(f"{FOLDER}/{entry}")
        if content is not None and entry.lower().endswith((".ttf", ".otf")):
            yield f"{FOLDER}/{entry}", content
