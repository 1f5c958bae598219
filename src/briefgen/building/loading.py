"""From a file to a brief, and what the rules find in it; nothing here knows how a report is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.checking import lock
from briefgen.checking.desk import PLAIN, Desk
from briefgen.checking.evidence import proved
from briefgen.checking.rule import Case
from briefgen.checking.run import run
from briefgen.diagnostic import Checked, Diagnostic, error, ordered
from briefgen.model.brief import Brief
from briefgen.reading.document import Document, decode, parse
from briefgen.reading.exhibits import Beside, Exhibits, exhibits, files
from briefgen.reading.validate import validate
from briefgen.span import File, start_of
from briefgen.workspace import beside, identifier
from briefgen.world import Recorder, World

LOCK = "evidence.lock"


@dataclass(frozen=True)
class Loaded:
    """A valid brief, the document that it came from, its file's name, and what it shows of other files."""

    name: str
    document: Document
    brief: Brief
    exhibits: Exhibits
    inputs: Mapping[str, bytes]
    """The files of the brief as they were read, by name: itself, its lock, what it shows."""

    @property
    def id(self) -> str:
        """The brief's id."""
        return identifier(self.name)


def load(world: World, name: str) -> Checked[Loaded]:
    """The brief in a file, or all that is wrong with its form."""
    recorder = Recorder(world)
    content = recorder.read(name)
    if content is None:
        missing = error(
            "WS04", start_of(File(name, "")), "there is no such file", "`briefgen new ID` writes one"
        )
        return Checked(None, (missing,))
    document = decode(name, content).then(parse)
    brief = document.then(validate)
    if document.value is None or brief.value is None:
        return Checked(None, ordered(brief.diagnostics))
    lying = {file: beside(name, file) for file in files(brief.value)}
    shows = {file: Beside(place, recorder.read(place)) for file, place in lying.items()}
    shown, found = exhibits(document.value, brief.value, shows)
    recorder.read(beside(name, LOCK))
    loaded = Loaded(name, document.value, brief.value, shown, recorder.contents)
    return Checked(loaded, ordered((*brief.diagnostics, *found)))


def check(world: World, loaded: Loaded, desk: Desk = PLAIN) -> tuple[Diagnostic, ...]:
    """All that the rules find in a brief of a desk."""
    case = _case(world, loaded, desk)
    if case.value is None:
        return case.diagnostics
    return ordered((*case.diagnostics, *run(case.value, loaded.document)))


def prove(world: World, loaded: Loaded) -> bool:
    """Write `evidence.lock` if what is proved has changed; whether it has."""
    case = _case(world, loaded, PLAIN)
    if case.value is None or not case.value.archive:
        return False
    proofs = proved(case.value)
    if proofs == case.value.proofs:
        return False
    world.write(beside(loaded.name, LOCK), lock.write(proofs))
    return True


def _case(world: World, loaded: Loaded, desk: Desk) -> Checked[Case]:
    name = beside(loaded.name, LOCK)
    proofs = lock.read(name, world.read(name))
    archive = {}
    for source in loaded.brief.sources:
        content = world.read(f"@archive/{source.archive.file}") if source.archive else None
        if content is not None:
            archive[source.id] = content
    if proofs.value is None:
        return Checked(None, proofs.diagnostics)
    return Checked(Case(loaded.brief, archive, proofs.value, terms=desk.terms), proofs.diagnostics)
