"""The page: everything that a template may use, finished in one language.

Every `Html` is safe inline markup: escaped, sanitised, localised, and with each run of the
other direction isolated. Every `str` is plain text for attributes and titles. A template
places these values; it never computes, formats, sorts or chooses a direction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from markupsafe import Markup

from briefgen.view.image import Image

Html = Markup
Direction = Literal["ltr", "rtl"]
NOTHING = Html("")
PairLayout = Literal["columns", "facing", "sequence"]
Tone = Literal["alleged", "denied", "record", "quiet", "accent"]


@dataclass(frozen=True)
class Fact:
    """A label and what stands beside it."""

    label: Html
    value: Html


@dataclass(frozen=True)
class Tag:
    """A quiet label, such as "Alleged"; its tone never carries meaning alone."""

    text: Html
    tone: Tone


@dataclass(frozen=True)
class Bar:
    """A likelihood on its declared scale, all in whole per cent from 0 to 100."""

    low: int
    """Where the band of the term begins."""
    high: int
    """Where it ends."""
    point: int | None
    """The desk's own number, if it gives one."""
    ticks: tuple[int, ...]
    """The ends of all bands of the scale."""
    label: str
    """The same in words, for those who cannot see it."""


@dataclass(frozen=True)
class Likelihood:
    """How likely, in words, in numbers and as a bar."""

    term: Html
    range: Html
    point: Html | None
    bar: Bar


@dataclass(frozen=True)
class Quote:
    """Words of a source."""

    text: Html
    lang: str
    dir: Direction
    origin: Html
    """Source and lines."""
    note: Html | None
    """Such as: translated in the source."""
    number: str
    """Its number among the notes, the same in all editions."""
    anchor: str


@dataclass(frozen=True)
class Statement:
    """A claim in the desk's words: what kind it is, who makes it, what it rests on."""

    anchor: str
    tag: Tag
    text: Html
    cites: Html
    speaker: Html | None = None
    hedge: Html | None = None
    credibility: Html | None = None
    quotes: tuple[Quote, ...] = ()
    denied: Fact | None = None
    """"Denied ¶ 77": where the denial stands, if it does not stand right beside it."""


@dataclass(frozen=True)
class Answers:
    """What answers the claims of an item, printed beside them: denials, or other disputes."""

    label: Html
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Mark:
    """That an item is not as it was in the edition before."""

    state: Literal["added", "changed"]
    word: Html
    """The same in a word: "New", "Changed"."""


@dataclass(frozen=True)
class Block:
    """What every block has: an id in the document, and its number in all editions."""

    kind: ClassVar[str] = ""
    wide: ClassVar[bool] = False
    """Whether half a page is too narrow for it: in a pair its languages stand one below the other."""
    anchor: str
    number: str
    mark: Mark | None = field(default=None, kw_only=True)
    stale: Html | None = field(default=None, kw_only=True)
    """That nobody has looked at it for long: "Not updated for 45 days"."""


@dataclass(frozen=True)
class Changed:
    """An item that is not as it was in the edition before."""

    state: Literal["added", "changed", "removed"]
    word: Html
    """The same in a word: "New", "Changed", "Removed"."""
    item: Html | None
    """A link to it by its number."""
    name: Html | None
    """What a reader knows it by."""
    facts: tuple[Fact, ...]
    """What changed of it; a label may be empty."""
    is_minor: bool = False
    """Whether its words are what they were."""


@dataclass(frozen=True)
class Changes(Block):
    """What changed in one section since the edition before, or the main changes in all of them."""

    kind: ClassVar[str] = "changes"
    title: Html | None
    changes: tuple[Changed, ...]
    is_summary: bool = False
    """Whether each entry is one paragraph."""


@dataclass(frozen=True)
class OtherChanges(Block):
    """What else changed in one section, by the numbers of its items."""

    kind: ClassVar[str] = "other_changes"
    title: Html
    facts: tuple[Fact, ...]
    heading: Html | None = None
    """Before the first of these blocks: what they are."""


@dataclass(frozen=True)
class Prose(Block):
    """A paragraph, with a label before it where it has one."""

    kind: ClassVar[str] = "prose"
    body: Html
    label: Html | None = None
    cites: Html = NOTHING
    bullet: bool = False


@dataclass(frozen=True)
class KeyFigure:
    """One number that matters."""

    number: Html
    unit: Html | None
    label: Html
    cites: Html


@dataclass(frozen=True)
class KeyFigures(Block):
    """The key figures, side by side."""

    kind: ClassVar[str] = "key_figures"
    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class Judgement(Block):
    """A key judgement: likelihood and confidence stand apart."""

    kind: ClassVar[str] = "judgement"
    text: Html
    cites: Html
    likelihood: Likelihood | None
    confidence: Html | None
    """"Confidence moderate", a sentence of its own."""
    because: Html | None
    facts: tuple[Fact, ...]
    """Horizon, assumptions, alternatives, implications, change."""


@dataclass(frozen=True)
class Actor(Block):
    """Who acts, under which names."""

    kind: ClassVar[str] = "actor"
    name: Html
    type: Html
    """Person, party …"""
    other_names: tuple[Html, ...]
    """The name in the brief's other languages."""
    role: Html | None
    cites: Html
    affiliation: Html | None
    aliases: Html | None
    """Other forms of the name with the kind of each and its sources."""
    aliases_label: Html
    status: Tag | None
    """Set where the name is not resolved."""
    note: Html | None
    portrait: str | None = None
    """The name of an image among the page's `images`."""


@dataclass(frozen=True)
class Relation(Block):
    """How one actor stands to another."""

    kind: ClassVar[str] = "relation"
    subject: Html
    relation: Html
    object: Html
    tag: Tag
    denied: Fact | None
    """Where an alleged relation is denied."""
    polarity: Html
    text: Html | None
    cites: Html


@dataclass(frozen=True)
class Event(Block):
    """One step of the sequence."""

    kind: ClassVar[str] = "event"
    sort: str
    """Its kind as the brief writes it: what the filters of a screen go by."""
    attribution: str
    """Likewise, empty where it has none."""
    actors: str
    """The ids of its actors, with spaces between them."""
    when: Html
    basis: Html | None
    """How the date is known: weekday only, order only, inferred."""
    contested: bool
    """A filled marker on the timeline where authorship is contested, hollow elsewhere."""
    title: Html
    tags: tuple[Tag, ...]
    place: Html | None
    text: Html
    cites: Html
    statements: tuple[Statement, ...]
    answers: tuple[Answers, ...]
    """What denies or disputes the event's claims, printed once beside them."""


@dataclass(frozen=True)
class Reaction(Block):
    """Who answered what, when and how."""

    kind: ClassVar[str] = "reaction"
    actor: Html
    stance: Tag | None
    when: Html | None
    basis: Html | None
    facts: tuple[Fact, ...]
    """To which events, through which channel."""
    text: Html
    cites: Html
    statements: tuple[Statement, ...]
    answers: tuple[Answers, ...]


@dataclass(frozen=True)
class Question(Block):
    """The head of an outlook: the question, its deadline, how it will be resolved."""

    kind: ClassVar[str] = "question"
    text: Html
    facts: tuple[Fact, ...]
    cites: Html


@dataclass(frozen=True)
class Watch:
    """An indicator below its scenario."""

    text: Html
    state: Html
    symbol: Literal["seen", "not_seen", "unknown"]


@dataclass(frozen=True)
class Scenario(Block):
    """One way the question may be answered."""

    kind: ClassVar[str] = "scenario"
    letter: Html
    title: Html
    text: Html | None
    cites: Html
    tags: tuple[Tag, ...]
    likelihood: Likelihood | None
    facts: tuple[Fact, ...]
    watch_label: Html
    watch: tuple[Watch, ...]


@dataclass(frozen=True)
class Views(Block):
    """What the sources themselves expect, with their own hedges."""

    kind: ClassVar[str] = "views"
    label: Html
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Indicator(Block):
    """What to watch, and whether it has been seen."""

    kind: ClassVar[str] = "indicator"
    text: Html
    cites: Html
    state: Html
    symbol: Literal["seen", "not_seen", "unknown"]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Assumption(Block):
    """What the judgements rest on without proof."""

    kind: ClassVar[str] = "assumption"
    text: Html
    cites: Html
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Contradiction(Block):
    """Where the sources disagree."""

    kind: ClassVar[str] = "contradiction"
    topic: Html
    positions: tuple[Statement | Prose, ...]
    handling: Fact | None


@dataclass(frozen=True)
class CitedAt:
    """One use of a source: the item that cites it, and the lines of the source."""

    item: Html
    """A link to the item, by its number; the quoted words stand there."""
    lines: Html | None


@dataclass(frozen=True)
class Source(Block):
    """An entry of the source register."""

    kind: ClassVar[str] = "source"
    label: str
    """"S1", as citations print it."""
    publisher: Html
    title: Html
    title_lang: str
    title_dir: Direction
    address: str | None
    """The web address, shown as text and link."""
    facts: tuple[Fact, ...]
    descriptor: Html | None
    archive: tuple[Fact, ...]
    """File, hash, excluded lines."""
    cited_label: Html
    cited: tuple[CitedAt, ...]


@dataclass(frozen=True)
class BriefSource:
    """A source in one line."""

    anchor: str
    label: str
    words: Html
    """Publisher, title and date."""
    address: str | None


@dataclass(frozen=True)
class SourceLine(Block):
    """All sources of a flash report, one after the other."""

    kind: ClassVar[str] = "source_line"
    entries: tuple[BriefSource, ...]


@dataclass(frozen=True)
class Table(Block):
    """A table with one row of column heads."""

    kind: ClassVar[str] = "table"
    caption: Html | None
    columns: tuple[Html, ...]
    rows: tuple[tuple[Html, ...], ...]
    numeric: tuple[bool, ...]
    """Which columns hold numbers only."""


@dataclass(frozen=True)
class Term(Block):
    """A glossary entry."""

    kind: ClassVar[str] = "term"
    term: Html
    definition: Html | None
    also: Fact | None
    """Other wordings that may be used."""
    avoid: Fact | None


@dataclass(frozen=True)
class Choice:
    """One value that a filter can ask for."""

    value: str
    name: str


@dataclass(frozen=True)
class Filter:
    """What the reader of a screen may narrow a section down by."""

    key: str
    """The attribute of the items that it goes by: `data-KEY`."""
    label: Html
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Section:
    """A numbered section of the report."""

    anchor: str
    number: str
    title: Html
    title_text: str
    """The title without markup, for bookmarks."""
    lead: Html | None
    blocks: tuple[Block, ...]
    note: Html | None = None
    filters: tuple[Filter, ...] = ()
    """For screens only; empty where there is little to choose from."""


@dataclass(frozen=True)
class Edition:
    """One of the files that a brief is built as: in a language, or in two."""

    languages: tuple[str, ...]
    lang: str | None
    """Its language, where it is in one."""
    address: str
    """Its address seen from the others, which lie beside it."""
    name: Html
    """Its languages, each by its own name."""
    current: bool
    """Whether it is the one being read."""


@dataclass(frozen=True)
class Tools:
    """The words of what only a screen has."""

    skip: Html
    editions: str
    close: str
    register: Html
    """Of the link from a citation that is open to the register."""
    link: str
    """"Permanent link to", before the number of an item."""
    filters: Html
    all: str
    """Of a filter that is not set."""
    reset: Html
    shown: str
    """"Shown: {shown} of {total}", with these two slots still open."""
    digits: str
    """The ten digits that the slots are filled with."""


@dataclass(frozen=True)
class Listed:
    """An entry of a list: where it leads, and its words without markup."""

    anchor: str
    text: str


@dataclass(frozen=True)
class Head:
    """The cover head."""

    kicker: Html
    title: Html
    standfirst: Html | None
    facts: tuple[Fact, ...]
    tlp: str | None
    """"TLP:CLEAR"; never translated."""
    tlp_meaning: Html | None
    notices: tuple[Html, ...]
    """Which language prevails."""
    also: Html | None
    """"Also available in Arabic", for an edition in one language."""


@dataclass(frozen=True)
class House:
    """What the house that publishes says on each of its reports."""

    header: Html | None = None
    """Before the title at the head of each printed page."""
    footer: Html | None = None
    """After number, edition and desk at the foot of each page."""
    logo_alt: str = ""
    """What the logo says, for those who cannot see it."""


@dataclass(frozen=True)
class Page:
    """One report in one language."""

    brief: str
    """The brief's id."""
    kind: Literal["sitrep", "flash", "assessment"]
    """What kind of report it is; print sets each in its own layout."""
    lang: str
    dir: Direction
    title_text: str
    description: str
    date: str | None
    """The date of the edition as ISO 8601, for metadata; taken from the brief only."""
    authors: str
    footer: Html
    """Number, edition and desk, at the foot of each page."""
    footer_text: str
    header_text: str
    head: Head
    bottom_line_label: Html
    bottom_line: Html | None
    contents_label: Html
    back_label: str
    """"Back to contents", for the HTML."""
    tools: Tools
    editions: tuple[Edition, ...]
    """All editions of the brief; none where it has only one."""
    linked_data: Html
    """The report as schema.org's JSON-LD, for a script element."""
    sections: tuple[Section, ...]
    notes_place: Literal["inline", "foot", "end"]
    """Where print has the quotes; a screen has each below its statement."""
    notes_label: Html
    notes: tuple[Quote, ...]
    """All quotes by number, for a list of them at the end."""
    figures_label: Html
    figures: tuple[Listed, ...]
    """The figures in their order, for a list of them."""
    images: Mapping[str, Image]
    """All images of the report by name; a template has their `addresses` beside it."""
    house: House = field(default_factory=House)
    suffix: str = ""
    """What the anchors of the page end in, where another page stands in the same document."""
    changes: tuple[Changes, ...] = ()
    """All that changed since the edition before, in its words, where the section may only sum it up."""


@dataclass(frozen=True)
class Said(Block):
    """One statement of a block as a piece of its own, so that a pair can align it."""

    kind: ClassVar[str] = "said"
    statement: Statement
    answers: bool = False
    """Whether it answers the block's own statements."""
    label: Html | None = None
    """What the answers are, before the first of them: "Denied"."""


@dataclass(frozen=True)
class Stated(Block):
    """One fact of a block as a piece of its own."""

    kind: ClassVar[str] = "stated"
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Watched(Block):
    """One indicator of a scenario as a piece of its own."""

    kind: ClassVar[str] = "watched"
    watch: Watch
    label: Html | None
    """What the list is called, before the first."""


@dataclass(frozen=True)
class PairedBlock:
    """The same block in two languages, under one id and one number."""

    anchor: str
    number: str
    kind: str
    wide: bool
    sides: tuple[Block, Block]
    rows: tuple[tuple[Block, Block], ...]
    """The same cut into pieces, each with its counterpart: the head of the item, then its statements."""


@dataclass(frozen=True)
class PairedSection:
    """The same section in two languages."""

    anchor: str
    number: str
    sides: tuple[Section, Section]
    blocks: tuple[PairedBlock, ...]


@dataclass(frozen=True)
class Pair:
    """Two pages of one brief, aligned item by item; left-to-right language first."""

    brief: str
    lang: str
    """The language of the document as a whole: the left column's."""
    dir: Direction
    title_text: str
    editions: tuple[Edition, ...]
    linked_data: Html
    """The report of both pages."""
    pages: tuple[Page, Page]
    sections: tuple[PairedSection, ...]
    layout: PairLayout
    """How it is printed; on a screen it stands in columns."""
    sequence: tuple[Page, Page]
    """One whole page after the other, in the order of the edition; the second has anchors of its own."""
