"""What an analyst shows: an image, or a table or chart of data that lie beside the brief."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from briefgen.model.claim import Sourced
from briefgen.model.identifier import Id
from briefgen.model.node import Many, Node
from briefgen.model.text import Line, Text

FileName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,200}$")]
"""The bare name of a file, without a folder."""

Form = Literal["table", "bars", "lines"]


class Data(Node):
    """Columns of a CSV file, and the form in which they are shown."""

    file: FileName
    """A CSV file in the brief's `data` folder."""
    form: Form
    """A table, bars from zero, or lines over time."""
    label: Line | None = None
    """The column that names the rows; the first if absent."""
    values: Many[Line] = ()
    """The columns that are shown; all others if absent."""
    unit: Text | None = None
    """What the numbers count, in a few words."""
    heads: Annotated[dict[Line, Text], Field(default_factory=dict)]
    """What a column is called in the report, by its head in the file."""
    names: Annotated[dict[Line, Text], Field(default_factory=dict)]
    """What a word of the file is in the report; dates and numbers are written by themselves."""


class Figure(Sourced):
    """An image, or data as a table or chart."""

    id: Id
    """A short name, unique in the brief and stable over editions."""
    title: Text
    """What it shows, as its caption says it."""
    description: Text | None = None
    """The same in words, for those who cannot see it; an image cannot do without."""
    image: FileName | None = None
    """A PNG or JPEG file in the brief's `images` folder."""
    data: Data | None = None
    """Numbers from a CSV file, in place of an image."""
    credit: Text | None = None
    """Who made it or holds the rights."""
    note: Text | None = None
    """What has to be known to read it rightly."""
    section: Literal[
        "judgements",
        "actors",
        "relations",
        "events",
        "reactions",
        "outlooks",
        "indicators",
        "contradictions",
        "figures",
        "sources",
    ] = "figures"
    """The section that it stands at the end of; one of its own if absent."""
