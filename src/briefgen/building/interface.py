"""The public functions: what a program does with briefs, and the command line with them.

Paths are files or folders of a workspace. Mistakes in a brief are diagnostics in what comes
back; a path that leads nowhere raises `NotFoundError`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from briefgen.building import craft, execute, loading, steps
from briefgen.building import extract as extraction
from briefgen.building import verify as verification
from briefgen.building.desk import desk as desk_of
from briefgen.building.dressing import dressed
from briefgen.building.execute import Built, Order, Progress
from briefgen.building.opening import briefs_of, workspace_of
from briefgen.building.plan import FORMATS, Format, Target, targets
from briefgen.checking.desk import PLAIN
from briefgen.diagnostic import Checked, Diagnostic, has_errors, ordered
from briefgen.model.brief import Brief
from briefgen.render.html import html
from briefgen.render.pdf import Engine
from briefgen.workspace import Workspace

AnyPath = str | os.PathLike[str]


def load(path: AnyPath) -> Checked[Brief]:
    """The brief in a file, or all that is wrong with its form."""
    loaded = _open(path)
    return Checked(loaded.value[1].brief if loaded.value else None, loaded.diagnostics)


def check(*paths: AnyPath) -> tuple[Diagnostic, ...]:
    """All that is wrong with briefs, in the order of their files; of all briefs if none is named.

    Where the archive is at hand, `evidence.lock` is brought up to date with what was proved. What the
    last build found on the pages of a PDF is said again, as long as nothing that it was made of changes.
    """
    chosen = tuple(Path(path) for path in paths)
    opened = workspace_of(chosen)
    if opened.value is None:
        return opened.diagnostics
    desk = desk_of(opened.value)
    found = [*opened.diagnostics, *desk.diagnostics]
    languages: list[str] = []
    for name in briefs_of(opened.value, chosen):
        world = opened.value.world
        loaded = loading.load(world, name)
        found.extend(loaded.diagnostics)
        if loaded.value is not None:
            loading.prove(world, loaded.value)
            found.extend(loading.check(world, loaded.value, desk.value or PLAIN))
            found.extend(_as_built(opened.value, loaded.value))
            languages.extend(loaded.value.brief.languages)
    return ordered((*found, *dressed(opened.value, languages).diagnostics))


def _as_built(workspace: Workspace, loaded: loading.Loaded) -> tuple[Diagnostic, ...]:
    name = f"{workspace.settings.out}/{execute.MANIFEST}"
    outputs = execute.recorded(workspace.world, name)
    return craft.remembered(workspace.world, outputs, loaded.id, loaded.brief, loaded.document.file)


def render_html(path: AnyPath, edition: str) -> Checked[str]:
    """A report as one HTML file; `edition` is a language or a pair, as `en` or `en+ar`."""
    opened = _checked(path, edition)
    if opened.value is None:
        return Checked(None, opened.diagnostics)
    workspace, loaded = opened.value
    languages = tuple(edition.split("+"))
    theme = dressed(workspace, languages)
    if theme.value is None:
        return Checked(None, (*opened.diagnostics, *theme.diagnostics))
    text = html(steps.page(loaded, languages, theme.value.brand), theme.value)
    return Checked(text.value, (*opened.diagnostics, *theme.diagnostics, *text.diagnostics))


def render_pdf(path: AnyPath, edition: str) -> Checked[bytes]:
    """A report as PDF; `edition` is a language or a pair, as `en` or `en+ar`."""
    opened = _checked(path, edition)
    if opened.value is None:
        return Checked(None, opened.diagnostics)
    workspace, loaded = opened.value
    target = Target(loaded.id, tuple(edition.split("+")), "pdf")
    theme = dressed(workspace, target.languages)
    if theme.value is None:
        return Checked(None, (*opened.diagnostics, *theme.diagnostics))
    with Engine(theme.value.fonts) as engine:
        made = steps.make(workspace, loaded, target, theme.value, engine)
    content = made.value.content if made.value else None
    return Checked(content, (*opened.diagnostics, *theme.diagnostics, *made.diagnostics))


def build(
    *paths: AnyPath,
    editions: Sequence[str] = (),
    formats: Sequence[Format] = FORMATS,
    out: AnyPath | None = None,
    progress: Progress | None = None,
) -> Built:
    """Build briefs into files; of a brief with an error, the outputs that it had stay.

    `editions` are languages and pairs (`en`, `en+ar`), the brief's own if empty; `out` is a
    folder below the workspace, else ValueError is raised. `progress` is called after each target.
    """
    chosen = tuple(Path(path) for path in paths)
    opened = workspace_of(chosen)
    if opened.value is None:
        return Built((), opened.diagnostics)
    workspace = opened.value
    order = Order(briefs_of(workspace, chosen), tuple(editions), tuple(formats), _folder(workspace, out))
    return execute.build(workspace, order, progress)


def extract(report: AnyPath, folder: AnyPath, *, force: bool = False) -> Built:
    """Write the files that a PDF report encloses into a folder; with `force`, over what is there."""
    return extraction.extract(Path(report), Path(folder), force=force)


def verify(report: AnyPath) -> tuple[Diagnostic, ...]:
    """All in which a PDF report differs from what the workspace of the current folder would build.

    No error if in nothing; a note if the workspace has no such brief, and the enclosed one was taken.
    """
    opened = workspace_of(())
    if opened.value is None:
        return opened.diagnostics
    return verification.verify(opened.value, Path(report))


def _folder(workspace: Workspace, out: AnyPath | None) -> str | None:
    if out is None:
        return None
    folder = Path(out).resolve()
    if not folder.is_relative_to(workspace.root):
        message = f"`{out}` is not below the workspace `{workspace.root}`"
        raise ValueError(message)
    return folder.relative_to(workspace.root).as_posix()


def _open(path: AnyPath) -> Checked[tuple[Workspace, loading.Loaded]]:
    opened = workspace_of((Path(path),))
    if opened.value is None:
        return Checked(None, opened.diagnostics)
    loaded = loading.load(opened.value.world, briefs_of(opened.value, (Path(path),))[0])
    return Checked((opened.value, loaded.value) if loaded.value else None, loaded.diagnostics)


def _checked(path: AnyPath, edition: str) -> Checked[tuple[Workspace, loading.Loaded]]:
    """A brief that may be rendered: one without errors, in an edition that it has."""
    opened = _open(path)
    if opened.value is None:
        return opened
    workspace, loaded = opened.value
    desk = desk_of(workspace)
    checked = loading.check(workspace.world, loaded, desk.value or PLAIN)
    found = [*opened.diagnostics, *desk.diagnostics, *checked]
    if not targets(loaded.id, loaded.brief, (edition,), ("html",)):
        found.append(execute.not_written_in(loaded, (edition,)))
    return Checked(None if has_errors(found) else opened.value, ordered(found))
