"""The trajectory: how the probabilities of a question have moved from edition to edition."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from briefgen.forecasting.ledger import carried
from briefgen.forecasting.vector import Vector
from briefgen.model.outlook import Outlook, Scenario
from briefgen.model.when import Day, When
from briefgen.reading.columns import Series
from briefgen.view import curves, exhibited
from briefgen.view.axis import Axis
from briefgen.view.caption import label
from briefgen.view.exhibited import Key, Level, Tick
from briefgen.view.figures import ledger_of, of_outlooks, trajectory_of
from briefgen.view.page import NOTHING, Html
from briefgen.view.setting import Setting

# An edition with its day takes more of the width than a number of an axis.
_ROOM, _SHORT_ROOM = 22, 45
_SHARES = Axis(Decimal(0), Decimal(100), Decimal(25))


def trajectory(setting: Setting, outlook: Outlook) -> tuple[exhibited.Lines, ...]:
    """The trajectory of an outlook, if it has more than one set of probabilities."""
    anchor = trajectory_of(outlook)
    return (_lines(setting, outlook, anchor),) if anchor in of_outlooks(setting.brief) else ()


def _lines(setting: Setting, outlook: Outlook, anchor: str) -> exhibited.Lines:
    caption = "How the probabilities have moved"
    vectors = carried(setting.brief, outlook)
    # By their days where all are known, else in even steps.
    across = curves.stretch(_days(setting, outlook, vectors) or [str(place) for place in range(len(vectors))])
    return exhibited.Lines(
        anchor,
        "",
        label(setting, anchor),
        setting.say(caption),
        f"{setting.plain_word(caption)} · {setting.plain(outlook.question)}",
        NOTHING,
        setting.say("As a table: {item}", item=setting.item(ledger_of(outlook))),
        None,
        None,
        None,
        curves.WIDTH,
        curves.HEIGHT,
        tuple(_key(setting, scenario, place) for place, scenario in enumerate(outlook.scenarios)),
        tuple(
            curves.curve(place + 1, _series(scenario.id, vectors), _SHARES, across)
            for place, scenario in enumerate(outlook.scenarios)
        ),
        tuple(_level(setting, mark) for mark in _SHARES.marks),
        _moments(setting, outlook, vectors, across),
    )


def _key(setting: Setting, scenario: Scenario, place: int) -> Key:
    name = Markup("{} {}").format(setting.letter(place), setting.text(scenario.title))
    return Key(place + 1, name, *curves.strokes(place + 1))


def _series(scenario: str, vectors: Sequence[Vector]) -> Series:
    numbers = (one.probabilities.get(scenario) for one in vectors)
    return Series(scenario, tuple(None if one is None else Decimal(one) for one in numbers))


def _level(setting: Setting, mark: Decimal) -> Level:
    y = curves.upwards(_SHARES, mark)
    return Level(y, round(y / curves.HEIGHT * 100, 2), setting.percent(int(mark)), mark == 0)


def _days(setting: Setting, outlook: Outlook, vectors: Sequence[Vector]) -> tuple[str, ...] | None:
    """The day of each edition as ISO 8601; none unless all have one, each later than the one before."""
    dates = (published(setting, outlook, one) for one in vectors)
    days = tuple(day for day in map(_day, dates) if day is not None)
    return days if len(days) == len(vectors) and list(days) == sorted(set(days)) else None


def _day(date: When | None) -> str | None:
    day = date.calendar if date else None
    if not isinstance(day, Day) or not day.month or not day.day:
        return None
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def _moments(
    setting: Setting, outlook: Outlook, vectors: Sequence[Vector], across: Sequence[float]
) -> tuple[Tick, ...]:
    """The editions along the axis, as many as have room, always the first and the last."""
    kept, short = curves.roomy(across, _ROOM, _SHORT_ROOM)
    is_dated = _days(setting, outlook, vectors) is not None
    names = [_dated(setting, outlook, one) if is_dated else edition(setting, one) for one in vectors]
    return tuple(Tick(curves.along(across[row]), names[row], row not in short) for row in kept)


def _dated(setting: Setting, outlook: Outlook, vector: Vector) -> Html:
    """An edition with its day below it."""
    name, day = edition(setting, vector), printed(setting, outlook, vector)
    return Markup('<span class="dated">{}<br>{}</span>').format(name, day) if day else name


def edition(setting: Setting, vector: Vector) -> Html:
    """What an edition is called: its number; one that has none can only be the one at hand."""
    number = vector.printing.edition
    return setting.say("This edition") if number is None else setting.say("Edition {number}", number=number)


def published(setting: Setting, outlook: Outlook, vector: Vector) -> When | None:
    """When an edition was published, as far as the brief says so; for this one, the day that it is as of."""
    if vector.witness == "draft":
        as_of = setting.brief.as_of
        return as_of if as_of and as_of.calendar else None
    return next((one.date for one in outlook.history if one.edition == vector.printing.edition), None)


def printed(setting: Setting, outlook: Outlook, vector: Vector) -> Html | None:
    """That date; by the calendar, where it is known there, for its words may be a whole sentence."""
    date = published(setting, outlook, vector)
    if date is None:
        return None
    return setting.date(When(date.loose.edtf) if date.loose.edtf else date)
