"""Images as they go into a report: whole, upright, opaque, and without what was written beside them."""

from __future__ import annotations

import io
import random
import struct
import zlib
from contextlib import suppress

import pytest
from PIL import Image, PngImagePlugin

from briefgen.reading.picture import NotAPictureError, Picture, picture

SKY, EARTH = (60, 120, 200), (120, 90, 40)


def drawn(mode: str = "RGB", size: tuple[int, int] = (40, 20)) -> Image.Image:
    """A picture whose left half is sky and whose right half is earth."""
    image = Image.new("RGB", size, SKY)
    image.paste(EARTH, (size[0] // 2, 0, size[0], size[1]))
    return image.convert(mode)


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def opened(shown: Picture) -> Image.Image:
    image = Image.open(io.BytesIO(shown.content))
    assert f"image/{str(image.format).lower()}" == shown.type
    assert image.size == (shown.width, shown.height)
    return image


def pixel(image: Image.Image, place: tuple[int, int]) -> tuple[int, ...]:
    value = image.getpixel(place)
    return value if isinstance(value, tuple) else (int(value or 0),)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_becomes_grey_or_rgb(mode: str) -> None:
    image = Image.new("I;16", (40, 20), 0x8000) if mode == "I;16" else drawn(mode)
    shown = opened(picture("dam.png", saved(image, "PNG")))
    assert shown.mode == ("RGB" if mode in {"P", "RGB", "RGBA"} else "L")
    if mode in {"P", "RGB", "RGBA"}:
        assert max(abs(a - b) for a, b in zip(pixel(shown, (2, 2)), SKY, strict=True)) < 30
    if mode == "I;16":
        assert pixel(shown, (2, 2)) == (0x80,)


def test_what_is_transparent_becomes_paper() -> None:
    image = Image.new("RGBA", (4, 4), (200, 0, 0, 0))
    assert pixel(opened(picture("dam.png", saved(image, "PNG"))), (1, 1)) == (255, 255, 255)


def test_a_camera_tells_neither_where_nor_when_nor_a_preview() -> None:
    exif = Image.Exif()
    exif[0x010F] = "MAKER-OF-CAMERAS"
    exif.get_ifd(0x8825)[1] = "N"
    content = saved(drawn(), "JPEG", exif=exif, comment=b"OWNER")
    assert b"MAKER-OF-CAMERAS" in content
    shown = picture("dam.jpg", content)
    assert not any(word in shown.content for word in (b"MAKER-OF-CAMERAS", b"OWNER", b"Exif"))


def test_words_in_a_png_do_not_come_through() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "OWNER")
    content = saved(drawn(), "PNG", pnginfo=words)
    assert b"OWNER" in content
    assert b"OWNER" not in picture("dam.png", content).content


def test_a_picture_on_its_side_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    shown = picture("dam.JPG", saved(drawn(), "JPEG", exif=exif))
    assert (shown.width, shown.height) == (20, 40)
    assert pixel(opened(shown), (10, 2))[2] > 150


def test_a_picture_is_no_wider_than_paper_shows() -> None:
    shown = picture("map.png", saved(drawn("P", (3200, 100)), "PNG"))
    assert (shown.width, shown.height) == (1600, 50)


def test_the_same_file_gives_the_same_bytes() -> None:
    for name, form in (("dam.png", "PNG"), ("dam.jpeg", "JPEG")):
        content = saved(drawn(), form)
        assert picture(name, content) == picture(name, content)


def header_of(width: int, height: int) -> bytes:
    """A PNG that says how large it is, and holds next to nothing."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return start + struct.pack(">I", 10) + b"IDAT" + bytes(14)


REFUSED = {
    "many pixels": ("map.png", header_of(9_000, 9_000), "`map.png` has more than 25 million pixels"),
    "a bomb": ("map.png", header_of(60_000, 60_000), "`map.png` has more than 25 million pixels"),
    "too many bytes": ("map.png", b"\0" * (17 << 20), "`map.png` is larger than 16 MB"),
    "another kind": ("dam.png", saved(drawn(), "JPEG"), "`dam.png` is JPEG and not what its name says"),
    "a kind that is not read": ("dam.png", saved(drawn(), "GIF"), "`dam.png` is not an image"),
    "a press": ("dam.jpg", saved(drawn("CMYK"), "JPEG"), "`dam.jpg` is in the four colours of a press"),
    "half a file": ("dam.png", saved(drawn(), "PNG")[:70], "`dam.png` is damaged"),
    "no ending": ("dam", saved(drawn(), "PNG"), "`dam` is neither PNG nor JPEG by its name"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_shown_is_refused_in_words(name: str) -> None:
    file, content, message = REFUSED[name]
    with pytest.raises(NotAPictureError) as refusal:
        picture(file, content)
    assert refusal.value.message == message
    assert refusal.value.hint


@pytest.mark.parametrize(("name", "form"), [("dam.png", "PNG"), ("dam.jpg", "JPEG")])
def test_no_damage_to_an_image_raises_anything_else(name: str, form: str) -> None:
    whole = saved(drawn(), form)
    dice = random.Random(form)  # noqa: S311 - a seed, so that a failure can be repeated
    for _ in range(400):
        content = bytearray(whole)
        for _ in range(dice.randint(1, 6)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        with suppress(NotAPictureError):
            picture(name, bytes(content[: dice.choice([None, dice.randrange(len(content))])]))
