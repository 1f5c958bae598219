"""The images of a page: files beside it in print, written into it on a screen."""

from __future__ import annotations

import base64
from collections.abc import Mapping

from briefgen.view.image import Image
from briefgen.view.look import Medium
from briefgen.view.page import Page, Pair


def addresses(page: Page | Pair, medium: Medium) -> dict[str, str]:
    """Where each image is to be had, by its name."""
    if medium == "print":
        return {name: _address(name) for name in _images(page)}
    return {name: _inside(image) for name, image in _images(page).items()}


def resources(page: Page | Pair) -> dict[str, bytes]:
    """The files that the PDF engine needs for the images, by address."""
    return {_address(name): image.content for name, image in _images(page).items()}


def _images(page: Page | Pair) -> Mapping[str, Image]:
    return page.pages[0].images if isinstance(page, Pair) else page.images


def _address(name: str) -> str:
    return f"briefgen:image/{name}"


def _inside(image: Image) -> str:
    return f"data:{image.type};base64,{base64.b64encode(image.content).decode('ascii')}"
