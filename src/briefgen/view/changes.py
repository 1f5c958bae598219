"""What changed since the edition before: a section, and a mark at each item that is not as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from markupsafe import Markup

from briefgen.view import digest
from briefgen.view.page import NOTHING, Block, Changed, Changes, Fact, Html, Mark
from briefgen.view.setting import Setting
from briefgen.view.told import Told, entry, groups, in_order
from briefgen.view.weight import MOST_READ

# The sections of which a reader is told what is new in one list.
_LISTED = {"actors", "relations", "figures", "sources", "statements", "glossary", "annexes"}

Entry = tuple[Told, Changed]


def told(setting: Setting) -> tuple[Entry, ...]:
    """The items of which a reader is told, each with what is said of it."""
    found = ((one, entry(setting, one, one.changes)) for one in groups(setting))
    return tuple((one, said) for one, said in found if said is not None)


def changes(setting: Setting, entries: Sequence[Entry], titles: Mapping[str, str]) -> tuple[Block, ...]:
    """The blocks of the section: all changes if they are few, else a summary; `titles` are of sections.

    Both come to the same number of blocks and pieces in each language.
    """
    if len(entries) > MOST_READ:
        return digest.digest(setting, titles)
    return complete(setting, entries, titles)


def complete(setting: Setting, entries: Sequence[Entry], titles: Mapping[str, str]) -> tuple[Changes, ...]:
    """All changes in their words: a block for each section in which something changed."""
    return tuple(
        Changes(f"changes-{section}", "", title=setting.say(titles.get(section, "The report")), changes=found)
        for section, group in groupby(entries, key=lambda one: one[0].section)
        if (found := tuple(_together(setting, tuple(group))))
    )


def summary(setting: Setting, entries: Sequence[Entry]) -> Html:
    """How many items were added, have changed and were removed."""
    counts = Counter[str](found.state for one, found in entries if one.item.kind != "report")
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


def marks(entries: Sequence[Entry]) -> Mapping[str, Mark]:
    """The marks of new and changed items, by their anchors."""
    return {
        one.anchor: Mark("added" if found.state == "added" else "changed", found.word)
        for one, found in entries
        if one.anchor and found.state != "removed"
    }


def _together(setting: Setting, found: tuple[Entry, ...]) -> Iterator[Changed]:
    """The entries of a section in the order of its items; those that say little of theirs stand together."""
    entries = sorted(found, key=lambda one: in_order(setting, one[0].anchor))
    is_listed = found[0][0].section in _LISTED
    new = [one for _, one in entries if is_listed and one.state == "added"]
    minor = [one for _, one in entries if one.is_minor]
    together = [*(new if len(new) > 1 else ()), *(minor if len(minor) > 1 else ())]
    yield from (one for _, one in entries if one not in together and one.state != "removed")
    if len(new) > 1:
        named = (Markup("{} {}").format(one.item or "", one.name or "") for one in new)
        yield replace(new[0], item=None, name=Markup("\u00a0· ").join(named))
    if len(minor) > 1:
        links = Markup("\u00a0· ").join(one.item for one in minor if one.item)
        words = setting.say("What they rest on, or their details, were revised.")
        yield replace(minor[0], item=links, name=None, facts=(Fact(NOTHING, words),))
    yield from (one for _, one in entries if one.state == "removed")
