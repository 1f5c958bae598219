"""`briefgen new`."""

from __future__ import annotations

import re
from pathlib import Path

import click

from briefgen.cli.app import ERRORS
from briefgen.cli.report import human
from briefgen.loading.opening import opened
from briefgen.model.identifier import ID
from briefgen.reading.schema import schema
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
@click.argument("identifier", metavar="ID")
def command(identifier: str) -> int:
    """Write a brief to start from, as `briefs/ID/brief.yaml`."""
    if not re.fullmatch(ID, identifier):
        raise click.BadParameter(
            f"`{identifier}` is not an id: lower-case letters, digits and hyphens", param_hint="ID"
        )
    checked = opened(Path.cwd())
    for diagnostic in checked.diagnostics:
        click.echo(human(diagnostic), err=True)
    if checked.value is None:
        return ERRORS
    world, folder = checked.value.world, checked.value.settings.briefs
    name = f"{folder}/{identifier}/brief.yaml"
    if world.read(name) is not None or world.read(f"{folder}/{identifier}.yaml") is not None:
        raise click.UsageError(f"the brief `{identifier}` is there already")
    world.write(name, _BRIEF.format(today=world.today().isoformat()).encode())
    write_schema(world)
    click.echo(name)
    return 0


def write_schema(world: World) -> None:
    """Write the schema to where a new brief's first line points."""
    world.write(SCHEMA, schema().encode())
