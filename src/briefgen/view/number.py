"""One numbering of sections and items for all editions, decided by the brief alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefgen.model.annex import Annex
from briefgen.model.brief import Brief
from briefgen.model.node import Node
from briefgen.model.outlook import Outlook
from briefgen.view import figures

CHANGES = "changes"


@dataclass(frozen=True)
class Part:
    """A section that the brief has something for: the anchors of its items, and of its figures, in order."""

    key: str
    anchors: tuple[str, ...]
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Numbering:
    """The number of each section by its key, of each item and of each figure by its anchor.

    Those of notes go by the claim that a quote supports and its place in it: `c-1:0`.
    """

    sections: Mapping[str, str]
    items: Mapping[str, str]
    figures: Mapping[str, int]
    notes: Mapping[str, str]


def outline(brief: Brief) -> tuple[Part, ...]:
    """The sections of a report in their order, each present only when there is something in it."""
    key_figures = ("key-figures",) if brief.key_figures else ()
    method = [name for name in ("question", "methods") if getattr(brief, name)]
    summary = ("source-summary",) if brief.source_summary else ()
    parts = (
        Part(
            "highlights",
            (*_counted("highlight", [point.statement for point in brief.highlights]), *key_figures),
        ),
        Part("judgements", _ids(brief.judgements)),
        Part("actors", _ids(brief.actors)),
        Part("relations", _counted("relation", brief.relations), figures.of_relations(brief)),
        Part("events", _ids(brief.events), figures.of_events(brief)),
        Part("reactions", _ids(brief.reactions)),
        Part(
            "outlooks",
            tuple(anchor for item in brief.outlooks for anchor in _outlook(item)),
            figures.of_outlooks(brief),
        ),
        Part("indicators", _ids(brief.indicators), figures.of_indicators(brief)),
        Part("assumptions", _ids(brief.assumptions)),
        Part("gaps", _counted("gap", [gap.statement for gap in brief.gaps])),
        Part("contradictions", _ids(brief.contradictions)),
        Part("figures", ()),
        Part("method", tuple(method)),
        Part("sources", (*summary, *_register(brief)), figures.of_sources(brief)),
        Part("statements", unplaced(brief)),
        Part("scales", _scales(brief)),
        Part("glossary", _counted("term", brief.glossary)),
        Part("annexes", tuple(anchor for annex in brief.annexes for anchor in _annex(annex))),
        Part("ledger", figures.in_ledger(brief)),
        Part("tables", figures.tables(brief)),
    )
    filled = (replace(part, figures=(*part.figures, *figures.written(brief, part.key))) for part in parts)
    return tuple(part for part in filled if part.anchors or part.figures)


def numbering(brief: Brief, *, tells_changes: bool = False) -> Numbering:
    """Sections are numbered from 1, items and figures from 1 through the whole report.

    The section on what changed has a number, and nothing in it has one.
    """
    parts = outline(brief)
    anchors = [anchor for part in parts for anchor in part.anchors]
    drawn = [figure for part in parts for figure in part.figures]
    return Numbering(
        {key: str(number) for number, key in enumerate(sections(parts, tells_changes=tells_changes), 1)},
        {anchor: str(number) for number, anchor in enumerate(anchors, 1)},
        {figure: number for number, figure in enumerate(drawn, 1)},
        {quote: str(number) for number, quote in enumerate(_quotes(brief, anchors), 1)},
    )


def sections(parts: Iterable[Part], *, tells_changes: bool) -> tuple[str, ...]:
    """The keys of the sections in their order; what changed comes after the highlights."""
    keys = [part.key for part in parts]
    if tells_changes:
        keys.insert(1 if keys[:1] == ["highlights"] else 0, CHANGES)
    return tuple(keys)


def _quotes(brief: Brief, anchors: list[str]) -> Iterator[str]:
    """The quotes in the order in which their claims are printed."""
    claims, homes = brief.every_claim(), placed(brief)
    homes |= {claim: claim for claim in unplaced(brief)}
    for name in sorted(homes, key=lambda claim: anchors.index(homes[claim])):
        for place, evidence in enumerate(claims[name].evidence):
            if evidence.quote is not None:
                yield f"{name}:{place}"


def anchored(brief: Brief) -> Iterator[tuple[str, Node]]:
    """The items that may cite sources, each with the anchor under which it is printed."""
    highlights = [point.statement for point in brief.highlights]
    gaps = [point.statement for point in brief.gaps]
    yield from zip(_counted("highlight", highlights), highlights, strict=True)
    for figure in brief.key_figures:
        yield "key-figures", figure
    yield from zip(_counted("relation", brief.relations), brief.relations, strict=True)
    yield from zip(_counted("gap", gaps), gaps, strict=True)
    yield from _by_id(brief.judgements, brief.actors, brief.events, brief.reactions)
    yield from _by_id(brief.indicators, brief.assumptions, brief.contradictions, brief.annexes)
    yield from _by_id(brief.figures)
    for outlook in brief.outlooks:
        yield from ((scenario.id, scenario) for scenario in outlook.scenarios)
        yield outlook.id, outlook.model_copy(update={"scenarios": ()})


def placed(brief: Brief) -> dict[str, str]:
    """The item in which each claim is printed in full: claim id to the item's anchor."""
    homes: dict[str, str] = {}
    for event in brief.events:
        _settle(homes, event.id, [claim.id for claim in event.claims])
    for reaction in brief.reactions:
        _settle(homes, reaction.id, [claim.id for claim in reaction.claims])
    for outlook in brief.outlooks:
        _settle(homes, f"{outlook.id}-views", [claim.id for claim in outlook.source_views])
    for annex in brief.annexes:
        _settle(homes, f"{annex.id}-claims", [claim.id for claim in annex.claims])
    return homes


def unplaced(brief: Brief) -> tuple[str, ...]:
    """The claims that no event, reaction, outlook or annex prints; they get a section of their own."""
    homes = placed(brief)
    return tuple(claim for claim in brief.every_claim() if claim not in homes)


def _settle(homes: dict[str, str], anchor: str, claims: Iterable[str]) -> None:
    for claim in claims:
        homes.setdefault(claim, anchor)


def _by_id(*blocks: Iterable[Node]) -> Iterator[tuple[str, Node]]:
    for block in blocks:
        for item in block:
            yield str(vars(item)["id"]), item


def _outlook(outlook: Outlook) -> tuple[str, ...]:
    scenarios = tuple(scenario.id for scenario in outlook.scenarios)
    views = (f"{outlook.id}-views",) if outlook.source_views else ()
    return (outlook.id, *scenarios, *views)


def _annex(annex: Annex) -> tuple[str, ...]:
    return (annex.id, f"{annex.id}-claims") if annex.claims else (annex.id,)


def _register(brief: Brief) -> tuple[str, ...]:
    """Each source is an item, but in a flash report all of them are one."""
    if brief.kind == "flash":
        return ("source-line",) if brief.sources else ()
    return _ids(brief.sources)


def _scales(brief: Brief) -> tuple[str, ...]:
    if brief.kind == "flash":
        return ()
    terms = [item.likelihood for item in brief.judgements]
    terms.extend(scenario.likelihood for outlook in brief.outlooks for scenario in outlook.scenarios)
    likelihood = ("scale-likelihood",) if any(terms) else ()
    graded = any(source.reliability for source in brief.sources)
    rated = any(claim.credibility for claim in brief.every_claim().values())
    return (
        *likelihood,
        *(("scale-reliability",) if graded else ()),
        *(("scale-credibility",) if rated else ()),
    )


def _ids(items: Iterable[Node]) -> tuple[str, ...]:
    return tuple(str(vars(item)["id"]) for item in items)


def _counted(name: str, items: Iterable[Node]) -> tuple[str, ...]:
    """The items' own ids, or names with a count for those that have none."""
    return tuple(getattr(item, "id", None) or f"{name}-{number}" for number, item in enumerate(items, 1))
