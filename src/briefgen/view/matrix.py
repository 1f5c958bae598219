"""The matrix: which scenario each indicator points to, and what has been seen."""

from __future__ import annotations

from briefgen.model.outlook import Indicator, Outlook
from briefgen.view import drawn
from briefgen.view.caption import label
from briefgen.view.drawn import Heading, Signal
from briefgen.view.figures import linked_to, matrix_of, of_indicators, points_to
from briefgen.view.page import NOTHING
from briefgen.view.setting import Setting


def matrices(setting: Setting) -> tuple[drawn.Matrix, ...]:
    """One matrix for each outlook that has enough indicators."""
    wanted = of_indicators(setting.brief)
    found = ((matrix_of(outlook), outlook) for outlook in setting.brief.outlooks)
    return tuple(_matrix(setting, outlook, anchor) for anchor, outlook in found if anchor in wanted)


def _matrix(setting: Setting, outlook: Outlook, anchor: str) -> drawn.Matrix:
    caption = "What the indicators point to"
    linked = linked_to(outlook, setting.brief)
    return drawn.Matrix(
        anchor,
        "",
        label(setting, anchor),
        setting.say(caption),
        f"{setting.plain_word(caption)} · {setting.plain(outlook.question)}",
        NOTHING,
        None,
        setting.say("Indicator"),
        setting.say("Checked") if any(indicator.checked for indicator in linked) else None,
        tuple(
            Heading(setting.letter(place), setting.text(scenario.title))
            for place, scenario in enumerate(outlook.scenarios)
        ),
        tuple(_signal(setting, indicator, outlook) for indicator in linked),
    )


def _signal(setting: Setting, indicator: Indicator, outlook: Outlook) -> Signal:
    return Signal(
        setting.item(indicator.id),
        setting.text(indicator.text),
        setting.word("state of indicator", indicator.state),
        indicator.state,
        tuple(points_to(indicator, scenario) for scenario in outlook.scenarios),
        setting.date(indicator.checked) if indicator.checked else None,
    )
