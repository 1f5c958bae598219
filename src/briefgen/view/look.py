"""What a template sees beside the page: the medium, and the look of the house."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from briefgen.brand import Colours
from briefgen.view.page import Html

Medium = Literal["screen", "print"]


@dataclass(frozen=True)
class Logo:
    """The logo of the house; width and height in pixels. What it says is in each page's `house`."""

    address: str
    width: int
    height: int


@dataclass(frozen=True)
class Look:
    """What every template gets by these names."""

    medium: Medium
    style: Html
    """All stylesheets and fonts, for the page that stands alone; empty in print, where they go beside it."""
    script: Html
    """The script of a page on a screen, empty elsewhere."""
    policy: str
    """What the page may do, as its Content-Security-Policy."""
    colours: Colours
    """For attributes of drawings, where the PDF engine knows no custom properties; else `var(--accent)`."""
    logo: Logo | None
    addresses: Mapping[str, str]
    """Where the images of the report are to be had, by their names."""
