"""Texts that tell what a contested recording is said to contain, and whose words they may not be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefgen.checking.disputes import Disputes, is_attributed
from briefgen.checking.rule import Case
from briefgen.model.actor import Actor, Relation
from briefgen.model.brief import Brief
from briefgen.model.claim import Claim
from briefgen.model.contradiction import Position
from briefgen.model.event import Event
from briefgen.model.mention import PATTERN, mention
from briefgen.model.node import Node
from briefgen.model.point import Statement
from briefgen.prose.spelling import is_arabic, parts
from briefgen.prose.wording import Wording

# A last name by itself may stand for a person, unless it is as short as a common word.
_SHORTEST = 4


def told_content(case: Case, disputes: Disputes) -> Iterator[tuple[Wording, tuple[Actor, ...]]]:
    """Each wording of content that is only attributed, with the actors who may not be its speakers.

    That is the text of an alleged claim about a recording, of such an event, and of a
    highlight, a position or an alleged relation that rests on nothing but such claims.
    """
    brief = disputes.brief
    events = {event.id for event in brief.events if is_attributed(event)}
    content = {
        claim.id
        for _, claim in disputes.claims.values()
        if claim.class_ == "alleged"
        and events & (disputes.events_of(claim) or disputes.taken_part(claim.speaker))
    }
    for wording in case.wordings:
        owner = wording.leaf.owner
        if wording.leaf.path[-1:] != ("text",):
            continue
        if isinstance(owner, Event) and owner.id in events:
            yield wording, _said_to_speak(owner, disputes)
        elif _is_content(owner, content):
            yield wording, brief.actors


def names_in(tag: str, actors: tuple[Actor, ...], brief: Brief) -> Mapping[str, str]:
    """The names by which a text in a language may call some actors, each with the actor's id."""
    found: dict[str, str] = {}
    base = tag.partition("-")[0]
    for actor in actors:
        shown = actor.name.find(tag, brief.own_language)
        if shown is None:
            continue
        aliases = (alias.text for alias in actor.aliases if (alias.lang or tag).partition("-")[0] == base)
        for name in (shown[0], *aliases, *_last(shown[0], actor)):
            found.setdefault(name, actor.id)
    return found


def spelled(wording: Wording, brief: Brief) -> str:
    """The words with each actor's name in place of its mention, as they are printed."""
    shown = {
        actor.id: found[0]
        for actor in brief.actors
        if (found := actor.name.find(wording.tag, brief.own_language)) is not None
    }

    def name(match: re.Match[str]) -> str:
        one = mention(match)
        trailing = match.group()[len(one.id) + 1 :] if one.kind == "actor" else ""
        return shown.get(one.id, "") + trailing if one.kind == "actor" else ""

    return PATTERN.sub(name, wording.words)


def _last(name: str, actor: Actor) -> tuple[str, ...]:
    """The forms in which a person's last name stands alone: `al-Maliki` and `Maliki`."""
    last = name.rsplit(maxsplit=1)[-1]
    if actor.kind != "person" or len(last) < _SHORTEST:
        return ()
    return (last,) if is_arabic(last) else (last, *(part for part in parts(last) if len(part) >= _SHORTEST))


def _is_content(owner: Node, content: set[str]) -> bool:
    if isinstance(owner, Claim):
        return owner.id in content
    if not isinstance(owner, Statement | Position | Relation) or not owner.claims:
        return False
    return all(here.id in content for here in owner.claims)


def _said_to_speak(event: Event, disputes: Disputes) -> tuple[Actor, ...]:
    """Who is said to speak in an event: the speakers of what is alleged of it, and who denies that."""
    about = [claim for _, claim in disputes.claims.values() if event.id in disputes.events_of(claim)]
    speakers = {claim.speaker for claim in about if claim.class_ in {"alleged", "denial"}}
    return tuple(actor for actor in disputes.brief.actors if actor.id in speakers)
