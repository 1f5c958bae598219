"""The anchors of a page made its own, so that two languages can stand in one document."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from markupsafe import Markup

from briefgen.view.page import Page

_LINK = re.compile(r'href="#([^"]+)"')


def suffixed(page: Page, suffix: str) -> Page:
    """The page with a suffix on each of its anchors, and on each link that leads to one of them."""
    own: Page = _own(page, suffix)
    return replace(own, suffix=suffix)


def _own(value: Any, suffix: str) -> Any:
    changed: dict[str, Any] = {}
    for field in fields(value):
        before = getattr(value, field.name)
        after = f"{before}{suffix}" if field.name == "anchor" and before else _owned(before, suffix)
        if after is not before:
            changed[field.name] = after
    return replace(value, **changed) if changed else value


def _owned(value: Any, suffix: str) -> Any:
    if isinstance(value, Markup):
        # What has been markup stays markup: only the ends of addresses change.
        return Markup(_LINK.sub(rf'href="#\1{suffix}"', str(value)))  # noqa: S704
    if isinstance(value, tuple):
        return tuple(_owned(item, suffix) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return _own(value, suffix)
    return value
