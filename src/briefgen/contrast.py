"""How well one colour can be told from another (WCAG 2.2, success criteria 1.4.3 and 1.4.11).

A colour is sRGB as `#rrggbb`, in small letters.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable

_STEPS = 255


def luminance(colour: str) -> float:
    """The relative luminance of a colour, from 0 for black to 1 for white."""
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21, in whichever order they come."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def nearest_shade(colour: str, others: Iterable[tuple[str, float]]) -> str | None:
    """The shade of a colour nearest to it that has the given contrast with each of the others.

    A shade has the same hue and saturation (HSL) and another lightness. None if there is none.
    """
    needs = tuple(others)
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    for step in range(_STEPS + 1):
        for sign in (-1, 1):
            moved = lightness + sign * step / _STEPS
            shade = colour if step == 0 else _hex(colorsys.hls_to_rgb(hue, moved, saturation))
            if 0 <= moved <= 1 and all(contrast(shade, other) >= least for other, least in needs):
                return shade
    return None


def _channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, each from 0 to 1."""
    red, green, blue = bytes.fromhex(colour[1:])
    return red / 255, green / 255, blue / 255


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _hex(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)
