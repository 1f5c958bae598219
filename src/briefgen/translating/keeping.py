"""Keeping the translations of briefs: saying how they stand, bringing them in step, accepting them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from briefgen.checking.desk import PLAIN, Desk
from briefgen.diagnostic import Checked, Diagnostic, Severity, error, ordered
from briefgen.exchange.hints import hinted
from briefgen.loading.desk import desk as desk_of
from briefgen.loading.loaded import Loaded, load
from briefgen.loading.remembering import file_of
from briefgen.loading.standing import Standing, standings
from briefgen.model.leaf import foreign, leaves, wordings
from briefgen.model.memory import Memory, accepted, named, renewed, standing
from briefgen.reading.memory import completed, is_wrapped, write
from briefgen.span import File, start_of
from briefgen.workspace import Workspace


@dataclass(frozen=True)
class Kept:
    """A PO file after a command, and what became of its entries."""

    file: str
    is_written: bool
    """Whether it had to be written."""
    added: int = 0
    outdated: int = 0
    """Translations whose wording has changed since the file was last in step."""
    replaced: int = 0
    """Translations for which the brief itself has other words now."""
    aside: int = 0
    """Translations of texts that are gone."""
    accepted: int = 0
    stale: int = 0
    """Translations that are out of date now."""


def status(workspace: Workspace, briefs: Iterable[str]) -> Checked[tuple[Standing, ...]]:
    """How the translations of briefs stand, in the order of the briefs and of their languages."""
    found: list[Diagnostic] = []
    stand: list[Standing] = []
    for name in briefs:
        loaded = load(workspace.world, name)
        found.extend(loaded.diagnostics)
        stand.extend(standings(loaded.value) if loaded.value else ())
    return Checked(tuple(stand), ordered(found))


def sync(
    workspace: Workspace, briefs: Iterable[str], languages: Iterable[str] = ()
) -> Checked[tuple[Kept, ...]]:
    """Bring the PO files of briefs in step with them, in some languages or all.

    A file that is not there is begun, one that is in step already is not written. Of a brief with an
    error, nothing is.
    """
    return _kept(workspace, briefs, languages, begun)


def accept(
    workspace: Workspace, briefs: Iterable[str], names: Iterable[str] = (), languages: Iterable[str] = ()
) -> Checked[tuple[Kept, ...]]:
    """Accept translations as ones of the wordings of today, in the languages that are tracked.

    `names` are keys of texts, or what begins them: `rec-4` is all of the item. Without names, all
    translations are accepted but those that are out of date, which have to be named.
    """
    chosen = tuple(names)

    def taken(loaded: Loaded, tag: str) -> Memory | None:
        if tag not in loaded.translations.memories:
            return None
        memory = begun(loaded, tag)
        if not chosen:
            fit = (key for key, unit in memory.units.items() if standing(unit) == "unreviewed")
            return accepted(memory, fit)
        return accepted(memory, (key for name in chosen for key in named(memory.units, name)))

    return _kept(workspace, briefs, languages, taken)


def begun(loaded: Loaded, tag: str) -> Memory:
    """The memory of a brief's translations into a language, in step with it; a new one if none is kept."""
    known = loaded.translations.memories.get(tag)
    if known is not None:
        return known
    said = f"Translations of the brief {loaded.id}; `briefgen translate sync` keeps them in step with it."
    new = Memory(tag, headers={"Project-Id-Version": loaded.id}, preamble=said)
    return renewed(new, (wording for _, wording in wordings(loaded.brief, tag)))


def told(memory: Memory, loaded: Loaded, desk: Desk) -> Memory:
    """The memory with what the glossaries of a brief and its desk tell a translator."""
    return hinted(memory, (*loaded.brief.glossary, *desk.terms), loaded.brief.own_language)


def _kept(
    workspace: Workspace,
    briefs: Iterable[str],
    languages: Iterable[str],
    change: Callable[[Loaded, str], Memory | None],
) -> Checked[tuple[Kept, ...]]:
    """Change the memories of briefs, and write those that are others now."""
    desk = desk_of(workspace)
    found: list[Diagnostic] = [*desk.diagnostics]
    kept: list[Kept] = []
    wanted = tuple(languages)
    for name in briefs:
        loaded = load(workspace.world, name)
        found.extend(one for one in loaded.diagnostics if one.severity is not Severity.NOTE)
        for tag in foreign(loaded.value.brief) if loaded.value else ():
            memory = change(loaded.value, tag) if loaded.value and tag in (wanted or (tag,)) else None
            if loaded.value is None or memory is None:
                continue
            try:
                noted = told(memory, loaded.value, desk.value or PLAIN)
                kept.append(_written(workspace, loaded.value, completed(noted)))
            except OSError as reason:
                where = start_of(File(file_of(name, tag), ""))
                why = (reason.strerror or str(reason)).lower()
                found.append(
                    error("WS06", where, f"this cannot be written: {why}", "make room, or permit it")
                )
    return Checked(tuple(kept), ordered(found))


def _written(workspace: Workspace, loaded: Loaded, memory: Memory) -> Kept:
    """Write a memory where its file has another one; raises OSError."""
    name = file_of(loaded.name, memory.language)
    catalogue = loaded.translations.catalogues.get(memory.language)
    before = catalogue.memory if catalogue else Memory(memory.language)
    in_step = loaded.translations.memories.get(memory.language, memory)
    made = replace(_compared(before, in_step, memory), file=name)
    if before == memory:
        return made
    content = write(memory, wrapped=catalogue is not None and is_wrapped(catalogue.file))
    is_written = content != workspace.world.read(name)
    if is_written:
        workspace.world.write(name, content)
    return replace(made, is_written=is_written)


def _compared(before: Memory, in_step: Memory, after: Memory) -> Kept:
    pairs = [(before.units.get(key), unit) for key, unit in after.units.items()]
    both = [(old, new) for old, new in pairs if old is not None]
    return Kept(
        "",
        is_written=False,
        added=len(pairs) - len(both),
        outdated=sum(new.previous is not None and old.source != new.source for old, new in both),
        replaced=sum(new.former != "" and old.target != new.target for old, new in both),
        aside=sum(unit not in before.lost for unit in after.lost),
        stale=sum(standing(unit) == "stale" for unit in after.units.values()),
        accepted=sum(
            standing(unit) != "fresh" and standing(after.units[key]) == "fresh"
            for key, unit in in_step.units.items()
        ),
    )


def keys(workspace: Workspace, briefs: Iterable[str]) -> Iterator[str]:
    """The keys of all texts of briefs."""
    for name in briefs:
        loaded = load(workspace.world, name)
        yield from (leaf.key for leaf in leaves(loaded.value.brief)) if loaded.value else ()


def languages_of(workspace: Workspace, briefs: Iterable[str]) -> frozenset[str]:
    """The languages that any of the briefs is translated into."""
    found = (load(workspace.world, name).value for name in briefs)
    return frozenset(tag for loaded in found if loaded for tag in foreign(loaded.brief))
