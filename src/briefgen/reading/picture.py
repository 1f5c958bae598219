"""An image file to a picture fit for a report: of bounded size, opaque, and telling nothing but itself.

What a camera or a program has written beside the pixels (place, time, owner, a preview of what was cut
away) does not come through: the picture is decoded and written anew. Two formats are read and no other;
SVG is a program more than a picture, and its Arabic is drawn letter by letter.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Type = Literal["image/png", "image/jpeg"]
_ENDINGS: dict[str, str] = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG"}
_MOST_BYTES = 16 << 20


@dataclass(frozen=True)
class Picture:
    """An image as it goes into a report; width and height in pixels."""

    type: Type
    width: int
    height: int
    content: bytes = field(repr=False)


class NotAPictureError(Exception):
    """Why a file cannot be shown, as a message and a way out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def picture(name: str, content: bytes) -> Picture:
    """The picture in the bytes of a file of this name, or NotAPictureError."""
    if len(content) > _MOST_BYTES:
        raise NotAPictureError(f"`{name}` is larger than {_MOST_BYTES >> 20} MB", "save it smaller")
    wanted = _ENDINGS.get(name.rpartition(".")[2].lower())
    if wanted is None:
        raise NotAPictureError(f"`{name}` is neither PNG nor JPEG by its name", "save it as one of them")
    # Loaded with Pillow, for which the check of a brief without pictures does not wait.
    from briefgen.reading.pixels import redrawn  # noqa: PLC0415

    return redrawn(name, content, wanted)
