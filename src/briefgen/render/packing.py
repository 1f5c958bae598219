"""How hard the streams of a PDF are packed: the last hundredth takes most of the time."""

from __future__ import annotations

import zlib
from types import ModuleType, SimpleNamespace

# Of zlib's nine levels. The last makes a report smaller by a hundredth, and takes three times as long.
_LEVEL = 7


def extend(pdf: ModuleType) -> None:
    """Let `pydyf` pack as hard as is worth it; it takes no wish for that."""
    packer = SimpleNamespace(**vars(zlib))
    packer.compressobj = lambda level: zlib.compressobj(level=min(level, _LEVEL))
    pdf.zlib = packer  # type: ignore[attr-defined]
