"""What makes the verdicts: the code of briefgen, and the libraries that it reads briefs with."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from briefgen.world import DiskWorld, World

_LIBRARIES = ("markdown-it-py", "pillow", "polib", "pydantic", "pydantic-core", "pyyaml")


def package() -> World:
    """The modules of briefgen as they are installed."""
    return DiskWorld(Path(str(files("briefgen"))))


def fingerprint(code: World) -> str:
    """A SHA-256 of the modules in a world; another one as soon as a rule, or what it rests on, says else."""
    made_of = hashlib.sha256(sys.version.encode())
    for library in _LIBRARIES:
        made_of.update(f"\n{library} {version(library)}".encode())
    for name, content in _modules(code, ""):
        made_of.update(f"\n{name} {len(content)}\n".encode())
        made_of.update(content)
    return made_of.hexdigest()


def _modules(world: World, folder: str) -> Iterator[tuple[str, bytes]]:
    """All modules below a folder of the package."""
    for entry in world.list(folder):
        name = f"{folder}/{entry}" if folder else entry
        if entry.endswith(".py"):
            yield name, world.read(name) or b""
        elif "." not in entry and entry != "__pycache__":
            yield from _modules(world, name)
