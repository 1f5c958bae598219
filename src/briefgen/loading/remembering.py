"""The translations of a brief that lie beside it: brought in step with it, and laid over its texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.diagnostic import Checked, Diagnostic, Severity, has_errors, warning
from briefgen.model.brief import Brief
from briefgen.model.leaf import foreign, wordings
from briefgen.model.memory import Memory, State, renewed, standing
from briefgen.model.node import Path
from briefgen.model.text import primary
from briefgen.reading.document import Document
from briefgen.reading.memory import Catalogue, read
from briefgen.reading.overlay import Supplied, overlay
from briefgen.reading.validate import validate
from briefgen.span import File, start_of
from briefgen.workspace import beside
from briefgen.world import World

FOLDER = "translations"


@dataclass(frozen=True)
class Remembered:
    """A brief with the translations of its PO files, and what each translation is worth."""

    document: Document
    brief: Brief
    catalogues: Mapping[str, Catalogue]
    """The PO files as they are, by language; a language without one is not tracked."""
    memories: Mapping[str, Memory]
    """The same, in step with the brief."""
    states: Mapping[tuple[Path, str], State]
    """By the path of a text and a language that is tracked."""


def file_of(brief: str, language: str) -> str:
    """The name of the PO file of a brief's translations into a language."""
    return beside(brief, f"{FOLDER}/{language}.po")


def remember(world: World, name: str, document: Document, brief: Brief) -> Checked[Remembered]:
    """The brief in a file with the translations that lie beside it, or all that is wrong with these."""
    found: list[Diagnostic] = [*_strays(world, name, brief)]
    catalogues: dict[str, Catalogue] = {}
    for tag in foreign(brief):
        content = world.read(file_of(name, tag))
        if content is not None:
            catalogue = read(file_of(name, tag), content, tag)
            found.extend(catalogue.diagnostics)
            if catalogue.value is not None:
                catalogues[tag] = catalogue.value
    if has_errors(found):
        return Checked(None, tuple(found))
    texts = {tag: tuple(wordings(brief, tag)) for tag in catalogues}
    memories = {
        tag: renewed(one.memory, (wording for _, wording in texts[tag])) for tag, one in catalogues.items()
    }
    found.extend(gone for tag, one in catalogues.items() for gone in _gone(one, memories[tag]))
    states = {
        (leaf.path, tag): standing(memories[tag].units[leaf.key]) for tag in texts for leaf, _ in texts[tag]
    }
    # What the brief itself does not say, the memory does.
    supplied = tuple(
        Supplied(leaf.path, tag, unit.target, catalogues[tag].span(unit))
        for tag in texts
        for leaf, wording in texts[tag]
        if wording.target is None and (unit := memories[tag].units[leaf.key]).target
    )
    if not supplied:
        return Checked(Remembered(document, brief, catalogues, memories, states), tuple(found))
    whole = overlay(document, brief.own_language, supplied)
    valid = validate(whole)
    both = (*found, *valid.diagnostics)
    if valid.value is None:
        return Checked(None, both)
    return Checked(Remembered(whole, valid.value, catalogues, memories, states), both)


def _gone(catalogue: Catalogue, memory: Memory) -> Iterator[Diagnostic]:
    """That a file has translations of texts that the brief has no longer."""
    gone = [unit for unit in memory.lost if unit not in catalogue.memory.lost]
    if gone:
        more = f" and {len(gone) - 1} more are" if len(gone) > 1 else " is"
        message = f"the text `{gone[0].key}`{more} not in the brief any more"
        hint = "`briefgen translate sync` keeps the translation aside, in case it comes back"
        yield Diagnostic("PO06", Severity.NOTE, catalogue.span(gone[0]), message, (hint,))


def _strays(world: World, name: str, brief: Brief) -> Iterator[Diagnostic]:
    """The PO files that are of no language of the brief."""
    known = foreign(brief)
    for file in world.list(beside(name, FOLDER)):
        tag, dot, ending = file.rpartition(".")
        if (dot, ending) == (".", "po") and tag not in known:
            near = [f"name it `{other}.po`" for other in known if primary(other) == primary(tag)]
            listed = ", ".join(f"`{other}`" for other in known) or "none"
            hint = near[0] if near else f"the languages to be translated into are {listed}"
            place = start_of(File(file_of(name, tag), ""))
            yield warning("PO05", place, f"the brief is not translated into `{tag}`", hint)
