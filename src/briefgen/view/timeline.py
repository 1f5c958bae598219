"""The timeline: the whole sequence on one axis, in the order of the brief."""

from __future__ import annotations

from markupsafe import Markup

from briefgen.localize import format as formats
from briefgen.model.event import Event
from briefgen.model.when import Day
from briefgen.view import drawn, page
from briefgen.view.caption import as_table, label
from briefgen.view.chronology import Calendar, Chronology, Form, Place, chronology
from briefgen.view.cite import marks, uses
from briefgen.view.dating import basis
from briefgen.view.drawn import Mark, Moment
from briefgen.view.figures import of_events
from briefgen.view.isolate import value
from briefgen.view.page import Html
from briefgen.view.setting import Setting

_LINES = {
    "day": "Each line begins a day.",
    "week": "Each line begins a week, on Monday.",
    "month": "Each line begins a month.",
    "year": "Each line begins a year.",
    "decade": "Each line begins a decade.",
}
_ORDER = "Order only, not to scale: an event may come anywhere along its bar, as far as the order is known."
_MEANINGS: dict[Form, str] = {
    "exact": "on these days",
    "within": "some time within",
    "order": "no date known, only what came before and after",
}


def timeline(setting: Setting) -> tuple[drawn.Timeline, ...]:
    """The timeline of the brief, if its events give rise to one."""
    found = chronology(setting.brief.events)
    return tuple(_timeline(setting, anchor, found) for anchor in of_events(setting.brief) if found)


def _timeline(setting: Setting, anchor: str, found: Chronology) -> drawn.Timeline:
    events = setting.brief.events
    caption = "The sequence in time" if found.calendar else "The sequence in its order"
    attributed = any(event.attribution for event in events)
    return drawn.Timeline(
        anchor,
        "",
        label(setting, anchor),
        setting.say(caption),
        _description(setting, caption, found.calendar),
        _cites(setting),
        as_table(setting, anchor),
        setting.say("Event"),
        setting.say("Attribution") if attributed else None,
        setting.say("Date"),
        *_ends(setting, found.calendar),
        found.calendar.room if found.calendar else 0,
        found.calendar.lines if found.calendar else (),
        _key(setting, found),
        _note(setting, found.calendar),
        tuple(_moment(setting, event, found.places[event.id]) for event in events),
    )


def _description(setting: Setting, caption: str, calendar: Calendar | None) -> str:
    """`The sequence in time · 4 events · 2 March 2026 · 9 March 2026`."""
    count = setting.catalog.count("{number} event", "{number} events", len(setting.brief.events)).text
    ends = [formats.day(day, setting.language) for day in (calendar.first, calendar.last)] if calendar else []
    return " · ".join((setting.plain_word(caption), count, *ends))


def _cites(setting: Setting) -> Html:
    """The sources of all events together."""
    return marks(setting, [use.source for use in uses(setting) if use.anchor in setting.events])


def _ends(setting: Setting, calendar: Calendar | None) -> tuple[Html, Html]:
    """What stands at the two ends of the axis."""
    if calendar is None:
        return setting.say("earlier"), setting.say("later")
    return _end(setting, calendar.first), _end(setting, calendar.last)


def _end(setting: Setting, day: Day) -> Html:
    return value(formats.day(day, setting.language), setting.direction)


def _key(setting: Setting, found: Chronology) -> tuple[Mark, ...]:
    """The forms that occur, with their meanings; an axis of order explains itself in a note."""
    if found.calendar is None:
        return ()
    forms = {place.form for place in found.places.values()}
    return tuple(Mark(form, setting.say(words)) for form, words in _MEANINGS.items() if form in forms)


def _note(setting: Setting, calendar: Calendar | None) -> Html | None:
    if calendar is None:
        return setting.say(_ORDER)
    return setting.say(_LINES[calendar.unit]) if calendar.unit and calendar.lines[2:] else None


def _moment(setting: Setting, event: Event, place: Place) -> Moment:
    precision = event.date.loose.precision if event.date else None
    vague = precision if precision in {"weekday", "order"} else None
    return Moment(
        setting.item(event.id),
        _title(setting, event),
        setting.word("attribution", event.attribution) if event.attribution else None,
        event.attribution,
        setting.date(event.date) if event.date else setting.say("date not stated"),
        setting.word("date precision", f"{vague} only") if vague else None,
        place.start,
        place.end - place.start,
        place.form,
        place.open_start,
        place.open_end,
    )


def _title(setting: Setting, event: Event) -> Html:
    """The event's title; its kind and place where it has none."""
    if event.title is not None:
        return setting.text(event.title)
    kind = setting.title_word("kind of event", event.kind)
    return Markup("{}\u00a0· {}").format(kind, setting.text(event.place)) if event.place else kind


def table(setting: Setting, anchor: str) -> page.Table:
    """The same as a table: with how each date is known, and what each event comes after."""
    columns = ("Event", "Attribution", "Date", "How the date is known")
    return page.Table(
        anchor,
        setting.numbers.items[anchor],
        setting.say("The sequence in its order"),
        tuple(setting.say(column) for column in columns),
        tuple(_row(setting, event) for event in setting.brief.events),
        (False,) * len(columns),
    )


def _row(setting: Setting, event: Event) -> tuple[Html, ...]:
    nothing = Markup("–")
    return (
        Markup("{} {}").format(setting.item(event.id), _title(setting, event)),
        setting.word("attribution", event.attribution) if event.attribution else nothing,
        setting.date(event.date) if event.date else setting.say("date not stated"),
        (basis(setting, event.date) if event.date else None) or nothing,
    )
