"""Building: what is planned, what of it is fresh, and the rest made; each brief all or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.building import past as memory
from briefgen.building.course import Progress
from briefgen.building.heap import uncollected
from briefgen.building.need import Need, Needs
from briefgen.building.past import Past
from briefgen.building.plan import FORMATS, Format, Target, among
from briefgen.building.recipe import Recipes, recipes
from briefgen.building.witness import Witness
from briefgen.diagnostic import Diagnostic, error, has_errors, ordered
from briefgen.examining.examined import DAMAGED, Examined, text_of
from briefgen.examining.snapshot import Reads
from briefgen.loading.unreadable import unreadable
from briefgen.prose import kept
from briefgen.settings import SETTINGS
from briefgen.span import File, start_of
from briefgen.workspace import Workspace, identifier
from briefgen.world import DiskWorld, World

if TYPE_CHECKING:
    from briefgen.building.workshop import Workshop


@dataclass(frozen=True)
class Order:
    """What to build: briefs by name, editions (`en`, `en+ar`), formats, and into which folder."""

    briefs: tuple[str, ...]
    editions: tuple[str, ...] = ()
    formats: tuple[Format, ...] = FORMATS
    out: str | None = None
    allow_stale: bool = False
    """Build final reports too that lack translations, or have some that are out of date."""
    require_sandbox: bool = False
    """Make no PDF where the kernel lacks a layer of the sandbox."""


@dataclass(frozen=True)
class Output:
    """One file that was built."""

    name: str
    size: int
    """Bytes."""


@dataclass(frozen=True)
class State:
    """How an output stands after a build: whether it was written, and why, in words."""

    name: str
    is_built: bool
    reason: str


@dataclass(frozen=True)
class Built:
    """What a build wrote, all that it found, and how each output that was asked for stands.

    An output that could not be made has no state; what was found says why.
    """

    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]
    states: tuple[State, ...] = ()
    seen: Witness | None = None
    """Who saw all that was looked at, where nothing was to be done and nothing was learned."""


@dataclass(frozen=True)
class Planned:
    """A brief, the key of its files, what was found in it, its targets, and which have to be made."""

    name: str
    files: str
    kind: str
    diagnostics: tuple[Diagnostic, ...]
    targets: tuple[Target, ...] = ()
    needs: tuple[Need, ...] = ()

    @property
    def fresh(self) -> tuple[Target, ...]:
        """The targets that nothing has to be done for."""
        if not self.needs:
            return self.targets
        stale = {need.target for need in self.needs}
        return tuple(target for target in self.targets if target not in stale)


def build(
    workspace: Workspace, witness: Witness, order: Order, progress: Progress | None, executor: Executor | None
) -> Built:
    """Build what is not fresh; a brief with an error keeps the outputs that it had.

    `witness` is the world of the workspace, but for the older editions that it may have.
    """
    for folder in (order.out or workspace.settings.out, memory.FOLDER):
        witness.tidy(folder)
    # A process that builds for years meets texts without end.
    kept.forget()
    with uncollected() as collected:
        site = Site(workspace, order, memory.recall(workspace.world), witness.elsewhere)
        built = _built(site, progress, executor, collected)
    is_idle = not site.past.news and "workshop" not in vars(site)
    memory.keep(site.past, {*workspace.briefs(), *order.briefs})
    witness.close(memory.RECORDS)
    return replace(built, seen=witness) if is_idle else built


def _built(
    site: Site, progress: Progress | None, executor: Executor | None, making: Callable[[], None]
) -> Built:
    """What came of a build; `making` is called once all is known that has to be made."""
    desk = site.desk()
    if desk.diagnostics:
        return Built((), desk.diagnostics)
    plans = [site.plan(name) for name in site.order.briefs]
    found = [item for plan in plans for item in plan.diagnostics]
    languages = tuple(
        dict.fromkeys(tag for plan in plans for target in plan.targets for tag in target.languages)
    )
    dressing = site.dressing(languages)
    found.extend(dressing.diagnostics)
    if has_errors(dressing.diagnostics):
        return Built((), ordered(found))
    found.extend(item for plan in plans for item in site.as_built(plan))
    fresh = (site.output(target) for plan in plans for target in plan.fresh)
    states = {name: State(name, is_built=False, reason="nothing changed") for name in fresh}
    outputs: tuple[Output, ...] = ()
    if any(plan.needs for plan in plans):
        # Nothing that makes reports is loaded where none has to be made.
        from briefgen.building.production import produce  # noqa: PLC0415

        making()
        made = produce(site, plans, languages, progress, executor)
        outputs = made.outputs
        found.extend(made.diagnostics)
        states.update({state.name: state for state in made.states})
    listed = (states.get(site.output(target)) for plan in plans for target in plan.targets)
    return Built(outputs, ordered(found), tuple(state for state in listed if state))


@dataclass(frozen=True)
class Site:
    """A workspace that is being built, what is to be built, and what past builds have left to know."""

    workspace: Workspace
    order: Order
    past: Past
    elsewhere: Callable[[Path], World] = DiskWorld
    """Gives the world at a folder outside of the workspace."""

    @cached_property
    def workshop(self) -> Workshop:
        """What examines and makes; loaded at first use."""
        from briefgen.building.workshop import Workshop  # noqa: PLC0415

        return Workshop(self.workspace)

    @cached_property
    def recipes(self) -> Recipes:
        """What everything is made by."""
        return recipes(self.workspace, self.past, lambda: self.workshop.engine_versions, self.elsewhere)

    @cached_property
    def made_by(self) -> str:
        """What all verdicts are made by: this code, under these settings, with these terms and texts."""
        now, glossary = self.past.now, self.workspace.settings.glossary
        terms = now.digest(glossary) if glossary else None
        parts = [dict(self.recipes.has), now.digest(SETTINGS), terms, str(self.workspace.archive)]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    @cached_property
    def _needs(self) -> Needs:
        return Needs(self.past, self.recipes, self.order.require_sandbox)

    @cached_property
    def folder(self) -> str:
        """The folder that is built into."""
        return self.order.out or self.workspace.settings.out

    def output(self, target: Target) -> str:
        """The name of the file of a target."""
        return f"{self.folder}/{target.file}"

    def desk(self) -> Examined:
        """What is wrong with the desk's own files."""
        return self._common("desk", lambda: self.workshop.desk())  # noqa: PLW0108 - it loads much

    def dressing(self, languages: Iterable[str]) -> Examined:
        """What is wrong with the theme for some languages."""
        tags = sorted(languages)
        return self._common(f"dressing {' '.join(tags)}", lambda: self.workshop.dressing(tags))

    def _common(self, name: str, anew: Callable[[], tuple[Examined, dict[str, object]]]) -> Examined:
        known = self._still(self.past.facts.get(name))
        if known is not None:
            return known
        found, record = anew()
        self.past.learn(self.past.facts, name, {**record, "made_by": self.made_by})
        return found

    def _still(self, record: Mapping[str, Any] | None) -> Examined | None:
        """What was found before, if it would be found again."""
        if record is None or record["made_by"] != self.made_by:
            return None
        try:
            holds = Reads.from_json(record["reads"]).hold(self.past.now)
            return Examined.from_json(record, self.workspace.world.read) if holds else None
        except (*DAMAGED, OSError):
            # A file with a finding was saved in between, or one can no longer be read.
            return None

    def plan(self, name: str) -> Planned:
        """A brief with its targets, and which of them have to be made."""
        examined, files = self._examined(name)
        kind, found = examined.kind, examined.diagnostics
        if has_errors(found):
            return Planned(name, files, kind, found)
        wanted = self.order.editions or self.workspace.settings.languages
        targets = among(identifier(name), examined.editions, wanted, self.order.formats)
        if not targets:
            missing = not_written_in(self.file(name), examined.languages, wanted)
            return Planned(name, files, kind, (*found, missing))
        try:
            needs = [self._needs.of(target, self.output(target), files) for target in targets]
        except OSError as reason:
            return Planned(name, files, kind, (*found, unreadable(name, reason)))
        return Planned(name, files, kind, found, targets, tuple(need for need in needs if need))

    def _examined(self, name: str) -> tuple[Examined, str]:
        """The verdict on a brief, and the key of the files that its outputs are made of."""
        record = self.past.verdicts.get(name)
        if record is not None and record["allow_stale"] == self.order.allow_stale:
            known = self._still(record)
            if known is not None:
                return known, record["of"]
        return self.examine(name)

    def examine(self, name: str) -> tuple[Examined, str]:
        """The same, found anew."""
        seen = self.workshop.examine(name, allow_stale=self.order.allow_stale)
        key = self.past.sets.key(seen.files)
        record = {
            **seen.record,
            "of": key,
            "made_by": self.made_by,
            "allow_stale": self.order.allow_stale,
        }
        if seen.examined.is_lasting:
            self.past.learn(self.past.verdicts, name, record)
        return seen.examined, key

    def as_built(self, plan: Planned) -> Iterator[Diagnostic]:
        """What was found on the pages of the PDFs of a brief when they were made, of those that are fresh."""
        for target in plan.fresh:
            trace = self.past.outputs[self.output(target)]
            if trace.quality and (trace.quality["findings"] or plan.kind == "flash"):
                from briefgen.building import craft  # noqa: PLC0415 - it knows how pages are measured
                from briefgen.render.quality import Quality  # noqa: PLC0415

                quality = Quality.from_json(trace.quality)
                yield from craft.told(quality, plan.kind, target, self.file(plan.name))

    def file(self, name: str) -> File:
        """A file with its text."""
        return File(name, text_of(self.workspace.world.read(name) or b""))


def not_written_in(file: File, languages: Iterable[str], wanted: Iterable[str]) -> Diagnostic:
    """That a brief has none of the editions that were asked for."""
    listed = ", ".join(f"`{tag}`" for tag in languages)
    asked = ", ".join(f"`{edition}`" for edition in wanted)
    return error(
        "WS05", start_of(file), f"the brief is not written in {asked}", f"its languages are {listed}"
    )
