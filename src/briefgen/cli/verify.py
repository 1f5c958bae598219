"""`briefgen verify`."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.building import interface
from briefgen.cli.app import ERRORS, FINE
from briefgen.cli.report import human, visible
from briefgen.diagnostic import has_errors


@click.command("verify")
@click.argument("report", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(report: Path) -> int:
    """Say whether the PDF at REPORT is what its brief, this theme and this briefgen produce.

    The report is built anew and compared byte by byte. The brief is taken from the PDF and
    compared with the one in this workspace.
    """
    found = interface.verify(report)
    for diagnostic in found:
        click.echo(human(diagnostic), err=True)
    if has_errors(found):
        return ERRORS
    click.echo(visible(f"{report} is what its brief, this theme and this briefgen produce"))
    return FINE
