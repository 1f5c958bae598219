"""`briefgen source`: a group, with one module for each of its commands."""

from __future__ import annotations

import click

from briefgen.cli import source_add, source_impact, source_list


@click.group("source")
def command() -> None:
    """Keep the sources of a brief: archive captures, list what there is, weigh what rests on it."""


command.add_command(source_add.add)
command.add_command(source_impact.impact)
command.add_command(source_list.list_)
