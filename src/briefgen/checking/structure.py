"""ST: ids, references between items, tables, languages, what is empty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefgen.checking.emptiness import EMPTY_RULES
from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.actor import Actor
from briefgen.model.annex import Annex, Table
from briefgen.model.brief import Brief
from briefgen.model.claim import Claim
from briefgen.model.contradiction import Contradiction
from briefgen.model.event import Event, Reaction
from briefgen.model.figure import Figure
from briefgen.model.identifier import Reference, references
from briefgen.model.judgement import Assumption, Judgement
from briefgen.model.mention import mentions
from briefgen.model.node import Path, each
from briefgen.model.outlook import Indicator, Outlook, Scenario
from briefgen.model.source import Source
from briefgen.model.text import Text
from briefgen.nearest import did_you_mean

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
# Anchors that the report gives itself, beside those that it derives from ids.
_RESERVED = re.compile(
    r"contents|key-figures|question|methods|source-summary|scale-(likelihood|reliability|credibility)"
    r"|section-.*|(highlight|relation|gap|term)-\d+"
)
KINDS: dict[type[Any], str] = {
    Actor: "actor",
    Annex: "annex",
    Assumption: "assumption",
    Claim: "claim",
    Contradiction: "contradiction",
    Event: "event",
    Figure: "figure",
    Indicator: "indicator",
    Judgement: "judgement",
    Outlook: "outlook",
    Reaction: "reaction",
    Scenario: "scenario",
    Source: "source",
}


def identified(brief: Brief) -> Iterator[tuple[Path, str, str]]:
    """Everything that has an id: its path, its id, and what it is."""
    for path, node in brief.nodes:
        identifier = getattr(node, "id", None) if type(node) in KINDS or hasattr(node, "id") else None
        if isinstance(identifier, str) and not hasattr(node, "root"):
            yield path, identifier, KINDS.get(type(node), "item")


@rule("ST01", Severity.ERROR, is_firm=True)
def missing_reference(case: Case) -> Iterator[Finding]:
    """An id is used that nothing in the brief has.

    Ids are how the parts of a brief hold together: a judgement names its claims, an event
    its actors. An id that leads nowhere is a link that leads nowhere in the report.

    Bad:   `actors: [al-malikii]`
    Good:  `actors: [al-maliki]`, with an actor of that id
    """
    kinds = {identifier: kind for _, identifier, kind in identified(case.brief)}
    for reference in (*references(case.brief), *_mentioned(case.brief)):
        found = kinds.get(reference.id)
        if found in reference.kinds:
            continue
        what = " or ".join(reference.kinds)
        if found is not None:
            message = f"`{reference.id}` is {_a(found)}, and {_a(what)} is meant here"
            yield Finding(reference.path, message)
            continue
        near = did_you_mean(reference.id, [name for name, kind in kinds.items() if kind in reference.kinds])
        yield Finding(
            reference.path,
            f"there is no {what} `{reference.id}`",
            near or (f"add it, or use the id of an existing {what}",),
        )


def _mentioned(brief: Brief) -> Iterator[Reference]:
    """Every `@actor` and `[[event]]` in a text; between backquotes they are only words."""
    for path, text in each(brief, Text):
        wordings = text.root.items() if isinstance(text.root, dict) else [(None, text.root)]
        for tag, words in wordings:
            where = path if tag is None else (*path, tag)
            for one in mentions(_CODE.sub("", words)):
                yield Reference(where, one.id, (one.kind,))


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


@rule("ST02", Severity.ERROR, is_firm=True)
def duplicate_id(case: Case) -> Iterator[Finding]:
    """Two items have the same id.

    Ids are unique in a brief, over all kinds of item, because each becomes an anchor that
    links point to, and editions are compared by them. A few names are the report's own:
    `contents`, `question`, `methods`, `key-figures`, and what begins with `section-`.

    Bad:   an actor `dawa` and a source `dawa`
    Good:  `dawa` and `dawa-notice`
    """
    first: dict[str, str] = {}
    views = {f"{outlook.id}-views" for outlook in case.brief.outlooks}
    charts = {f"{figure.id}-table" for figure in case.brief.figures}
    derived = views | charts | {f"{annex.id}-claims" for annex in case.brief.annexes}
    for path, identifier, kind in identified(case.brief):
        if _RESERVED.fullmatch(identifier) or identifier in derived:
            owner = "the report itself"
        elif identifier not in first:
            first[identifier] = kind
            continue
        else:
            owner = f"another {kind}" if first[identifier] == kind else _a(first[identifier])
        message = f"the id `{identifier}` is taken by {owner}"
        yield Finding((*path, "id"), message, ("choose another one",))


@rule("ST03", Severity.ERROR, is_firm=True)
def ragged_table(case: Case) -> Iterator[Finding]:
    """A row of a table has more or fewer cells than the table has columns.

    Bad:   two columns and a row `[1, 2, 3]`
    Good:  one cell for each column; `""` is not a cell, `"–"` is
    """
    for path, table in each(case.brief, Table):
        for index, row in enumerate(table.rows):
            if len(row) != len(table.columns):
                cells = "1 cell" if len(row) == 1 else f"{len(row)} cells"
                columns = "1 column" if len(table.columns) == 1 else f"{len(table.columns)} columns"
                message = f"the row has {cells} and the table {columns}"
                yield Finding((*path, "rows", index), message)


@rule("ST04", Severity.ERROR, is_firm=True)
def circular_order(case: Case) -> Iterator[Finding]:
    """Events come after each other in a circle.

    `after` orders the sequence where no date is known; a circle has no order.

    Bad:   `a` after `b` and `b` after `a`
    Good:  the later one after the earlier one only
    """
    before = {event.id: event.date.loose.after if event.date else () for event in case.brief.events}
    for index, event in enumerate(case.brief.events):
        if event.id in _reached(event.id, before):
            yield Finding(("events", index, "date"), f"`{event.id}` comes after itself")


@rule("ST05", Severity.ERROR, is_firm=True)
def mention_in_name(case: Case) -> Iterator[Finding]:
    """An actor's name mentions an actor, or an event's title mentions an event.

    Where an item is mentioned, its name or title is printed as the link to it. A mention
    inside would be a link in a link, and two that mention each other would never end.

    Bad:   an event with `title: After [[leak]]`
    Good:  `title: After the leak`
    """
    named = [((*path, "name"), actor.name, "actor") for path, actor in each(case.brief, Actor)]
    titled = [((*path, "title"), event.title, "event") for path, event in each(case.brief, Event)]
    for path, text, kind in (*named, *titled):
        wordings = text.root if text is not None else ""
        for words in wordings.values() if isinstance(wordings, dict) else (wordings,):
            for one in mentions(_CODE.sub("", words)):
                if one.kind == kind:
                    message = f"`{one.id}` cannot be mentioned in the {path[-1]} of {_a(kind)}"
                    yield Finding(path, message, ("write the words out",))


@rule("ST08", Severity.ERROR)
def language_twice(case: Case) -> Iterator[Finding]:
    """A language stands in `languages` twice.

    Each makes a report of its own under its own name, and the first two make the pair. One
    language twice is most often a slip for another one.

    Bad:   `languages: [en, en]`
    Good:  `languages: [en, ar]`
    """
    for index, tag in enumerate(case.brief.languages):
        if tag in case.brief.languages[:index]:
            message = f"`{tag}` is there already"
            yield Finding(("languages", index), message, ("delete it, or write the one that was meant",))


@rule("ST09", Severity.ERROR)
def related_to_itself(case: Case) -> Iterator[Finding]:
    """An actor stands in a relation to itself, belongs to itself, or a claim disputes itself.

    Most often one of two ids is a slip, and the report says of one what is meant of another.

    Bad:   `{from: dawa, to: dawa, kind: rival of}`; `a` affiliated to `b` and `b` to `a`
    Good:  `{from: dawa, to: sadrists, kind: rival of}`
    """
    for index, relation in enumerate(case.brief.relations):
        if relation.from_ == relation.to:
            message = f"`{relation.to}` stands in a relation to itself"
            yield Finding(("relations", index, "to"), message, ("name the other actor",))
    above = {actor.id: actor.affiliation for actor in case.brief.actors}
    for index, actor in enumerate(case.brief.actors):
        if actor.id in _reached(actor.id, above):
            message = f"`{actor.id}` belongs to itself"
            yield Finding(("actors", index, "affiliation"), message, ("name only what it is a part of",))
    for path, claim in each(case.brief, Claim):
        if claim.id in claim.disputed_by:
            where = (*path, "disputed_by", claim.disputed_by.index(claim.id))
            yield Finding(where, f"claim `{claim.id}` is disputed by itself", ("name the other claim",))


RULES = (
    missing_reference,
    duplicate_id,
    ragged_table,
    circular_order,
    mention_in_name,
    language_twice,
    related_to_itself,
    *EMPTY_RULES,
)


def _reached(start: str, following: Mapping[str, Sequence[str]]) -> set[str]:
    """All that can be reached from an id, over any number of steps; itself only in a circle."""
    seen: set[str] = set()
    waiting = list(following.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(following.get(name, ()))
    return seen
