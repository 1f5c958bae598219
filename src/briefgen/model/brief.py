"""The brief: everything that an analyst writes for one report."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from briefgen.model.actor import Actor, Relation
from briefgen.model.annex import Annex, KeyFigure, Term
from briefgen.model.claim import Claim
from briefgen.model.contradiction import Contradiction
from briefgen.model.event import Event, Reaction
from briefgen.model.figure import Figure
from briefgen.model.judgement import Assumption, Judgement
from briefgen.model.marking import Marking
from briefgen.model.node import Many, Node, each
from briefgen.model.outlook import Indicator, Outlook
from briefgen.model.point import Point
from briefgen.model.scale import SCALES, Scale, ScaleName
from briefgen.model.source import Source
from briefgen.model.text import LanguageTag, Line, Text
from briefgen.model.when import When

Numerals = Literal["latn", "arab", "arabext"]


class Series(Node):
    """The series that a report belongs to, and its number in it."""

    name: Text | None = None
    """What the series is called."""
    number: Annotated[int, Field(ge=1)]
    """The number of this report in it."""


class Brief(Node):
    """One report: its head, then one block for each section; only the title is required."""

    title: Text
    """The title of the report."""
    standfirst: Text | None = None
    """One or two sentences under the title."""
    kind: Literal["sitrep", "flash", "assessment"] = "sitrep"
    """Situation report, flash report or assessment."""
    series: Series | None = None
    """The series that the report belongs to."""
    edition: Annotated[int, Field(ge=1)] | None = None
    """Which edition of this report it is, counted from 1."""
    status: Literal["draft", "review", "final"] = "draft"
    """How far the work is; a draft says so on its cover."""
    tlp: Marking | None = None
    """The TLP 2.0 label of the whole report, printed at the head and foot of each page."""
    language: LanguageTag | None = None
    """The brief's own language, in which a plain text is; the first of `languages` if absent."""
    languages: Annotated[Many[LanguageTag], Field(min_length=1)] = ("en",)
    """The languages in which the report is built; the first two make the pair."""
    pair: Literal["columns", "facing", "sequence"] = "columns"
    """How two languages are printed as a pair: in two columns, on facing pages, or one after the other."""
    notes: Literal["inline", "foot", "end"] = "inline"
    """Where print has the words of sources: below each statement, at the foot of the page, at the end."""
    numerals: Numerals | dict[LanguageTag, Numerals] | None = None
    """The digits of right-to-left languages, or of each language; CLDR's default if absent."""
    region: Text | None = None
    """The country or region that it is about."""
    period: When | None = None
    """The time that the report covers."""
    as_of: When | None = None
    """The moment that the report describes."""
    cutoff: When | None = None
    """The moment after which no information went in."""
    next_update: When | None = None
    """When the next edition is due."""
    desk: Text | None = None
    """Who publishes it."""
    authors: Many[Text] = ()
    """Who wrote it."""
    reviewed_by: Many[Text] = ()
    """Who read it before it was published."""
    scale: ScaleName = "icd203"
    """The one scale of likelihood in force."""
    controlling_language: LanguageTag | None = None
    """The language that prevails where the languages differ."""
    supersedes: Line | None = None
    """The edition before: a git revision, the file of a brief, or the id of one."""
    stale_after: Annotated[int, Field(ge=1)] | None = None
    """After how many days an item that was not updated is marked; counted up to `as_of`."""
    question: Text | None = None
    """The question that the report answers."""
    methods: Text | None = None
    """How the work was done, and what was left out."""
    bottom_line: Text | None = None
    """The message up front."""
    highlights: Many[Point] = ()
    """Two to five points for a reader in a hurry."""
    key_figures: Many[KeyFigure] = ()
    """The numbers that matter."""
    judgements: Many[Judgement] = ()
    """What the desk assesses."""
    actors: Many[Actor] = ()
    """Who acts."""
    relations: Many[Relation] = ()
    """How the actors stand to each other."""
    claims: Many[Claim] = ()
    """Claims that several items use; others are written where they belong."""
    events: Many[Event] = ()
    """What happened, in the order in which it is told."""
    reactions: Many[Reaction] = ()
    """Who answered what, and how."""
    outlooks: Many[Outlook] = ()
    """Questions about the future."""
    indicators: Many[Indicator] = ()
    """What to watch."""
    assumptions: Many[Assumption] = ()
    """What the judgements rest on without proof."""
    gaps: Many[Point] = ()
    """What the desk does not know."""
    contradictions: Many[Contradiction] = ()
    """Where the sources disagree."""
    figures: Many[Figure] = ()
    """Images, tables and charts; each stands at the end of its section."""
    sources: Many[Source] = ()
    """Where it all comes from."""
    source_summary: Text | None = None
    """The strengths and weaknesses of the source base as a whole (ICD 203, standard 1)."""
    glossary: Many[Term] = ()
    """Words of the desk, and wordings to avoid."""
    annexes: Many[Annex] = ()
    """Texts and tables after the report."""

    @property
    def own_language(self) -> str:
        """The language in which a plain text is."""
        return self.language or self.languages[0]

    @property
    def editions(self) -> tuple[tuple[str, ...], ...]:
        """What it is built in if nobody says otherwise: each language, and the first two as a pair."""
        pair = (self.languages[:2],) if len(self.languages) > 1 else ()
        return (*((tag,) for tag in self.languages), *pair)

    @property
    def scale_in_force(self) -> Scale:
        """The declared scale with its bands."""
        return SCALES[self.scale]

    def numerals_for(self, language: str) -> Numerals | None:
        """The digits that the brief asks for in a language; none leaves it to CLDR.

        A single system concerns the languages that have a choice: those of the Arabic script.
        """
        if isinstance(self.numerals, dict):
            primary = language.partition("-")[0]
            return self.numerals.get(language) or self.numerals.get(primary)
        return self.numerals

    @property
    def joined_actors(self) -> tuple[str, ...]:
        """The ids of the actors that a relation joins to another, in the order of the brief."""
        ends = {end for item in self.relations if item.from_ != item.to for end in (item.from_, item.to)}
        return tuple(actor.id for actor in self.actors if actor.id in ends)

    def every_claim(self) -> dict[str, Claim]:
        """All claims by id, wherever they are written."""
        return {claim.id: claim for _, claim in each(self, Claim)}
