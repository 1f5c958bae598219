"""A short statement that may or may not say what it rests on."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, RootModel, Tag

from briefgen.model.claim import Sourced
from briefgen.model.identifier import Id
from briefgen.model.node import CONFIG
from briefgen.model.text import Text
from briefgen.model.when import When


class Statement(Sourced):
    """A sentence with what it rests on."""

    id: Id | None = None
    """A short name, unique in the brief and stable over editions."""
    text: Text
    """The sentence."""
    updated: When | None = None
    """When somebody last saw to it that it still holds; `stale_after` counts from it."""


def _shape(value: Any) -> str | None:
    if isinstance(value, str | Text) or (isinstance(value, dict) and "text" not in value):
        return "only-its-text"
    return "with-its-sources" if isinstance(value, dict | Statement) else None


class Point(
    RootModel[
        Annotated[
            Annotated[Text, Tag("only-its-text")] | Annotated[Statement, Tag("with-its-sources")],
            Discriminator(_shape),
        ]
    ]
):
    """A bullet: a Text alone, or a mapping with `text` and what it rests on."""

    model_config = CONFIG | {"extra": None}

    @property
    def statement(self) -> Statement:
        """The long form of either way of writing it."""
        if isinstance(self.root, Statement):
            return self.root
        return Statement.model_construct(text=self.root, _fields_set={"text"})
