"""The finished texts of what a template sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from markupsafe import Markup


def finished(value: Any) -> Iterator[Markup]:
    """Every piece of markup in a page or a block, however deep."""
    if isinstance(value, Markup):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from finished(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from finished(item)
