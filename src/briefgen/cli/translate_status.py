"""`briefgen translate status`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import click

from briefgen.cli.app import ERRORS, FINE
from briefgen.cli.report import human, visible
from briefgen.diagnostic import has_errors
from briefgen.loading.opening import NotFoundError, briefs_of, workspace_of
from briefgen.loading.standing import Standing
from briefgen.model.memory import State
from briefgen.translating.keeping import status as status_of
from briefgen.workspace import identifier

# The letter of each state in a bar, which has to be read without colour.
_MARKS: dict[State, str] = {"fresh": "#", "unreviewed": "~", "stale": "!", "missing": "."}
_WIDTH = 20
_NAMED = 3


@click.command("status", short_help="Say how far the translations of briefs are.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(("human", "json")), default="human", show_default=True)
def status(paths: tuple[Path, ...], format_: str) -> int:
    """Say how far the translations of the briefs at PATHS are, or of all briefs.

    In the bar, `#` is fresh, `~` unreviewed, `!` stale: of an older wording, `.` missing.
    """
    try:
        workspace = workspace_of(paths)
        checked = (
            None if workspace.value is None else status_of(workspace.value, briefs_of(workspace.value, paths))
        )
    except NotFoundError as reason:
        raise click.UsageError(str(reason)) from None
    found = (*workspace.diagnostics, *(checked.diagnostics if checked else ()))
    for diagnostic in found:
        click.echo(human(diagnostic), err=True)
    stand = checked.value if checked and checked.value else ()
    if format_ == "json":
        click.echo(json.dumps([_as_json(one) for one in stand], ensure_ascii=False, indent=1))
    elif stand:
        click.echo(table(stand))
    elif not found:
        click.echo("there is nothing to translate")
    return ERRORS if has_errors(found) else FINE


def table(stand: tuple[Standing, ...]) -> str:
    """A line for each brief and language, and below them the languages that no memory is kept of."""
    rows = [("brief", "lang", "progress".ljust(_WIDTH + 2), *_MARKS)]
    rows.extend(
        (
            identifier(one.brief),
            one.language,
            f"[{bar(one)}]",
            *(str(one.count(state)) for state in _MARKS),
        )
        for one in stand
    )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            cell.ljust(width) if place < len(row) - len(_MARKS) else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    return "\n".join(visible(line) for line in (*lines, *_untracked(stand)))


def _untracked(stand: Iterable[Standing]) -> tuple[str, ...]:
    found = [f"`{identifier(one.brief)}` in `{one.language}`" for one in stand if not one.is_tracked]
    if not found:
        return ()
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return (
        "",
        f"not tracked, so that what is there counts as fresh: {', '.join(found[:_NAMED])}{more}",
        "`briefgen translate sync` begins the memory of what was translated from which wording",
    )


def bar(one: Standing) -> str:
    """Twenty letters, one at least for each state that there is."""
    counts = {state: one.count(state) for state in _MARKS}
    total = max(1, sum(counts.values()))
    widths = {state: max(1, count * _WIDTH // total) if count else 0 for state, count in counts.items()}
    # What rounding leaves over, or takes too much, is of the largest.
    largest = max(counts, key=lambda state: counts[state])
    widths[largest] += _WIDTH - sum(widths.values())
    return "".join(_MARKS[state] * width for state, width in widths.items())


def _as_json(one: Standing) -> dict[str, object]:
    return {
        "brief": one.brief,
        "language": one.language,
        "tracked": one.is_tracked,
        **{state: one.count(state) for state in _MARKS},
        "waiting": [
            {"key": text.key, "state": text.state, "file": text.span.file.name, "line": text.span.line}
            for text in one.waiting
        ],
    }
