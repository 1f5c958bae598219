"""The report as schema.org's `Report` in JSON-LD, for machines that read the page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from briefgen.model.actor import Actor
from briefgen.model.brief import Brief
from briefgen.model.source import Source
from briefgen.model.when import Day, When
from briefgen.view.page import Html
from briefgen.view.setting import Setting

Data = dict[str, Any]

_KINDS: Mapping[str, str] = {"person": "Person", "party": "PoliticalParty", "state": "Country"}
# What could end the script element or begin a comment in it; JSON means the same by the escape.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


def linked_data(setting: Setting) -> Html:
    """The JSON of one report in one language; dates are those that the brief states, and no others."""
    brief = setting.brief
    publisher = _named("Organization", setting.plain(brief.desk)) if brief.desk else None
    authors = [_named("Person", setting.plain(author)) for author in brief.authors]
    known = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": setting.plain(brief.title),
        "abstract": setting.plain(brief.standfirst) if brief.standfirst else None,
        "inLanguage": setting.language.tag,
        "reportNumber": str(brief.series.number) if brief.series else None,
        "version": str(brief.edition) if brief.edition else None,
        "creativeWorkStatus": brief.status,
        "temporalCoverage": _calendar(brief.period),
        "author": authors or publisher,
        "publisher": publisher,
        "about": [_actor(setting, actor) for actor in brief.actors],
        "citation": [_source(brief, source) for source in brief.sources],
    }
    return _written(_stated(known))


def of_both(left: Html, right: Html) -> Html:
    """The JSON of a pair: one report in two languages; whom and what it names, as the left page does."""
    one, two = json.loads(left), json.loads(right)
    both = {key: [one[key], two[key]] for key in ("name", "abstract", "inLanguage") if key in one}
    return _written({**one, **both})


def _written(known: Data) -> Html:
    written = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.translate(_ESCAPES))  # noqa: S704 - escaped by the line above


def _actor(setting: Setting, actor: Actor) -> Data:
    same = f"https://www.wikidata.org/entity/{actor.wikidata}" if actor.wikidata else None
    return _stated(
        {**_named(_KINDS.get(actor.kind, "Organization"), setting.plain(actor.name)), "sameAs": same}
    )


def _source(brief: Brief, source: Source) -> Data:
    own = brief.own_language
    return _stated(
        {
            **_named("CreativeWork", source.title.original(own)[0]),
            "url": source.url,
            "publisher": _named("Organization", source.publisher.original(own)[0]),
            "author": _named("Person", source.author.original(own)[0]) if source.author else None,
            "datePublished": _calendar(source.published),
            "inLanguage": source.language.original if source.language else None,
        }
    )


def _named(kind: str, name: str) -> Data:
    return {"@type": kind, "name": name}


def _calendar(when: When | None) -> str | None:
    """A date as ISO 8601 writes it; none where it is only approximate, or no calendar date."""
    edtf = when.loose.edtf if when else None
    vague = isinstance(day := when.calendar if when else None, Day) and (day.uncertain or day.approximate)
    return None if edtf is None or vague or any(sign in edtf for sign in "?~%") else edtf


def _stated(known: Data) -> Data:
    return {key: value for key, value in known.items() if value}
