"""`briefgen source add`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from briefgen.capture.record import is_id
from briefgen.cli.app import ERRORS, FINE
from briefgen.cli.report import human, visible
from briefgen.cli.table import table
from briefgen.diagnostic import Diagnostic
from briefgen.loading.opening import NotFoundError, briefs_of, workspace_of
from briefgen.sourcing.apart import LARGEST
from briefgen.sourcing.sources import Added, Capture, Likeness, Wanted, fetched
from briefgen.sourcing.sources import add as add_to
from briefgen.workspace import Workspace


@click.command("add")
@click.argument("file", required=False, metavar="[FILE|-]")
@click.option("--url", metavar="ADDRESS", help="Fetch this one page instead of taking a file.")
@click.option(
    "--brief", type=click.Path(path_type=Path), help="The brief; else the only one of the workspace."
)
@click.option("--id", "identifier", metavar="ID", help="The id of the source; else the next of s1, s2 …")
@click.option("--publisher", metavar="TEXT", help="Who published it; else what the capture says.")
@click.option("--title", metavar="TEXT", help="Its title; else what the capture says.")
def add(
    file: str | None,
    url: str | None,
    brief: Path | None,
    identifier: str | None,
    publisher: str | None,
    title: str | None,
) -> int:
    """Archive a capture and put its record into a brief.

    FILE is a text, an HTML page or a PDF, told by its content; `-` is standard input. Its bytes are
    kept as they are in the archive folder, and beside them its readable text, one paragraph a line.
    The text is shown with the numbers of its lines, and a `-` before those that are proposed to be
    left out of it, as `exclude` of the record: menus, notices, another article.

    Nothing is fetched without --url, and then only that page: up to 10 MB, over HTTPS or HTTP, from a
    public machine. Proxies are not used.
    """
    if (file is None) == (url is None):
        raise click.UsageError("name a FILE, `-`, or an address by --url")
    if identifier is not None and not is_id(identifier):
        message = f"`{identifier}` is not an id: lower-case letters, digits and hyphens"
        raise click.BadParameter(message, param_hint="--id")
    workspace, name = _where(brief)
    if workspace is None:
        return ERRORS
    capture = _taken(file) if file is not None else _fetched(url or "")
    if capture is None:
        return ERRORS
    done = add_to(workspace, name, capture, Wanted(identifier, publisher, title))
    if done.value is not None:
        for line in _told(done.value, workspace):
            click.echo(line)
    _say(done.diagnostics)
    return FINE if done.value is not None else ERRORS


def _where(brief: Path | None) -> tuple[Workspace | None, str]:
    """The workspace and the name of the brief that a record goes into."""
    paths = (brief,) if brief else ()
    try:
        opened = workspace_of(paths)
        names = briefs_of(opened.value, paths) if opened.value else ()
    except NotFoundError as reason:
        raise click.UsageError(str(reason)) from None
    _say(opened.diagnostics)
    if len(names) > 1:
        raise click.UsageError(f"there are {len(names)} briefs here; name one by --brief")
    return opened.value, names[0] if names else ""


def _taken(file: str) -> Capture:
    if file == "-":
        return Capture("", sys.stdin.buffer.read(LARGEST + 1))
    try:
        with Path(file).open("rb") as stream:
            return Capture(Path(file).name, stream.read(LARGEST + 1))
    except OSError as reason:
        raise click.UsageError(f"`{file}` cannot be read: {(reason.strerror or '').lower()}") from None


def _fetched(address: str) -> Capture | None:
    capture = fetched(address)
    _say(capture.diagnostics)
    return capture.value


def _say(diagnostics: tuple[Diagnostic, ...]) -> None:
    for diagnostic in diagnostics:
        click.echo(human(diagnostic), err=True)


def _told(added: Added, workspace: Workspace) -> Iterator[str]:
    left_out = {n: one for one in added.exclusions for n in range(one.first, one.last + 1)}
    wide = len(str(len(added.readable.lines)))
    for number, line in enumerate(added.readable.lines, 1):
        sign = "-" if number in left_out else " "
        yield visible(f"{number:>{wide}} {sign} {line.text}").rstrip()
    yield ""
    yield visible(f"{added.id} stands in {added.brief}:{added.line}")
    rows = [("  text", added.text.file, added.text.sha256)]
    if added.original is not None:
        rows.append(("  original", added.original.file, added.original.sha256))
    yield table(rows)
    yield visible(f"  in {workspace.archive}")
    if added.exclusions:
        yield "proposed to be left out, as `exclude` of the record:"
        yield table([(f"  {one.lines}", one.reason) for one in added.exclusions])
    yield from map(_alike, added.alike)
    if not added.publisher_is_known:
        yield "the capture does not say who published it: fill in `publisher`"


def _alike(one: Likeness) -> str:
    part = f"{one.part:.0%}"
    if not one.is_same:
        way = "see whether one is taken from the other"
        return f"{part} of the shorter text stands in `{one.source.id}` as well: {way}"
    known = one.source.independence_group
    way = "" if known else f"; give `{one.source.id}` the same"
    return (
        f"the same article as `{one.source.id}` ({part}): "
        f"`independence_group: {known or one.source.id}` is proposed, so that both count once{way}"
    )
