"""Building, as a program calls it; what makes reports is loaded only if one has to be made."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from briefgen.building import execute
from briefgen.building.course import Progress
from briefgen.building.execute import Built, Order
from briefgen.building.lock import alone
from briefgen.building.plan import FORMATS, Format
from briefgen.building.witness import Notes, Witness
from briefgen.loading.opening import AnyPath, briefs_of, workspace_of
from briefgen.settings import SETTINGS
from briefgen.workspace import Workspace, environment

if TYPE_CHECKING:
    from briefgen.git.mounted import MountedWorld
    from briefgen.world import DiskWorld


def build(
    *paths: AnyPath,
    editions: Sequence[str] = (),
    formats: Sequence[Format] = FORMATS,
    out: AnyPath | None = None,
    allow_stale: bool = False,
    require_sandbox: bool = False,
    progress: Progress | None = None,
    waiting: Callable[[], None] | None = None,
    executor: Executor | None = None,
) -> Built:
    """Build briefs into files; of a brief with an error, the outputs that it had stay.

    An output is made only if something that it was made of has changed since; the states in what
    comes back say of each one why. `editions` are languages and pairs (`en`, `en+ar`), the brief's
    own if empty; `out` is a folder below the workspace, else ValueError is raised. A final report
    whose translations are missing or out of date is built only with `allow_stale`. With
    `require_sandbox`, no PDF is made where the kernel lacks a layer of the sandbox. `progress` is
    called whenever a target begins or ends, one call at a time, from the thread that is at it. Builds of
    one workspace follow each other; `waiting` is called if another one takes over a second. With an
    `executor`, it makes the targets.
    """
    # Before anything is looked at: what is younger than this may have changed while it was.
    notes = Notes(time.time_ns())
    chosen = tuple(Path(path) for path in paths)
    opened = workspace_of(chosen)
    if opened.value is None:
        return Built((), opened.diagnostics)
    # The world on disk is what has stamps; git knows what a revision means, and is asked each time.
    mounted = cast("MountedWorld", opened.value.world)
    witness = _witness(opened.value, cast("DiskWorld", mounted.disk), notes, out)
    mounted = replace(mounted, disk=witness)
    workspace = replace(opened.value, world=mounted)
    names = briefs_of(workspace, chosen)
    folder = _folder(workspace, out)
    order = Order(names, tuple(editions), tuple(formats), folder, allow_stale, require_sandbox)
    with alone(workspace.root, waiting):
        built = execute.build(workspace, witness, order, progress, executor)
    notes.is_whole = notes.is_whole and not mounted.known
    return built


def _witness(workspace: Workspace, disk: DiskWorld, notes: Notes, out: AnyPath | None) -> Witness:
    """The world of a workspace on disk, which has noted what was looked at on the way to it."""
    witness = Witness(disk, notes)
    witness.stamp(SETTINGS)
    archive = environment().get("BRIEFGEN_ARCHIVE") or workspace.settings.archive
    if archive:
        witness.follow(workspace.root / archive)
    if out is not None:
        witness.follow(Path.cwd() / out)
    return witness


def _folder(workspace: Workspace, out: AnyPath | None) -> str | None:
    if out is None:
        return None
    folder = Path(out).resolve()
    if not folder.is_relative_to(workspace.root):
        message = f"`{out}` is not below the workspace `{workspace.root}`"
        raise ValueError(message)
    return folder.relative_to(workspace.root).as_posix()
