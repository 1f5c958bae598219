"""A process that makes targets for another one, which may run on another machine.

It reads nothing but the task and what came with its own briefgen, and writes nothing.
"""

from __future__ import annotations

import atexit
import os
import threading
import traceback
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from briefgen.building.dressing import dressed
from briefgen.building.installation import digest_of, installation, packaged
from briefgen.building.steps import make
from briefgen.building.task import Answer, House, Task
from briefgen.diagnostic import Checked
from briefgen.loading.loaded import Loaded, load
from briefgen.render.fonts import contents
from briefgen.render.pdf import Engine
from briefgen.render.theme import Theme
from briefgen.settings import SETTINGS, Settings, read_settings
from briefgen.workspace import Workspace
from briefgen.world import MemoryWorld, World

T = TypeVar("T")
# A worker may live for months, and serve several desks.
_HOUSES, _BRIEFS, _CUTS = 4, 4, 400


def perform(task: bytes) -> bytes:
    """Make the target of a `Task`; the bytes of its `Answer`.

    Raises OSError or MemoryError where the machine is at fault, which another one may not be.
    """
    asked = Task.from_bytes(task)
    try:
        answer = _worker(os.getpid()).answer(asked)
    except (OSError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - whoever asked tells it as its own fault
        answer = Answer(fault=traceback.format_exc())
    return answer.as_bytes(asked.files)


@dataclass(frozen=True)
class Sent(MemoryWorld):
    """The files of a task, and what is packaged; typefaces that were cut for it outlast it."""

    packaged: World = field(default_factory=MemoryWorld)
    cuts: dict[str, bytes] = field(default_factory=dict)

    def read(self, name: str) -> bytes | None:
        """See `World.read`."""
        if name.startswith("@") and name not in self.files:
            return self.packaged.read(name)
        return self.cuts.get(name) or super().read(name)

    def write(self, name: str, content: bytes) -> None:
        """See `World.write`."""
        if len(self.cuts) >= _CUTS:
            self.cuts.clear()
        self.cuts[name] = content


@dataclass(frozen=True)
class _Home:
    """A house that was unpacked."""

    files: dict[str, bytes]
    settings: Settings
    theme: Theme


class Worker:
    """What a process keeps between its tasks: its engines, and what the next task will need again."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._packaged = packaged()
        self._cuts: dict[str, bytes] = {}
        self._homes: dict[str, _Home] = {}
        self._briefs: dict[str, Loaded] = {}
        fonts = contents(self._packaged.read)
        # Each starts with the first PDF that wants it, and ends with this process however that ends.
        self._engines = {strict: Engine(fonts, require_sandbox=strict) for strict in (False, True)}
        for engine in self._engines.values():
            atexit.register(engine.__exit__, None, None, None)

    def answer(self, task: Task) -> Answer:
        """The target of a task, or why this worker cannot make it."""
        # One that lacks a layer it has to have says nothing but that.
        ours = {**installation(), **(self._engines[False].versions if task.engine else {})}
        if ours != {**task.installation, **task.engine}:
            return Answer(installation=ours)
        home = self._home(task)
        if home is None:
            return Answer(needs_house=True)
        workspace = _workspace(home.settings, self._world({**home.files, **task.files}))
        loaded = self._loaded(workspace.world, task)
        theme = replace(home.theme, world=workspace.world)
        return Answer(make(workspace, loaded, task.target, theme, self._engines[task.require_sandbox]))

    def _world(self, files: dict[str, bytes]) -> Sent:
        return Sent(files, packaged=self._packaged, cuts=self._cuts)

    def _home(self, task: Task) -> _Home | None:
        """The house of a task; none if it is not known here and does not come along."""
        with self._lock:
            known = self._homes.get(task.house)
            if known is None and task.carried is not None:
                known = self._unpacked(task.carried)
                _keep(self._homes, task.house, known, _HOUSES)
            return known

    def _unpacked(self, house: House) -> _Home:
        files = house.files
        world = self._world(files)
        settings = _sound(read_settings(world.read(SETTINGS)))
        return _Home(files, settings, _sound(dressed(_workspace(settings, world))))

    def _loaded(self, world: World, task: Task) -> Loaded:
        """The brief of a task; its targets often follow each other, and reading it can take a second."""
        key = digest_of([(task.name, b""), *task.files.items()])
        with self._lock:
            known = self._briefs.get(key)
            if known is None:
                known = _sound(load(world, task.name))
                _keep(self._briefs, key, known, _BRIEFS)
            return known


def _workspace(settings: Settings, world: World) -> Workspace:
    return Workspace(Path(), settings, world)


def _sound(checked: Checked[T]) -> T:
    """The value of what whoever sent it has found to be without errors."""
    if checked.value is None:
        found = "; ".join(one.message for one in checked.diagnostics)
        raise ValueError(f"what was sent is not as it was: {found}")
    return checked.value


def _keep(kept: dict[str, T], key: str, value: T, most: int) -> None:
    """Keep a value, and let the oldest go if there are too many."""
    kept[key] = value
    if len(kept) > most:
        del kept[next(iter(kept))]


@cache
def _worker(process: int) -> Worker:
    """The worker of this process; one that was forked starts anew, with an engine of its own."""
    del process
    return Worker()
