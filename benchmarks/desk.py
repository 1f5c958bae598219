"""Where measurements are made: the sizes, a folder for what is built, and the programs by their commands."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.measure import Cost, cost
from benchmarks.sizes import Sizes

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".briefgen" / "benchmarks"
BRIEFGEN = Path(sys.executable).with_name("briefgen")
WEASYPRINT = Path(sys.executable).with_name("weasyprint")
PYTHON = (sys.executable, "-I", "-c", "pass")


@dataclass(frozen=True)
class Desk:
    """The sizes, and the folder with all that is built; who measures may leave anything in it."""

    sizes: Sizes
    folder: Path

    @contextmanager
    def fresh(self) -> Iterator[Path]:
        """An empty folder, for as long as the context lasts."""
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            yield Path(folder)

    @property
    def report(self) -> Path:
        """The brief that is built cold, in this repository."""
        return ROOT / "briefs" / self.sizes.report


def briefgen(folder: Path, *arguments: str, cores: int = 0) -> Cost:
    """What a command of briefgen costs in a workspace."""
    return cost((BRIEFGEN, *arguments), folder, cores)


start_of_python = partial(cost, PYTHON, ROOT)


def workspace(folder: Path, brief: Path) -> Path:
    """A new workspace below a folder with a copy of one brief, and of the folders that belong to it."""
    made = Path(tempfile.mkdtemp(dir=folder))
    (made / "briefgen.toml").touch()
    briefs = made / "briefs"
    if brief.name == "brief.yaml":
        shutil.copytree(brief.parent, briefs / brief.parent.name)
        return made
    briefs.mkdir()
    shutil.copy(brief, briefs)
    for beside in brief.parent.glob(f"{brief.stem}.*/"):
        shutil.copytree(beside, briefs / beside.name)
    return made
