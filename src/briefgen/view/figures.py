"""Which figures a brief gives rise to, each by its anchor, and which of them need a table beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import wraps

from briefgen.forecasting.ledger import carried
from briefgen.model.actor import MOST_DRAWN_ACTORS, MOST_DRAWN_RELATIONS
from briefgen.model.brief import Brief
from briefgen.model.figure import Figure
from briefgen.model.outlook import Indicator, Outlook, Scenario
from briefgen.model.source import Source
from briefgen.view.chronology import chronology

Anchors = tuple[str, ...]
NONE: Anchors = ()
_FEWEST_EVENTS = 3
_FEWEST_JOINED = 3


def _but_for_flash(of: Callable[[Brief], Anchors]) -> Callable[[Brief], Anchors]:
    """A flash report has one page, and room only for the figures that its desk has put in."""

    @wraps(of)
    def found(brief: Brief) -> Anchors:
        return NONE if brief.kind == "flash" else of(brief)

    return found


@_but_for_flash
def of_relations(brief: Brief) -> Anchors:
    """The graph of actors, where there are relations enough to draw and not more than a page can hold."""
    drawn = _FEWEST_JOINED <= len(brief.joined_actors) <= MOST_DRAWN_ACTORS
    return ("actor-graph",) if drawn and len(brief.relations) <= MOST_DRAWN_RELATIONS else NONE


@_but_for_flash
def of_events(brief: Brief) -> Anchors:
    """The timeline, from three events on of which a date or an order is known."""
    known = len(brief.events) >= _FEWEST_EVENTS and chronology(brief.events) is not None
    return ("timeline",) if known else NONE


@_but_for_flash
def of_outlooks(brief: Brief) -> Anchors:
    """For each outlook a comparison if two scenarios say how likely they are, and a trajectory.

    The latter is drawn from two editions on that gave numbers.
    """
    return tuple(anchor for outlook in brief.outlooks for anchor in _of_outlook(brief, outlook))


def _of_outlook(brief: Brief, outlook: Outlook) -> Iterator[str]:
    if sum(scenario.likelihood is not None for scenario in outlook.scenarios) > 1:
        yield comparison_of(outlook)
    if len(carried(brief, outlook)) > 1:
        yield trajectory_of(outlook)


def comparison_of(outlook: Outlook) -> str:
    """The anchor of the comparison of an outlook's scenarios."""
    return f"{outlook.id}-comparison"


def trajectory_of(outlook: Outlook) -> str:
    """The anchor of the lines of an outlook's probabilities over editions."""
    return f"{outlook.id}-trajectory"


@_but_for_flash
def in_ledger(brief: Brief) -> Anchors:
    """What the ledger has: a table for each outlook with a history, and its scores once it is answered."""
    return tuple(
        anchor
        for outlook in brief.outlooks
        if any(one.witness == "brief" for one in carried(brief, outlook))
        for anchor in (ledger_of(outlook), *((scores_of(outlook),) if outlook.outcome else ()))
    )


def ledger_of(outlook: Outlook) -> str:
    """The anchor of the table of what editions printed for an outlook."""
    return f"{outlook.id}-ledger"


def scores_of(outlook: Outlook) -> str:
    """The anchor of the scores of an outlook."""
    return f"{outlook.id}-scores"


@_but_for_flash
def of_indicators(brief: Brief) -> Anchors:
    """One matrix for each outlook of which two indicators point to one of several scenarios."""
    return tuple(
        matrix_of(outlook)
        for outlook in brief.outlooks
        if len(outlook.scenarios) > 1 and len(linked_to(outlook, brief)) > 1
    )


def matrix_of(outlook: Outlook) -> str:
    """The anchor of the matrix of an outlook's indicators."""
    return f"{outlook.id}-matrix"


def points_to(indicator: Indicator, scenario: Scenario) -> bool:
    """Whether either of the two names the other."""
    return scenario.id in indicator.scenarios or indicator.id in scenario.indicators


def linked_to(outlook: Outlook, brief: Brief) -> tuple[Indicator, ...]:
    """The indicators that point to any scenario of an outlook."""
    return tuple(
        indicator
        for indicator in brief.indicators
        if any(points_to(indicator, scenario) for scenario in outlook.scenarios)
    )


@_but_for_flash
def of_sources(brief: Brief) -> Anchors:
    """The source base, from two sources on of which a grade or an independence group is stated."""
    stated = any(source.reliability or source.independence_group for source in brief.sources)
    return ("source-base",) if len(brief.sources) > 1 and stated else NONE


def independent_texts(sources: Sequence[Source]) -> Mapping[str, tuple[Source, ...]]:
    """The sources by the text that they rest on; one without a group rests on its own."""
    texts: dict[str, tuple[Source, ...]] = {}
    for source in sources:
        # No group can have this name: a line does not hold the sign.
        text = source.independence_group or f"\0{source.id}"
        texts[text] = (*texts.get(text, ()), source)
    return texts


def written(brief: Brief, section: str) -> Anchors:
    """The figures of the brief's own that stand in a section."""
    return tuple(figure.id for figure in brief.figures if figure.section == section)


def drawn(brief: Brief) -> tuple[Figure, ...]:
    """The figures of the brief's own that are drawn and not written."""
    return tuple(figure for figure in brief.figures if figure.data and figure.data.form == "lines")


def table_of(figure: str) -> str:
    """The anchor of the table that says the same as a figure."""
    return f"{figure}-table"


def tables(brief: Brief) -> Anchors:
    """The tables of the figures that are not tables themselves."""
    charts = (figure.id for figure in drawn(brief))
    return tuple(table_of(figure) for figure in (*of_relations(brief), *of_events(brief), *charts))
