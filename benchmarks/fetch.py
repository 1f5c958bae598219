"""Packages that are only compared with: fetched by their names at first use, never dependencies."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.desk import CACHE

_FOLDER = CACHE / "peers"


def package(name: str) -> Path | None:
    """The folder with a package of PyPI and all that it needs; none if it is not to be had.

    `name` may ask for extras, as `rendercv[full]`.
    """
    folder = _FOLDER / name
    if folder.is_dir():
        return folder
    making = folder.with_name(f"{name}.making")
    shutil.rmtree(making, ignore_errors=True)
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    ran = subprocess.run((*pip, "--target", making, name), check=False, capture_output=True)
    if ran.returncode:
        return None
    making.rename(folder)
    return folder


def version(name: str) -> str | None:
    """The version of a package that has been fetched."""
    found = sorted(_FOLDER.glob(f"{name}*/{name}-*.dist-info"))
    return found[0].name.removesuffix(".dist-info").rpartition("-")[2] if found else None
