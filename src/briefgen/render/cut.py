"""A face cut down to the writing of one page, under a name of its own.

A cut face is a modified version in the sense of the SIL Open Font License 1.1, which must not
bear the names that the licence reserves: so it is renamed, in the file and in the stylesheets,
and keeps its copyright and licence.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from briefgen.render.fonts import Face

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

Rows = tuple[int, ...]

# It tells of each table that it drops, as those that a font editor left behind.
logging.getLogger("fontTools.subset").setLevel(logging.ERROR)

_ROW = 16
# Records of the OpenType table `name` (ISO/IEC 14496-22): those that stay, and those that are ours.
_KEPT = (0, 2, 5, 13, 14)
_FAMILY, _UNIQUE, _FULL, _POSTSCRIPT = 1, 3, 4, 6


def rows(text: str) -> Rows:
    """The rows of 16 code points that a text has a letter in, in order.

    A face is cut to whole rows rather than to letters: its cuts are few enough to be kept, and a
    page that a reader translates or edits by hand keeps its typeface.
    """
    return tuple(sorted({ord(letter) // _ROW for letter in set(text)}))


def names(faces: Iterable[Face]) -> Mapping[str, str]:
    """The name that each family goes by once it is cut."""
    families = dict.fromkeys(face.family for face in faces)
    return {family: f"Briefgen {number}" for number, family in enumerate(families, 1)}


def renamed(style: str, new: Mapping[str, str]) -> str:
    """Style rules in which the families go by their new names."""
    for family, name in new.items():
        style = style.replace(f'"{family}"', f'"{name}"')
    return style


def cut(ttf: bytes, wanted: Rows, family: str) -> bytes:
    """The glyphs of some rows with all their shaping, as WOFF 2.0; the same bytes each time.

    Takes a third of a second of processor time for a face of 240 kB.
    """
    # Cuts are kept, and where one is at hand nothing waits for this.
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    options = Options(
        layout_features=["*"], name_IDs=list(_KEPT), hinting=False, notdef_outline=True, drop_tables=["meta"]
    )
    packed = io.BytesIO()
    with TTFont(io.BytesIO(ttf), recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[code for code in font.getBestCmap() if code // _ROW in wanted])
        subsetter.subset(font)
        _name(font, family)
        font.flavor = "woff2"
        font.save(packed)
    return packed.getvalue()


def _name(font: TTFont, family: str) -> None:
    table = font["name"]
    style = table.getDebugName(2) or "Regular"
    full = f"{family} {style}"
    own = {_FAMILY: family, _UNIQUE: full, _FULL: full, _POSTSCRIPT: full.replace(" ", "-")}
    for record, words in own.items():
        table.setName(words, record, 3, 1, 0x409)
