"""Freezing an edition: what is committed is checked, built, and tagged with what came of it.

The tag comes last. Whatever is amiss before it leaves no trace but outputs, which are those of any build.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from briefgen.building import execute
from briefgen.building.execute import Order
from briefgen.building.installation import below, installation
from briefgen.building.lock import alone
from briefgen.building.past import recall
from briefgen.building.plan import FORMATS, Target, targets
from briefgen.building.rebuild import superseded
from briefgen.building.recipe import recipes, versions
from briefgen.building.record import recorded
from briefgen.building.witness import Notes, Witness
from briefgen.building.workshop import Workshop
from briefgen.diagnostic import Checked, Diagnostic, Severity, error, ordered
from briefgen.git import tag as tags
from briefgen.git.tag import Record
from briefgen.history import tagging
from briefgen.history.edition_at import Past, brief_of, past_at
from briefgen.history.editions import editions
from briefgen.loading.loaded import Loaded, load
from briefgen.settings import SETTINGS
from briefgen.span import File, start_of
from briefgen.workspace import Workspace
from briefgen.world import Recorder, World

if TYPE_CHECKING:
    from briefgen.git.mounted import MountedWorld
    from briefgen.world import DiskWorld

_THEME = ("templates", "assets")
_NAMED = 5


@dataclass(frozen=True)
class Released:
    """A released edition: its tag, the commit that it is on, and the names of its outputs."""

    tag: str
    commit: str
    outputs: tuple[str, ...]
    remote: str | None
    """Where tags are pushed to; none where the repository knows no other."""


@dataclass(frozen=True)
class _Ready:
    """An edition that may be released."""

    past: Past
    loaded: Loaded
    tag: str

    @property
    def targets(self) -> tuple[Target, ...]:
        settings = self.past.workspace.settings
        return targets(self.loaded.id, self.loaded.brief, settings.languages, FORMATS)


def release(workspace: Workspace, name: str, waiting: Callable[[], None] | None = None) -> Checked[Released]:
    """Release the edition of a brief that is committed in HEAD, or say all that is amiss with it.

    It has to be final, with a number above those released before, clean by the strict check, and the same on
    disk as in the commit. `waiting` is called if a build of the workspace has to be waited for.
    """
    with alone(workspace.root, waiting):
        ready = _ready(workspace, name)
        if ready.value is None:
            return Checked(None, ready.diagnostics)
        outputs = _built(workspace, name, ready.value)
        if outputs.value is None:
            return Checked(None, outputs.diagnostics)
        return _tagged(workspace, ready.value, outputs.value)


def _ready(workspace: Workspace, name: str) -> Checked[_Ready]:
    committed = past_at(workspace, "HEAD").then(lambda past: _committed(workspace, past, name))
    if committed.value is None:
        return Checked(None, committed.diagnostics)
    past, loaded = committed.value
    unfit = tuple(_unfit(workspace, past, loaded))
    if unfit:
        return Checked(None, unfit)
    found = _strictly(past, name)
    if found:
        return Checked(None, (*found, _unclean(name, found)))
    return Checked(_Ready(past, loaded, tags.name_of(loaded.id, loaded.brief.edition or 0)))


def _committed(workspace: Workspace, past: Past, name: str) -> Checked[tuple[Past, Loaded]]:
    """The brief as it is committed, if all that it needs lies here as it is there."""
    try:
        is_there = past.world.read(name) is not None
    except OSError:
        # `brief_of` says why.
        is_there = True
    if not is_there:
        return Checked(None, (_uncommitted([name]),))
    loaded = brief_of(past, name)
    if loaded.value is None:
        return Checked(None, loaded.diagnostics)
    others = differing(workspace, past, name)
    return Checked(None, (_uncommitted(others),)) if others else Checked((past, loaded.value))


def _unfit(workspace: Workspace, past: Past, loaded: Loaded) -> Iterator[Diagnostic]:
    """Why an edition may not be released, whatever it says."""
    brief, document = loaded.brief, load(workspace.world, loaded.name).value
    spans = (document or loaded).document
    if brief.status != "final":
        message = f"the brief is `{brief.status}`, and only a final one is released"
        yield error("ED01", spans.span(("status",)), message, "set `status: final`, and commit it")
    if brief.edition is None:
        yield error("ED02", start_of(spans.file), "the brief says no `edition`", "write `edition: 1`")
        return
    known = editions(workspace, loaded.name)
    if known.diagnostics:
        # In a shallow clone nobody knows which editions were released.
        yield from known.diagnostics
        return
    released = [one for one in known.value or () if one.tag is not None]
    place = spans.span(("edition",))
    last = max((one.number for one in released), default=0)
    name = tags.name_of(loaded.id, brief.edition)
    taken = tagging.is_taken(past.world.repository, name)
    if brief.edition <= last:
        tag = next(one.tag for one in released if one.number == last)
        message = f"edition {brief.edition} does not come after edition {last}, which `{tag}` has released"
        yield error(
            "ED02", place, message, f"write `edition: {last + 1}`, or `briefgen new --from {loaded.id}`"
        )
    elif taken:
        message = f"there is a tag `{taken}` already, so there can be no `{name}`"
        yield error("ED04", place, message, "rename that tag, or give the edition another number")
    if unknown := tagging.no_identity(past.world.repository):
        yield unknown


def _strictly(past: Past, name: str) -> tuple[Diagnostic, ...]:
    """All errors and warnings that the strict check has, of the commit."""
    shop = Workshop(past.workspace)
    seen = shop.examine(name, allow_stale=False).examined
    found = (
        *shop.desk()[0].diagnostics,
        *seen.diagnostics,
        *shop.dressing(seen.languages)[0].diagnostics,
    )
    return _grave(found)


def _grave(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(one for one in ordered(found) if one.severity is not Severity.NOTE)


def _unclean(name: str, found: tuple[Diagnostic, ...]) -> Diagnostic:
    message = (
        f"{len(found)} of the strict check {'keeps' if len(found) == 1 else 'keep'} it from being released"
    )
    hint = f"`briefgen check --strict {name}` says the same; put it right, and commit it"
    return error("ED06", start_of(File(name, "")), message, hint)


def differing(workspace: Workspace, past: Past, name: str) -> list[str]:
    """The files that decide the outputs and are not on disk as they are in the commit."""
    disk, then, settings = workspace.world, past.world, past.workspace.settings
    # What a side lacks is looked for on it too, and may be there on the other.
    looked = (Recorder(disk), Recorder(then))
    for world in looked:
        load(world, name)
    own = {SETTINGS, *looked[0].reads, *looked[1].reads}
    own |= {file for file in (settings.glossary, settings.brand.logo) if file}
    themes = {one: dict(_theme(world)) for one, world in (("disk", disk), ("then", then))}
    found = [file for file in own if disk.read(file) != then.read(file)]
    found += [
        file
        for file in {**themes["disk"], **themes["then"]}
        if themes["disk"].get(file) != themes["then"].get(file)
    ]
    return sorted(set(found))


def _theme(world: World) -> Iterator[tuple[str, bytes]]:
    for folder in _THEME:
        yield from below(world, folder)


def _uncommitted(names: list[str]) -> Diagnostic:
    shown = ", ".join(f"`{name}`" for name in names[:_NAMED])
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    words = "is not committed as it lies here" if len(names) == 1 else "are not committed as they lie here"
    message = f"{shown}{more} {words}"
    return error("ED03", start_of(File(names[0], "")), message, "`git add` and `git commit`, then release it")


def _built(workspace: Workspace, name: str, ready: _Ready) -> Checked[Mapping[str, str]]:
    """The SHA-256 of all outputs by name, built from nothing but what the commit holds."""
    mounted = cast("MountedWorld", workspace.world)
    witness = Witness(cast("DiskWorld", mounted.disk), Notes(time.time_ns()))
    noted = replace(workspace, world=replace(mounted, disk=witness))
    built = execute.build(noted, witness, Order((name,)), None, None)
    found = _grave(built.diagnostics)
    if found:
        return Checked(None, (*found, _unclean(name, found)))
    own = f"{workspace.settings.out}/{ready.loaded.id}"
    entries = recorded(workspace.world, own)
    made: dict[str, str] = {}
    for target in ready.targets:
        entry = entries.get(target.name)
        content = workspace.world.read(f"{own}/{target.name}")
        if entry is None or content is None or hashlib.sha256(content).hexdigest() != entry["sha256"]:
            return Checked(None, (_disturbed(f"{own}/{target.name}"),))
        # Somebody may have saved a file while it was built.
        if not _is_of(ready, entry["inputs"]):
            return Checked(None, (_disturbed(name),))
        made[target.name] = entry["sha256"]
    if differing(workspace, ready.past, name):
        return Checked(None, (_disturbed(name),))
    return Checked(made)


def _is_of(ready: _Ready, inputs: Mapping[str, str]) -> bool:
    """Whether an output was made of the commit's files."""
    of_commit = {file: ready.past.world.read(file) for file in inputs if not file.startswith("@")}
    digests = {file: hashlib.sha256(content or b"").hexdigest() for file, content in of_commit.items()}
    return set(ready.loaded.inputs) <= set(inputs) and all(
        inputs[file] == known for file, known in digests.items()
    )


def _disturbed(name: str) -> Diagnostic:
    message = "something was saved while the edition was built"
    return error("WS08", start_of(File(name, "")), message, "release it when nobody saves it")


def _tagged(workspace: Workspace, ready: _Ready, outputs: Mapping[str, str]) -> Checked[Released]:
    past, brief = ready.past, ready.loaded.brief
    repository = past.world.repository
    record = Record(
        brief.title.original(brief.own_language)[0],
        f"{repository.prefix}{ready.loaded.name}",
        brief.edition or 0,
        {**made_with(workspace), **superseded(ready.loaded)},
        outputs,
    )
    failed = tagging.write(repository, ready.tag, past.commit.id, record.message)
    if failed is not None:
        return Checked(None, (failed,))
    own = f"{workspace.settings.out}/{ready.loaded.id}"
    names = tuple(f"{own}/{name}" for name in outputs)
    return Checked(Released(ready.tag, past.commit.id, names, tagging.remote(repository)))


def made_with(workspace: Workspace) -> dict[str, str]:
    """What decides outputs and is no file of the workspace: briefgen, its libraries, the PDF engine."""
    past = recall(workspace.world)
    engine = versions(recipes(workspace, past, lambda: Workshop(workspace).engine_versions))
    return {**installation(), **(engine or Workshop(workspace).engine_versions)}
