"""An image file to a picture fit for a report: of bounded size, opaque, and telling nothing but itself.

What a camera or a program has written beside the pixels (place, time, owner, a preview of what was cut
away) does not come through: the picture is decoded and written anew. Two formats are read and no other;
SVG is a program more than a picture, and its Arabic is drawn letter by letter.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass, field
from typing import Literal

from PIL import Image, ImageOps, UnidentifiedImageError

Type = Literal["image/png", "image/jpeg"]
_TYPES: dict[str, Type] = {"PNG": "image/png", "JPEG": "image/jpeg"}
_ENDINGS: dict[str, str] = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG"}
_GREY = frozenset({"1", "L", "LA", "I;16"})
_MOST_BYTES = 16 << 20
_MOST_PIXELS = 25_000_000
# The text is 17 cm wide: at this many pixels it has 240 to the inch.
_WIDEST = 1600


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
    try:
        with warnings.catch_warnings():
            # Pillow warns of what is refused below in words of its own.
            warnings.simplefilter("ignore")
            return _written(_plain(_opened(name, content, wanted)), wanted)
    except UnidentifiedImageError:
        raise NotAPictureError(f"`{name}` is not an image", "save it as PNG or JPEG") from None
    except Image.DecompressionBombError:
        raise _too_large(name) from None
    except (OSError, ValueError, SyntaxError, ArithmeticError, LookupError, EOFError) as reason:
        # A decoder meets damaged data in many ways, each with words of its own.
        raise NotAPictureError(f"`{name}` is damaged", f"the decoder says: {reason}") from None


def _opened(name: str, content: bytes, wanted: str) -> Image.Image:
    """The decoded image, once its head has promised that it is small and of the right kind."""
    image: Image.Image = Image.open(io.BytesIO(content), formats=tuple(_TYPES))
    if image.format != wanted:
        raise NotAPictureError(f"`{name}` is {image.format} and not what its name says", "rename it")
    if image.width * image.height > _MOST_PIXELS:
        raise _too_large(name)
    if image.mode == "CMYK":
        raise NotAPictureError(f"`{name}` is in the four colours of a press", "save it as RGB")
    image.load()
    return ImageOps.exif_transpose(image)


def _too_large(name: str) -> NotAPictureError:
    pixels = f"{_MOST_PIXELS // 1_000_000} million pixels"
    return NotAPictureError(f"`{name}` has more than {pixels}", "save it smaller")


def _plain(image: Image.Image) -> Image.Image:
    """The picture in grey or in RGB, opaque, and no wider than is of use."""
    mode = "L" if image.mode in _GREY else "RGB"
    if image.mode == "I;16":
        # Pillow cuts off what is over 255, where a half has to stay a half.
        image = image.point(lambda depth: depth * (1 / 256))
    if image.has_transparency_data:
        # PDF/A asks more of what shines through than a picture is worth.
        clear = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    image = image.convert(mode)
    if image.width <= _WIDEST:
        return image
    height = max(1, round(image.height * _WIDEST / image.width))
    return image.resize((_WIDEST, height), Image.Resampling.LANCZOS)


def _written(image: Image.Image, form: str) -> Picture:
    image.info.clear()
    stream = io.BytesIO()
    if form == "JPEG":
        image.save(stream, form, quality=88, optimize=True)
    else:
        image.save(stream, form, optimize=True)
    return Picture(_TYPES[form], image.width, image.height, stream.getvalue())
