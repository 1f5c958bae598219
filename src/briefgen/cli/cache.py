"""`briefgen cache`."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import click

from briefgen.building.store import place_of_store, shelf_of, unusable
from briefgen.building.store_stock import DAYS, Stock, prune, stock
from briefgen.cli.app import ERRORS, FINE
from briefgen.cli.report import human
from briefgen.cli.visible import visible
from briefgen.diagnostic import Severity, ordered
from briefgen.loading.opening import opened

_UNITS = {"KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}


def _days(context: click.Context, parameter: click.Parameter, given: str | None) -> int | None:
    del context, parameter
    if given is None:
        return None
    match = re.fullmatch(r"([0-9]{1,5})d", given)
    if match is None:
        raise click.BadParameter(f"`{given}` is no number of days, as `30d`")
    return int(match[1])


def _bytes(context: click.Context, parameter: click.Parameter, given: str | None) -> int | None:
    del context, parameter
    if given is None:
        return None
    match = re.fullmatch(r"([0-9]{1,9}(?:\.[0-9]+)?) ?([KMGT]B)", given.upper(), re.ASCII)
    if match is None:
        raise click.BadParameter(f"`{given}` is no size, as `500MB` or `2GB`")
    return int(float(match[1]) * _UNITS[match[2]])


@click.command("cache")
@click.option("--prune", "prunes", is_flag=True, help="Remove what was not used lately.")
@click.option(
    "--keep", metavar="30d", callback=_days, help="Remove what was not used for more days than that."
)
@click.option(
    "--most", metavar="2GB", callback=_bytes, help="Remove what is unused for longest above that size."
)
def command(prunes: bool, keep: int | None, most: int | None) -> int:
    """Show what the store of results holds, or prune it.

    Without --keep or --most, results stay that were used in the last 30 days. What was written in
    the last hour always stays.
    """
    if not prunes and (keep, most) != (None, None):
        raise click.UsageError("--keep and --most say what --prune leaves; there is no --prune")
    checked = opened(Path.cwd())
    for diagnostic in ordered(checked.diagnostics):
        click.echo(human(diagnostic), err=True)
    if checked.value is None:
        return ERRORS
    workspace = checked.value
    shelf, place = shelf_of(workspace), workspace.settings.store
    try:
        if not prunes:
            click.echo(f"{visible(place)}: {_said(stock(shelf))}")
            return FINE
        days = DAYS if (keep, most) == (None, None) else keep
        pruned = prune(shelf, workspace.world.now(), days, most)
    except OSError as reason:
        problem = unusable(place, place_of_store(workspace), reason)
        # A build can go on without it; here it is what was asked for.
        click.echo(human(replace(problem, severity=Severity.ERROR)), err=True)
        return ERRORS
    removed = len(pruned.before.entries) - len(pruned.after.entries)
    freed = pruned.before.size - pruned.after.size
    click.echo(f"{visible(place)}: {_results(removed)} removed, {_size(freed)}; left: {_said(pruned.after)}")
    return FINE


def _said(there: Stock) -> str:
    oldest = f", the oldest last used on {there.oldest}" if there.oldest else ""
    return f"{_results(len(there.entries))}, {_size(there.size)}{oldest}"


def _results(number: int) -> str:
    return "1 result" if number == 1 else f"{number:,} results"


def _size(size: int) -> str:
    return f"{size / 1000:,.0f} kB" if size < 10**6 else f"{size / 10**6:,.1f} MB"
