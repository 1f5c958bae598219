"""An editor's summary of many changes: the main ones in words, the others by number under their sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from briefgen.comparing.change import Change
from briefgen.view import weight
from briefgen.view.changed import facts, field_name, is_of_original_alone
from briefgen.view.isolate import link
from briefgen.view.page import Block, Changed, Changes, Fact, Html, OtherChanges
from briefgen.view.setting import Setting
from briefgen.view.told import Told, entry, groups, in_order, part_anchor, short_name
from briefgen.view.weight import is_told_in_words, rank

# More of a kind than this are told by their numbers.
_MOST_NAMED = 8

# What the lines of other changes say, in their order; the last is for items that no other one tells of.
_LINES = {
    "reworded": "Reworded",
    "original": "Original reworded",
    "translated": "Translation revised",
    "added": "Statements added",
    "details": "Sources or details revised",
}
# So many numbers in a row are a range.
_FEWEST_IN_RANGE = 3


@dataclass(frozen=True)
class Parted:
    """What changed of one item: what is told first, and the rest."""

    told: Told
    main: tuple[Change, ...]
    rest: tuple[Change, ...]


def digest(setting: Setting, titles: Mapping[str, str]) -> tuple[Block, ...]:
    """The main changes, and a block for each section with what else changed in it; `titles` are theirs."""
    parted = tuple(_parted(setting, one) for one in groups(setting))
    named: dict[str, Html] = {
        one.section: setting.say(titles.get(one.section, "The report")) for one in groups(setting)
    }
    main = Changes(
        "changes-main",
        "",
        title=setting.say("Main changes"),
        changes=tuple(_main(setting, parted, named)),
        is_summary=True,
    )
    others = tuple(
        OtherChanges(f"changes-{section}", "", title=named[section], facts=lines)
        for section, group in groupby(parted, key=lambda one: one.told.section)
        if (lines := tuple(_lines(setting, tuple(group))))
    )
    headed = tuple(
        replace(one, heading=setting.say("Other changes, by section") if not place else None)
        for place, one in enumerate(others)
    )
    return (main, *headed) if main.changes else headed


def _parted(setting: Setting, one: Told) -> Parted:
    """A small change of the wording is told with what else is told of its item, in each language the same."""
    if one.is_removed:
        return Parted(one, one.changes, ())
    own = [change for change in one.changes if change.item is one.item] if one.is_added else one.changes
    ranked = [change for change in own if rank(change) is not None]
    if one.is_added:
        return Parted(one, one.changes, ()) if ranked else Parted(one, (), one.changes)
    if ranked:
        ranked += [change for change in own if change.kind == "reworded" and _in_words(setting, change)]
    main = tuple(change for change in one.changes if change in ranked)
    return Parted(one, main, tuple(change for change in one.changes if change not in ranked))


def _in_words(setting: Setting, change: Change) -> bool:
    return is_told_in_words(change, setting.brief.own_language)


def _main(setting: Setting, parted: Iterable[Parted], titles: Mapping[str, Html]) -> Iterator[Changed]:
    """The main changes, the weightiest first; what is new in a section in one entry."""
    ranked = sorted(
        (one for one in parted if one.main),
        key=lambda one: min(place for change in one.main if (place := rank(change)) is not None),
    )
    for (_, section), found in groupby(ranked, key=_kind_and_section):
        group = sorted(found, key=lambda one: in_order(setting, one.told.anchor))
        if group[0].told.is_added:
            new = _named(setting, [one.told for one in group])
            word = setting.say("New")
            yield Changed("added", word, None, None, (Fact(titles[section], new),))
            continue
        for one in group:
            told = _entry(setting, one, titles[section])
            if told is not None:
                yield told


def _kind_and_section(one: Parted) -> tuple[str, str]:
    state = "added" if one.told.is_added else "removed" if one.told.is_removed else "changed"
    return state, one.told.section


def _entry(setting: Setting, one: Parted, title: Html) -> Changed | None:
    found = entry(setting, one.told, tuple(change for change in one.main if not _is_anew(setting, change)))
    if one.told.is_removed and found is not None:
        return replace(found, name=None, facts=(Fact(title, found.name or title),))
    anew = next((change for change in one.main if _is_anew(setting, change)), None)
    if anew is not None:
        bottom_line = setting.fact("Bottom line", setting.maybe(setting.brief.bottom_line))
        old = found.facts if found else ()
        return Changed("changed", setting.say("Changed"), None, None, (*old, *bottom_line))
    if found is None or one.told.item.kind == "claim":
        return found
    # Marked words that begin in the middle of a text leave out what it is about.
    is_cut = any(fact.value.startswith("…") for fact in found.facts)
    return replace(found, name=short_name(setting, one.told.item)) if found.name or is_cut else found


def _is_anew(setting: Setting, change: Change) -> bool:
    return weight.is_bottom_line(change) and weight.is_another_text(change, setting.brief.own_language)


def _lines(setting: Setting, group: Sequence[Parted]) -> Iterator[Fact]:
    """What else changed in a section: new items, words of some, and the numbers of all others."""
    ordered = sorted(group, key=lambda one: in_order(setting, one.told.anchor))
    new = [one.told for one in ordered if one.rest and one.told.is_added]
    stayed = [one for one in ordered if one.rest and not one.told.is_added]
    if new:
        yield Fact(setting.say("New"), _named(setting, new))
    for one in stayed:
        yield from _worded(setting, one)
    elsewhere = [one for one in ordered if one.main or _kinds(setting, one) - {"details"}]
    anchors = {one.told.anchor for one in elsewhere} - {None}
    for kind, label in _LINES.items():
        found = [one for one in stayed if kind in _kinds(setting, one)]
        if kind == "details":
            found = [one for one in found if one not in elsewhere and one.told.anchor not in anchors]
        if found:
            yield Fact(setting.say(label), _places(setting, found, kind))


def _kinds(setting: Setting, one: Parted) -> set[str]:
    return {_kind(setting, change) for change in one.rest}


def _kind(setting: Setting, change: Change) -> str:
    """The line that tells of a change; `words` if its words are told."""
    if is_of_original_alone(setting, change):
        return "original"
    if _in_words(setting, change):
        return "words"
    return change.kind if change.kind in _LINES else "details"


def _worded(setting: Setting, one: Parted) -> Iterator[Fact]:
    """The old and the new words of an item, where each of them counts."""
    for change in one.rest:
        if _kind(setting, change) != "words":
            continue
        is_text = change.kind in {"reworded", "renamed"}
        place = setting.item(one.told.anchor) if one.told.anchor else None
        called = None if is_text or change.item.kind == "claim" else short_name(setting, change.item)
        for fact in facts(setting, (change,)):
            said = Markup("\u00a0· ").join(filter(None, (called, fact.value)))
            yield Fact(fact.label, Markup("\u00a0").join(filter(None, (place, said))))


def _named(setting: Setting, new: Sequence[Told]) -> Html:
    """Items by number and name; many of them by number alone."""
    if len(new) > _MOST_NAMED and all(one.anchor for one in new):
        return _ranges(setting, (one.anchor for one in new if one.anchor))
    named = (
        Markup("\u00a0").join(
            filter(None, (one.anchor and setting.item(one.anchor), short_name(setting, one.item)))
        )
        for one in new
    )
    return Markup("\u00a0· ").join(named)


def _places(setting: Setting, found: Sequence[Parted], kind: str) -> Html:
    """Where the changes are: by number, and what has none by its name."""
    anchors, names = [], []
    for one in found:
        for change in (change for change in one.rest if _kind(setting, change) == kind):
            anchor = one.told.anchor or part_anchor(setting, change)
            if anchor:
                anchors.append(anchor)
            elif change.item.kind == "report":
                names.append(field_name(setting, change))
            else:
                names.append(short_name(setting, change.item) or setting.say("Details"))
    parts = (*dict.fromkeys(names), *((_ranges(setting, anchors),) if anchors else ()))
    return Markup("\u00a0· ").join(parts)


def _ranges(setting: Setting, anchors: Iterable[str]) -> Html:
    """Links to items by their numbers; those in a row are one link to the first of them."""
    found = sorted({int(setting.numbers.items[anchor]): anchor for anchor in anchors}.items())
    links: list[Html] = []
    for _, in_row in groupby(enumerate(found), key=lambda one: one[1][0] - one[0]):
        row = [one for _, one in in_row]
        if len(row) < _FEWEST_IN_RANGE:
            links.extend(setting.item(anchor) for _, anchor in row)
            continue
        # In a language that runs to the left so do the two numbers, with nothing but signs between them.
        words = f"¶\u00a0{row[0][0]}–¶\u00a0{row[-1][0]}"
        links.append(link(row[0][1], words, setting.direction if setting.direction == "rtl" else None))
    return Markup("\u00a0· ").join(links)
