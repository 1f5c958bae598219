"""`briefgen diff`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

import click

from briefgen.cli import diff_html, diff_markdown
from briefgen.cli.app import ERRORS, FINE, USAGE
from briefgen.cli.diff_editions import Compared, compared
from briefgen.cli.diff_human import human
from briefgen.cli.diff_json import as_json
from briefgen.cli.report import human as diagnosed
from briefgen.cli.visible import visible
from briefgen.diagnostic import has_errors
from briefgen.loading.opening import NotFoundError

CHANGED = 1
_FORMATS = ("human", "html", "md", "json", "github")


@click.command("diff")
@click.argument("arguments", metavar="[BRIEF [REV [REV]]]", nargs=-1)
@click.option("--format", "format_", type=click.Choice(_FORMATS), default="human", show_default=True)
@click.option("--exit-code", "tells", is_flag=True, help="End with 1 if anything changed, 2 on trouble.")
def command(arguments: tuple[str, ...], format_: str, tells: bool) -> int:
    """Say what changed between two editions of BRIEF, by meaning.

    Compared are the files as they are with the last commit, with the revision REV, or one REV with
    another. BRIEF may be a folder; without it, all briefs of the workspace are meant. In place of a
    revision a second file or folder may stand: `briefgen diff OLD NEW`.

    The order of keys, quoting and the like are no change. `json` has the exact steps from one
    edition to the other as well; `github` is for a comment on a pull request.
    """
    if len(arguments) > 3:
        raise click.UsageError("there are at most two revisions")
    try:
        found = compared(arguments)
    except NotFoundError as reason:
        raise click.UsageError(str(reason)) from None
    for diagnostic in found.diagnostics:
        click.echo(diagnosed(diagnostic), err=True)
    changed = [one for one in found.value or () if one.state != "same"]
    if found.value is not None:
        text = _WRITERS[format_](changed)
        if text:
            click.echo(text)
    if has_errors(found.diagnostics):
        return USAGE if tells else ERRORS
    return CHANGED if tells and changed else FINE


def _human(briefs: Sequence[Compared]) -> str:
    return "\n\n".join("\n".join(_told(one, coloured=sys.stdout.isatty())) for one in briefs)


def _told(one: Compared, *, coloured: bool) -> Iterator[str]:
    head = heading(one)
    yield click.style(visible(head), bold=True) if coloured else visible(head)
    if one.new is not None and one.difference is not None:
        yield from human(one.difference.changes, one.new.brief.own_language, coloured=coloured)


def heading(one: Compared) -> str:
    """Which brief it is, and in which editions: `one: edition 1 → edition 2`."""
    if one.old is None or one.new is None:
        return f"{one.id}: the brief was {one.state}"
    before, after = one.old.brief.edition, one.new.brief.edition
    if before == after:
        return one.id
    sides = (f"edition {edition}" if edition else "no edition" for edition in (before, after))
    return f"{one.id}: {' → '.join(sides)}"


def _json(briefs: Sequence[Compared]) -> str:
    return json.dumps([as_json(one) for one in briefs], ensure_ascii=False, indent=1)


def _page(briefs: Sequence[Compared]) -> str:
    return diff_html.page([(heading(one), one) for one in briefs])


def _markdown(briefs: Sequence[Compared]) -> str:
    return "\n".join(diff_markdown.document(heading(one), one) for one in briefs)


def _comment(briefs: Sequence[Compared]) -> str:
    return diff_markdown.comment([(heading(one), one) for one in briefs])


_WRITERS: Mapping[str, Callable[[Sequence[Compared]], str]] = {
    "human": _human,
    "html": _page,
    "md": _markdown,
    "json": _json,
    "github": _comment,
}
