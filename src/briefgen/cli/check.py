"""`briefgen check`."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from briefgen.build.steps import check, load, prove
from briefgen.cli.app import ERRORS
from briefgen.cli.choice import PATHS, chosen
from briefgen.cli.report import FORMATS, Format, report, summary
from briefgen.diagnostic import Diagnostic, has_errors, ordered


@click.command("check")
@PATHS
@click.option("--format", "format_", type=click.Choice(FORMATS), default="human", show_default=True)
def command(paths: tuple[Path, ...], format_: str) -> int:
    """Say what is wrong with the briefs at PATHS, or with all briefs of the workspace.

    Where the archive is at hand, `evidence.lock` is brought up to date with what was proved.
    """
    workspace, names = chosen(paths)
    found: list[Diagnostic] = []
    for name in names:
        loaded = load(workspace.world, name)
        found.extend(loaded.diagnostics)
        if loaded.value is not None:
            prove(workspace.world, loaded.value)
            found.extend(check(workspace.world, loaded.value))
    diagnostics = ordered(found)
    text = report(diagnostics, cast("Format", format_))
    if text:
        click.echo(text)
    if diagnostics and format_ == "human":
        click.echo(summary(diagnostics), err=True)
    return ERRORS if has_errors(diagnostics) else 0
