"""A briefing report generator: YAML briefs in, sourced situation reports out."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefgen.building.interface import build, check, extract, load, render_html, render_pdf, verify

__all__ = ["build", "check", "extract", "load", "render_html", "render_pdf", "verify"]


def __getattr__(name: str) -> Any:
    # Loaded at first use, so that `briefgen --help` does not wait for pydantic and Jinja.
    if name in __all__:
        return getattr(importlib.import_module("briefgen.building.interface"), name)
    message = f"module `briefgen` has no attribute `{name}`"
    raise AttributeError(message)
