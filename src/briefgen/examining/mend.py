"""Putting right in a brief's own file what rules know how to put right."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from briefgen.checking.desk import Desk
from briefgen.checking.registry import RULES
from briefgen.checking.rule import Rule
from briefgen.checking.run import Found, hear
from briefgen.diagnostic import Diagnostic, Severity, error
from briefgen.loading.loaded import case_of, load
from briefgen.model.node import Path
from briefgen.reading.document import Document, decode, parse
from briefgen.reading.rewrite import Edit, rewrite
from briefgen.span import start_of
from briefgen.world import World


@dataclass(frozen=True)
class Mended:
    """What was put right in the file of a brief."""

    name: str
    counts: Mapping[str, int]
    """How many findings of each code."""
    refused: tuple[Diagnostic, ...] = ()
    """What could not be, each a note with the place; one error if the file cannot be written."""


def mend(
    world: World, name: str, desk: Desk, is_wanted: Callable[[str], bool], rules: Iterable[Rule] = RULES
) -> Mended:
    """Put right what the wanted rules find in a brief and can mend; all or nothing of a file is written.

    `is_wanted` is asked about each code. A brief that cannot be loaded or checked is left alone, and
    so is what a comment allows.
    """
    loaded = load(world, name)
    case = case_of(world, loaded.value, desk) if loaded.value else None
    if loaded.value is None or case is None or case.value is None:
        return Mended(name, {})
    heard = hear(case.value, loaded.value.document, desk, rules).found
    mendable = [one for one in heard if one.finding.mend is not None and is_wanted(one.rule.code)]
    content = loaded.value.inputs[name]
    # The brief as it is in its file: what is loaded has translations of other files laid over it.
    own = decode(name, content).then(parse).value
    if own is None or not mendable:
        return Mended(name, {})
    return _mended(world, own, content, mendable)


def _mended(world: World, own: Document, content: bytes, mendable: list[Found]) -> Mended:
    places = {(span.line, span.column): path for path, span in own.values.items()}
    edits = [(one, _edit(own, one, places)) for one in mendable]
    made = rewrite(own, [edit for _, edit in edits if edit is not None])
    left = {id(edit) for edit in made.refused}
    done = Counter(one.rule.code for one, edit in edits if edit is not None and id(edit) not in left)
    refused = tuple(_refused(own, one) for one, edit in edits if edit is None or id(edit) in left)
    if done:
        mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
        try:
            world.write(own.file.name, mark + made.document.file.text.encode())
        except OSError as reason:
            message = f"this cannot be written: {(reason.strerror or str(reason)).lower()}"
            unwritten = error("WS06", start_of(own.file), message, "make room, or permit it")
            return Mended(own.file.name, {}, (unwritten,))
    return Mended(own.file.name, dict(sorted(done.items())), refused)


def _edit(own: Document, one: Found, places: Mapping[tuple[int, int], Path]) -> Edit | None:
    """The change to the text that a finding is about; none if that is not in the brief's own file."""
    path = places.get((one.span.line, one.span.column))
    if one.span.file.name != own.file.name or path is None or one.finding.mend is None:
        return None
    return Edit(path, one.finding.mend)


def _refused(own: Document, one: Found) -> Diagnostic:
    if one.span.file.name != own.file.name:
        why, hint = f"the words stand in `{one.span.file.name}`", "put it right there"
    else:
        why = "as it is written there, the same change could mean another thing"
        hint = "put it right by hand; a text without escapes and folded lines can be fixed"
    message = f"`{one.rule.code}` was not fixed here: {why}"
    return Diagnostic("FX01", Severity.NOTE, one.span, message, (hint,))
