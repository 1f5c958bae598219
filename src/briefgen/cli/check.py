"""`briefgen check`."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from briefgen.building import interface
from briefgen.building.opening import NotFoundError
from briefgen.cli.app import ERRORS, FINE
from briefgen.cli.report import FORMATS, Format, report, summary
from briefgen.diagnostic import has_errors


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(FORMATS), default="human", show_default=True)
def command(paths: tuple[Path, ...], format_: str) -> int:
    """Say what is wrong with the briefs at PATHS, or with all briefs of the workspace.

    Where the archive is at hand, `evidence.lock` is brought up to date with what was proved.
    """
    try:
        diagnostics = interface.check(*paths)
    except NotFoundError as reason:
        raise click.UsageError(str(reason)) from None
    text = report(diagnostics, cast("Format", format_))
    if text:
        click.echo(text)
    if diagnostics and format_ == "human":
        click.echo(summary(diagnostics), err=True)
    return ERRORS if has_errors(diagnostics) else FINE
