"""What happened, and who answered."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from briefgen.model.claim import Sourced
from briefgen.model.identifier import ActorId, EventId, Id
from briefgen.model.node import Many
from briefgen.model.text import Text
from briefgen.model.when import When


class Event(Sourced):
    """One step of the sequence: a leak, a statement, an attack, a decision."""

    id: Id
    """A short name, unique in the brief and stable over editions."""
    kind: Literal["recording", "statement", "attack", "decision", "meeting", "leak", "other"] = "other"
    """What sort of event it is."""
    ordinal: Annotated[int, Field(ge=1)] | None = None
    """Its number in a series, such as the fifth recording."""
    title: Text | None = None
    """A name for it, by which other items refer to it."""
    date: When | None = None
    """When it happened, as exactly as it is known."""
    place: Text | None = None
    """Where it happened."""
    text: Text
    """What happened."""
    actors: Many[ActorId] = ()
    """Who took part."""
    attribution: Literal["contested", "acknowledged", "unverified", "confirmed"] | None = None
    """How far the authorship of a recording or statement is settled."""


class Reaction(Sourced):
    """Who answered what, when, how and through which channel."""

    id: Id
    """A short name, unique in the brief and stable over editions."""
    actor: ActorId
    """Who reacted."""
    to: Many[EventId] = ()
    """The events that were reacted to."""
    date: When | None = None
    """When it happened, as exactly as it is known."""
    channel: Text | None = None
    """Through which channel: a statement, a post, an interview."""
    stance: (
        Literal[
            "demands",
            "denies",
            "condemns",
            "supports",
            "mediates",
            "silent",
            "dismisses",
            "accuses",
            "rejects",
            "warns",
            "welcomes",
            "threatens",
            "investigates",
            "other",
        ]
        | None
    ) = None
    """What the reaction does."""
    text: Text
    """What was said or done."""
