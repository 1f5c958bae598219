"""The graph of actors: who stands how to whom, each line with the items that say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from briefgen.localize.language import language
from briefgen.model.actor import Actor, Relation
from briefgen.model.claim import ClaimClass
from briefgen.model.text import Text
from briefgen.view import arrow, drawn, page
from briefgen.view.caption import as_table, label
from briefgen.view.cite import cites, marks, uses
from briefgen.view.columns import PAGE, fitted
from briefgen.view.drawn import GraphBox, GraphKey, GraphLabel, GraphLine, Pattern, Place
from briefgen.view.figures import of_relations
from briefgen.view.isolate import link
from briefgen.view.layout import Layout, Link, Rect, Route, Size
from briefgen.view.page import Block, Html
from briefgen.view.setting import Setting
from briefgen.view.statements import denied
from briefgen.view.width import height, width, wrapped

_PATTERNS: dict[ClaimClass, Pattern] = {
    "reported": "solid",
    "context": "solid",
    "alleged": "dashed",
    "hearsay": "dashed",
    "claim": "dotted",
    "denial": "dotted",
    "analysis": "dotted",
}
# Up to so many relations are named on their lines, if there is room; more go by their numbers.
_MOST_NAMED = 12
# The room for them on a line, in em.
_WORDS = 9.0
_SIGN = 3.2
_PADDING = 0.9
_BOX_PADDING = 1.4
_TALLEST = 205.0


@dataclass(frozen=True)
class _Type:
    """Sizes and leadings of the figure in millimetres, the same as in the stylesheet."""

    name: float
    name_leading: float
    note: float
    note_leading: float


_LATIN = _Type(2.7, 3.4, 2.47, 3.1)
_RIGHT_TO_LEFT = _Type(2.9, 4.2, 2.6, 3.8)


@dataclass(frozen=True)
class _Bundle:
    """Relations from one actor to another that are drawn alike: one line."""

    start: str
    end: str
    pattern: Pattern
    polarity: drawn.Polarity
    denied: bool
    anchors: tuple[str, ...]


def graph(setting: Setting) -> tuple[drawn.Graph, ...]:
    """The graph of the brief, if its relations give rise to one."""
    return tuple(_graph(setting, anchor) for anchor in of_relations(setting.brief))


def _graph(setting: Setting, anchor: str) -> drawn.Graph:
    actors = [setting.actors[name] for name in setting.brief.joined_actors]
    bundles = _bundles(setting)
    named, drawing = _drawing(setting, actors, bundles)
    caption = "How the actors stand to each other"
    return drawn.Graph(
        anchor,
        "",
        label(setting, anchor),
        setting.say(caption),
        f"{setting.plain_word(caption)} · {_count(setting)}",
        _cites(setting),
        as_table(setting, anchor),
        round(drawing.width, 2),
        round(drawing.height, 2),
        round(min(1, _TALLEST / drawing.height), 3),
        tuple(_box(setting, actor, drawing, rect) for actor, rect in zip(actors, drawing.boxes, strict=True)),
        tuple(_line(bundle, route) for bundle, route in zip(bundles, drawing.routes, strict=True)),
        tuple(
            _label(setting, bundle, route, drawing, named=named)
            for bundle, route in zip(bundles, drawing.routes, strict=True)
        ),
        _key(setting, bundles),
        _note(setting, named=named),
    )


def _count(setting: Setting) -> str:
    relations = len(setting.brief.relations)
    return setting.catalog.count("{number} relation", "{number} relations", relations).text


def _cites(setting: Setting) -> Html:
    """The sources of all relations together."""
    relations = setting.anchors("relations")
    return marks(setting, [use.source for use in uses(setting) if use.anchor in relations])


def _bundles(setting: Setting) -> tuple[_Bundle, ...]:
    """The lines, in the order of the relations; who stands to himself is not drawn."""
    found: dict[_Bundle, list[str]] = {}
    for anchor, item in zip(setting.anchors("relations"), setting.brief.relations, strict=True):
        if item.from_ != item.to:
            answered = denied(setting, (claim.id for claim in item.claims)) is not None
            alike = _Bundle(item.from_, item.to, _PATTERNS[item.class_], item.polarity, answered, ())
            found.setdefault(alike, []).append(anchor)
    return tuple(
        _Bundle(alike.start, alike.end, alike.pattern, alike.polarity, alike.denied, tuple(anchors))
        for alike, anchors in found.items()
    )


def _drawing(setting: Setting, actors: Sequence[Actor], bundles: Sequence[_Bundle]) -> tuple[bool, Layout]:
    """The layout, and whether the lines bear words: where there are few of them and a page has the room."""

    def boxes(across: float) -> tuple[Size, ...]:
        return tuple(Size(across, _height(setting, actor, across)) for actor in actors)

    places = {actor.id: place for place, actor in enumerate(actors)}

    def links(*, named: bool) -> tuple[Link, ...]:
        return tuple(
            Link(places[bundle.start], places[bundle.end], _label_size(setting, bundle, named=named))
            for bundle in bundles
        )

    if len(setting.brief.relations) <= _MOST_NAMED:
        drawing = fitted(boxes, links(named=True))
        if drawing.height <= PAGE.height:
            return True, drawing
    return False, fitted(boxes, links(named=False))


def _type(setting: Setting) -> _Type:
    return _RIGHT_TO_LEFT if setting.direction == "rtl" else _LATIN


def _linked(setting: Setting, anchor: str, text: Text, room: float) -> tuple[Html, int]:
    """A text as a link in lines of `room` em, and how many lines they take."""
    own = setting.brief.own_language
    _, tag = text.find(setting.language.tag, own) or text.original(own)
    spoken = language(tag)
    rows, taken = _rows(setting, text, room)
    foreign = None if spoken.base == setting.language.base else tag
    return link(anchor, "\n".join(rows), spoken.direction, foreign), taken


def _rows(setting: Setting, text: Text, room: float) -> tuple[tuple[str, ...], int]:
    """A text in lines of `room` em, and how many lines they take."""
    rows = wrapped(setting.plain(text), room)
    return rows, height(rows, room)


def _height(setting: Setting, actor: Actor, across: float) -> float:
    """How high an actor's box of a given width is."""
    type_ = _type(setting)
    room = (across - 2 * _BOX_PADDING) / type_.note
    notes = sum(height(wrapped(note.striptags(), room), room) for note in _notes(setting, actor))
    names = _rows(setting, actor.name, (across - 2 * _BOX_PADDING) / type_.name)[1]
    return names * type_.name_leading + notes * type_.note_leading + 2 * _PADDING


def _notes(setting: Setting, actor: Actor) -> tuple[Html, ...]:
    """What stands below an actor's name."""
    kind = setting.word("kind of actor", actor.kind)
    return (kind, setting.say("Name not resolved")) if actor.name_status == "unresolved" else (kind,)


def _label_size(setting: Setting, bundle: _Bundle, *, named: bool) -> Size:
    type_ = _type(setting)
    entries = _entries(setting, bundle, named=named)
    rows = [row for text, _ in entries for row in text.striptags().split("\n")]
    count = sum(taken for _, taken in entries)
    if named and bundle.denied:
        rows.append(setting.plain_word("Denied"))
        count += 1
    sign = _SIGN if bundle.polarity != "neutral" else 0
    across = min(max(width(row) for row in rows), _WORDS) * type_.note
    return Size(across + sign + 2 * _PADDING, count * type_.note_leading + _PADDING)


def _entries(setting: Setting, bundle: _Bundle, *, named: bool) -> tuple[tuple[Html, int], ...]:
    """The relations of a line as links to their items, by their words or numbers, and the lines of each."""
    if not named:
        numbers = setting.numbers.items
        return tuple((link(anchor, numbers[anchor], "ltr"), 1) for anchor in bundle.anchors)
    items = dict(zip(setting.anchors("relations"), setting.brief.relations, strict=True))
    return tuple(_linked(setting, anchor, items[anchor].kind, _WORDS) for anchor in bundle.anchors)


def _place(rect: Rect, drawing: Layout) -> Place:
    """A place in per cent of the drawing."""
    return Place(
        round(100 * rect.left / drawing.width, 3),
        round(100 * rect.top / drawing.height, 3),
        round(100 * rect.width / drawing.width, 3),
        round(100 * rect.height / drawing.height, 3),
    )


def _box(setting: Setting, actor: Actor, drawing: Layout, rect: Rect) -> GraphBox:
    return GraphBox(
        _place(rect, drawing),
        _linked(setting, actor.id, actor.name, (rect.width - 2 * _BOX_PADDING) / _type(setting).name)[0],
        _notes(setting, actor),
        "person" if actor.kind == "person" else "body",
    )


def _label(setting: Setting, bundle: _Bundle, route: Route, drawing: Layout, *, named: bool) -> GraphLabel:
    return GraphLabel(
        _place(route.label, drawing),
        bundle.polarity,
        tuple(text for text, _ in _entries(setting, bundle, named=named)),
        setting.say("Denied") if named and bundle.denied else None,
    )


def _line(bundle: _Bundle, route: Route) -> GraphLine:
    """A line with its head; a denied one is crossed by two strokes."""
    after, head = arrow.pointed(route.after)
    strokes = arrow.strokes(route.before) if bundle.denied else None
    run = f"{arrow.path(route.before)}{arrow.path(after)}"
    return GraphLine(bundle.pattern, bundle.polarity, run, head, strokes)


def _key(setting: Setting, bundles: Sequence[_Bundle]) -> tuple[GraphKey, ...]:
    """What the lines and signs that occur mean."""
    classes = {item.class_ for item in setting.brief.relations}
    patterns = tuple(
        GraphKey(pattern, setting.listed(setting.word("class of claim", name) for name in names))
        for pattern in ("solid", "dashed", "dotted")
        if (names := [name for name in _PATTERNS if name in classes and _PATTERNS[name] == pattern])
    )
    signs = tuple(
        GraphKey(polarity, setting.word("polarity", polarity))
        for polarity in ("friendly", "hostile")
        if any(bundle.polarity == polarity for bundle in bundles)
    )
    answered = any(bundle.denied for bundle in bundles)
    return (*patterns, *signs, *((GraphKey("denied", setting.say("Denied")),) if answered else ()))


def _note(setting: Setting, *, named: bool) -> Html:
    """What else a reader has to know: where the lines lead, and who is not drawn."""
    lead = "The words on a line lead to the item." if named else "The number on a line is that of the item."
    drawn = setting.brief.joined_actors
    others = [setting.name(actor) for actor in setting.actors if actor not in drawn]
    if not others:
        return setting.say(lead)
    left_out = setting.say("Without a relation: {actors}.", actors=setting.listed(others))
    return Markup("{} {}").format(setting.say(lead), left_out)


def table(setting: Setting, anchor: str) -> Block:
    """The relations as a table."""
    heads = ("Actor", "Relation", "Other actor", "Basis", "Polarity", "Item", "Sources")
    relations = zip(setting.anchors("relations"), setting.brief.relations, strict=True)
    return page.Table(
        anchor,
        setting.numbers.items[anchor],
        setting.say("Relations"),
        tuple(setting.say(head) for head in heads),
        tuple(_row(setting, relation, item) for relation, item in relations),
        (False,) * len(heads),
    )


def _row(setting: Setting, anchor: str, item: Relation) -> tuple[Html, ...]:
    basis = setting.word("class of claim", item.class_)
    answered = denied(setting, (claim.id for claim in item.claims))
    if answered:
        basis = Markup("{}\u00a0· {} {}").format(basis, answered.label, answered.value)
    return (
        setting.name(item.from_),
        setting.text(item.kind),
        setting.name(item.to),
        basis,
        setting.word("polarity", item.polarity),
        setting.item(anchor),
        cites(setting, item),
    )
