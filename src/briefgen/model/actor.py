"""Who acts, under which names, and how they stand to each other."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from briefgen.model.claim import ClaimClass, Sourced
from briefgen.model.figure import FileName
from briefgen.model.identifier import ActorId, Cite, Id
from briefgen.model.node import Many, Node
from briefgen.model.text import LanguageTag, Line, Text
from briefgen.model.when import When

# The graph of actors stands on one page, which holds no more than this.
MOST_DRAWN_ACTORS, MOST_DRAWN_RELATIONS = 40, 60


class Alias(Node):
    """Another form of a name, as a source writes it."""

    text: Line
    """The form of the name, letter by letter."""
    lang: LanguageTag | None = None
    """The language of the form."""
    kind: Literal["spelling", "translation", "mistranslation", "nickname", "short"] = "spelling"
    """What makes it differ from the display name."""
    sources: Many[Cite] = ()
    """The sources that use it."""


class Actor(Sourced):
    """A person or body that the report names."""

    id: Id
    """A short name, unique in the brief and stable over editions."""
    kind: Literal["person", "organisation", "party", "faction", "state", "group"]
    """What sort of actor it is."""
    name: Text
    """The display name in each language."""
    aliases: Many[Alias] = ()
    """Every other form of the name in the sources."""
    name_status: Literal["resolved", "unresolved"] = "resolved"
    """`unresolved` where the sources do not agree who it is."""
    role: Text | None = None
    """The role as the sources state it."""
    affiliation: Many[ActorId] = ()
    """Other actors that it belongs to."""
    wikidata: Annotated[str, Field(pattern=r"^Q[1-9]\d*$")] | None = None
    """The item of Wikidata that is this actor: `Q` and digits."""
    image: FileName | None = None
    """A portrait or an emblem: a PNG or JPEG file in the brief's `images` folder."""
    note: Text | None = None
    """What a reader has to know about the name or the role."""
    updated: When | None = None
    """When somebody last saw to it that it still holds; `stale_after` counts from it."""


class Relation(Sourced):
    """How one actor stands to another, and on which kind of statement that rests."""

    from_: Annotated[ActorId, Field(alias="from")]
    """The actor that the sentence begins with."""
    to: ActorId
    """The actor that it ends with."""
    kind: Text
    """The relation in a word or two: leads, rival of."""
    text: Text | None = None
    """What is behind the relation, if a word does not say it."""
    polarity: Literal["friendly", "hostile", "neutral"] = "neutral"
    """How the relation is meant, as the sources tell it."""
    class_: Annotated[ClaimClass, Field(alias="class")] = "reported"
    """The kind of statement that it rests on."""
