"""What stands around the analysis: highlights, figures, terms, annexes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from briefgen.model.claim import Sourced
from briefgen.model.identifier import Cite, Id
from briefgen.model.node import Many, Node
from briefgen.model.text import LanguageTag, Line, Text

Amount = Annotated[int | float, Field(allow_inf_nan=False)]


class KeyFigure(Sourced):
    """One number that matters, with its unit and its source."""

    number: Amount | Text
    """The number itself, or words in its place."""
    unit: Text | None = None
    """What stands behind the number; `%` is set as the language sets per cent."""
    label: Text
    """What the number counts."""
    source: Cite | None = None
    """The source of the number; the same as one entry of `sources`."""


class Term(Node):
    """A word of the desk: what it means and what to avoid."""

    id: Id | None = None
    """A short name, unique in the brief and stable over editions."""
    term: Text
    """The preferred word in each language."""
    definition: Text | None = None
    """What the desk means by it."""
    admitted: Annotated[dict[LanguageTag, Many[Line]], Field(default_factory=dict)]
    """Other wordings that may be used, by language."""
    forbidden: Annotated[dict[LanguageTag, Many[Line]], Field(default_factory=dict)]
    """Wordings not to be used, by language."""


class Table(Node):
    """Columns and rows; every row has as many cells as there are columns."""

    columns: Many[Text]
    """The heads of the columns."""
    rows: Many[Many[Amount | Text]]
    """The rows; each has a cell for each column."""


class Annex(Sourced):
    """Free text or a table after the report."""

    id: Id
    """A short name, unique in the brief and stable over editions."""
    title: Text
    """What the annex is about."""
    text: Text | None = None
    """Its text."""
    table: Table | None = None
    """Its table."""
