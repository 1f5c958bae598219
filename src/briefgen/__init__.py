"""A briefing report generator: YAML briefs in, sourced situation reports out."""

from __future__ import annotations

# Every command begins by loading this, so that it takes no module that it could do without.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from briefgen.building.build import build
    from briefgen.building.check import check
    from briefgen.building.interface import extract, render_html, render_pdf, verify
    from briefgen.loading.load import load

__all__ = ["build", "check", "extract", "load", "render_html", "render_pdf", "verify"]
# What reads briefs, or finds that nothing is to be done, loads nothing that makes reports.
_LIGHT = {
    "build": "briefgen.building.build",
    "check": "briefgen.building.check",
    "load": "briefgen.loading.load",
}


def __getattr__(name: str) -> Any:
    # Loaded at first use, so that `briefgen --help` does not wait for pydantic and Jinja.
    if name in __all__:
        import importlib  # noqa: PLC0415

        module = _LIGHT.get(name, "briefgen.building.interface")
        return getattr(importlib.import_module(module), name)
    message = f"module `briefgen` has no attribute `{name}`"
    raise AttributeError(message)
