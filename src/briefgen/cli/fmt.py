"""`briefgen fmt`."""

from __future__ import annotations

import codecs
import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from briefgen.cli.app import ERRORS, FINE
from briefgen.cli.report import human
from briefgen.diagnostic import Checked, Diagnostic, error, has_errors
from briefgen.formatting.format import formatted
from briefgen.loading.opening import NotFoundError, workspace_of
from briefgen.model.brief import Brief
from briefgen.reading.document import decode
from briefgen.span import File, start_of
from briefgen.workspace import Workspace

_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True)
class _Laid:
    """A file as it is and as it is laid out, and what was found in it."""

    name: str
    before: str
    after: str
    mark: bytes
    found: tuple[Diagnostic, ...]


@click.command("fmt")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; fail if a file is laid out in another way.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
def command(paths: tuple[Path, ...], check: bool, diff: bool) -> int:
    """Lay out YAML files in one way: the order of keys, indentation, quotes, the width of lines.

    PATHS are files or folders; without them, all briefs of the workspace and its glossary. Comments and
    meaning stay: a file that would not read back as the same is left alone. Prints the name of each file
    that is laid out in another way.
    """
    try:
        opened = workspace_of(paths)
        laid = opened.then(lambda workspace: Checked(tuple(_all(workspace, paths))))
    except NotFoundError as reason:
        raise click.UsageError(str(reason)) from None
    found = list(opened.diagnostics)
    changed = 0
    for one in laid.value or ():
        found.extend(one.found)
        if one.before == one.after:
            continue
        changed += 1
        if not check and not diff:
            found.extend(_kept(opened.value, one))
        click.echo("".join(_difference(one)) if diff else one.name, nl=not diff)
    for diagnostic in found:
        click.echo(human(diagnostic), err=True)
    return ERRORS if has_errors(found) or (check and changed) else FINE


def _all(workspace: Workspace, paths: Sequence[Path]) -> Iterator[_Laid]:
    briefs = frozenset(workspace.briefs())
    for name in _names(workspace, paths):
        content = workspace.world.read(name) or b""
        read = decode(name, content)
        if read.value is None:
            yield _Laid(name, "", "", b"", read.diagnostics)
            continue
        is_brief = name in briefs or name.rpartition("/")[2] == "brief.yaml"
        made = formatted(read.value, Brief if is_brief else None)
        before = read.value.text
        after = made.value.text if made.value else before
        mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
        yield _Laid(name, before, after, mark, made.diagnostics)


def _names(workspace: Workspace, paths: Sequence[Path]) -> tuple[str, ...]:
    """The names of the files that paths mean, each once."""
    if not paths:
        glossary = workspace.settings.glossary
        shared = (glossary,) if glossary and glossary.endswith(_ENDINGS) else ()
        return tuple(dict.fromkeys((*_below(workspace, workspace.settings.briefs), *shared)))
    names: list[str] = []
    for path in paths:
        if not path.resolve().is_relative_to(workspace.root):
            message = f"`{path}` is not in the workspace `{workspace.root}`"
            raise NotFoundError(message)
        name = path.resolve().relative_to(workspace.root).as_posix()
        names.extend(_below(workspace, "" if name == "." else name) if path.is_dir() else (name,))
    return tuple(dict.fromkeys(names))


def _below(workspace: Workspace, folder: str) -> Iterator[str]:
    """Every YAML file below a folder, but none that is hidden or was built."""
    for entry in workspace.world.list(folder):
        name = f"{folder}/{entry}" if folder else entry
        # A link may lead back here.
        if entry.startswith(".") or name == workspace.settings.out or (workspace.root / name).is_symlink():
            continue
        if entry.endswith(_ENDINGS) and workspace.world.stamp(name):
            yield name
        else:
            yield from _below(workspace, name)


def _kept(workspace: Workspace | None, one: _Laid) -> tuple[Diagnostic, ...]:
    """Write a file; what kept it from being written."""
    if workspace is None:
        return ()
    try:
        workspace.world.write(one.name, one.mark + one.after.encode())
    except OSError as reason:
        message = f"this cannot be written: {(reason.strerror or str(reason)).lower()}"
        return (error("WS06", start_of(File(one.name, "")), message, "make room, or permit it"),)
    return ()


def _difference(one: _Laid) -> Iterator[str]:
    before, after = one.before.splitlines(keepends=True), one.after.splitlines(keepends=True)
    for line in difflib.unified_diff(before, after, f"a/{one.name}", f"b/{one.name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
