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
    unit: Text | None = None
    """What stands behind the number; `%` is set as the language sets per cent."""
    label: Text
    source: Cite | None = None


class Term(Node):
    """A word of the desk: what it means and what to avoid."""

    id: Id | None = None
    term: Text
    definition: Text | None = None
    forbidden: Annotated[dict[LanguageTag, Many[Line]], Field(default_factory=dict)]
    """Wordings not to be used, by language."""


class Table(Node):
    """Columns and rows; every row has as many cells as there are columns."""

    columns: Many[Text]
    rows: Many[Many[Amount | Text]]


class Annex(Sourced):
    """Free text or a table after the report."""

    id: Id
    title: Text
    text: Text | None = None
    table: Table | None = None
