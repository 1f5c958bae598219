"""`briefgen source list`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from briefgen.cli.app import ERRORS, FINE
from briefgen.cli.report import human, visible
from briefgen.cli.table import cut, table
from briefgen.diagnostic import has_errors
from briefgen.loading.loaded import load
from briefgen.loading.opening import NotFoundError, briefs_of, workspace_of
from briefgen.model.brief import Brief
from briefgen.sourcing.holdings import Holding, holdings

_HEAD = ("id", "publisher", "language", "reliability", "archived", "cited", "group")
_STATES = {"ok": "ok", "changed": "changed", "missing": "missing", "none": "no"}
_WIDEST = 40


@click.command("list")
@click.argument("paths", metavar="[BRIEF]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(("human", "json")), default="human", show_default=True)
def list_(paths: tuple[Path, ...], format_: str) -> int:
    """List the sources of briefs, or of all briefs of the workspace.

    A text is archived `ok` where its bytes are those of the record; else it is `changed`, or
    `missing` from the archive folder. A source without a record has `no`.
    """
    try:
        workspace = workspace_of(paths)
        names = briefs_of(workspace.value, paths) if workspace.value else ()
    except NotFoundError as reason:
        raise click.UsageError(str(reason)) from None
    found, shown = [*workspace.diagnostics], {}
    for name in names:
        world = workspace.value.world if workspace.value else None
        loaded = load(world, name) if world else None
        if loaded is not None:
            found.extend(loaded.diagnostics if loaded.value is None else ())
            if loaded.value is not None and world is not None:
                shown[name] = (loaded.value.brief, holdings(world, loaded.value.brief))
    for diagnostic in found:
        click.echo(human(diagnostic), err=True)
    if format_ == "json":
        rows = [_as_json(name, one, brief) for name, (brief, held) in shown.items() for one in held]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        click.echo(
            "\n\n".join(_listed(name, brief, held, len(names)) for name, (brief, held) in shown.items())
        )
    return ERRORS if has_errors(found) else FINE


def _listed(name: str, brief: Brief, held: tuple[Holding, ...], briefs: int) -> str:
    head = f"{visible(name)}\n" if briefs > 1 else ""
    if not held:
        return f"{head}there are no sources"
    return head + table([_HEAD, *(_row(one, brief) for one in held)])


def _row(one: Holding, brief: Brief) -> tuple[str, ...]:
    source = one.source
    return (
        source.id,
        cut(_publisher(one, brief), _WIDEST),
        source.language.original if source.language else "–",
        source.reliability or "–",
        _STATES[one.state],
        str(one.cited),
        source.independence_group or "–",
    )


def _publisher(one: Holding, brief: Brief) -> str:
    return one.source.publisher.original(brief.own_language)[0]


def _as_json(name: str, one: Holding, brief: Brief) -> dict[str, object]:
    source = one.source
    return {
        "brief": name,
        "id": source.id,
        "publisher": _publisher(one, brief),
        "language": source.language.original if source.language else None,
        "reliability": source.reliability,
        "archived": one.state,
        "file": source.archive.file if source.archive else None,
        "cited": one.cited,
        "independence_group": source.independence_group,
    }
