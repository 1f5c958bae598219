"""`briefgen new`."""

from __future__ import annotations

import re
from pathlib import Path

import click

from briefgen.cli.app import ERRORS
from briefgen.cli.report import human
from briefgen.cli.visible import visible
from briefgen.loading.opening import opened
from briefgen.model.identifier import ID
from briefgen.nearest import did_you_mean
from briefgen.reading.schema import schema
from briefgen.workspace import Workspace
from briefgen.workspace import identifier as brief_id
from briefgen.world import World

SCHEMA = ".briefgen/schema.json"
_BRIEF = """\
# yaml-language-server: $schema=../../.briefgen/schema.json
title: {{en: Untitled, ar: بلا عنوان}}
languages: [en, ar]
status: draft
bottom_line: {{en: The message in one or two sentences., ar: الرسالة في جملة أو جملتين.}}
events:
  - id: first
    date: "{today}"
    text: {{en: What happened., ar: ما جرى.}}
    sources: [s1]
sources:
  - {{id: s1, publisher: Publisher, title: Title as published, url: "https://example.org/"}}
"""


@click.command("new")
@click.argument("identifier", metavar="[ID]", required=False)
@click.option(
    "--from", "before", metavar="ID", help="Start the edition after this brief's, or the next of its series."
)
def command(identifier: str | None, before: str | None) -> int:
    """Write a brief to start from, as `briefs/ID/brief.yaml`.

    With `--from` alone, the brief of that id becomes the draft of its next edition, in its own file; git
    keeps the one before. With an ID too, the draft is a new brief: the next report of the same series. It
    keeps comments, ids and translations, and says which keys have to be said anew.
    """
    if identifier is None and before is None:
        raise click.UsageError("name the new brief, or the one that it comes after by `--from`")
    if identifier is not None and not re.fullmatch(ID, identifier):
        raise click.BadParameter(
            f"`{identifier}` is not an id: lower-case letters, digits and hyphens", param_hint="ID"
        )
    checked = opened(Path.cwd())
    for diagnostic in checked.diagnostics:
        click.echo(human(diagnostic), err=True)
    if checked.value is None:
        return ERRORS
    workspace = checked.value
    name = _free(workspace, identifier) if identifier is not None else None
    if before is not None:
        return _successor(workspace, before, name)
    written = _BRIEF.format(today=workspace.world.today().isoformat())
    workspace.world.write(str(name), written.encode())
    write_schema(workspace.world)
    click.echo(name)
    return 0


def _free(workspace: Workspace, identifier: str) -> str:
    """The name of a brief's file that is not there yet."""
    world, folder = workspace.world, workspace.settings.briefs
    name = f"{folder}/{identifier}/brief.yaml"
    if world.read(name) is not None or world.read(f"{folder}/{identifier}.yaml") is not None:
        raise click.UsageError(f"the brief `{identifier}` is there already")
    return name


def _successor(workspace: Workspace, before: str, name: str | None) -> int:
    """Write what comes after a brief: into a file of its own, or into that of the brief."""
    # Loaded with git and the model, which a first brief needs nothing of.
    from briefgen.history.successor import file_of, next_edition, next_report  # noqa: PLC0415

    file = file_of(workspace, before)
    if file is None:
        known = [brief_id(one) for one in workspace.briefs()]
        hints = did_you_mean(before, known) or (f"the briefs are {', '.join(f'`{one}`' for one in known)}",)
        raise click.BadParameter(f"there is no brief `{before}`; {hints[0]}", param_hint="--from")
    started = next_report(workspace, file, name) if name is not None else next_edition(workspace, file)
    for diagnostic in started.diagnostics:
        click.echo(human(diagnostic), err=True)
    if started.value is None:
        return ERRORS
    for written, content in started.value.files:
        workspace.world.write(written, content)
        click.echo(visible(written))
    head = started.value.head
    number = f", number {head.number} of its series" if head.number is not None else ""
    click.echo(visible(f"edition {head.edition}{number}, after {head.supersedes}"))
    if started.value.anew:
        listed = ", ".join(f"`{key}`" for key in started.value.anew)
        click.echo(f"to be said anew: {listed}")
    return 0


def write_schema(world: World) -> None:
    """Write the schema to where a new brief's first line points."""
    world.write(SCHEMA, schema().encode())
