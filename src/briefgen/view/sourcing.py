"""The source base: how good each source is, and on how many independent texts all of them rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Literal, get_args

from markupsafe import Markup

from briefgen.model.source import Reliability, Source
from briefgen.view import drawn
from briefgen.view.caption import label
from briefgen.view.cite import marks, uses
from briefgen.view.drawn import Footing
from briefgen.view.figures import independent_texts, of_sources
from briefgen.view.isolate import run
from briefgen.view.origin import foreign, languages, own_language
from briefgen.view.page import NOTHING, Html
from briefgen.view.setting import Setting

_GRADES = get_args(Reliability)
Bracket = Literal["alone", "first", "middle", "last"]


def source_base(setting: Setting) -> tuple[drawn.SourceBase, ...]:
    """The source base, if the sources give rise to one."""
    return tuple(_source_base(setting, anchor) for anchor in of_sources(setting.brief))


def _source_base(setting: Setting, anchor: str) -> drawn.SourceBase:
    sources = setting.brief.sources
    caption = "What the report rests on"
    total = _total(setting)
    return drawn.SourceBase(
        anchor,
        "",
        label(setting, anchor),
        Markup("{}\u00a0· {}").format(setting.say(caption), total),
        f"{setting.plain_word(caption)} · {total.striptags()}",
        NOTHING,
        None,
        setting.say("Source"),
        setting.say("Type") if any(source.type for source in sources) else None,
        setting.say("Language") if any(source.language for source in sources) else None,
        setting.say("Reliability") if any(source.reliability for source in sources) else None,
        setting.say("Independent text"),
        setting.say("Items citing it"),
        _footings(setting),
    )


def _total(setting: Setting) -> Html:
    """`5 sources · 4 independent texts`."""
    sources = setting.brief.sources
    return Markup("{}\u00a0· {}").format(
        setting.count("{number} source", "{number} sources", len(sources)),
        setting.count(
            "{number} independent text", "{number} independent texts", len(independent_texts(sources))
        ),
    )


def _footings(setting: Setting) -> tuple[Footing, ...]:
    """A row for each source; those of one text stand together, where the first of them stands."""
    cited = Counter(source for _, source in {(use.anchor, use.source) for use in uses(setting)})
    texts = independent_texts(setting.brief.sources)
    return tuple(
        _footing(setting, source, number, _bracket(place, len(group)), cited)
        for number, group in enumerate(texts.values(), 1)
        for place, source in enumerate(group)
    )


def _bracket(place: int, size: int) -> Bracket:
    if size == 1:
        return "alone"
    return "first" if place == 0 else "last" if place == size - 1 else "middle"


def _footing(
    setting: Setting, source: Source, text: int, bracket: Bracket, cited: Mapping[str, int]
) -> Footing:
    grade = source.reliability
    return Footing(
        marks(setting, (source.id,)),
        foreign(setting, source.publisher, own_language(setting, source)),
        setting.word("type of source", source.type) if source.type else None,
        languages(setting, source),
        run(grade, "ltr") if grade else None,
        tuple(step == grade for step in _GRADES) if grade else (),
        setting.word("reliability", grade) if grade else None,
        setting.amount(text),
        bracket,
        setting.amount(cited[source.id]),
    )
