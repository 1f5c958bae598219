"""The blocks of who acts, and how they stand to each other."""

from __future__ import annotations

from markupsafe import Markup

from briefgen.model.actor import Actor, Alias, Relation
from briefgen.view import page
from briefgen.view.cite import cites, source_cites
from briefgen.view.graph import graph
from briefgen.view.page import Block, Html, Tag
from briefgen.view.setting import Setting
from briefgen.view.statements import denied, tag


def actors(setting: Setting) -> tuple[Block, ...]:
    """Who acts, under which names."""
    return tuple(_actor(setting, actor) for actor in setting.brief.actors)


def _actor(setting: Setting, actor: Actor) -> Block:
    unresolved = actor.name_status == "unresolved"
    affiliation = (
        setting.listed(setting.name(other) for other in actor.affiliation) if actor.affiliation else None
    )
    return page.Actor(
        actor.id,
        setting.numbers.items[actor.id],
        setting.bare_name(actor.id),
        setting.word("kind of actor", actor.kind),
        _other_names(setting, actor),
        setting.maybe(actor.role),
        cites(setting, actor),
        affiliation,
        _aliases(setting, actor.aliases),
        setting.say("Also written"),
        Tag(setting.say("Name not resolved"), "alleged") if unresolved else None,
        setting.maybe(actor.note),
        actor.image,
    )


def _other_names(setting: Setting, actor: Actor) -> tuple[Html, ...]:
    """The display names in the report's other languages."""
    from_languages = (
        setting.with_language(tag) for tag in setting.brief.languages if tag != setting.language.tag
    )
    own = setting.bare_name(actor.id)
    names = dict.fromkeys(other.foreign_name(actor.id) for other in from_languages)
    return tuple(name for name in names if name is not None and name.striptags() != own.striptags())


def _aliases(setting: Setting, aliases: tuple[Alias, ...]) -> Html | None:
    written = []
    for alias in aliases:
        form = setting.foreign(alias.text, alias.lang)
        kind = (
            Markup(" ({})").format(setting.word("kind of alias", alias.kind))
            if alias.kind != "spelling"
            else ""
        )
        marks = source_cites(setting, alias.sources)
        written.append(Markup("{}{}{}").format(form, kind, Markup("\u00a0") + marks if marks else ""))
    return Markup("\u00a0· ").join(written) if written else None


def relations(setting: Setting) -> tuple[Block, ...]:
    """How actors stand to each other: as a graph, then one by one."""
    relations = zip(setting.anchors("relations"), setting.brief.relations, strict=True)
    return (*graph(setting), *(_relation(setting, anchor, item) for anchor, item in relations))


def _relation(setting: Setting, anchor: str, item: Relation) -> Block:
    return page.Relation(
        anchor,
        setting.numbers.items[anchor],
        setting.name(item.from_),
        setting.text(item.kind),
        setting.name(item.to),
        tag(setting, item.class_),
        denied(setting, (claim.id for claim in item.claims)),
        setting.word("polarity", item.polarity),
        setting.maybe(item.text),
        cites(setting, item),
    )
