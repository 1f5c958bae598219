"""Where sources disagree, and what the desk makes of it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, RootModel, Tag

from briefgen.model.claim import Sourced
from briefgen.model.identifier import ClaimId, Id
from briefgen.model.node import CONFIG, Many
from briefgen.model.text import Text


class Position(Sourced):
    """One side of a contradiction."""

    text: Text | None = None
    """The position in the desk's words."""


def _shape(value: Any) -> str | None:
    if isinstance(value, str):
        return "a-claim"
    return "a-position" if isinstance(value, dict | Position) else None


class PositionHere(
    RootModel[
        Annotated[
            Annotated[ClaimId, Tag("a-claim")] | Annotated[Position, Tag("a-position")],
            Discriminator(_shape),
        ]
    ]
):
    """One side: the id of a claim, or a mapping with its own words and sources."""

    model_config = CONFIG | {"extra": None}


class Contradiction(Sourced):
    """A point on which sources disagree."""

    id: Id
    """A short name, unique in the brief and stable over editions."""
    topic: Text
    """What they disagree on."""
    positions: Many[PositionHere] = ()
    """The sides: ids of claims, or words with their sources."""
    handling: Text | None = None
    """How the report deals with it, and why."""
