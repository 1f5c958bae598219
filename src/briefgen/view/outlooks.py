"""The blocks of what may come, and what to watch."""

from __future__ import annotations

from markupsafe import Markup

from briefgen.model.outlook import Indicator, Outlook, Scenario
from briefgen.view import page
from briefgen.view.cite import cites
from briefgen.view.comparison import comparison
from briefgen.view.estimate import likelihood
from briefgen.view.matrix import matrices
from briefgen.view.page import Block, Fact, Tag
from briefgen.view.setting import Setting
from briefgen.view.statements import alone
from briefgen.view.trajectory import trajectory


def outlooks(setting: Setting) -> tuple[Block, ...]:
    """Each question with its scenarios, then what the sources themselves expect."""
    blocks: list[Block] = []
    for outlook in setting.brief.outlooks:
        blocks.append(_question(setting, outlook))
        blocks.extend(comparison(setting, outlook))
        blocks.extend(trajectory(setting, outlook))
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
        *setting.fact("Drivers", setting.sentences(item.drivers)),
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


def indicators(setting: Setting) -> tuple[Block, ...]:
    """What to watch, and whether it has been seen: as a matrix first, then one by one."""
    each = (_indicator(setting, item) for item in setting.brief.indicators)
    return (*matrices(setting), *each)


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
        *setting.fact("Scenarios", setting.items(pointing)),
        *setting.fact("Rests on", setting.items(claim.id for claim in item.claims)),
    )
    state = setting.word("state of indicator", item.state)
    number = setting.numbers.items[item.id]
    return page.Indicator(
        item.id, number, setting.text(item.text), cites(setting, item), state, item.state, facts
    )
