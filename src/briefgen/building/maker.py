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
from briefgen.building.steps import Made, Prepared, make, printed
from briefgen.diagnostic import Checked
from briefgen.loading.loaded import Loaded
from briefgen.render.pdf import Engine
from briefgen.render.theme import Theme
from briefgen.workspace import Workspace

Versions = Mapping[str, str]


@dataclass(frozen=True)
class Maker:
    """What makes one target; so many threads may call it together."""

    make: Callable[[Loaded, Target, Prepared | None], Checked[Made]]
    """What was prepared of a PDF already is not done again, if it was for the engine that there is."""
    at_once: int
    versions: Callable[[], Versions]
    """The versions of the PDF engine, once it has made something."""


@contextmanager
def maker(
    workspace: Workspace,
    theme: Theme,
    executor: Executor | None,
    *,
    known: Versions,
    prints: bool,
    require_sandbox: bool = False,
) -> Iterator[Maker]:
    """The maker of a build, as long as the context lasts.

    `known` are the versions of the engine, if they are; `prints` says that there will be PDFs, so that
    the engine is better started right away than with the first of them.
    """
    if executor is None:
        styles = theme.print_styles if prints else ()
        with Engine(theme.fonts, styles, require_sandbox=require_sandbox) as engine:
            if prints:
                engine.start()
            yield Maker(
                lambda loaded, target, prepared: _made(workspace, theme, engine, loaded, target, prepared),
                # While the engine has all cores, one thread gets the next report ready for it.
                1 + (os.cpu_count() or 1),
                lambda: engine.versions,
            )
        return
    versions = _asked_once(theme, known)
    if prints:
        # Before the first task: an executor that forks would hand the engine down to its workers.
        versions()
    with Distribution(executor, workspace, versions, require_sandbox=require_sandbox) as distribution:
        yield Maker(lambda loaded, target, _: distribution.make(loaded, target), AT_ONCE, versions)


def _made(
    workspace: Workspace,
    theme: Theme,
    engine: Engine,
    loaded: Loaded,
    target: Target,
    prepared: Prepared | None,
) -> Checked[Made]:
    if prepared is not None and prepared.versions == engine.versions:
        return printed(loaded, target, prepared, engine)
    return make(workspace, loaded, target, theme, engine)


def _asked_once(theme: Theme, known: Versions) -> Callable[[], Versions]:
    """The versions of the engine of this machine; if they are not known, it is run to say them."""
    lock = threading.Lock()

    @cache
    def versions() -> Versions:
        if known:
            return known
        with Engine(theme.fonts) as engine:
            return engine.versions

    def asked() -> Versions:
        with lock:
            return versions()

    return asked
