"""`briefgen translate sync` and `briefgen translate accept`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from briefgen.cli.app import ERRORS, FINE
from briefgen.cli.report import human, visible
from briefgen.diagnostic import Checked, has_errors
from briefgen.loading.opening import NotFoundError, briefs_of, workspace_of
from briefgen.model.memory import named
from briefgen.nearest import did_you_mean
from briefgen.translating import keeping
from briefgen.translating.keeping import Kept
from briefgen.workspace import Workspace

_LANGUAGES = click.option("--lang", "languages", metavar="ar,fr", help="Only these languages.")


@click.command("sync", short_help="Bring the PO files of briefs in step with them.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@_LANGUAGES
def sync(paths: tuple[Path, ...], languages: str | None) -> int:
    """Bring the PO files of the briefs at PATHS in step with them, or of all briefs.

    A file is begun where there is none. A translation whose wording has changed becomes fuzzy, and
    keeps the wording that it was made from. What the brief itself says goes before what a file says.
    """
    workspace, briefs, chosen = _asked(paths, languages)
    kept = keeping.sync(workspace, briefs, chosen)
    if not kept.value and not kept.diagnostics:
        click.echo("there is nothing to translate")
    return _told(kept, "in step")


@click.command("accept", short_help="Record that translations have been read.")
@click.argument("brief", type=click.Path(path_type=Path))
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@_LANGUAGES
@click.option("--all", "every", is_flag=True, help="All that nobody has accepted yet.")
def accept(brief: Path, keys: tuple[str, ...], languages: str | None, every: bool) -> int:
    """Record that translations of BRIEF have been read, and are ones of the wordings of today.

    KEY is the key of a text as messages name it, `title` or `rec-4/text`, or the beginning of one:
    `rec-4` is all of that item. A translation of an older wording has to be named; `--all` leaves it.
    """
    if every == bool(keys):
        raise click.UsageError("name the texts that you have read, or say `--all`")
    workspace, briefs, chosen = _asked((brief,), languages)
    known = tuple(keeping.keys(workspace, briefs)) if keys else ()
    for key in keys:
        if known and not any(named(known, key)):
            near = did_you_mean(key, (name.removeprefix("#") for name in known))
            raise click.UsageError(
                f"no text has the key `{key}`; {near[0] if near else 'see `translate status`'}"
            )
    kept = keeping.accept(workspace, briefs, keys, chosen)
    left = sum(one.stale for one in kept.value or ())
    if not kept.value and not kept.diagnostics:
        if not keeping.languages_of(workspace, briefs):
            raise click.UsageError("there is one language here, so there is nothing to translate")
        raise click.UsageError(
            f"no memory is kept of these translations; `briefgen translate sync {brief}` begins it"
        )
    code = _told(kept, "nothing to accept")
    if every and left:
        click.echo(
            f"{left} of an older wording {'is' if left == 1 else 'are'} left: name what still holds", err=True
        )
    return code


def _asked(
    paths: tuple[Path, ...], languages: str | None
) -> tuple[Workspace, tuple[str, ...], tuple[str, ...]]:
    """The workspace, the names of the briefs and the languages that a call is about."""
    try:
        opened = workspace_of(paths)
        if opened.value is None:
            for diagnostic in opened.diagnostics:
                click.echo(human(diagnostic), err=True)
            raise click.exceptions.Exit(ERRORS)
        briefs = briefs_of(opened.value, paths)
    except NotFoundError as reason:
        raise click.UsageError(str(reason)) from None
    chosen = tuple(part.strip() for part in languages.split(",")) if languages else ()
    known = keeping.languages_of(opened.value, briefs) if chosen else frozenset()
    for tag in chosen:
        if known and tag not in known:
            listed = ", ".join(f"`{other}`" for other in sorted(known))
            message = f"nothing here is translated into `{tag}`; there is {listed}"
            raise click.BadParameter(message, param_hint="--lang")
    return opened.value, briefs, chosen


def _told(kept: Checked[tuple[Kept, ...]], unchanged: str) -> int:
    """Print what was found and done; `unchanged` are the words for a file of which nothing changed."""
    for diagnostic in kept.diagnostics:
        click.echo(human(diagnostic), err=True)
    for one in kept.value or ():
        click.echo(visible(f"{one.file}  {_changes(one, unchanged)}"))
    return ERRORS if has_errors(kept.diagnostics) else FINE


def _changes(one: Kept, unchanged: str) -> str:
    counts: Iterable[tuple[int, str]] = (
        (one.added, "added"),
        (one.outdated, "out of date"),
        (one.replaced, "with other words in the brief"),
        (one.aside, "kept aside"),
        (one.accepted, "accepted"),
    )
    said = ", ".join(f"{count} {words}" for count, words in counts if count)
    return said or ("put in order" if one.is_written else unchanged)
