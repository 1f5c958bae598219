"""`briefgen check`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from briefgen.building.check import check
from briefgen.cli import selection
from briefgen.cli.app import ERRORS, FINE
from briefgen.cli.report import FORMATS, Format, report, summary
from briefgen.cli.selection import Selection
from briefgen.diagnostic import Diagnostic, Severity, has_errors
from briefgen.loading.opening import NotFoundError

if TYPE_CHECKING:
    from briefgen.examining.mend import Mended


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(FORMATS), default="human", show_default=True)
@selection.options
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--fix", is_flag=True, help="First put right what is mechanical and safe.")
def command(
    paths: tuple[Path, ...],
    format_: str,
    select: frozenset[str],
    ignore: frozenset[str],
    strict: bool,
    fix: bool,
) -> int:
    """Say what is wrong with the briefs at PATHS, or with all briefs of the workspace.

    Where the archive is at hand, `evidence.lock` is brought up to date with what was proved.
    """
    chosen = Selection(select, ignore)
    try:
        mended = _mended(paths, chosen) if fix else ()
        found = check(*paths)
    except NotFoundError as reason:
        raise click.UsageError(str(reason)) from None
    # What was fixed has been selected already.
    unfixed = filter(Selection(ignored=ignore).shows, (note for one in mended for note in one.refused))
    diagnostics = (*unfixed, *filter(chosen.shows, found))
    return _said(diagnostics, cast("Format", format_), mended, strict=strict)


def _mended(paths: Iterable[Path], chosen: Selection) -> tuple[Mended, ...]:
    # Loaded with all rules, which briefs that have not changed are checked without.
    from briefgen.examining.fix import fix  # noqa: PLC0415

    return fix(*paths, is_wanted=chosen.has)


def _said(
    diagnostics: tuple[Diagnostic, ...], format_: Format, mended: Iterable[Mended], *, strict: bool
) -> int:
    """Print what was done and what was found; the exit code."""
    for one in mended:
        _tell(one)
    text = report(diagnostics, format_)
    if text:
        click.echo(text)
    warned = strict and any(one.severity is Severity.WARNING for one in diagnostics)
    if diagnostics and format_ == "human":
        click.echo(f"{summary(diagnostics)}{'; warnings count as errors' if warned else ''}", err=True)
    return ERRORS if warned or has_errors(diagnostics) else FINE


def _tell(mended: Mended) -> None:
    counts = ", ".join(f"{count} of {code}" for code, count in mended.counts.items())
    if counts:
        click.echo(f"fixed in {mended.name}: {counts}", err=True)
