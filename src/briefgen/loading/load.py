"""Loading, as a program calls it."""

from __future__ import annotations

from pathlib import Path

from briefgen.diagnostic import Checked
from briefgen.loading.loaded import Loaded
from briefgen.loading.loaded import load as read_brief
from briefgen.loading.opening import AnyPath, briefs_of, workspace_of
from briefgen.model.brief import Brief
from briefgen.workspace import Workspace


def load(path: AnyPath) -> Checked[Brief]:
    """The brief in a file, or all that is wrong with its form."""
    loaded = loaded_at(path)
    return Checked(loaded.value[1].brief if loaded.value else None, loaded.diagnostics)


def loaded_at(path: AnyPath) -> Checked[tuple[Workspace, Loaded]]:
    """The brief in a file, with the workspace that the file lies in."""
    opened = workspace_of((Path(path),))
    if opened.value is None:
        return Checked(None, opened.diagnostics)
    loaded = read_brief(opened.value.world, briefs_of(opened.value, (Path(path),))[0])
    return Checked((opened.value, loaded.value) if loaded.value else None, loaded.diagnostics)
