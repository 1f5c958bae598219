"""Who acts, under which names, and how they stand to each other."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from briefgen.model.claim import ClaimClass, Sourced
from briefgen.model.identifier import ActorId, Cite, Id
from briefgen.model.node import Many, Node
from briefgen.model.text import LanguageTag, Line, Text


class Alias(Node):
    """Another form of a name, as a source writes it."""

    text: Line
    lang: LanguageTag | None = None
    kind: Literal["spelling", "translation", "mistranslation", "nickname", "short"] = "spelling"
    sources: Many[Cite] = ()


class Actor(Sourced):
    """A person or body that the report names."""

    id: Id
    kind: Literal["person", "organisation", "party", "faction", "state", "group"]
    name: Text
    aliases: Many[Alias] = ()
    name_status: Literal["resolved", "unresolved"] = "resolved"
    """`unresolved` where the sources do not agree who it is."""
    role: Text | None = None
    """The role as the sources state it."""
    affiliation: Many[ActorId] = ()
    wikidata: Annotated[str, Field(pattern=r"^Q[1-9]\d*$")] | None = None
    image: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,200}$")] | None = None
    """A file in the brief's `images` folder."""
    note: Text | None = None


class Relation(Sourced):
    """How one actor stands to another, and on which kind of statement that rests."""

    from_: Annotated[ActorId, Field(alias="from")]
    to: ActorId
    kind: Text
    """The relation in a word or two: leads, rival of."""
    text: Text | None = None
    polarity: Literal["friendly", "hostile", "neutral"] = "neutral"
    class_: Annotated[ClaimClass, Field(alias="class")] = "reported"
