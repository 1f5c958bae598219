"""The public functions that make something of briefs; those that read them are in `load` and `check`.

Paths are files or folders of a workspace. Mistakes in a brief are diagnostics in what comes
back; a path that leads nowhere raises `NotFoundError`.
"""

from __future__ import annotations

from pathlib import Path

from briefgen.building import execute, steps
from briefgen.building import extract as extraction
from briefgen.building import verify as verification
from briefgen.building.build import build
from briefgen.building.dressing import dressed
from briefgen.building.execute import Built
from briefgen.building.plan import Target, targets
from briefgen.checking.desk import PLAIN
from briefgen.diagnostic import Checked, Diagnostic, has_errors, ordered
from briefgen.loading.desk import desk as desk_of
from briefgen.loading.load import loaded_at
from briefgen.loading.loaded import Loaded, check
from briefgen.loading.opening import AnyPath, workspace_of
from briefgen.render.html import html
from briefgen.render.pdf import Engine
from briefgen.workspace import Workspace

__all__ = ["build", "extract", "render_html", "render_pdf", "verify"]


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


def _checked(path: AnyPath, edition: str) -> Checked[tuple[Workspace, Loaded]]:
    """A brief that may be rendered: one without errors, in an edition that it has."""
    opened = loaded_at(path)
    if opened.value is None:
        return opened
    workspace, loaded = opened.value
    desk = desk_of(workspace)
    checked = check(workspace.world, loaded, desk.value or PLAIN)
    found = [*opened.diagnostics, *desk.diagnostics, *checked]
    if not targets(loaded.id, loaded.brief, (edition,), ("html",)):
        found.append(execute.not_written_in(loaded.document.file, loaded.brief.languages, (edition,)))
    return Checked(None if has_errors(found) else opened.value, ordered(found))
