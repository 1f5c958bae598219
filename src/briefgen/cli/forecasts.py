"""`briefgen forecasts`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from briefgen.cli import forecasts_csv, forecasts_html, forecasts_human, forecasts_json
from briefgen.cli.app import ERRORS, FINE
from briefgen.cli.forecasts_read import Ledger, ledger
from briefgen.cli.report import human
from briefgen.diagnostic import has_errors
from briefgen.loading.opening import NotFoundError, briefs_of, workspace_of

_WRITERS: Mapping[str, Callable[[Ledger], str]] = {
    "human": forecasts_human.text,
    "html": forecasts_html.page,
    "json": forecasts_json.text,
    "csv": forecasts_csv.text,
}


@click.command("forecasts")
@click.argument("paths", metavar="[BRIEF]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(tuple(_WRITERS)), default="human", show_default=True)
def command(paths: tuple[Path, ...], format_: str) -> int:
    """List what briefs have forecast, what came of it, and how good the numbers were.

    Counted are the probabilities that editions published: those in git, and those in `history` of an
    outlook. Scored is the last vector before the outcome: by the Brier score over all categories (0 to 2),
    its binary form for two scenarios (0 to 1), and the log score; lower is better. Calibration says how
    often things of a likelihood came true, and where there are too few of them to tell.

    `html` is a page with charts; `csv` has a row for each scenario of each vector.
    """
    try:
        opened = workspace_of(paths)
        names = briefs_of(opened.value, paths) if opened.value else ()
    except NotFoundError as reason:
        raise click.UsageError(str(reason)) from None
    found = [*opened.diagnostics]
    if opened.value is not None:
        read = ledger(opened.value, names)
        found.extend(read.diagnostics)
        if read.value is not None:
            click.echo(_WRITERS[format_](read.value))
    for diagnostic in found:
        click.echo(human(diagnostic), err=True)
    return ERRORS if has_errors(found) else FINE
