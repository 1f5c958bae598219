"""What changed since the edition before: a section, and a mark at each item that is not as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from markupsafe import Markup

from briefgen.comparing.change import Change, Item
from briefgen.comparing.plain import Wordings
from briefgen.localize.language import language, run_direction
from briefgen.model.text import Text
from briefgen.view.changed import facts, rewording
from briefgen.view.page import NOTHING, Block, Changed, Changes, Fact, Html, Mark
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
# The sections of which a reader is told what is new in one list.
_LISTED = {"actors", "relations", "figures", "sources", "statements", "glossary", "annexes"}
# What changed below the words of an item.
_MINOR = {"supported", "revised", "moved"}
_NUMBERED = {"highlight": "highlight", "relation": "relation", "gap": "gap", "term": "term"}
_OF_REPORT = {"question": "question", "methods": "methods", "source_summary": "source-summary"}
_WORDS = {"added": "New", "changed": "Changed", "removed": "Removed"}


def changes(setting: Setting, titles: Mapping[str, str]) -> tuple[Block, ...]:
    """The blocks of the section: one for each section in which something changed; `titles` are theirs."""
    return tuple(
        Changes(f"changes-{section}", "", title=setting.say(titles.get(section, "The report")), changes=found)
        for section, group in groupby(told(setting), key=lambda change: change.item.section)
        if (found := tuple(_entries(setting, tuple(group))))
    )


def summary(setting: Setting) -> Html:
    """How many items were added, have changed and were removed."""
    states = (entry.state for _, item, entry in _all(setting) if item.kind != "report")
    counts = Counter[str](states)
    said = [
        setting.count(one, many, counts[state])
        for state, one, many in (
            ("added", "{number} item was added", "{number} items were added"),
            ("changed", "{number} item has changed", "{number} items have changed"),
            ("removed", "{number} item was removed", "{number} items were removed"),
        )
        if counts[state]
    ]
    if not said:
        return setting.say("Nothing has changed but the head of the report.")
    return Markup("\u00a0· ").join(said)


def marks(setting: Setting) -> Mapping[str, Mark]:
    """The marks of new and changed items, by their anchors."""
    return {
        anchor: Mark("added" if entry.state == "added" else "changed", entry.word)
        for anchor, _, entry in _all(setting)
        if anchor and entry.state != "removed"
    }


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


def _all(setting: Setting) -> Iterator[tuple[str | None, Item, Changed]]:
    for _, group in groupby(told(setting), key=lambda change: change.item.section):
        yield from _keyed(setting, tuple(group))


def _entries(setting: Setting, found: tuple[Change, ...]) -> Iterator[Changed]:
    """The entries of a section in the order of its items; those that say little of theirs stand together."""
    entries = sorted(_keyed(setting, found), key=lambda one: _order(setting, one[0], one[2]))
    is_listed = found[0].item.section in _LISTED
    new = [entry for _, _, entry in entries if is_listed and entry.state == "added"]
    minor = [entry for _, _, entry in entries if entry.is_minor]
    together = [*(new if len(new) > 1 else ()), *(minor if len(minor) > 1 else ())]
    yield from (entry for _, _, entry in entries if entry not in together and entry.state != "removed")
    if len(new) > 1:
        named = (Markup("{} {}").format(entry.item or "", entry.name or "") for entry in new)
        yield replace(new[0], item=None, name=Markup("\u00a0· ").join(named))
    if len(minor) > 1:
        links = Markup(" ").join(entry.item for entry in minor if entry.item)
        words = setting.say("What they rest on, or their details, were revised.")
        yield replace(minor[0], item=links, name=None, facts=(Fact(NOTHING, words),))
    yield from (entry for _, _, entry in entries if entry.state == "removed")


def _order(setting: Setting, anchor: str | None, entry: Changed) -> int:
    return int(setting.numbers.items[anchor]) if anchor and entry.state != "removed" else 0


def _keyed(setting: Setting, found: tuple[Change, ...]) -> Iterator[tuple[str | None, Item, Changed]]:
    """The changes of a section by the item that prints them: claims stand under theirs."""
    grouped: dict[tuple[str, ...], list[Change]] = {}
    for change in found:
        grouped.setdefault(_place(setting, change), []).append(change)
    for group in grouped.values():
        item = _main(group)
        anchor = None if _is_gone(group, item) else anchor_of(setting, item)
        entry = _entry(setting, group, item, anchor)
        if entry is not None:
            yield anchor, item, entry


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


def _is_gone(group: Iterable[Change], item: Item) -> bool:
    return any(change.kind == "removed" and change.item is item for change in group)


def _entry(setting: Setting, group: list[Change], item: Item, anchor: str | None) -> Changed | None:
    own = {change.kind for change in group if change.item is item and item.kind != "claim"}
    if item.kind == "claim" and anchor == item.id:
        own = {change.kind for change in group}
    if "added" in own:
        return Changed(
            "added", setting.say(_WORDS["added"]), _link(setting, anchor), _name(setting, item), ()
        )
    if "removed" in own or (item.kind == "claim" and anchor is None):
        earlier = _text(item)
        name = rewording(setting, earlier, None) if earlier else None
        return Changed("removed", setting.say(_WORDS["removed"]), None, name, ())
    said = facts(setting, group)
    if not said:
        return None
    # A text that is told word by word need not be said before.
    is_told = any(change.kind in {"reworded", "renamed"} and _is_name(change, item) for change in group)
    name = None if is_told or item.kind == "claim" else _name(setting, item)
    is_minor = anchor is not None and all(_is_minor(change) for change in group)
    word = setting.say(_WORDS["changed"])
    return Changed("changed", word, _link(setting, anchor), name, said, is_minor=is_minor)


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


def _link(setting: Setting, anchor: str | None) -> Html | None:
    return setting.item(anchor) if anchor else None


def _text(item: Item) -> Text | None:
    return Text(dict(item.name)) if isinstance(item.name, Wordings) else None


def _name(setting: Setting, item: Item) -> Html | None:
    text = _text(item)
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
