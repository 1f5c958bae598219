"""The comparison: the scenarios of one question on the declared scale."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.localize import format as formats
from briefgen.model.outlook import Outlook, Scenario
from briefgen.view import drawn
from briefgen.view.caption import label
from briefgen.view.drawn import Estimate, Landmark
from briefgen.view.estimate import likelihood
from briefgen.view.figures import comparison_of, of_outlooks
from briefgen.view.isolate import value
from briefgen.view.page import NOTHING, Fact, Tag
from briefgen.view.setting import Setting

# Numbers nearer to each other than this have no room on the axis.
_NEAR = 5
# Half the width of a term: nearer to an end of the axis it would not have room.
_EDGE = 10


def comparison(setting: Setting, outlook: Outlook) -> tuple[drawn.Comparison, ...]:
    """The comparison of an outlook's scenarios, if it gives rise to one."""
    anchor = comparison_of(outlook)
    return (_comparison(setting, outlook, anchor),) if anchor in of_outlooks(setting.brief) else ()


def _comparison(setting: Setting, outlook: Outlook, anchor: str) -> drawn.Comparison:
    caption = "How likely the scenarios are"
    scale = setting.foreign(setting.brief.scale_in_force.title, "en")
    numbered = any(scenario.probability for scenario in outlook.scenarios)
    question = setting.plain(outlook.question)
    return drawn.Comparison(
        anchor,
        "",
        label(setting, anchor),
        setting.say(caption),
        f"{setting.plain_word(caption)} · {question}",
        NOTHING,
        None,
        setting.say("Scenario"),
        setting.say("Likelihood"),
        setting.say("Desk estimate") if numbered else None,
        setting.say("Scale: {scale}", scale=scale),
        _terms(setting),
        _numbers(setting),
        tuple(_estimate(setting, scenario, place) for place, scenario in enumerate(outlook.scenarios)),
        _total(setting, outlook),
    )


def _terms(setting: Setting) -> tuple[tuple[Landmark, ...], ...]:
    """The terms of the scale over the middles of their bands, by turns in two rows."""
    marks = [
        Landmark(
            setting.word("likelihood", band.term), min(max((band.low + band.high) // 2, _EDGE), 100 - _EDGE)
        )
        for band in setting.brief.scale_in_force.bands
    ]
    return tuple(marks[::2]), tuple(marks[1::2])


def _numbers(setting: Setting) -> tuple[Landmark, ...]:
    """The ends of the bands, as many as have room; the per cent sign stands in the ranges."""
    ends = sorted({end for band in setting.brief.scale_in_force.bands for end in (band.low, band.high)})
    return tuple(
        Landmark(value(formats.number(end, setting.language), setting.direction), end) for end in _apart(ends)
    )


def _apart(ends: Sequence[int]) -> tuple[int, ...]:
    """The numbers that stand far enough from the one before."""
    kept: list[int] = []
    for end in ends:
        if end >= _NEAR and (not kept or end - kept[-1] >= _NEAR) and end <= 100 - _NEAR:
            kept.append(end)
    return tuple(kept)


def _estimate(setting: Setting, scenario: Scenario, place: int) -> Estimate:
    return Estimate(
        setting.letter(place),
        setting.text(scenario.title),
        setting.item(scenario.id),
        tuple(Tag(setting.word("flag", flag), "accent") for flag in scenario.flags),
        likelihood(setting, scenario),
        setting.percent(scenario.probability) if scenario.probability else None,
    )


def _total(setting: Setting, outlook: Outlook) -> Fact | None:
    """The sum of the desk's numbers, where all scenarios have one and leave nothing out."""
    numbers = [scenario.probability for scenario in outlook.scenarios if scenario.probability]
    if not outlook.exhaustive or len(numbers) < len(outlook.scenarios):
        return None
    return Fact(setting.say("Sum"), setting.percent(sum(numbers)))
