"""The changes that a reader is told, each with the item that prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from briefgen.comparing.change import Change, Item
from briefgen.comparing.plain import Wordings
from briefgen.comparing.section import Section
from briefgen.localize.language import language, run_direction
from briefgen.model.text import Text
from briefgen.view.changed import facts, rewording
from briefgen.view.isolate import isolated
from briefgen.view.page import Changed, Html
from briefgen.view.setting import Setting

# What changed of the report itself and is no news: the cover says it, or nobody reads it.
_UNSAID = {
    "edition",
    "supersedes",
    "series",
    "stale_after",
    "languages",
    "language",
    "numerals",
    "pair",
    "notes",
}
# What says nothing of the matter; `briefgen diff` has it.
_UNTOLD = {"reidentified", "lagging"}
# That somebody looked again, and found it as it was.
_LOOKED_AT = {"updated", "checked"}
# What changed below the words of an item.
_MINOR = {"supported", "revised", "moved"}
_NUMBERED = {"highlight": "highlight", "relation": "relation", "gap": "gap", "term": "term"}
_OF_REPORT = {"question": "question", "methods": "methods", "source_summary": "source-summary"}
# A name of more words is cut: the item has it in full.
_LONGEST, _KEPT = 14, 11
_WORDS = {"added": "New", "changed": "Changed", "removed": "Removed"}


@dataclass(frozen=True)
class Told:
    """All that changed of one item."""

    section: Section
    item: Item
    anchor: str | None
    """Where the item stands on the page; none if it has no place of its own, or is there no more."""
    changes: tuple[Change, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """What happened to the item itself, and not to the claims that stand under it."""
        is_claim = self.item.kind == "claim"
        if is_claim and self.anchor != self.item.id:
            return frozenset()
        return frozenset(change.kind for change in self.changes if is_claim or change.item is self.item)

    @property
    def is_added(self) -> bool:
        """Whether the item was not in the edition before."""
        return "added" in self.kinds

    @property
    def is_removed(self) -> bool:
        """Whether the item is there no more."""
        return "removed" in self.kinds or (self.item.kind == "claim" and self.anchor is None)


def groups(setting: Setting) -> Iterator[Told]:
    """The changes that a reader is told, by section and item: claims stand under theirs."""
    for section, found in groupby(told(setting), key=lambda change: change.item.section):
        grouped: dict[tuple[str, ...], list[Change]] = {}
        for change in found:
            grouped.setdefault(_place(setting, change), []).append(change)
        for place, group in grouped.items():
            item = _main(group)
            yield Told(section, item, _anchor(setting, place, group, item), tuple(group))


def told(setting: Setting) -> tuple[Change, ...]:
    """The changes that a reader is told, by section."""
    difference = setting.since.difference if setting.since else None
    return tuple(
        change
        for change in (difference.changes if difference else ())
        if change.kind not in _UNTOLD
        and not (change.item.kind == "report" and str(change.path[0] if change.path else "") in _UNSAID)
        and not (change.path and change.path[-1] in _LOOKED_AT)
    )


def entry(setting: Setting, one: Told, changes: tuple[Change, ...]) -> Changed | None:
    """An item with what these of its changes are; none if they have no words."""
    link = setting.item(one.anchor) if one.anchor else None
    if one.is_added:
        return Changed("added", setting.say(_WORDS["added"]), link, name(setting, one.item), ())
    if one.is_removed:
        earlier = text_of(one.item)
        struck = rewording(setting, earlier, None) if earlier else name(setting.earlier or setting, one.item)
        return Changed("removed", setting.say(_WORDS["removed"]), None, struck, ())
    said = facts(setting, changes)
    if not said:
        return None
    # A text that is told word by word need not be said before.
    is_told = any(change.kind in {"reworded", "renamed"} and _is_name(change, one.item) for change in changes)
    called = None if is_told or one.item.kind == "claim" else name(setting, one.item)
    is_minor = one.anchor is not None and all(_is_minor(change) for change in changes)
    return Changed("changed", setting.say(_WORDS["changed"]), link, called, said, is_minor=is_minor)


def in_order(setting: Setting, anchor: str | None) -> int:
    """The number of an item; 0 for what has none."""
    return int(setting.numbers.items[anchor]) if anchor else 0


def _place(setting: Setting, change: Change) -> tuple[str, ...]:
    item = change.item
    if item.kind == "report" and not change.path:
        return ("report",)
    if item.kind == "report":
        return ("report", _OF_REPORT.get(str(change.path[0]), ""))
    if item.kind == "claim" and item.id:
        home = setting.homes.get(item.id) or (setting.earlier.homes.get(item.id) if setting.earlier else None)
        if home is not None:
            return ("item", home)
    return ("item", item.id) if item.id else (item.kind, str(item.position), str(change.kind == "removed"))


def _main(group: Iterable[Change]) -> Item:
    """The item that a group is of: the one that prints the others."""
    items = [change.item for change in group]
    return next((item for item in items if item.kind != "claim"), items[0])


def _anchor(setting: Setting, place: tuple[str, ...], group: Iterable[Change], item: Item) -> str | None:
    if item.kind == "claim":
        # The item that prints the claim may have stayed while the claim went.
        return place[1] if place[1] in setting.numbers.items else None
    is_gone = any(change.kind == "removed" and change.item is item for change in group)
    return None if is_gone else anchor_of(setting, item)


def _is_minor(change: Change) -> bool:
    is_number = change.item.kind == "key figure" and change.path == ("number",)
    return change.kind in _MINOR and not is_number


def _is_name(change: Change, item: Item) -> bool:
    return change.item is item and change.after == item.name


def anchor_of(setting: Setting, item: Item) -> str | None:
    """Where the item stands on the page; none if it has no place of its own."""
    if item.kind == "report":
        return None
    if item.kind == "key figure":
        name = "key-figures"
    elif item.kind == "claim":
        name = setting.homes.get(item.id or "", "")
    elif item.kind in _NUMBERED:
        name = item.id or f"{_NUMBERED[item.kind]}-{item.position + 1}"
    elif item.kind == "source" and item.id not in setting.numbers.items:
        name = "source-line"
    else:
        name = item.id or ""
    return name if name in setting.numbers.items else None


def text_of(item: Item) -> Text | None:
    """What a reader knows an item by, if that is a text."""
    return Text(dict(item.name)) if isinstance(item.name, Wordings) else None


def name(setting: Setting, item: Item) -> Html | None:
    """What a reader knows an item by, in the page's language; none if it has no words for that."""
    text = text_of(item)
    own = setting.brief.own_language
    if text is not None and item.kind == "source" and text.find(setting.language.tag, own) is None:
        # The title of a source is in the language of the source.
        words, tag = text.original(own)
        return setting.foreign(words, tag if language(tag).direction == run_direction(words) else None)
    if text is not None:
        return setting.text(text)
    if item.kind == "relation" and isinstance(item.name, str):
        ends = item.name.split(" → ")
        if all(end in setting.actors for end in ends):
            return setting.listed(setting.bare_name(end) for end in ends)
    return None


def short_name(setting: Setting, item: Item) -> Html | None:
    """What a reader knows an item by, in a few words."""
    text = text_of(item)
    words = setting.plain(text).split() if text else []
    if text is None or len(words) <= _LONGEST:
        return name(setting, item)
    own = setting.brief.own_language
    tag = (text.find(setting.language.tag, own) or text.original(own))[1]
    cut = f"{' '.join(words[:_KEPT]).rstrip(',;:،؛.')} …"
    if language(tag).base == setting.language.base:
        return isolated(cut, setting.direction)
    return setting.foreign(cut, tag)


def part_anchor(setting: Setting, change: Change) -> str | None:
    """Where a field of the report itself has a number of its own."""
    if change.item.kind != "report" or not change.path:
        return None
    anchor = _OF_REPORT.get(str(change.path[0]))
    return anchor if anchor in setting.numbers.items else None
