"""`briefgen schema`."""

from __future__ import annotations

import click

from briefgen.reading.schema import schema


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of a brief, for editors.

    `briefgen new` writes it to `.briefgen/schema.json`, where the first line of a new brief
    points the YAML language server.
    """
    click.echo(schema(), nl=False)
