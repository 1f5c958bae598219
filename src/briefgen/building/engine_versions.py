"""The versions of the PDF engine, found without starting it: as the engine would say them itself."""

from __future__ import annotations

import ctypes
import sys
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version

_ENDING = "lib{}.dylib" if sys.platform == "darwin" else "lib{}.so.0"
_PANGO, _HARFBUZZ, _SUBSETTING = "pango-1.0", "harfbuzz", "harfbuzz-subset"


@cache
def engine_versions() -> Mapping[str, str]:
    """What `Engine.versions` is here; empty where its libraries lie in a place that only it finds.

    It takes some milliseconds, and the engine a second. Nothing is taken for made by these versions
    that the engine has not made with them: they are compared before anything is rendered.
    """
    pango, shaper = _library(_PANGO), _library(_HARFBUZZ)
    if pango is None or shaper is None:
        return {}
    number = pango.pango_version()
    shaper.hb_version_string.restype = ctypes.c_char_p
    shaped = shaper.hb_version_string().decode()
    return {
        "WeasyPrint": version("weasyprint"),
        "Pango": f"{number // 10000}.{number // 100 % 100}.{number % 100}",
        "HarfBuzz": shaped if _library(_SUBSETTING) else f"{shaped} without subsetting",
        "fontTools": version("fonttools"),
        "pydyf": version("pydyf"),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }


def _library(name: str) -> ctypes.CDLL | None:
    """A library of the system, as the engine loads it."""
    try:
        return ctypes.CDLL(_ENDING.format(name))
    except OSError:
        return None
