"""Whether a report is what its brief, the theme in force and this briefgen produce, byte by byte.

The report is built anew from the brief that it encloses; then that brief is compared with the
workspace's own. So a file that was altered is told from a brief that has changed since.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefgen.building import envelope, manifest, steps
from briefgen.building.dressing import dressed
from briefgen.building.extract import contents
from briefgen.building.manifest import Manifest
from briefgen.building.plan import targets
from briefgen.diagnostic import Checked, Diagnostic, Severity, error
from briefgen.loading.loaded import load
from briefgen.render.pdf import Engine
from briefgen.render.unpack import unpack
from briefgen.span import File, Span, start_of
from briefgen.version import VERSION
from briefgen.workspace import Workspace
from briefgen.world import MemoryWorld

_MOST_NAMED = 5


def verify(workspace: Workspace, report: Path) -> tuple[Diagnostic, ...]:
    """All in which a report differs from what the workspace would build; no error if in nothing."""
    place = start_of(File(str(report), ""))
    found = contents(report)
    if isinstance(found, Diagnostic):
        return (found,)
    enclosed = dict(found)
    known = manifest.read(enclosed.get(envelope.MANIFEST, b""))
    if known is None:
        hint = "`briefgen build` makes reports that hold one"
        return (error("VF02", place, "no manifest of a build is enclosed in the file", hint),)
    brief = tuple(_against_workspace(workspace, known, enclosed, place))
    built = _rebuilt(workspace, known, enclosed)
    if built.value == report.read_bytes():
        return brief
    causes = tuple(_causes(known, built.value, place))
    if built.value is None:
        hint = "the messages below say why; `briefgen extract` gets out what it was made from"
        failed = error("VF09", place, "the report cannot be built anew from what it encloses", hint)
        return (*brief, *causes, failed, *built.diagnostics)
    if causes:
        return (*brief, *causes)
    hint = "ask whoever made it for the report, or build it anew"
    altered = error("VF07", place, "the file is not as it was built: something in it was altered", hint)
    return (*brief, altered)


def _rebuilt(workspace: Workspace, known: Manifest, enclosed: Mapping[str, bytes]) -> Checked[bytes]:
    """The report from the brief that it encloses, with the theme of the workspace."""
    names = {name: envelope.enclosed_name(known.brief, name) or name for name in known.inputs}
    world = MemoryWorld({name: enclosed[inside] for name, inside in names.items() if inside in enclosed})
    loaded = load(world, known.brief)
    if loaded.value is None:
        return Checked(None, loaded.diagnostics)
    chosen = targets(loaded.value.id, loaded.value.brief, (known.edition,), ("pdf",))
    theme = dressed(workspace, known.edition.split("+"))
    if not chosen or theme.value is None:
        return Checked(None, theme.diagnostics)
    with Engine(theme.value.fonts) as engine:
        made = steps.make(workspace, loaded.value, chosen[0], theme.value, engine)
    return Checked(made.value.content if made.value else None, made.diagnostics)


def _against_workspace(
    workspace: Workspace, known: Manifest, enclosed: Mapping[str, bytes], place: Span
) -> Iterator[Diagnostic]:
    """How the enclosed brief and its files differ from those of the workspace."""
    if workspace.world.read(known.brief) is None:
        message = f"there is no `{known.brief}` here, so the brief in the file was taken"
        hint = "run this in the workspace of the brief to learn whether it is the desk's own"
        yield Diagnostic("VF08", Severity.NOTE, place, message, (hint,))
        return
    loaded = load(workspace.world, known.brief)
    now = loaded.value.inputs if loaded.value else {}
    before = {name: enclosed.get(envelope.enclosed_name(known.brief, name) or name) for name in known.inputs}
    changed = [name for name in sorted({*before, *now}) if before.get(name) != now.get(name)]
    if changed:
        hint = "`briefgen extract` gets out the files that it was made from, to compare them"
        yield error("VF04", place, f"{_listed(changed)} changed since the report was made", hint)


def _causes(known: Manifest, built: bytes | None, place: Span) -> Iterator[Diagnostic]:
    """What the report was made with that is another now."""
    if known.briefgen != VERSION:
        message = f"the report was made by briefgen {known.briefgen}, this is {VERSION}"
        yield error("VF06", place, message, f"verify it with briefgen {known.briefgen}")
    now = manifest.read(dict(unpack(built)).get(envelope.MANIFEST, b"")) if built is not None else None
    if now is None:
        return
    engine = [
        f"{name} {known.engine.get(name, 'none')}, here {now.engine.get(name, 'none')}"
        for name in _differing(known.engine, now.engine)
    ]
    if engine:
        hint = "verify it with these versions: other ones make other bytes of the same pages"
        yield error("VF06", place, f"the report was made by another engine: {'; '.join(engine)}", hint)
    theme = _differing(known.theme, now.theme)
    if known.inputs != now.inputs:
        # Of another brief the same templates make another page.
        theme = [name for name in theme if name != manifest.TEMPLATES]
    if theme:
        hint = "verify it in the workspace whose theme it was made with"
        yield error("VF05", place, f"the report was made with another theme: {_listed(theme)}", hint)
    settings = _differing(known.settings, now.settings)
    if settings:
        hint = "verify it in the workspace whose `briefgen.toml` it was made with"
        yield error("VF05", place, f"the report was made with other settings: {_listed(settings)}", hint)


def _differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    return [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]


def _listed(names: list[str]) -> str:
    """The first of some names in backticks, and how many more there are."""
    shown = ", ".join(f"`{name}`" for name in names[:_MOST_NAMED])
    return shown if len(names) <= _MOST_NAMED else f"{shown} and {len(names) - _MOST_NAMED} more"
