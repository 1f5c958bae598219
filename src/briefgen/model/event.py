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
    kind: Literal["recording", "statement", "attack", "decision", "meeting", "leak", "other"] = "other"
    ordinal: Annotated[int, Field(ge=1)] | None = None
    """Its number in a series, such as the fifth recording."""
    title: Text | None = None
    date: When | None = None
    place: Text | None = None
    text: Text
    actors: Many[ActorId] = ()
    attribution: Literal["contested", "acknowledged", "unverified", "confirmed"] | None = None
    """How far the authorship of a recording or statement is settled."""


class Reaction(Sourced):
    """Who answered what, when, how and through which channel."""

    id: Id
    actor: ActorId
    to: Many[EventId] = ()
    date: When | None = None
    channel: Text | None = None
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
    text: Text
