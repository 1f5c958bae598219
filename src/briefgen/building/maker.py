"""Where targets are made: in this process with an engine of its own, or on an executor."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from briefgen.building.distribute import AT_ONCE, Distribution
from briefgen.building.plan import Target
from briefgen.building.steps import Made, make
from briefgen.diagnostic import Checked
from briefgen.loading.loaded import Loaded
from briefgen.render.pdf import Engine
from briefgen.render.theme import Theme
from briefgen.workspace import Workspace


@dataclass(frozen=True)
class Maker:
    """What makes one target; so many threads may call it together."""

    make: Callable[[Loaded, Target], Checked[Made]]
    at_once: int
    versions: Callable[[], Mapping[str, str]]
    """The versions of the PDF engine, once it has made something."""


@contextmanager
def maker(
    workspace: Workspace,
    theme: Theme,
    executor: Executor | None,
    *,
    prints: bool,
    require_sandbox: bool = False,
) -> Iterator[Maker]:
    """The maker of a build, as long as the context lasts; `prints` says whether there will be PDFs."""
    if executor is None:
        with Engine(theme.fonts, require_sandbox=require_sandbox) as engine:
            if prints:
                engine.start()
            yield Maker(
                lambda loaded, target: make(workspace, loaded, target, theme, engine),
                os.cpu_count() or 1,
                lambda: engine.versions,
            )
        return
    versions = _asked_once(theme)
    if prints:
        # Before the first task: an executor that forks would hand the engine down to its workers.
        versions()
    with Distribution(executor, workspace, versions, require_sandbox=require_sandbox) as distribution:
        yield Maker(distribution.make, AT_ONCE, versions)


def _asked_once(theme: Theme) -> Callable[[], Mapping[str, str]]:
    """The versions of the engine of this machine, which runs as long as it takes to say them."""
    lock = threading.Lock()

    @cache
    def versions() -> Mapping[str, str]:
        with Engine(theme.fonts) as engine:
            return engine.versions

    def asked() -> Mapping[str, str]:
        with lock:
            return versions()

    return asked
