"""The blocks of what happened, and who answered."""

from __future__ import annotations

from briefgen.model.event import Event, Reaction
from briefgen.view import page
from briefgen.view.cite import cites
from briefgen.view.page import Block, Tag
from briefgen.view.setting import Setting
from briefgen.view.statements import answers, is_denied, printed


def events(setting: Setting) -> tuple[Block, ...]:
    """The sequence."""
    return tuple(_event(setting, event) for event in setting.brief.events)


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
        setting.date(event.date) if event.date else setting.say("date not stated"),
        setting.basis(event.date) if event.date else None,
        contested,
        title,
        tuple(tags),
        setting.maybe(event.place),
        setting.text(event.text),
        cites(setting, event),
        printed(setting, event.claims, event.id),
        answers(setting, event.claims),
    )


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
        setting.basis(item.date) if item.date else None,
        facts,
        setting.text(item.text),
        cites(setting, item),
        printed(setting, item.claims, item.id),
        answers(setting, item.claims),
    )
