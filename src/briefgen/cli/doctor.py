"""`briefgen doctor`."""

from __future__ import annotations

import platform
from importlib.metadata import version
from pathlib import Path

import click

from briefgen.loading.opening import opened, theme_folder
from briefgen.localize.catalog import coverage
from briefgen.localize.language import language
from briefgen.render.fonts import FACES, contents
from briefgen.render.pdf import Engine, Job
from briefgen.swap import at_once
from briefgen.version import VERSION

_PACKAGES = ("weasyprint", "jinja2", "pyyaml", "babel", "pydantic", "click", "markdown-it-py", "nh3")
_LANGUAGES = ("en", "ar", "ar-IQ", "fr", "fa", "he", "ckb")


@click.command("doctor")
def command() -> int:
    """Show versions, fonts, the PDF engine, its limits, and the languages there are."""
    click.echo(f"briefgen {VERSION}, Python {platform.python_version()}")
    for package in _PACKAGES:
        click.echo(f"  {package} {version(package)}")
    click.echo(f"theme  {theme_folder()}")
    checked = opened(Path.cwd())
    fine = checked.value is not None
    if checked.value is not None:
        click.echo(f"outputs  {_outputs(checked.value.root)}")
        click.echo("fonts")
        files = contents(checked.value.world.read)
        for face in FACES:
            click.echo(f"  {face.family} {face.weight} {face.style}  {len(files[face.name]) // 1000} kB")
        fine = _engine(files)
    click.echo("languages")
    for tag in _LANGUAGES:
        words = language(tag)
        said, all_ = coverage(tag)
        click.echo(
            f"  {tag}  {words.name}  {words.direction}  digits {words.numerals}  {said} of {all_} messages"
        )
    return 0 if fine else 1


def _outputs(folder: Path) -> str:
    """How outputs are replaced in a workspace."""
    try:
        whole = at_once(folder)
    except OSError as reason:
        return f"cannot be written: {(reason.strerror or str(reason)).lower()}"
    if whole:
        return "a brief's files are replaced as one set"
    return "each file is replaced by itself: this file system cannot exchange folders"


def _engine(files: dict[str, bytes]) -> bool:
    """Render one line in two scripts, and say what came of it."""
    click.echo("pdf engine")
    with Engine(files) as engine:
        job = Job(
            '<html lang="en"><title>doctor</title><p>one <span dir="rtl" lang="ar">واحد</span></p></html>'
        )
        rendered = engine.render(job)
    for problem in rendered.problems:
        click.echo(f"  {problem.kind}: {problem.message}")
    if rendered.content is None:
        return False
    versions = ", ".join(f"{name} {number}" for name, number in rendered.engine.items())
    click.echo(f"  {versions}: works, {len(rendered.content) // 1000} kB for one page")
    click.echo("  one process a render, limited in time and memory; it reads what it is handed, nothing else")
    for layer in rendered.sandbox:
        held = f"works, {layer.state}" if layer.holds else f"none: {layer.state}"
        click.echo(f"  kernel sandbox, {layer.name}: {held}")
    return True
