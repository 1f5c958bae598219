"""One field of an item in two editions: what its change means."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefgen.comparing import grades
from briefgen.comparing.change import Change, Item, Kind
from briefgen.comparing.dates import turn
from briefgen.comparing.edition import Edition
from briefgen.comparing.pairing import pairs
from briefgen.comparing.plain import Dated, Plain, Wordings
from briefgen.model.node import Path

_LEGS = {
    "claims",
    "sources",
    "source",
    "assumptions",
    "indicators",
    "source_views",
    "disputed_by",
}
_DATING = ("edtf", "precision", "basis")
_GRADES = {"reliability", "credibility"}


@dataclass(frozen=True)
class Setting:
    """Where a field stands: both editions, the item and the way to it."""

    old: Edition
    new: Edition
    item: Item
    path: Path
    """The way to the item in the new edition's canonical form; empty for the report as a whole."""
    outlook: Mapping[str, Any] | None
    """The outlook that a scenario is of."""

    def key(self, path: Path) -> str:
        """The key of a text of the item, as translations know it."""
        whole = (f"#{self.item.id}", *path) if self.item.id else (*self.path, *path)
        return "/".join(map(str, whole))


Told = Callable[[Setting, Path, Plain, Plain], Iterator[Change]]


def changed(place: Setting, path: Path, old: Plain, new: Plain) -> Iterator[Change]:
    """The changes of a field; none where it is the same."""
    if old == new:
        return
    special = _SPECIAL.get((place.item.kind, *path)) or _BY_NAME.get(str(path[-1]))
    if isinstance(old, Wordings | None) and isinstance(new, Wordings | None):
        yield from _text(place, path, old, new)
    elif special is not None:
        yield from special(place, path, old, new)
    elif isinstance(old, Dated | None) and isinstance(new, Dated | None):
        yield from _date(place, path, old, new)
    else:
        yield from _inside(place, path, old, new)


def _inside(place: Setting, path: Path, old: Plain, new: Plain) -> Iterator[Change]:
    """The changes below a mapping or a list; that of the value itself where it has no parts."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in (*new, *(key for key in old if key not in new)):
            yield from changed(place, (*path, key), old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list) and _has_parts((*old, *new)):
        yield from _entries(place, path, old, new)
    else:
        yield Change("revised", place.item, path, old, new)


def _date(place: Setting, path: Path, old: Dated | None, new: Dated | None) -> Iterator[Change]:
    """A date; where it is the same, the words of the source and what it rests on are told as such."""
    if old is not None and new is not None and all(old.get(key) == new.get(key) for key in _DATING):
        yield from _inside(place, path, old, new)
        return
    direction = turn(old, new) if old is not None and new is not None else None
    yield Change("redated", place.item, path, old, new, direction)


def _has_parts(items: tuple[Plain, ...]) -> bool:
    return any(isinstance(item, dict | list) for item in items)


def _entries(place: Setting, path: Path, old: list[Plain], new: list[Plain]) -> Iterator[Change]:
    found = pairs(old, new)
    partners = {j: i for i, j in found}
    order = [i for i, _ in found]
    if order != sorted(order):
        yield Change("moved", place.item, path)
    for j, entry in enumerate(new):
        before = old[partners[j]] if j in partners else None
        yield from changed(place, (*path, j), before, entry)
    there = {i for i, _ in found}
    for i, entry in enumerate(old):
        if i not in there:
            yield Change("revised", place.item, path, entry, None)


def _text(place: Setting, path: Path, old: Wordings | None, new: Wordings | None) -> Iterator[Change]:
    """A text: reworded, or only translated; and the translations that stayed as they were."""
    before, after = old or Wordings(), new or Wordings()
    own = place.new.language
    tags = tuple(tag for tag in dict.fromkeys((*after, *before)) if before.get(tag) != after.get(tag))
    has_original = own in before and own in after
    kind: Kind = "translated" if has_original and own not in tags else "reworded"
    if kind == "reworded" and place.item.kind == "actor" and path == ("name",):
        kind = "renamed"
    yield Change(kind, place.item, path, old, new, languages=tags)
    if has_original and own in tags:
        late = tuple(tag for tag in after if _lags(place, path, tag, before, after))
        if late:
            yield Change("lagging", place.item, path, old, new, languages=late)


def _lags(place: Setting, path: Path, tag: str, before: Wordings, after: Wordings) -> bool:
    """Whether a translation was left as it was while the original changed."""
    state = place.new.state(place.key(path), tag)
    return state == "stale" or (state != "fresh" and before.get(tag) == after[tag])


def _likelihood(place: Setting, path: Path, old: Plain, new: Plain) -> Iterator[Change]:
    yield Change(
        "likelihood",
        place.item,
        path,
        old,
        new,
        grades.likelihood(old, new, (place.old.brief.scale, place.new.brief.scale)),
    )


def _probability(place: Setting, path: Path, old: Plain, new: Plain) -> Iterator[Change]:
    yield Change(
        "probability",
        place.item,
        path,
        old,
        new,
        grades.rising(old, new),
        trajectory=_course(place, old, new),
    )


def _course(place: Setting, old: int | None, new: int | None) -> tuple[tuple[int | None, int], ...]:
    """What each edition printed: what the brief's history has, the edition before, this one."""
    name = place.item.id
    history = place.outlook.get("history", ()) if place.outlook else ()
    printed = [(one["edition"], one["probabilities"].get(name)) for one in history]
    before, after = place.old.brief.edition, place.new.brief.edition
    if before not in {edition for edition, _ in printed}:
        printed.append((before, old))
    known = (
        *((edition, value) for edition, value in printed if edition is None or edition != after),
        (after, new),
    )
    return tuple((edition, value) for edition, value in known if value is not None)


def _confidence(place: Setting, path: Path, old: Plain, new: Plain) -> Iterator[Change]:
    before, after = old or {}, new or {}
    direction = grades.graded("confidence", before.get("level"), after.get("level"))
    if before.get("level") != after.get("level"):
        yield Change("confidence", place.item, path, before.get("level"), after.get("level"), direction)
    yield from changed(place, (*path, "because"), before.get("because"), after.get("because"))


def _outcome(place: Setting, path: Path, old: Plain, new: Plain) -> Iterator[Change]:
    if old and new and old.get("scenario") == new.get("scenario"):
        yield from _inside(place, path, old, new)
    else:
        yield Change("resolved", place.item, path, old, new)


def _plainly(kind: Kind) -> Told:
    """A field whose change is of a kind of its own."""

    def told(place: Setting, path: Path, old: Plain, new: Plain) -> Iterator[Change]:
        yield Change(kind, place.item, path, old, new, grades.graded(str(path[-1]), old, new))

    return told


def _supported(place: Setting, path: Path, old: Plain, new: Plain) -> Iterator[Change]:
    """What it rests on, as a list of what it lost and of what it gained."""
    before = old if isinstance(old, list) else [] if old is None else [old]
    after = new if isinstance(new, list) else [] if new is None else [new]
    lost = [one for one in before if one not in after]
    gained = [one for one in after if one not in before]
    yield Change("supported", place.item, path, lost, gained)


def _evidence(place: Setting, path: Path, old: Plain, new: Plain) -> Iterator[Change]:
    """Where a claim is found; the desk's notes on the wording are texts like others."""
    before, after = ([_found(one) for one in side or ()] for side in (old, new))
    if before != after:
        yield from _supported(place, path, before, after)
    for i, j in pairs(before, after):
        yield from changed(place, (*path, j, "note"), old[i].get("note"), new[j].get("note"))


def _found(evidence: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in evidence.items() if key != "note"}


_SPECIAL: Mapping[tuple[str | int, ...], Told] = {
    ("judgement", "confidence"): _confidence,
    ("outlook", "outcome"): _outcome,
    ("claim", "evidence"): _evidence,
    ("indicator", "state"): _plainly("observed"),
    ("report", "status"): _plainly("status"),
    ("event", "attribution"): _plainly("attribution"),
    ("claim", "class"): _plainly("attribution"),
    ("claim", "speaker"): _plainly("attribution"),
    ("reaction", "actor"): _plainly("attribution"),
}
_BY_NAME: Mapping[str, Told] = {
    "likelihood": _likelihood,
    "probability": _probability,
    "tlp": _plainly("marking"),
    **{name: _plainly("graded") for name in _GRADES},
    **dict.fromkeys(_LEGS, _supported),
}
