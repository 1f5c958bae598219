"""`briefgen translate export`, `import` and `glossary`."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from briefgen.cli.app import ERRORS, FINE
from briefgen.cli.report import human, visible
from briefgen.diagnostic import Diagnostic, has_errors
from briefgen.exchange import tbx
from briefgen.loading.desk import desk as desk_of
from briefgen.loading.loaded import load
from briefgen.loading.opening import NotFoundError, briefs_of, workspace_of
from briefgen.model.leaf import foreign
from briefgen.translating import parcels
from briefgen.translating.parcels import ENDINGS, FORMATS, Format
from briefgen.workspace import Workspace


@click.command("export", short_help="Write the texts of a brief for a translator.")
@click.argument("brief", type=click.Path(path_type=Path))
@click.option(
    "--lang", "language", metavar="ar", help="The language to translate into, if there are several."
)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="xliff", show_default=True)
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path, allow_dash=True, dir_okay=False),
    help="The file to write, `-` for the terminal; else the brief's id in the current folder.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def export(brief: Path, language: str | None, format_: str, out: Path | None, *, force: bool) -> int:
    """Write all texts of BRIEF, with the translations that there are, into a file for a translator.

    `xliff` is XLIFF 2.1, `xliff-1.2` is for programs that read the older one. The wording of each text
    travels with it, so that a translation that comes back late is known to be one of an older wording.
    """
    workspace, name = _asked(brief)
    loaded = load(workspace.world, name)
    if loaded.value is None:
        return _told(loaded.diagnostics)
    tag = _chosen(foreign(loaded.value.brief), language)
    chosen = cast("Format", format_)
    desk = desk_of(workspace)
    if desk.value is None:
        return _told(desk.diagnostics)
    content = parcels.pack(loaded.value, desk.value, tag, chosen)
    if out == Path("-"):
        click.echo(content.decode(), nl=False)
        return FINE
    file = out or Path(f"{loaded.value.id}.{tag}.{ENDINGS[chosen]}")
    if file.exists() and not force:
        raise click.UsageError(f"`{file}` is there already; `--force` replaces it")
    try:
        file.write_bytes(content)
    except OSError as reason:
        why = (reason.strerror or str(reason)).lower()
        raise click.UsageError(f"`{file}` cannot be written: {why}") from None
    click.echo(visible(f"{file}  {len(content) / 1000:,.1f} kB"))
    return FINE


@click.command("import", short_help="Take in what a translator sends back.")
@click.argument("file", type=click.Path(exists=True, path_type=Path, dir_okay=False))
def import_(file: Path) -> int:
    """Take in the translations of FILE: XLIFF 1.2, 2.0 or 2.1, or PO, as `export` wrote it.

    They go to the memory of the brief, and to the brief itself where it has a translation of its own.
    A text that was accepted there counts as accepted here. Nothing is written if the file cannot be read.
    """
    opened = workspace_of(())
    if opened.value is None:
        return _told(opened.diagnostics)
    taken = parcels.unpack(opened.value, file.as_posix(), file.read_bytes())
    for diagnostic in taken.diagnostics:
        click.echo(human(diagnostic), err=True)
    if taken.value is None:
        return ERRORS
    count = len(taken.value.changed)
    click.echo(f"{count} {'text' if count == 1 else 'texts'} taken in")
    for name in taken.value.written:
        click.echo(visible(name))
    return FINE


@click.command("glossary", short_help="Print the glossary for a translator's program.")
@click.argument("brief", required=False, type=click.Path(path_type=Path))
def glossary(brief: Path | None) -> int:
    """Print the desk's glossary as TBX, for a translator's program; with BRIEF, that brief's terms too.

    `[glossary]` in `briefgen.toml` names a file of terms, in YAML or in TBX, or holds them itself.
    """
    opened = workspace_of(() if brief is None else (brief,))
    desk = opened.then(desk_of)
    if opened.value is None or desk.value is None:
        return _told(desk.diagnostics)
    terms, own = desk.value.terms, "en"
    if brief is not None:
        workspace, name = _asked(brief)
        loaded = load(workspace.world, name)
        if loaded.value is None:
            return _told(loaded.diagnostics)
        terms, own = (*terms, *loaded.value.brief.glossary), loaded.value.brief.own_language
    click.echo(tbx.write(terms, own).decode(), nl=False)
    return FINE


def _asked(brief: Path) -> tuple[Workspace, str]:
    """The workspace and the name of the one brief that a call is about."""
    try:
        opened = workspace_of((brief,))
        if opened.value is None:
            raise click.exceptions.Exit(_told(opened.diagnostics))
        names = briefs_of(opened.value, (brief,))
    except NotFoundError as reason:
        raise click.UsageError(str(reason)) from None
    if len(names) > 1:
        raise click.UsageError(f"`{brief}` holds {len(names)} briefs, and one is exported at a time")
    return opened.value, names[0]


def _chosen(languages: tuple[str, ...], asked: str | None) -> str:
    listed = ", ".join(f"`{tag}`" for tag in languages)
    if not languages:
        raise click.UsageError("the brief has one language, so there is nothing to translate")
    if asked is None and len(languages) > 1:
        raise click.UsageError(f"say with `--lang` which of {listed}")
    if asked is not None and asked not in languages:
        raise click.BadParameter(
            f"the brief is not translated into `{asked}`; there is {listed}", param_hint="--lang"
        )
    return asked or languages[0]


def _told(diagnostics: tuple[Diagnostic, ...]) -> int:
    for diagnostic in diagnostics:
        click.echo(human(diagnostic), err=True)
    return ERRORS if has_errors(diagnostics) else FINE
