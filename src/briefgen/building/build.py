"""Building, as a program calls it; what makes reports is loaded only if one has to be made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from pathlib import Path

from briefgen.building import execute
from briefgen.building.execute import Built, Order, Progress
from briefgen.building.lock import alone
from briefgen.building.plan import FORMATS, Format
from briefgen.loading.opening import AnyPath, briefs_of, workspace_of
from briefgen.workspace import Workspace


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
    called after each target that was made. Builds of one workspace follow each other; `waiting` is
    called if another one takes over a second. With an `executor`, it makes the targets.
    """
    chosen = tuple(Path(path) for path in paths)
    opened = workspace_of(chosen)
    if opened.value is None:
        return Built((), opened.diagnostics)
    workspace = opened.value
    names = briefs_of(workspace, chosen)
    folder = _folder(workspace, out)
    order = Order(names, tuple(editions), tuple(formats), folder, allow_stale, require_sandbox)
    with alone(workspace.root, waiting):
        return execute.build(workspace, order, progress, executor)


def _folder(workspace: Workspace, out: AnyPath | None) -> str | None:
    if out is None:
        return None
    folder = Path(out).resolve()
    if not folder.is_relative_to(workspace.root):
        message = f"`{out}` is not below the workspace `{workspace.root}`"
        raise ValueError(message)
    return folder.relative_to(workspace.root).as_posix()
