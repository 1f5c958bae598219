"""Checking, as a program calls it; what it needs to be done again is loaded only then."""

from __future__ import annotations

from pathlib import Path

from briefgen.building import craft
from briefgen.building.dressing import dressed
from briefgen.building.plan import Target
from briefgen.building.record import recorded
from briefgen.diagnostic import Diagnostic, ordered
from briefgen.examining.examined import Examined, text_of
from briefgen.examining.snapshot import Now
from briefgen.examining.verdicts import verdicts
from briefgen.loading.opening import AnyPath, briefs_of, workspace_of
from briefgen.loading.unreadable import unreadable
from briefgen.span import File
from briefgen.workspace import identifier


def check(*paths: AnyPath) -> tuple[Diagnostic, ...]:
    """All that is wrong with briefs, in the order of their files; of all briefs if none is named.

    Where the archive is at hand, `evidence.lock` is brought up to date with what was proved. What the
    last build found on the pages of a PDF is said again, as long as nothing that it was made of changes.
    """
    chosen = tuple(Path(path) for path in paths)
    opened = workspace_of(chosen)
    if opened.value is None:
        return opened.diagnostics
    workspace = opened.value
    now = Now(workspace.world)
    made = verdicts(workspace, briefs_of(workspace, chosen), now)
    found = [*opened.diagnostics, *made.desk.diagnostics]
    languages: dict[str, None] = {}
    for name, examined in made.briefs.items():
        found.extend(examined.diagnostics)
        found.extend(_as_built(name, examined, workspace.settings.out, now))
        languages.update(dict.fromkeys(examined.languages))
    return ordered((*found, *dressed(workspace, languages).diagnostics))


def _as_built(name: str, examined: Examined, out: str, now: Now) -> tuple[Diagnostic, ...]:
    """What the last build found on the pages of a brief's PDFs; it changes without the brief."""
    try:
        return _remembered(name, examined, out, now)
    except OSError as reason:
        return (unreadable(name, reason),)


def _remembered(name: str, examined: Examined, out: str, now: Now) -> tuple[Diagnostic, ...]:
    targets = [Target(identifier(name), languages, "pdf") for languages in examined.editions]
    outputs = recorded(now.world, f"{out}/{identifier(name)}")
    if not any(target.name in outputs for target in targets):
        return ()
    file = File(name, text_of(now.world.read(name) or b""))
    return craft.remembered(now.digest, outputs, examined.kind, targets, file)
