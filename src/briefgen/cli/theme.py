"""`briefgen theme`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from briefgen.brand import COLOURS, Brand, Words
from briefgen.building.dressing import dressed
from briefgen.cli.app import ERRORS, FINE
from briefgen.cli.report import human, summary
from briefgen.diagnostic import has_errors, ordered
from briefgen.loading.opening import opened
from briefgen.nearest import did_you_mean
from briefgen.render.fonts import FACES
from briefgen.render.inventory import Origin, inventory, is_fixed, packaged
from briefgen.render.theme import Theme
from briefgen.workspace import Workspace

_FOLDERS = {"templates": "templates/", "stylesheets": "assets/css/", "scripts": "assets/js/"}
_ORIGINS: dict[Origin, str] = {
    "packaged": "packaged",
    "workspace": "workspace",
    "copy": "workspace, as packaged",
}


@click.group("theme", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> int:
    """Show the theme in force: settings, files and typefaces, each with its origin."""
    if context.invoked_subcommand is not None:
        return FINE
    workspace = _workspace()
    theme = Theme(workspace.world, workspace.settings.brand)
    for line in (*_settings(theme.brand), *_files(theme), *_faces(theme)):
        click.echo(line)
    found = dressed(workspace).diagnostics
    for diagnostic in found:
        click.echo(human(diagnostic), err=True)
    if found:
        click.echo(summary(found), err=True)
    return ERRORS if has_errors(found) else FINE


@command.command("copy")
@click.argument("name")
def copy(name: str) -> int:
    """Copy a packaged file into the workspace.

    NAME is as `briefgen theme` lists it. What is there already is left as it is.
    """
    workspace = _workspace()
    theme = Theme(workspace.world)
    found = packaged(theme, name)
    if len(found) != 1:
        known = [item.name for item in inventory(theme)]
        listed = " and ".join(f"`{one}`" for one in found)
        problem = f"`{name}` may be {listed}" if found else f"the theme has no file `{name}`"
        hints = () if found else did_you_mean(name, [*known, *_short(known)])
        raise click.UsageError("; ".join((problem, *hints)))
    if is_fixed(found[0]):
        raise click.UsageError(f"`{found[0]}` cannot be replaced: TLP labels look the same in every house")
    if workspace.world.read(found[0]) is not None:
        raise click.UsageError(f"`{found[0]}` is there already, and is left as it is")
    workspace.world.write(found[0], workspace.world.read(f"@theme/{found[0]}") or b"")
    click.echo(found[0])
    return FINE


def _workspace() -> Workspace:
    """The workspace of the current folder; leaves with what is wrong with its settings."""
    checked = opened(Path.cwd())
    for diagnostic in ordered(checked.diagnostics):
        click.echo(human(diagnostic), err=True)
    if checked.value is None:
        raise click.exceptions.Exit(ERRORS)
    return checked.value


def _settings(brand: Brand) -> Iterator[str]:
    yield "settings"
    yield f"  paper  {brand.paper}"
    yield f"  density  {brand.density}"
    for name, words in (("header", brand.header), ("footer", brand.footer), ("logo_alt", brand.logo_alt)):
        if words is not None:
            yield f"  {name}  {_said(words)}"
    if brand.logo is not None:
        yield f"  logo  {brand.logo}"
    yield "colours  on paper, in the dark"
    light, dark = brand.light_colours, brand.dark_colours
    for name in COLOURS:
        own = name in brand.colours or name in brand.dark
        origin = "workspace" if own else "packaged"
        yield f"  {name}  {getattr(light, name)}  {getattr(dark, name)}  {origin}"


def _said(words: Words) -> str:
    if isinstance(words, str):
        return words
    return ", ".join(f"{tag}: {text}" for tag, text in words.items())


def _files(theme: Theme) -> Iterator[str]:
    items = inventory(theme)
    for title, folder in _FOLDERS.items():
        yield title
        for item in items:
            if item.name.startswith(folder):
                yield f"  {item.name.removeprefix(folder)}  {_ORIGINS[item.origin]}"


def _faces(theme: Theme) -> Iterator[str]:
    uses = {"text": theme.brand.text, "titles": theme.brand.display}
    yield "typefaces"
    for faces, origin in ((theme.shelf.faces, "workspace"), (FACES, "packaged")):
        for face in faces:
            chosen = [use for use, families in uses.items() if face.family in families]
            what = f", for {' and '.join(chosen)}" if chosen else ""
            yield f"  {face.family} {face.weight} {face.style}  {origin}{what}"


def _short(names: list[str]) -> list[str]:
    """The names without their folders, as a person would write them."""
    return [name.rpartition("/")[2] for name in names]
