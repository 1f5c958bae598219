"""Which workspace and which briefs a command is about."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.build.opening import opened
from briefgen.cli.app import ERRORS
from briefgen.cli.report import human
from briefgen.workspace import Workspace

PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))


def chosen(paths: tuple[Path, ...]) -> tuple[Workspace, tuple[str, ...]]:
    """The workspace of the paths and the names of the briefs they mean; all if there are none.

    A path is a brief's file, its folder, or the folder of a workspace. Leaves with exit code 1
    where the settings are wrong, with 2 where a path leads nowhere.
    """
    for path in paths:
        if not path.exists():
            raise click.UsageError(f"there is no `{path}`")
    checked = opened(paths[0] if paths else Path.cwd())
    for diagnostic in checked.diagnostics:
        click.echo(human(diagnostic), err=True)
    if checked.value is None:
        raise click.exceptions.Exit(ERRORS)
    workspace = checked.value
    names = _names(workspace, paths) if paths else workspace.briefs()
    if not names:
        raise click.UsageError(f"there are no briefs in `{workspace.root / workspace.settings.briefs}`")
    return workspace, names


def _names(workspace: Workspace, paths: tuple[Path, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for path in paths:
        try:
            name = path.resolve().relative_to(workspace.root).as_posix()
        except ValueError:
            raise click.UsageError(f"`{path}` is not in the workspace `{workspace.root}`") from None
        if path.is_file():
            found[name] = None
        elif (path / "brief.yaml").is_file():
            found[f"{name}/brief.yaml" if name != "." else "brief.yaml"] = None
        else:
            prefix = "" if name == "." else f"{name}/"
            found.update(dict.fromkeys(brief for brief in workspace.briefs() if brief.startswith(prefix)))
    return tuple(found)
