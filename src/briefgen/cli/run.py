"""`briefgen run`."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import click

from briefgen.cli.app import ERRORS, FINE
from briefgen.cli.visible import visible
from briefgen.delivering.journal import Event
from briefgen.delivering.run import Outcome, run
from briefgen.workspace import find_root

UNDELIVERED, OVERDUE, BUSY = 4, 5, 6


@click.command("run")
@click.option(
    "--pull", "is_pulling", is_flag=True, help="First take the newest commit, by fast-forward only."
)
@click.option("--log-format", type=click.Choice(("text", "json")), default="text", show_default=True)
def command(*, is_pulling: bool, log_format: str) -> int:
    """Build what changed, deliver what has not gone yet, and report what is overdue.

    It is made for a timer: nothing is printed where nothing was to be done, what went wrong goes to
    standard error, and what failed is tried again by the next run. Only final briefs are delivered.

    Exit codes besides those of all commands: 4 something could not be pulled, delivered or noted; 5 a
    brief is overdue; 6 another run is under way. Of several, the first of 1, 4, 5.
    """
    here = Path.cwd()
    outcome = run(find_root(here, here), _TELLERS[log_format], is_pulling=is_pulling)
    return _code(outcome)


def _code(outcome: Outcome) -> int:
    if outcome.is_busy:
        return BUSY
    if outcome.is_unbuilt:
        return ERRORS
    if outcome.problems or outcome.undelivered:
        return UNDELIVERED
    return OVERDUE if outcome.overdue else FINE


def _as_text(event: Event) -> None:
    click.echo(visible(event.words), err=event.level != "info")


def _as_json(event: Event) -> None:
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    told = {"time": now, "level": event.level, "event": event.name, "message": event.words, **event.fields}
    # All beyond ASCII is escaped, so that nothing in a line can act on a terminal or end it.
    click.echo(json.dumps(told), err=event.level != "info")


_TELLERS: dict[str, Callable[[Event], None]] = {"text": _as_text, "json": _as_json}
