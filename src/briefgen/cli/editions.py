"""`briefgen editions`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from briefgen.building.rebuild import compared, rebuild
from briefgen.cli.app import ERRORS, FINE
from briefgen.cli.report import human
from briefgen.cli.table import cut, table
from briefgen.cli.visible import visible
from briefgen.diagnostic import Diagnostic, has_errors
from briefgen.history.editions import Edition, editions
from briefgen.loading.opening import NotFoundError, briefs_of, workspace_of
from briefgen.model.when import When
from briefgen.workspace import identifier
from briefgen.world import DiskWorld

_HEAD = ("edition", "date", "status", "as of", "tag", "commit")
_WIDEST = 30


@click.command("editions")
@click.argument("paths", metavar="[BRIEF]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(("human", "json")), default="human", show_default=True)
@click.option("--rebuild", "number", type=click.IntRange(1), metavar="N", help="Build this edition anew.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Where to write a rebuilt edition."
)
def command(paths: tuple[Path, ...], format_: str, number: int | None, out: Path | None) -> int:
    """List the editions of briefs as git remembers them, or rebuild one.

    Of each number there is one: the released edition, else the last commit in which it was final, else the
    last. The date is that of the commit, in UTC.

    `--rebuild` builds an edition from its commit, as nothing was ever checked out, and says whether its
    outputs are byte for byte those that were released, or what was another thing then.
    """
    try:
        opened = workspace_of(paths)
        names = briefs_of(opened.value, paths) if opened.value else ()
    except NotFoundError as reason:
        raise click.UsageError(str(reason)) from None
    if number is not None and len(names) > 1:
        raise click.UsageError("`--rebuild` takes one brief")
    if out is not None and number is None:
        raise click.UsageError("`--out` goes with `--rebuild`")
    if opened.value is None:
        _tell(opened.diagnostics)
        return ERRORS
    known: dict[str, tuple[Edition, ...]] = {}
    found = [*opened.diagnostics]
    for name in names:
        listed = editions(opened.value, name)
        known[name] = listed.value or ()
        # What is wrong with the repository is so for each of the briefs.
        found.extend(one for one in listed.diagnostics if one not in found)
    _tell(found)
    if has_errors(found):
        return ERRORS
    if number is not None:
        return _rebuilt(names[0], known[names[0]], number, out)
    _list(known, format_)
    return FINE


def _tell(found: list[Diagnostic] | tuple[Diagnostic, ...]) -> None:
    for diagnostic in found:
        click.echo(human(diagnostic), err=True)


def _list(known: dict[str, tuple[Edition, ...]], format_: str) -> None:
    if format_ == "json":
        rows = [_as_json(name, one) for name, found in known.items() for one in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    parts = []
    for name, found in known.items():
        head = f"{visible(name)}\n" if len(known) > 1 else ""
        parts.append(head + (table([_HEAD, *map(_row, found)]) if found else "there are no editions"))
    click.echo("\n\n".join(parts))


def _row(one: Edition) -> tuple[str, ...]:
    return (
        str(one.number),
        one.commit.time.date().isoformat(),
        one.status,
        cut(_said(one.as_of) or "–", _WIDEST),
        one.tag or "–",
        one.commit.id[:12],
    )


def _said(when: When | None) -> str | None:
    """A date as the brief has it: the calendar's, else the words."""
    if when is None:
        return None
    loose = when.loose
    return loose.edtf or (loose.printed.original("en")[0] if loose.printed else None)


def _as_json(name: str, one: Edition) -> dict[str, object]:
    return {
        "brief": identifier(name),
        "file": one.name,
        "edition": one.number,
        "date": one.commit.time.isoformat().replace("+00:00", "Z"),
        "status": one.status,
        "published": one.is_published,
        "as_of": one.as_of.model_dump(mode="json", exclude_none=True) if one.as_of else None,
        "tag": one.tag,
        "commit": one.commit.id,
        "outputs": dict(one.record.outputs) if one.record else None,
    }


def _rebuilt(name: str, known: tuple[Edition, ...], number: int, out: Path | None) -> int:
    edition = next((one for one in known if one.number == number), None)
    if edition is None:
        listed = ", ".join(str(one.number) for one in known) or "none"
        problem = f"git knows no edition {number} of `{identifier(name)}`; there are {listed}"
        raise click.BadParameter(problem, param_hint="--rebuild")
    rebuilt = rebuild(edition)
    _tell(rebuilt.diagnostics)
    if rebuilt.value is None:
        return ERRORS
    for file, content in rebuilt.value.outputs.items():
        if out is not None:
            DiskWorld(out.resolve()).write(file, content)
            click.echo(visible(str(out / file)))
    found = compared(edition, rebuilt.value)
    _tell(found)
    if found:
        return ERRORS
    if edition.record is None:
        click.echo(f"edition {number} was not released, so there is nothing to compare its outputs with")
    else:
        count = len(rebuilt.value.outputs)
        click.echo(f"edition {number}: {count} outputs, the same as released, byte for byte")
    return FINE
