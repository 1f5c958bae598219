"""The blocks of what happened, and who answered."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.model.event import Event, Reaction
from briefgen.view import page
from briefgen.view.cite import cites
from briefgen.view.dating import basis
from briefgen.view.page import Block, Choice, Filter, Tag
from briefgen.view.setting import Setting
from briefgen.view.statements import answers, is_denied, printed
from briefgen.view.timeline import timeline


def events(setting: Setting) -> tuple[Block, ...]:
    """The sequence: as a whole first, then step by step."""
    steps = (_event(setting, event) for event in setting.brief.events)
    return (*timeline(setting), *steps)


def _event(setting: Setting, event: Event) -> Block:
    contested = event.attribution in {"contested", "unverified"}
    tags: list[Tag] = []
    if event.attribution is not None:
        tags.append(Tag(setting.word("attribution", event.attribution), "alleged" if contested else "record"))
    if contested and is_denied(setting, event.claims):
        tags.append(Tag(setting.say("Denied"), "denied"))
    title = setting.text(event.title) if event.title else setting.word("kind of event", event.kind)
    return page.Event(
        event.id,
        setting.numbers.items[event.id],
        event.kind,
        event.attribution or "",
        " ".join(event.actors),
        setting.date(event.date) if event.date else setting.say("date not stated"),
        basis(setting, event.date) if event.date else None,
        contested,
        title,
        tuple(tags),
        setting.maybe(event.place),
        setting.text(event.text),
        cites(setting, event),
        printed(setting, event.claims, event.id),
        answers(setting, event.claims),
    )


def filters(setting: Setting) -> tuple[Filter, ...]:
    """What the sequence can be narrowed down by: each of these of which it has more than one value."""
    found = setting.brief.events
    actors = [name for name in setting.actors if any(name in event.actors for event in found)]
    wanted = (
        Filter("actors", setting.say("Actor"), tuple(_actor(setting, name) for name in actors)),
        Filter(
            "sort", setting.say("Kind"), _words(setting, "kind of event", [event.kind for event in found])
        ),
        Filter(
            "attribution",
            setting.say("Attribution"),
            _words(setting, "attribution", [event.attribution for event in found if event.attribution]),
        ),
    )
    return tuple(filter_ for filter_ in wanted if len(filter_.choices) > 1)


def _actor(setting: Setting, actor: str) -> Choice:
    return Choice(actor, setting.plain(setting.actors[actor].name))


def _words(setting: Setting, context: str, names: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(Choice(name, setting.catalog.say_in(context, name).text) for name in dict.fromkeys(names))


def reactions(setting: Setting) -> tuple[Block, ...]:
    """Who answered what, how."""
    return tuple(_reaction(setting, reaction) for reaction in setting.brief.reactions)


def _reaction(setting: Setting, item: Reaction) -> Block:
    to = setting.listed(setting.event(event) for event in item.to) if item.to else None
    facts = (*setting.fact("To", to), *setting.fact("Channel", setting.maybe(item.channel)))
    stance = (
        Tag(setting.word("stance", item.stance), "denied" if item.stance == "denies" else "quiet")
        if item.stance
        else None
    )
    return page.Reaction(
        item.id,
        setting.numbers.items[item.id],
        setting.name(item.actor),
        stance,
        setting.date(item.date) if item.date else None,
        basis(setting, item.date) if item.date else None,
        facts,
        setting.text(item.text),
        cites(setting, item),
        printed(setting, item.claims, item.id),
        answers(setting, item.claims),
    )
