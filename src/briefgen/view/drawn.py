"""The figures of a page: what a template sees of each drawing, finished in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from briefgen.view.page import Block, Fact, Html, Likelihood, Tag


@dataclass(frozen=True)
class Figure(Block):
    """What every drawn figure has. It bears a number of its own in place of an item's."""

    wide: ClassVar[bool] = True
    label: Html
    """"Figure 2", the same number in all editions."""
    caption: Html
    description: str
    """What it shows, in words, for those who cannot see it."""
    cites: Html
    table: Html | None
    """A link to the same as a table, where the figure is none itself."""


Pattern = Literal["solid", "dashed", "dotted"]
Polarity = Literal["friendly", "hostile", "neutral"]


@dataclass(frozen=True)
class Place:
    """A place in a drawing, in per cent of its size, from the top and from where reading begins."""

    start: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class GraphBox:
    """An actor in the graph."""

    place: Place
    name: Html
    """A link to the actor."""
    notes: tuple[Html, ...]
    """The kind of actor, and that the name is not resolved."""
    form: Literal["person", "body"]


@dataclass(frozen=True)
class GraphLine:
    """An arrow from one actor to another, as SVG paths in the unit of the drawing, left to right."""

    pattern: Pattern
    """On which kind of statement it rests."""
    polarity: Polarity
    run: str
    head: str
    strokes: str | None
    """Two strokes across a line that is denied."""


@dataclass(frozen=True)
class GraphLabel:
    """What stands on an arrow: links to the items, by their numbers or their words."""

    place: Place
    polarity: Polarity
    items: tuple[Html, ...]
    denied: Html | None


@dataclass(frozen=True)
class GraphKey:
    """A pattern or a sign of the graph with its meaning."""

    sign: Literal["solid", "dashed", "dotted", "friendly", "hostile", "denied"]
    meaning: Html


@dataclass(frozen=True)
class Graph(Figure):
    """The actors and their relations."""

    kind: ClassVar[str] = "graph"
    width: float
    """Of the drawing, in its unit: a millimetre on paper."""
    height: float
    unit: float
    """What its unit shrinks to on paper, in millimetres, where it would be too tall for a page."""
    boxes: tuple[GraphBox, ...]
    lines: tuple[GraphLine, ...]
    labels: tuple[GraphLabel, ...]
    key: tuple[GraphKey, ...]
    note: Html


@dataclass(frozen=True)
class Moment:
    """A row of the timeline: an event, and the stretch of the axis on which it may lie, in per mille."""

    item: Html
    """A link to the event by its number."""
    title: Html
    state: Html | None
    """How far its authorship is settled, in a word."""
    sign: Literal["contested", "acknowledged", "unverified", "confirmed"] | None
    """The same as a shape."""
    when: Html
    basis: Html | None
    """"Weekday only", "order only"."""
    start: int
    length: int
    form: Literal["exact", "within", "order"]
    """Filled, outlined or dashed."""
    open_start: bool
    open_end: bool


@dataclass(frozen=True)
class Mark:
    """A form of the timeline with its meaning."""

    form: Literal["exact", "within", "order"]
    meaning: Html


@dataclass(frozen=True)
class Timeline(Figure):
    """The whole sequence on one axis, of days or of order."""

    kind: ClassVar[str] = "timeline"
    event_label: Html
    state_label: Html | None
    when_label: Html
    first: Html
    """What stands at the beginning of the axis."""
    last: Html
    room: int
    """How far from the ends of the axis these lie, in per mille."""
    lines: tuple[int, ...]
    """Where units of the calendar begin, in per mille of the axis."""
    key: tuple[Mark, ...]
    note: Html | None
    """What the lines mean."""
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class Landmark:
    """A word or a number on the axis of a scale, centred on a place in per cent."""

    text: Html
    at: int


@dataclass(frozen=True)
class Estimate:
    """A row of the comparison: a scenario, how likely it is, and the desk's own number."""

    letter: Html
    title: Html
    item: Html
    tags: tuple[Tag, ...]
    likelihood: Likelihood | None
    point: Html | None


@dataclass(frozen=True)
class Comparison(Figure):
    """The scenarios of one question on the declared scale."""

    kind: ClassVar[str] = "comparison"
    scenario_label: Html
    likelihood_label: Html
    point_label: Html | None
    """None where the desk gives no numbers."""
    scale_label: Html
    terms: tuple[tuple[Landmark, ...], ...]
    """The terms of the scale in rows, so that neighbours have room."""
    numbers: tuple[Landmark, ...]
    estimates: tuple[Estimate, ...]
    total: Fact | None
    """The sum of the desk's numbers, where the scenarios cover everything that can happen."""


@dataclass(frozen=True)
class Heading:
    """The head of a column that stands for a scenario."""

    letter: Html
    title: Html


@dataclass(frozen=True)
class Signal:
    """A row of the matrix: an indicator, its state, and the scenarios that it points to."""

    item: Html
    text: Html
    state: Html
    symbol: Literal["seen", "not_seen", "unknown"]
    points_to: tuple[bool, ...]
    """For each scenario, in their order."""
    checked: Html | None


@dataclass(frozen=True)
class Matrix(Figure):
    """Indicators against the scenarios of one question."""

    kind: ClassVar[str] = "matrix"
    indicator_label: Html
    checked_label: Html | None
    """None where no day of checking is known."""
    headings: tuple[Heading, ...]
    signals: tuple[Signal, ...]


@dataclass(frozen=True)
class Footing:
    """A row of the source base: a source, how good it is, and on which text it rests."""

    mark: Html
    """"[S1]", as a link to the register."""
    publisher: Html
    type: Html | None
    language: Html | None
    grade: Html | None
    steps: tuple[bool, ...]
    """The grades from A to F: whether each is this one."""
    meaning: Html | None
    text: Html
    """The number of the independent text that it rests on."""
    bracket: Literal["alone", "first", "middle", "last"]
    """Sources of one text stand together."""
    cited: Html
    """By how many items."""


@dataclass(frozen=True)
class SourceBase(Figure):
    """What the report rests on: how good each source is, and how many texts there really are.

    The label of a column that no source has anything for is none.
    """

    kind: ClassVar[str] = "source_base"
    source_label: Html
    type_label: Html | None
    language_label: Html | None
    grade_label: Html | None
    text_label: Html
    cited_label: Html
    footings: tuple[Footing, ...]
