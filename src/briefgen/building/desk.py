"""The desk of a workspace: what its settings and its glossary say about every brief."""

from __future__ import annotations

from briefgen.checking.desk import Desk
from briefgen.diagnostic import Checked
from briefgen.workspace import Workspace


def desk(workspace: Workspace) -> Checked[Desk]:
    """What the workspace has decided for all of its briefs."""
    return Checked(Desk())
