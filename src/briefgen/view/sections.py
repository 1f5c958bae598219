"""The blocks of each section of the analysis, in the order of the outline."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup

from briefgen.model.actor import Actor, Alias, Relation
from briefgen.model.annex import KeyFigure
from briefgen.model.claim import Sourced
from briefgen.model.contradiction import PositionHere
from briefgen.model.event import Event, Reaction
from briefgen.model.judgement import Assumption, Judgement
from briefgen.model.outlook import Indicator, Outlook, Scenario
from briefgen.model.text import Text
from briefgen.view import page
from briefgen.view.cite import cites, source_cites
from briefgen.view.estimate import likelihood
from briefgen.view.page import Block, Fact, Figure, Html, Tag
from briefgen.view.setting import Setting
from briefgen.view.statements import alone, answers, denied, is_denied, printed, statement, tag

Blocks = tuple[Block, ...]
Composer = Callable[[Setting], Blocks]


def highlights(setting: Setting) -> Blocks:
    """Bullets, then the key figures side by side."""
    blocks: list[Block] = []
    for anchor, point in zip(setting.anchors("highlights"), setting.brief.highlights, strict=False):
        words = point.statement
        body, marks = setting.text(words.text), cites(setting, words)
        blocks.append(page.Prose(anchor, setting.numbers.items[anchor], body, cites=marks, bullet=True))
    if setting.brief.key_figures:
        figures = tuple(_figure(setting, figure) for figure in setting.brief.key_figures)
        blocks.append(page.Figures("key-figures", setting.numbers.items["key-figures"], figures))
    return tuple(blocks)


def _figure(setting: Setting, figure: KeyFigure) -> Figure:
    unit = setting.maybe(figure.unit)
    if isinstance(figure.number, Text):
        number = setting.text(figure.number)
    elif figure.unit is not None and isinstance(figure.number, int) and setting.plain(figure.unit) == "%":
        number, unit = setting.percent(figure.number), None
    else:
        number = setting.amount(figure.number)
    sources = (*figure.sources, figure.source) if figure.source else figure.sources
    marks = source_cites(setting, (*sources, *(claim.id for claim in figure.claims)))
    return Figure(number, unit, setting.text(figure.label), marks)


def judgements(setting: Setting) -> Blocks:
    """Key judgements: likelihood and confidence apart."""
    return tuple(_judgement(setting, item) for item in setting.brief.judgements)


def _judgement(setting: Setting, item: Judgement) -> Block:
    level = because = None
    if item.confidence is not None:
        level = setting.say("Confidence {level}", level=setting.word("confidence", item.confidence.level))
        because = setting.text(item.confidence.because)
    facts = (
        *setting.fact("Horizon", setting.maybe(item.horizon)),
        *setting.fact("Rests on", items(setting, (claim.id for claim in item.claims))),
        *setting.fact("Assumptions", items(setting, item.assumptions)),
        *setting.fact("Alternatives", _sentences(setting, item.alternatives)),
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


def items(setting: Setting, anchors: Iterable[str]) -> Html | None:
    """Links to items by their numbers, each number once; none where there are no items."""
    links = tuple(dict.fromkeys(setting.item(anchor) for anchor in anchors))
    return Markup(" ").join(links) if links else None


def _sentences(setting: Setting, texts: Iterable[Text]) -> Html | None:
    sentences = [setting.text(text) for text in texts]
    if len(sentences) < 2:
        return sentences[0] if sentences else None
    return Markup("<br>").join(Markup("– {}").format(sentence) for sentence in sentences)


def actors(setting: Setting) -> Blocks:
    """Who acts, under which names."""
    return tuple(_actor(setting, actor) for actor in setting.brief.actors)


def _actor(setting: Setting, actor: Actor) -> Block:
    unresolved = actor.name_status == "unresolved"
    affiliation = (
        setting.listed(setting.name(other) for other in actor.affiliation) if actor.affiliation else None
    )
    return page.Actor(
        actor.id,
        setting.numbers.items[actor.id],
        setting.bare_name(actor.id),
        setting.word("kind of actor", actor.kind),
        _other_names(setting, actor),
        setting.maybe(actor.role),
        cites(setting, actor),
        affiliation,
        _aliases(setting, actor.aliases),
        setting.say("Also written"),
        Tag(setting.say("Name not resolved"), "alleged") if unresolved else None,
        setting.maybe(actor.note),
    )


def _other_names(setting: Setting, actor: Actor) -> tuple[Html, ...]:
    """The display names in the report's other languages."""
    from_languages = (
        setting.with_language(tag) for tag in setting.brief.languages if tag != setting.language.tag
    )
    own = setting.bare_name(actor.id)
    names = dict.fromkeys(other.foreign_name(actor.id) for other in from_languages)
    return tuple(name for name in names if name is not None and name.striptags() != own.striptags())


def _aliases(setting: Setting, aliases: tuple[Alias, ...]) -> Html | None:
    written = []
    for alias in aliases:
        form = setting.foreign(alias.text, alias.lang)
        kind = (
            Markup(" ({})").format(setting.word("kind of alias", alias.kind))
            if alias.kind != "spelling"
            else ""
        )
        marks = source_cites(setting, alias.sources)
        written.append(Markup("{}{}{}").format(form, kind, Markup("\u00a0") + marks if marks else ""))
    return Markup("\u00a0· ").join(written) if written else None


def relations(setting: Setting) -> Blocks:
    """How actors stand to each other."""
    return tuple(
        _relation(setting, anchor, item)
        for anchor, item in zip(setting.anchors("relations"), setting.brief.relations, strict=True)
    )


def _relation(setting: Setting, anchor: str, item: Relation) -> Block:
    return page.Relation(
        anchor,
        setting.numbers.items[anchor],
        setting.name(item.from_),
        setting.text(item.kind),
        setting.name(item.to),
        tag(setting, item.class_),
        denied(setting, (claim.id for claim in item.claims)),
        setting.word("polarity", item.polarity),
        setting.maybe(item.text),
        cites(setting, item),
    )


def events(setting: Setting) -> Blocks:
    """The sequence."""
    return tuple(_event(setting, event) for event in setting.brief.events)


def _event(setting: Setting, event: Event) -> Block:
    contested = event.attribution in {"contested", "unverified"}
    tags: list[Tag] = []
    if event.attribution is not None:
        tags.append(Tag(setting.word("attribution", event.attribution), "alleged" if contested else "record"))
    if is_denied(setting, event.claims):
        tags.append(Tag(setting.say("Denied"), "denied"))
    title = setting.text(event.title) if event.title else setting.word("kind of event", event.kind)
    return page.Event(
        event.id,
        setting.numbers.items[event.id],
        setting.date(event.date) if event.date else setting.say("date not stated"),
        setting.basis(event.date) if event.date else None,
        contested,
        title,
        tuple(tags),
        setting.maybe(event.place),
        setting.text(event.text),
        cites(setting, event),
        printed(setting, event.claims, event.id),
        answers(setting, event.claims),
    )


def reactions(setting: Setting) -> Blocks:
    """Who answered what, how."""
    return tuple(_reaction(setting, reaction) for reaction in setting.brief.reactions)


def _reaction(setting: Setting, item: Reaction) -> Block:
    to = setting.listed(setting.event(event) for event in item.to) if item.to else None
    facts = (*setting.fact("To", to), *setting.fact("Channel", setting.maybe(item.channel)))
    stance = (
        Tag(setting.word("stance", item.stance), "denied" if item.stance == "denies" else "quiet")
        if item.stance
        else None
    )
    return page.Reaction(
        item.id,
        setting.numbers.items[item.id],
        setting.name(item.actor),
        stance,
        setting.date(item.date) if item.date else None,
        setting.basis(item.date) if item.date else None,
        facts,
        setting.text(item.text),
        cites(setting, item),
        printed(setting, item.claims, item.id),
        answers(setting, item.claims),
    )


def outlooks(setting: Setting) -> Blocks:
    """Each question with its scenarios, then what the sources themselves expect."""
    blocks: list[Block] = []
    for outlook in setting.brief.outlooks:
        blocks.append(_question(setting, outlook))
        blocks.extend(_scenario(setting, scenario, place) for place, scenario in enumerate(outlook.scenarios))
        if outlook.source_views:
            anchor = f"{outlook.id}-views"
            views = alone(setting, outlook.source_views, anchor)
            number = setting.numbers.items[anchor]
            blocks.append(
                page.Views(anchor, number, setting.say("What the sources themselves expect"), views)
            )
    return tuple(blocks)


def _question(setting: Setting, outlook: Outlook) -> Block:
    facts: list[Fact] = []
    if outlook.deadline is not None:
        facts.extend(setting.fact("Deadline", setting.date(outlook.deadline)))
    if outlook.resolution is not None:
        facts.extend(setting.fact("Resolution", setting.text(outlook.resolution.criteria)))
        facts.extend(setting.fact("Resolution source", setting.maybe(outlook.resolution.source)))
        facts.extend(setting.fact("Resolved by", setting.maybe(outlook.resolution.by)))
    if outlook.outcome is not None:
        facts.extend(setting.fact("Outcome", setting.text(outlook.outcome.text)))
    number = setting.numbers.items[outlook.id]
    return page.Question(
        outlook.id, number, setting.text(outlook.question), tuple(facts), cites(setting, outlook)
    )


def _scenario(setting: Setting, item: Scenario, place: int) -> Block:
    flags = tuple(Tag(setting.word("flag", flag), "accent") for flag in item.flags)
    facts = (
        *setting.fact("Drivers", _sentences(setting, item.drivers)),
        *setting.fact("Implications", setting.maybe(item.implications)),
    )
    indicators = {indicator.id: indicator for indicator in setting.brief.indicators}
    watched = dict.fromkeys(
        (*item.indicators, *(one.id for one in setting.brief.indicators if item.id in one.scenarios))
    )
    watch = tuple(_watch(setting, indicators[name]) for name in watched)
    return page.Scenario(
        item.id,
        setting.numbers.items[item.id],
        setting.letter(place),
        setting.text(item.title),
        setting.maybe(item.text),
        cites(setting, item),
        flags,
        likelihood(setting, item),
        facts,
        setting.say("Indicators to watch"),
        watch,
    )


def _watch(setting: Setting, indicator: Indicator) -> page.Watch:
    return page.Watch(
        Markup("{} {}").format(setting.item(indicator.id), setting.text(indicator.text)),
        setting.word("state of indicator", indicator.state),
        indicator.state,
    )


def indicators(setting: Setting) -> Blocks:
    """What to watch, and whether it has been seen."""
    return tuple(_indicator(setting, item) for item in setting.brief.indicators)


def _indicator(setting: Setting, item: Indicator) -> Block:
    checked = setting.date(item.checked) if item.checked else None
    pointing = (
        *item.scenarios,
        *(
            one.id
            for outlook in setting.brief.outlooks
            for one in outlook.scenarios
            if item.id in one.indicators
        ),
    )
    facts = (
        *setting.fact("Checked", checked),
        *setting.fact("Scenarios", items(setting, pointing)),
        *setting.fact("Rests on", items(setting, (claim.id for claim in item.claims))),
    )
    state = setting.word("state of indicator", item.state)
    number = setting.numbers.items[item.id]
    return page.Indicator(
        item.id, number, setting.text(item.text), cites(setting, item), state, item.state, facts
    )


def assumptions(setting: Setting) -> Blocks:
    """What the judgements rest on without proof."""
    return tuple(_assumption(setting, item) for item in setting.brief.assumptions)


def _assumption(setting: Setting, item: Assumption) -> Block:
    rating = setting.title_word("rating", item.rating) if item.rating else None
    facts = (*setting.fact("Rating", rating), *setting.fact("If wrong", setting.maybe(item.if_wrong)))
    number = setting.numbers.items[item.id]
    return page.Assumption(item.id, number, setting.text(item.text), cites(setting, item), facts)


def gaps(setting: Setting) -> Blocks:
    """What the desk does not know."""
    blocks = []
    for anchor, gap in zip(setting.anchors("gaps"), setting.brief.gaps, strict=True):
        words = gap.statement
        number = setting.numbers.items[anchor]
        blocks.append(page.Prose(anchor, number, setting.text(words.text), cites=cites(setting, words)))
    return tuple(blocks)


def contradictions(setting: Setting) -> Blocks:
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


def method(setting: Setting) -> Blocks:
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


def other_statements(setting: Setting) -> Blocks:
    """Claims that no item prints in full."""
    return tuple(
        page.Views(
            anchor, setting.numbers.items[anchor], Markup(""), (statement(setting, setting.claims[anchor]),)
        )
        for anchor in setting.anchors("statements")
    )
