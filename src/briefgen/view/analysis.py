"""The blocks of what the desk says: highlights, judgements, and what they rest on."""

from __future__ import annotations

from markupsafe import Markup

from briefgen.model.annex import KeyFigure
from briefgen.model.claim import Sourced
from briefgen.model.contradiction import PositionHere
from briefgen.model.judgement import Assumption, Judgement
from briefgen.model.text import Text
from briefgen.view import page
from briefgen.view.cite import cites, source_cites
from briefgen.view.estimate import likelihood
from briefgen.view.page import Block, Fact
from briefgen.view.setting import Setting
from briefgen.view.statements import statement


def highlights(setting: Setting) -> tuple[Block, ...]:
    """Bullets, then the key figures side by side."""
    blocks: list[Block] = []
    for anchor, point in zip(setting.anchors("highlights"), setting.brief.highlights, strict=False):
        words = point.statement
        body, marks = setting.text(words.text), cites(setting, words)
        blocks.append(page.Prose(anchor, setting.numbers.items[anchor], body, cites=marks, bullet=True))
    if setting.brief.key_figures:
        figures = tuple(_key_figure(setting, figure) for figure in setting.brief.key_figures)
        blocks.append(page.KeyFigures("key-figures", setting.numbers.items["key-figures"], figures))
    return tuple(blocks)


def _key_figure(setting: Setting, figure: KeyFigure) -> page.KeyFigure:
    unit = setting.maybe(figure.unit)
    if isinstance(figure.number, Text):
        number = setting.text(figure.number)
    elif figure.unit is not None and isinstance(figure.number, int) and setting.plain(figure.unit) == "%":
        number, unit = setting.percent(figure.number), None
    else:
        number = setting.amount(figure.number)
    sources = (*figure.sources, figure.source) if figure.source else figure.sources
    marks = source_cites(setting, (*sources, *(claim.id for claim in figure.claims)))
    return page.KeyFigure(number, unit, setting.text(figure.label), marks)


def judgements(setting: Setting) -> tuple[Block, ...]:
    """Key judgements: likelihood and confidence apart."""
    return tuple(_judgement(setting, item) for item in setting.brief.judgements)


def _judgement(setting: Setting, item: Judgement) -> Block:
    level = because = None
    if item.confidence is not None:
        level = setting.say("Confidence {level}", level=setting.word("confidence", item.confidence.level))
        because = setting.text(item.confidence.because)
    facts = (
        *setting.fact("Horizon", setting.maybe(item.horizon)),
        *setting.fact("Rests on", setting.items(claim.id for claim in item.claims)),
        *setting.fact("Assumptions", setting.items(item.assumptions)),
        *setting.fact("Alternatives", setting.sentences(item.alternatives)),
        *setting.fact("Implications", setting.maybe(item.implications)),
        *_change(setting, item),
    )
    return page.Judgement(
        item.id,
        setting.numbers.items[item.id],
        setting.text(item.text),
        cites(setting, item),
        likelihood(setting, item),
        level,
        because,
        facts,
    )


def _change(setting: Setting, item: Judgement) -> tuple[Fact, ...]:
    if item.change is None:
        return ()
    kind = setting.word("change", item.change.kind)
    why = setting.maybe(item.change.why)
    return setting.fact("Change", Markup("{}\u00a0– {}").format(kind, why) if why else kind)


def assumptions(setting: Setting) -> tuple[Block, ...]:
    """What the judgements rest on without proof."""
    return tuple(_assumption(setting, item) for item in setting.brief.assumptions)


def _assumption(setting: Setting, item: Assumption) -> Block:
    rating = setting.title_word("rating", item.rating) if item.rating else None
    facts = (*setting.fact("Rating", rating), *setting.fact("If wrong", setting.maybe(item.if_wrong)))
    number = setting.numbers.items[item.id]
    return page.Assumption(item.id, number, setting.text(item.text), cites(setting, item), facts)


def gaps(setting: Setting) -> tuple[Block, ...]:
    """What the desk does not know."""
    blocks = []
    for anchor, gap in zip(setting.anchors("gaps"), setting.brief.gaps, strict=True):
        words = gap.statement
        number = setting.numbers.items[anchor]
        blocks.append(page.Prose(anchor, number, setting.text(words.text), cites=cites(setting, words)))
    return tuple(blocks)


def contradictions(setting: Setting) -> tuple[Block, ...]:
    """Where the sources disagree, and what the desk makes of it."""
    return tuple(
        page.Contradiction(
            item.id,
            setting.numbers.items[item.id],
            setting.text(item.topic),
            tuple(_position(setting, position) for position in item.positions),
            next(iter(setting.fact("Handling", setting.maybe(item.handling))), None),
        )
        for item in setting.brief.contradictions
    )


def _position(setting: Setting, here: PositionHere) -> page.Statement | page.Prose:
    if isinstance(here.root, str):
        return statement(setting, setting.claims[here.root], short=True)
    position: Sourced = here.root
    if here.root.text is None:
        body = Markup(" ").join(setting.text(setting.claims[claim.id].text) for claim in position.claims)
    else:
        body = setting.text(here.root.text)
    return page.Prose("", "", body, cites=cites(setting, position))


def method(setting: Setting) -> tuple[Block, ...]:
    """The question that the report answers, and how it was worked on."""
    texts = {"question": ("Question", setting.brief.question), "methods": ("Methods", setting.brief.methods)}
    blocks = []
    for anchor in setting.anchors("method"):
        label, text = texts[anchor]
        if text is not None:
            blocks.append(
                page.Prose(anchor, setting.numbers.items[anchor], setting.text(text), setting.say(label))
            )
    return tuple(blocks)


def other_statements(setting: Setting) -> tuple[Block, ...]:
    """Claims that no item prints in full."""
    return tuple(
        page.Views(
            anchor, setting.numbers.items[anchor], Markup(""), (statement(setting, setting.claims[anchor]),)
        )
        for anchor in setting.anchors("statements")
    )
