"""A brief in one language to the page that templates see."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefgen.model.brief import Brief
from briefgen.view import actors, analysis, events, outlooks, register
from briefgen.view.head import edition_date, footer, head
from briefgen.view.number import Part, outline
from briefgen.view.page import Block, Html, Page, Section
from briefgen.view.setting import Setting, setting

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
    "method": ("method", "Question and methods", analysis.method),
    "sources": ("sources", "Sources", register.sources),
    "statements": ("statements", "Other statements", analysis.other_statements),
    "scales": ("scales", "Scales in force", register.scales),
    "glossary": ("glossary", "Glossary", register.glossary),
    "annexes": ("annexes", "Annexes", register.annexes),
}


def compose(identifier: str, brief: Brief, language: str) -> Page:
    """The page of a valid brief (its references hold) in one of its languages."""
    setting_ = setting(identifier, brief, language)
    cover = head(setting_)
    foot = footer(setting_)
    title = setting_.plain(brief.title)
    return Page(
        brief=identifier,
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
        sections=tuple(_section(setting_, part) for part in outline(brief)),
    )


def _section(setting: Setting, part: Part) -> Section:
    anchor, title, compose_blocks = _SECTIONS[part.key]
    if part.key == "highlights" and not setting.brief.highlights:
        title = "Key figures"
    return Section(
        f"section-{anchor}",
        setting.numbers.sections[part.key],
        setting.say(title),
        setting.plain_word(title),
        None,
        compose_blocks(setting),
        _note(setting, part.key),
    )


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
    if key == "outlooks" and estimates:
        return setting.say("Probabilities are this desk's own; no source states any.")
    return None
