"""The packaged theme without its faces: half a megabyte of letters that say nothing about a page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.cases import ROOT

from briefgen.render.cut import Rows
from briefgen.render.fonts import Face
from briefgen.render.theme import Theme
from briefgen.world import DiskWorld


@dataclass(frozen=True)
class Bare(Theme):
    """A theme whose pages name no fonts."""

    def embedded_faces(self, faces: tuple[Face, ...], wanted: Rows, *, is_asked: bool) -> str:
        """Nothing, whatever faces are asked for."""
        del faces, wanted, is_asked
        return ""


def bare_theme(folder: Path) -> Theme:
    """The theme of this repository for a workspace at a folder."""
    return Bare(DiskWorld(folder, {"@theme": ROOT}))
