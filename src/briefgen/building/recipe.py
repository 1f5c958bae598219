"""What decides an output and is no file of its brief or its theme: briefgen, its libraries, the settings."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.building.manifest import decisive
from briefgen.building.past import Past
from briefgen.building.plan import Format
from briefgen.settings import KEYS, SETTINGS
from briefgen.workspace import Workspace
from briefgen.world import DiskWorld, World

_FACT = "installation"
_PACKAGE = Path(__file__).parents[1]
# Files of the theme and typefaces are known one by one, with the outputs that they are in.
_KNOWN_BY_FILE = ("theme", "typefaces")
_OF_SETTINGS = f"{SETTINGS}: "
_ENGINE = "engine: "


@dataclass(frozen=True)
class Recipes:
    """What outputs are made by, of each format by what it is called, and what verdicts are made by."""

    has: Mapping[str, str]
    settings: Mapping[str, str]
    engine: Mapping[str, str]

    def of(self, format_: Format) -> dict[str, str]:
        """The recipe of a format; of the settings, a page on a screen has those of the theme alone."""
        if format_ == "pdf":
            return {**self.has, **self.settings, **self.engine}
        own = {
            name: value for name, value in self.settings.items() if name.startswith(f"{_OF_SETTINGS}theme")
        }
        return {**self.has, **own}


def recipes(
    workspace: Workspace,
    past: Past,
    engine: Callable[[], Mapping[str, str]],
    at: Callable[[Path], World] = DiskWorld,
) -> Recipes:
    """What everything is made by now.

    `engine` asks the PDF engine for its versions, which takes a second; it is done only where something
    was installed since that may be a part of it. As long as no PDF was made, they are not known. What is
    installed is looked at through the worlds that `at` gives for its folders.
    """
    fact = _installed(past, engine, at)
    return Recipes(fact["has"], _settings(workspace), _labelled(fact["engine"]))


def with_engine(recipes: Recipes, past: Past, versions: Mapping[str, str]) -> Recipes:
    """The same with the versions that the engine has told meanwhile, which are kept."""
    past.learn(past.facts[_FACT], "engine", dict(versions))
    return replace(recipes, engine=_labelled(versions))


def _labelled(versions: Mapping[str, str]) -> dict[str, str]:
    return {f"{_ENGINE}{name}": value for name, value in versions.items()}


def versions(recipes: Recipes) -> dict[str, str]:
    """The versions of the PDF engine, as it says them itself."""
    return {name.removeprefix(_ENGINE): value for name, value in recipes.engine.items()}


def changes(before: Mapping[str, str | None], after: Mapping[str, str]) -> Iterator[str]:
    """In words, in what a recipe is another one."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    is_engine_known = any(name.startswith(_ENGINE) for name in after)
    if {"briefgen", "modules"} & set(names):
        yield "briefgen is another version"
    for name in names:
        if name.startswith(_ENGINE) and not is_engine_known:
            continue
        if name.startswith(_OF_SETTINGS):
            yield f"`{name.removeprefix(_OF_SETTINGS)}` changed in `{SETTINGS}`"
        elif name not in {"briefgen", "modules"}:
            yield f"{name.removeprefix(_ENGINE)} is another version"


def is_same_code(before: Mapping[str, str | None], after: Mapping[str, str]) -> bool:
    """Whether two recipes differ in nothing but settings."""
    return not any(
        before.get(name) != after.get(name)
        for name in {**before, **after}
        if not name.startswith(_OF_SETTINGS)
    )


def _installed(
    past: Past, engine: Callable[[], Mapping[str, str]], at: Callable[[Path], World]
) -> dict[str, Mapping[str, str]]:
    """What is installed; read anew only if its files show from outside that something changed."""
    seen = hashlib.sha256(repr(list(_seen(at))).encode()).hexdigest()
    fact = past.facts.get(_FACT)
    if fact is None or fact["seen"] != seen:
        # It reads all modules, and asks every library for its version.
        from briefgen.building.installation import installation  # noqa: PLC0415

        has = {name: value for name, value in installation().items() if name not in _KNOWN_BY_FILE}
        may_be_same = fact is not None and fact["has"] == has and fact["engine"]
        fact = {"seen": seen, "has": has, "engine": dict(engine()) if may_be_same else {}}
        past.learn(past.facts, _FACT, fact)
    found: dict[str, Mapping[str, str]] = fact
    return found


def _seen(at: Callable[[Path], World]) -> Iterator[object]:
    """The modules of briefgen and the names of all that is installed, as they look from outside."""
    yield sys.version
    yield from _stamps(at(_PACKAGE), "")
    for place in sys.path:
        if place and Path(place) != _PACKAGE.parent:
            yield [name for name in at(Path(place)).list("") if name.endswith(".dist-info")]
    # It is written whenever a library of the system comes, goes, or is another one.
    yield at(Path("/etc")).stamp("ld.so.cache")


def _stamps(world: World, folder: str) -> Iterator[object]:
    for entry in world.list(folder):
        name = f"{folder}/{entry}" if folder else entry
        if entry.endswith(".py"):
            yield name, world.stamp(name)
        elif "." not in entry and entry != "__pycache__":
            yield from _stamps(world, name)


def _settings(workspace: Workspace) -> dict[str, str]:
    """The settings that decide an output, under the names that they have in the file."""
    names = {key.field: name for name, key in KEYS.items()}
    plain = decisive(workspace.settings)
    brand = {f"brand.{name}": value for name, value in plain.pop("brand").items()}
    return {
        f"{_OF_SETTINGS}{names.get(field, field.replace('brand.', 'theme.'))}": json.dumps(value, default=str)
        for field, value in {**plain, **brand}.items()
    }
