"""The brief that uses every field of every block, with the files that lie beside it."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image
from tests.cases import ROOT

from briefgen.world import MemoryWorld

NAME = "briefs/full.yaml"
_FOLDER = ROOT / "tests" / "view"
FULL = (_FOLDER / "full.yaml").read_text("utf-8")
BEFORE = "briefs/full-2.yaml"
FULL_BEFORE = (
    "title: The dam at Tell Aswad\nedition: 2\ngaps: [{id: gap-old, text: Nobody has seen the gates.}]\n"
)


@cache
def _beside() -> dict[str, bytes]:
    files = {
        f"briefs/full.data/{file.name}": file.read_bytes() for file in (_FOLDER / "full.data").glob("*.csv")
    }
    for name, form, size in (("dam.jpg", "JPEG", (64, 48)), ("ministry.png", "PNG", (24, 30))):
        stream = io.BytesIO()
        Image.new("RGB", size, "#274f7c").save(stream, form)
        files[f"briefs/full.images/{name}"] = stream.getvalue()
    return files


def full_world(text: str = FULL) -> MemoryWorld:
    """A world with this text as `NAME`, and with all that the full brief shows."""
    return MemoryWorld({NAME: text.encode(), BEFORE: FULL_BEFORE.encode(), **_beside()})
