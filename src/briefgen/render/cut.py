"""A face cut down to the writing of one page, under a name of its own.

A cut face is a modified version in the sense of the SIL Open Font License 1.1, which must not
bear the names that the licence reserves: so it is renamed, in the file and in the stylesheets,
and keeps its copyright and licence.

A companion does it: what it loads takes more memory than all that makes a page, and is needed once for
many pages.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.render import companion, wire
from briefgen.render.fonts import SCRIPTS, Face

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

Rows = tuple[int, ...]

_SECONDS = 60
_MEMORY = 1 << 30
_ROW = 16
_FRACTION_SLASH = 0x2044
# What shapers apply of the numbers of a fraction, and only beside that slash (OpenType features).
_OF_FRACTIONS = {"frac", "numr", "dnom"}
# Properties and descriptors of CSS Fonts 4 that ask for glyphs which no shaper takes by itself.
_ASKING = ("font-feature-settings", "font-variant", "small-caps")
# Records of the OpenType table `name` (ISO/IEC 14496-22): those that stay, and those that are ours.
_KEPT = (0, 2, 5, 13, 14)
_FAMILY, _UNIQUE, _FULL, _POSTSCRIPT = 1, 3, 4, 6


class CutError(ValueError):
    """Why a face cannot be cut; `name` is that of its file, or none if the fault is not the file's."""

    def __init__(self, name: str | None, message: str) -> None:
        super().__init__(message)
        self.name = name


@dataclass(frozen=True)
class Cut:
    """What is cut from what: the rows of a TrueType file that stay, and the name of the family that comes."""

    name: str
    """The name of the file in a World."""
    ttf: bytes
    rows: Rows
    family: str
    is_asked: bool
    """Whether stylesheets ask for glyphs by themselves, as for small capitals; then all of them stay."""

    @property
    def digest(self) -> str:
        """What tells this cut from all others, in hexadecimal digits."""
        return hashlib.sha256(self.ttf + repr((self.rows, self.family, self.is_asked)).encode()).hexdigest()


def rows(text: str) -> Rows:
    """The rows of 16 code points that a text has a letter in, in order.

    A face is cut to whole rows rather than to letters: its cuts are few enough to be kept, and a
    page that a reader translates or edits by hand keeps its typeface.
    """
    return tuple(sorted({ord(letter) // _ROW for letter in set(text)}))


def rows_for(face: Face, wanted: Rows) -> Rows:
    """The rows without those of scripts that a face is not made for, so that more pages share a cut of it."""
    if not face.scripts:
        return wanted
    others = [ranges for script, ranges in SCRIPTS.items() if script not in face.scripts]
    return tuple(
        row
        for row in wanted
        if not any(first // _ROW <= row <= last // _ROW for ranges in others for first, last in ranges)
    )


def asks(page: str) -> bool:
    """Whether a page with its style rules asks for glyphs that no shaper takes by itself."""
    return any(name in page for name in _ASKING)


def names(faces: Iterable[Face]) -> Mapping[str, str]:
    """The name that each family goes by once it is cut."""
    families = dict.fromkeys(face.family for face in faces)
    return {family: f"Briefgen {number}" for number, family in enumerate(families, 1)}


def renamed(style: str, new: Mapping[str, str]) -> str:
    """Style rules in which the families go by their new names."""
    for family, name in new.items():
        style = style.replace(f'"{family}"', f'"{name}"')
    return style


def cut(orders: Sequence[Cut]) -> tuple[bytes, ...]:
    """The glyphs of some rows with what shapers apply unasked, as WOFF 2.0; the same bytes each time.

    Each takes a third of a second of processor time for a face of 240 kB. Raises CutError.
    """
    if not orders:
        return ()
    header = [{**vars(one), "ttf": None} for one in orders]
    try:
        answer = companion.ask("briefgen.render.cut", {"orders": header}, [one.ttf for one in orders])
    except companion.EndedError as reason:
        raise CutError(None, f"what cuts them {reason}") from None
    for order, fault in zip(orders, answer.header["faults"], strict=True):
        if fault:
            raise CutError(order.name, fault)
    return answer.parts


def _cut(order: Cut) -> bytes:
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415  # only the process of this loads it
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    options = Options(name_IDs=list(_KEPT), hinting=False, notdef_outline=True, drop_tables=["meta"])
    if order.is_asked:
        options.layout_features = ["*"]
    elif _FRACTION_SLASH // _ROW not in order.rows:
        options.layout_features = [name for name in options.layout_features if name not in _OF_FRACTIONS]
    packed = io.BytesIO()
    with TTFont(io.BytesIO(order.ttf), recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[code for code in font.getBestCmap() if code // _ROW in order.rows])
        subsetter.subset(font)
        _name(font, order.family)
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


def _cut_or_fault(order: Cut) -> tuple[str, bytes]:
    """Why a face cannot be cut, and the cut face; one of them is empty."""
    try:
        return "", _cut(order)
    except Exception as reason:  # noqa: BLE001  # a file from anywhere fails in any way
        return str(reason) or type(reason).__name__, b""


def _answer(asked: wire.Frame) -> companion.Answer:
    orders = zip(asked.header["orders"], asked.parts, strict=True)
    cuts = [_cut_or_fault(Cut(**{**one, "ttf": ttf, "rows": tuple(one["rows"])})) for one, ttf in orders]
    return {"faults": [fault for fault, _ in cuts]}, [made for _, made in cuts]


if __name__ == "__main__":
    companion.answer(_answer, _SECONDS, _MEMORY)
