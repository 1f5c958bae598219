"""Likelihood and confidence as a report prints them: apart."""

from __future__ import annotations

from markupsafe import Markup

from briefgen.localize import format as formats
from briefgen.model.judgement import Judgement
from briefgen.model.outlook import Scenario
from briefgen.model.scale import Band
from briefgen.view.page import Bar, Likelihood
from briefgen.view.setting import Setting


def bar(setting: Setting, band: Band, point: int | None) -> Bar:
    """A band on its scale."""
    ticks = sorted({end for each in setting.brief.scale_in_force.bands for end in (each.low, each.high)})
    term = setting.catalog.say_in("likelihood", band.term).text
    label = f"{term}, {formats.percent_range(band.low, band.high, setting.language)}"
    return Bar(band.low, band.high, point, tuple(ticks), label)


def likelihood(setting: Setting, estimate: Judgement | Scenario) -> Likelihood | None:
    """The term with its range, the desk's own number beside it."""
    if estimate.likelihood is None:
        return None
    band = setting.brief.scale_in_force.band(estimate.likelihood)
    if band is None:
        return None
    number = setting.percent(estimate.probability) if estimate.probability else None
    point = setting.say("desk estimate {number}", number=number) if number else None
    return Likelihood(
        Markup('<span class="term">{}</span>').format(setting.title_word("likelihood", band.term)),
        setting.percents(band.low, band.high),
        point,
        bar(setting, band, estimate.probability),
    )
