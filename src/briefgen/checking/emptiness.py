"""ST: what is there and does nothing: unused actors, empty items and sections, a side without another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.actor import Actor
from briefgen.model.annex import Annex, Table
from briefgen.model.brief import Brief
from briefgen.model.contradiction import Contradiction
from briefgen.model.identifier import references
from briefgen.model.mention import mentions
from briefgen.model.node import Path, each
from briefgen.model.outlook import Outlook
from briefgen.model.text import Text
from briefgen.prose.fold import fold

MOST_HIGHLIGHTS = 5
_NOTHING = re.compile(r"[\s_.…?؟*–—-]*|\W*(?:todo|tbd|tba|tbc|fixme|xxx+)\W*|lorem ipsum\b.*", re.IGNORECASE)


@rule("ST06", Severity.WARNING)
def unused_actor(case: Case) -> Iterator[Finding]:
    """Nothing in the brief has to do with an actor.

    Every actor gets an entry in the report. One that no event, claim, relation or text names,
    by its id or by any of its names, leaves the reader to ask why. A brief without any of these
    is a list of actors, and is left alone; so is one that names an actor that there is not.

    Bad:   an actor `walai` that stands in `actors` only
    Good:  `actors: [walai]` at an event, `@walai` in a text, or no such actor
    """
    used = _used(case)
    known = {item.id for item in case.brief.actors} | {item.id for item in case.brief.events}
    if used - known:
        return
    unused = [(index, actor) for index, actor in enumerate(case.brief.actors) if actor.id not in used]
    if not unused or not _tells_something(case.brief):
        return
    said = [(wording.path, fold(wording.words)) for wording in case.wordings]
    for index, actor in unused:
        others = [words for path, words in said if path[:2] != ("actors", index)]
        if not any(name in words for name in _names(actor) for words in others):
            hint = "name it where it belongs, or delete it"
            yield Finding(("actors", index, "id"), f"nothing has to do with actor `{actor.id}`", (hint,))


@rule("ST07", Severity.WARNING)
def nothing_said(case: Case) -> Iterator[Finding]:
    """A text, an item or a section is there and says nothing.

    A blank, a dash or `TODO` was meant to be filled. In a table a dash is a value.

    Bad:   `title: TODO`; an annex without text and table; `events: []`
    Good:  the text, or no such item
    """
    for path, text in each(case.brief, Text):
        if "table" in path or path[-1] == "number":
            continue
        wordings_by_tag = text.root.items() if isinstance(text.root, dict) else [(None, text.root)]
        for tag, words in wordings_by_tag:
            if _NOTHING.fullmatch(words):
                where = path if tag is None else (*path, tag)
                message = f"`{words.strip()}` says nothing"
                yield Finding(where, message, ("write the text, or delete the item",))
    yield from _empty(case.brief)


@rule("ST10", Severity.WARNING)
def one_sided_contradiction(case: Case) -> Iterator[Finding]:
    """A contradiction has fewer than two sides.

    Where sources disagree, a reader has to see what each of them says.

    Bad:   `positions: [c4]`
    Good:  `positions: [c4, c7]`

    Follows ICD 203, standard 2: uncertainty that comes from sources that contradict is explained.
    """
    for path, contradiction in each(case.brief, Contradiction):
        sides = len(contradiction.positions)
        if sides < 2:
            message = f"contradiction `{contradiction.id}` has {'one side' if sides else 'no side'}"
            yield Finding((*path, "positions"), message, ("add what the other source says",))


@rule("ST11", Severity.NOTE)
def too_many_highlights(case: Case) -> Iterator[Finding]:
    """There are more than five highlights.

    They are for a reader in a hurry; a long list is a second report before the first.

    Bad:   nine highlights
    Good:  two to five

    Follows the situation reports of OCHA.
    """
    number = len(case.brief.highlights)
    if number > MOST_HIGHLIGHTS:
        message = f"there are {number} highlights"
        yield Finding(("highlights",), message, ("keep the five that matter most",))


EMPTY_RULES = (unused_actor, nothing_said, one_sided_contradiction, too_many_highlights)


def _tells_something(brief: Brief) -> bool:
    parts = (brief.events, brief.reactions, brief.claims, brief.relations, brief.judgements)
    return any(parts) or brief.bottom_line is not None


def _used(case: Case) -> set[str]:
    """The ids of actors that something else than themselves names."""
    brief = case.brief
    own: dict[Path, str] = {("actors", index): actor.id for index, actor in enumerate(brief.actors)}
    found = [(one.path, one.id) for one in references(brief) if "actor" in one.kinds]
    found += [
        (wording.path, one.id)
        for wording in case.wordings
        for one in mentions(wording.words)
        if one.kind == "actor"
    ]
    return {name for path, name in found if own.get(path[:2]) != name}


def _names(actor: Actor) -> set[str]:
    root = actor.name.root
    written = [root] if isinstance(root, str) else [*root.values()]
    return {fold(name) for name in (*written, *(alias.text for alias in actor.aliases))} - {""}


def _empty(brief: Brief) -> Iterator[Finding]:
    """Items and sections that have nothing in them."""
    for path, annex in each(brief, Annex):
        if annex.text is None and annex.table is None and not annex.claims:
            yield Finding(path, f"annex `{annex.id}` is empty", ("give it a `text` or a `table`",))
    for path, table in each(brief, Table):
        if not table.rows or not table.columns:
            yield Finding(path, "the table is empty", ("give it `columns` and `rows`",))
    for path, outlook in each(brief, Outlook):
        if not outlook.scenarios and not outlook.source_views and outlook.outcome is None:
            yield Finding(path, f"outlook `{outlook.id}` has no scenario", ("give it `scenarios`",))
    for name in type(brief).model_fields:
        if name in brief.model_fields_set and getattr(brief, name) == ():
            yield Finding((name,), f"`{name}` is empty", ("fill it, or delete it",))
