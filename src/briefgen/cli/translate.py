"""`briefgen translate`: a group, with one module for each family of its commands."""

from __future__ import annotations

import click

from briefgen.cli import translate_files, translate_memory, translate_status


@click.group("translate")
def command() -> None:
    """Keep translations in step with the wordings that they are of.

    The memory of a brief's translations is a PO file for each language, in `translations/` beside
    the brief. It knows from which wording each translation was made, and whether somebody has
    accepted it. Any editor of PO files can be used on it; a fuzzy entry has not been accepted.
    """


command.add_command(translate_memory.accept)
command.add_command(translate_files.export)
command.add_command(translate_files.glossary)
command.add_command(translate_files.import_)
command.add_command(translate_status.status)
command.add_command(translate_memory.sync)
