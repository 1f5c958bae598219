"""`briefgen release`."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.building.release import release
from briefgen.cli.app import ERRORS, FINE
from briefgen.cli.report import human, summary
from briefgen.cli.visible import visible
from briefgen.diagnostic import ordered
from briefgen.loading.opening import NotFoundError, briefs_of, workspace_of


@click.command("release")
@click.argument("brief", type=click.Path(path_type=Path))
def command(brief: Path) -> int:
    """Freeze the edition of BRIEF that is committed.

    It has to be final, with a number above those that were released, without errors and warnings, and on disk
    as it is in the commit. Its outputs are built, and an annotated tag `ID/EDITION` says what they are. Where
    anything is amiss, no tag is written.
    """
    try:
        opened = workspace_of((brief,))
        names = briefs_of(opened.value, (brief,)) if opened.value else ()
    except NotFoundError as reason:
        raise click.UsageError(str(reason)) from None
    if len(names) > 1:
        raise click.UsageError("one brief is released at a time")
    found, done = opened.diagnostics, None
    if opened.value is not None:
        released = release(opened.value, names[0], _waiting)
        found, done = (*found, *released.diagnostics), released.value
    for diagnostic in ordered(found):
        click.echo(human(diagnostic), err=True)
    if done is None:
        click.echo(summary(found), err=True)
        return ERRORS
    for name in done.outputs:
        click.echo(visible(name))
    click.echo(visible(f"released as {done.tag}, on commit {done.commit[:12]}"))
    if done.remote is not None:
        click.echo(visible(f"`git push {done.remote} {done.tag}` shares it"))
    return FINE


def _waiting() -> None:
    click.echo("a build of this workspace is under way; this one follows", err=True)
