"""The pixels of an image: decoded, made plain, and written anew."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from briefgen.reading.picture import NotAPictureError, Picture, Type

_TYPES: dict[str, Type] = {"PNG": "image/png", "JPEG": "image/jpeg"}
_GREY = frozenset({"1", "L", "LA", "I;16"})
_MOST_PIXELS = 25_000_000
# The text is 17 cm wide: at this many pixels it has 240 to the inch.
_WIDEST = 1600


def redrawn(name: str, content: bytes, wanted: str) -> Picture:
    """The picture in the bytes of a file that is to be `PNG` or `JPEG`, or NotAPictureError."""
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
