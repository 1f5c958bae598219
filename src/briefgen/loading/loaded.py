"""From a file to a brief, and what the rules find in it; nothing here knows how a report is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from briefgen.checking import lock
from briefgen.checking.desk import PLAIN, Desk
from briefgen.checking.evidence import proved
from briefgen.checking.rule import Case
from briefgen.checking.run import run
from briefgen.comparing.compare import Difference, compare
from briefgen.comparing.edition import Edition
from briefgen.diagnostic import Checked, Diagnostic, error, ordered
from briefgen.loading.preceding import lies, unavailable
from briefgen.loading.remembering import Remembered, remember
from briefgen.loading.unreadable import unreadable
from briefgen.model.brief import Brief
from briefgen.model.leaf import leaves, without
from briefgen.model.node import Path
from briefgen.reading.document import Document, decode, parse
from briefgen.reading.exhibits import Beside, Exhibits, exhibits, files
from briefgen.reading.validate import validate
from briefgen.span import File, start_of
from briefgen.workspace import beside, identifier
from briefgen.world import Recorder, World

LOCK = "evidence.lock"


@dataclass(frozen=True, eq=False)
class Loaded:
    """A valid brief, the document that it came from, its file's name, and what it has of other files.

    It equals itself alone, since two of one brief may have been read at different times.
    Translations of its PO files are laid over both, where the brief itself has none.
    """

    name: str
    document: Document
    brief: Brief
    exhibits: Exhibits
    inputs: Mapping[str, bytes]
    """The files of the brief as they were read, by name: itself, its lock, what else it has, and those of
    the edition before."""
    translations: Remembered
    before: Loaded | None = None
    """The edition that it supersedes."""

    @property
    def id(self) -> str:
        """The brief's id."""
        return identifier(self.name)

    @cached_property
    def difference(self) -> Difference | None:
        """What has changed since the edition before; none if there is none."""
        if self.before is None:
            return None
        old, new = (Edition(one.brief, one.translations.states) for one in (self.before, self))
        return compare(old, new)

    @cached_property
    def printed(self) -> Brief:
        """The brief as a report prints it: without the translations that are out of date."""
        states = self.translations.states
        outdated: dict[Path, frozenset[str]] = {}
        for leaf in leaves(self.brief) if "stale" in states.values() else ():
            stale = [tag for tag in self.brief.languages if states.get((leaf.path, tag)) == "stale"]
            found = (leaf.text.find(tag, self.brief.own_language) for tag in stale)
            outdated[leaf.path] = frozenset(words[1] for words in found if words)
        return without(self.brief, outdated) if outdated else self.brief


def load(world: World, name: str) -> Checked[Loaded]:
    """The brief in a file with the edition that it supersedes, or all that is wrong with its form.

    Where that edition cannot be had, the brief goes without: a warning, and of a final one an error.
    """
    try:
        recorder = Recorder(world)
        loaded = _load(recorder, name)
        if loaded.value is None or loaded.value.brief.supersedes is None:
            return loaded
        return _succeeding(recorder, loaded.value, loaded.diagnostics)
    except OSError as reason:
        return Checked(None, (unreadable(name, reason),))


def _succeeding(world: Recorder, loaded: Loaded, found: tuple[Diagnostic, ...]) -> Checked[Loaded]:
    """A brief with the edition before, whose files are among its own."""
    where = lies(world, loaded.name, loaded.document, loaded.brief)
    if isinstance(where, Diagnostic):
        return Checked(loaded, ordered((*found, where)))
    before = _load(Recorder(world), where)
    if before.value is None:
        wrong = unavailable(loaded.document, loaded.brief, before.diagnostics[0].message)
        return Checked(loaded, ordered((*found, wrong)))
    return Checked(replace(loaded, inputs=world.contents, before=before.value), found)


def _load(recorder: Recorder, name: str) -> Checked[Loaded]:
    content = recorder.read(name)
    if content is None:
        return Checked(None, (_missing(recorder, name),))
    document = decode(name, content).then(parse)
    brief = document.then(validate)
    if document.value is None or brief.value is None:
        return Checked(None, ordered(brief.diagnostics))
    remembered = remember(recorder, name, document.value, brief.value)
    found = [*brief.diagnostics, *remembered.diagnostics]
    if remembered.value is None:
        return Checked(None, ordered(found))
    whole = remembered.value
    lying = {file: beside(name, file) for file in files(whole.brief)}
    shows = {file: Beside(place, recorder.read(place)) for file, place in lying.items()}
    shown, wrong = exhibits(whole.document, whole.brief, shows)
    recorder.read(beside(name, LOCK))
    loaded = Loaded(name, whole.document, whole.brief, shown, recorder.contents, whole)
    return Checked(loaded, ordered((*found, *wrong)))


def _missing(world: World, name: str) -> Diagnostic:
    folder, _, file = name.rpartition("/")
    if file in world.list(folder):
        message, hint = "this is not a file", "a brief in a folder is called `brief.yaml`"
    else:
        message, hint = "there is no such file", "`briefgen new ID` writes one"
    return error("WS04", start_of(File(name, "")), message, hint)


def check(world: World, loaded: Loaded, desk: Desk = PLAIN) -> tuple[Diagnostic, ...]:
    """All that the rules find in a brief of a desk."""
    case = case_of(world, loaded, desk)
    if case.value is None:
        return case.diagnostics
    return ordered((*case.diagnostics, *run(case.value, loaded.document, desk)))


def prove(world: World, loaded: Loaded) -> bool:
    """Write `evidence.lock` if what is proved has changed; whether it has."""
    case = case_of(world, loaded, PLAIN)
    if case.value is None or not case.value.archive:
        return False
    proofs = proved(case.value)
    if proofs == case.value.proofs:
        return False
    world.write(beside(loaded.name, LOCK), lock.write(proofs))
    return True


def case_of(world: World, loaded: Loaded, desk: Desk = PLAIN) -> Checked[Case]:
    """What the rules look at: a brief with its archived texts, its lock, and the terms of its desk."""
    try:
        return _case_of(world, loaded, desk)
    except OSError as reason:
        return Checked(None, (unreadable(loaded.name, reason),))


def _case_of(world: World, loaded: Loaded, desk: Desk) -> Checked[Case]:
    name = beside(loaded.name, LOCK)
    proofs = lock.read(name, world.read(name))
    archives = {source.id: source.archive for source in loaded.brief.sources if source.archive}
    texts = {source: world.read(f"@archive/{archive.file}") for source, archive in archives.items()}
    originals = {
        source: world.read(f"@archive/{archive.original.file}")
        for source, archive in archives.items()
        if archive.original
    }
    if proofs.value is None:
        return Checked(None, proofs.diagnostics)
    known = loaded.translations
    case = Case(
        loaded.brief,
        _there(texts),
        proofs.value,
        known.states,
        known.memories,
        desk.terms,
        _there(originals),
    )
    return Checked(case, proofs.diagnostics)


def _there(files: Mapping[str, bytes | None]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if content is not None}
