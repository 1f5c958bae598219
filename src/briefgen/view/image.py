"""An image as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Image:
    """An image that the page shows, apart from its place in it."""

    type: Literal["image/png", "image/jpeg"]
    width: int
    height: int
    content: bytes = field(repr=False)
