"""A brief in one language to the page that templates see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from briefgen.forecasting.calibration import FEWEST_QUESTIONS
from briefgen.model.brief import Brief
from briefgen.reading.exhibits import Exhibits
from briefgen.view import actors, analysis, changes, events, exhibits, ledger, outlooks, register, tables
from briefgen.view.cite import quotes
from briefgen.view.drawn import Figure
from briefgen.view.editions import editions, tools
from briefgen.view.head import edition_date, footer, head
from briefgen.view.image import Image
from briefgen.view.linked_data import linked_data
from briefgen.view.number import CHANGES, Part, sections
from briefgen.view.page import Block, Html, Listed, Page, Quote, Section
from briefgen.view.setting import Setting, setting
from briefgen.view.since import Since
from briefgen.view.staleness import stale
from briefgen.view.statements import CREDIBILITY

CHANGES_ANCHOR = "section-changes"
_SINCE = "What changed since the edition before"
_SINCE_EDITION = "What changed since edition {number}"
_SIGNS = "Words that were added are underlined; words that were removed are struck through."

Composer = Callable[[Setting], tuple[Block, ...]]

# Key of the outline: the section's anchor, its title, and who composes its blocks.
_SECTIONS: Mapping[str, tuple[str, str, Composer]] = {
    "highlights": ("highlights", "Highlights", analysis.highlights),
    "judgements": ("key-judgements", "Key judgements", analysis.judgements),
    "actors": ("actors", "Actors", actors.actors),
    "relations": ("relations", "Relations", actors.relations),
    "events": ("sequence", "Sequence of events", events.events),
    "reactions": ("reactions", "Reactions", events.reactions),
    "outlooks": ("outlook", "Outlook", outlooks.outlooks),
    "indicators": ("indicators", "Indicators", outlooks.indicators),
    "assumptions": ("assumptions", "Assumptions", analysis.assumptions),
    "gaps": ("gaps", "Information gaps", analysis.gaps),
    "contradictions": ("contradictions", "Contradictions between sources", analysis.contradictions),
    "figures": ("figures", "Figures", lambda _: ()),
    "method": ("method", "Question and methods", analysis.method),
    "sources": ("sources", "Sources", register.sources),
    "statements": ("statements", "Other statements", analysis.other_statements),
    "scales": ("scales", "Scales in force", register.scales),
    "glossary": ("glossary", "Glossary", register.glossary),
    "annexes": ("annexes", "Annexes", register.annexes),
    "ledger": ("ledger", "Forecast ledger", ledger.ledger),
    "tables": ("tables", "Figures as tables", tables.tables),
}


def compose(
    identifier: str, brief: Brief, language: str, beside: Exhibits, since: Since | None = None
) -> Page:
    """The page of a valid brief (its references hold, its files can be shown) in one of its languages.

    With `since` it tells what has changed since the edition before, and marks the items that have.
    """
    setting_ = setting(identifier, brief, language, beside, since)
    cover = head(setting_)
    foot = footer(setting_)
    title = setting_.plain(brief.title)
    changed = changes.told(setting_)
    composed = tuple(_sections(setting_, changed))
    return Page(
        brief=identifier,
        kind=brief.kind,
        lang=language,
        dir=setting_.direction,
        title_text=title,
        description=setting_.plain(brief.standfirst) if brief.standfirst else title,
        date=edition_date(setting_),
        authors=", ".join(setting_.plain(author) for author in brief.authors or filter(None, (brief.desk,))),
        footer=foot,
        footer_text=foot.striptags(),
        header_text=title,
        head=cover,
        bottom_line_label=setting_.say("Bottom line"),
        bottom_line=setting_.maybe(brief.bottom_line),
        contents_label=setting_.say("Contents"),
        back_label=setting_.plain_word("Back to contents"),
        tools=tools(setting_),
        editions=editions(setting_),
        linked_data=linked_data(setting_),
        images={
            name: Image(shown.type, shown.width, shown.height, shown.content)
            for name, shown in beside.pictures.items()
        },
        sections=composed,
        notes_place=brief.notes,
        notes_label=setting_.say("Notes"),
        notes=_notes(setting_),
        figures_label=setting_.say("Figures"),
        figures=tuple(_listed(figure) for figure in _figures(composed)),
        changes=changes.complete(setting_, changed, _titles()),
    )


def _notes(setting: Setting) -> tuple[Quote, ...]:
    found = [words for claim in setting.claims.values() for words in quotes(setting, claim)]
    return tuple(sorted(found, key=lambda words: int(words.number)))


def _figures(sections: Iterable[Section]) -> Iterator[Figure]:
    for section in sections:
        yield from (block for block in section.blocks if isinstance(block, Figure))


def _listed(figure: Figure) -> Listed:
    return Listed(figure.anchor, f"{figure.label.striptags()}\u00a0· {figure.caption.striptags()}")


def _sections(setting: Setting, changed: tuple[changes.Entry, ...]) -> Iterator[Section]:
    """All sections in their order; items that are not as they were are marked."""
    parts = {part.key: part for part in setting.parts}
    found, late = changes.marks(changed), stale(setting)
    for key in sections(parts.values(), tells_changes=setting.since is not None):
        if key == CHANGES:
            yield _changes(setting, changed)
            continue
        section = _section(setting, parts[key])
        blocks = tuple(
            replace(block, mark=found.get(block.anchor), stale=late.get(block.anchor))
            for block in section.blocks
        )
        yield replace(section, blocks=blocks)


def _changes(setting: Setting, changed: tuple[changes.Entry, ...]) -> Section:
    """What changed since the edition before; the title names it where it has a number."""
    before = setting.since.brief.edition if setting.since else None
    if before is None:
        title, text = setting.say(_SINCE), setting.plain_word(_SINCE)
    else:
        title = setting.say(_SINCE_EDITION, number=before)
        text = setting.catalog.say(_SINCE_EDITION, number=before).text
    blocks = changes.changes(setting, changed, _titles())
    return Section(
        CHANGES_ANCHOR,
        setting.numbers.sections[CHANGES],
        title,
        text,
        changes.summary(setting, changed),
        blocks,
        setting.say(_SIGNS) if blocks else None,
    )


def _titles() -> Mapping[str, str]:
    return {key: words for key, (_, words, _) in _SECTIONS.items()}


def _section(setting: Setting, part: Part) -> Section:
    anchor, title, compose_blocks = _SECTIONS[part.key]
    if part.key == "highlights" and not setting.brief.highlights:
        title = "Key figures"
    return Section(
        f"section-{anchor}",
        setting.numbers.sections[part.key],
        setting.say(title),
        setting.plain_word(title),
        _lead(setting, part),
        (*compose_blocks(setting), *exhibits.exhibits(setting, part.key)),
        _note(setting, part.key),
        events.filters(setting) if part.key == "events" else (),
    )


def _lead(setting: Setting, part: Part) -> Html | None:
    """What the boxed numbers are, at the head of the section in which the first of them stands."""
    graded = {setting.homes[claim.id] for claim in setting.claims.values() if claim.credibility}
    first = next((one.key for one in setting.parts if graded & {*one.anchors}), None)
    if part.key != first or CREDIBILITY not in setting.numbers.items:
        return None
    scale = setting.item(CREDIBILITY)
    return setting.say("The number in a box grades how credible a statement is: see {scale}.", scale=scale)


def _note(setting: Setting, key: str) -> Html | None:
    """What a reader of the section has to know about its numbers."""
    if key == "judgements" and any(item.likelihood for item in setting.brief.judgements):
        scale = setting.foreign(setting.brief.scale_in_force.title, "en")
        return setting.say(
            "Likelihood words follow {scale}. Confidence is stated apart from likelihood.", scale=scale
        )
    estimates = any(
        scenario.probability for outlook in setting.brief.outlooks for scenario in outlook.scenarios
    )
    if key == "ledger":
        return setting.say(
            "A few questions cannot tell how good forecasts are: that takes at least {number} with a score.",
            number=FEWEST_QUESTIONS,
        )
    if key == "outlooks" and estimates:
        return setting.say("Probabilities are this desk's own; no source states any.")
    return None
