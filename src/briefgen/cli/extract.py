"""`briefgen extract`."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.building import interface
from briefgen.cli.app import ERRORS, FINE
from briefgen.cli.report import human, visible


@click.command("extract")
@click.argument("report", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder to write into; else the report's name.",
)
@click.option("--force", is_flag=True, help="Replace files that are there already.")
def command(report: Path, out: Path | None, force: bool) -> int:
    """Write the files that the PDF at REPORT encloses: its brief, its sources, how it was made."""
    folder = out or Path(report.stem)
    extracted = interface.extract(report, folder, force=force)
    for diagnostic in extracted.diagnostics:
        click.echo(human(diagnostic), err=True)
    for output in extracted.outputs:
        click.echo(visible(f"{folder / output.name}  {output.size / 1000:,.1f} kB"))
    return ERRORS if extracted.diagnostics else FINE
