"""`briefgen build`."""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from briefgen.building import memo
from briefgen.building.build import build
from briefgen.building.cluster import AddressError, UnreachableError, executor_at
from briefgen.building.execute import Built, State
from briefgen.building.memo import Said
from briefgen.building.plan import FORMATS, Format
from briefgen.building.witness import Witness
from briefgen.cli import progress
from briefgen.cli.app import ERRORS, FINE
from briefgen.cli.report import human, summary
from briefgen.diagnostic import has_errors
from briefgen.loading.opening import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor


@click.command("build")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--lang",
    "languages",
    metavar="en,ar,en+ar",
    help="Only these editions; a pair is two languages with a plus.",
)
@click.option("--format", "formats", metavar="html,pdf", help="Only these formats.")
@click.option("--out", metavar="DIR", help="The folder to build into, below the workspace.")
@click.option(
    "--allow-stale",
    is_flag=True,
    help="Build final reports too whose translations are missing or out of date.",
)
@click.option(
    "--require-sandbox",
    is_flag=True,
    help="Make no PDF where the kernel lacks a layer of the sandbox; `doctor` lists them.",
)
@click.option("--explain", is_flag=True, help="Say of each output whether it was built, and why.")
@click.option(
    "--executor",
    "address",
    metavar="dask://HOST:PORT",
    help="Make the reports on a Dask cluster; with `tls://`, over TLS.",
)
def command(
    paths: tuple[Path, ...],
    languages: str | None,
    formats: str | None,
    out: str | None,
    allow_stale: bool,
    require_sandbox: bool,
    explain: bool,
    address: str | None,
) -> int:
    """Build reports from the briefs at PATHS, or from all briefs of the workspace."""
    try:
        with _workers(address) as executor, progress.shown() as showing:
            built = build(
                *paths,
                editions=_editions(languages),
                formats=_formats(formats),
                out=out,
                allow_stale=allow_stale,
                require_sandbox=require_sandbox,
                progress=showing,
                waiting=_waiting,
                executor=executor,
            )
    except NotFoundError as reason:
        raise click.UsageError(str(reason)) from None
    except UnreachableError as reason:
        click.echo(human(reason.diagnostic), err=True)
        return ERRORS
    except ValueError as reason:
        raise click.BadParameter(str(reason), param_hint="--out") from None
    said = _said(built, explain=explain)
    click.echo(said.findings, nl=False, err=True)
    click.echo(said.outputs, nl=False)
    click.echo(said.total, nl=False, err=True)
    if built.seen is not None and not paths and address is None:
        _remember(built.seen, said)
    return said.code


def _said(built: Built, *, explain: bool) -> Said:
    """What there is to say of a build."""
    told = (
        (_explained(state) for state in built.states)
        if explain
        else (f"{output.name}  {output.size / 1000:,.0f} kB" for output in built.outputs)
    )
    return Said(
        ERRORS if has_errors(built.diagnostics) else FINE,
        "".join(f"{human(diagnostic)}\n" for diagnostic in built.diagnostics),
        "".join(f"{line}\n" for line in told),
        f"{summary(built.diagnostics)}\n" if built.diagnostics else "",
    )


def _explained(state: State) -> str:
    return f"{'built' if state.is_built else 'fresh'}  {state.name}: {state.reason}"


def _remember(seen: Witness, said: Said) -> None:
    """Leave a memo for the next build; where none can be written, it looks for itself."""
    plain = said if sys.stderr.isatty() else Said(said.code, *(click.unstyle(text) for text in said.texts))
    root = str(seen.disk.root)
    content = memo.written(seen.notes, memo.circumstances(root, sys.argv[1:]), plain)
    if content is not None:
        with suppress(OSError):
            seen.write(memo.TABLE, content)


@contextmanager
def _workers(address: str | None) -> Iterator[Executor | None]:
    """The executor at an address; none if no address was given."""
    if address is None:
        yield None
        return
    try:
        with executor_at(address) as executor:
            yield executor
    except AddressError as reason:
        raise click.BadParameter(str(reason), param_hint="--executor") from None


def _waiting() -> None:
    click.echo("another build of this workspace is under way; this one follows", err=True)


def _editions(written: str | None) -> tuple[str, ...]:
    editions = tuple(part.strip() for part in written.split(",")) if written else ()
    for edition in editions:
        if not edition or not 1 <= len(edition.split("+")) <= 2:
            raise click.BadParameter(f"`{edition}` is neither a language nor a pair", param_hint="--lang")
    return editions


def _formats(written: str | None) -> tuple[Format, ...]:
    if not written:
        return FORMATS
    formats = tuple(part.strip() for part in written.split(","))
    for one in formats:
        if one not in FORMATS:
            listed = " and ".join(f"`{known}`" for known in FORMATS)
            raise click.BadParameter(f"`{one}` is not a format; there are {listed}", param_hint="--format")
    return cast("tuple[Format, ...]", formats)
