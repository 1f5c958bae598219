"""AL: the names of actors, in the sources and in the report's own words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from briefgen.checking.forms import by_key, deviations, is_named, known, own_prose, same
from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.actor import Actor
from briefgen.model.brief import Brief
from briefgen.model.node import Path, each
from briefgen.prose.spelling import Word, key, parts
from briefgen.prose.wording import Wording


@rule("AL01", Severity.WARNING)
def unknown_spelling(case: Case) -> Iterator[Finding]:
    """A name is spelt as no name and no alias of the actor spells it.

    Names out of another script come in many spellings. A reader who finds `Moqtada` where
    the list of actors has `Muqtada` cannot know that they are one man, and a search for the
    listed name does not find the text. Words are compared by a key without the article,
    hyphens, case, signs of ayn and hamza, doubled letters and a final h, in which u is o,
    e is i, and dh, d and z are one letter. Only distinctive words count: a key of five letters
    or more that belongs to one actor, beside other words of the name or as a last name alone.
    What stands between quotation marks is the source's. The key suggests; it merges nothing.

    Bad:   `Moqtada al-Sadr` in a text where the actor has `Muqtada al-Sadr` and no such alias
    Good:  `@sadr`, the display name, or an alias with the sources that spell it so

    Follows ICS 630-01 (romanisation of Arabic personal names).
    """
    brief = case.brief
    listed, keys = known(brief), by_key(brief)
    for wording, words in own_prose(case):
        for word in {word.bare: word for word in words}.values():
            form = keys.get(key(word.bare))
            if form is None or word.bare in listed or not is_named(word, form.actor):
                continue
            name = form.actor.id
            message = f"`{word.written}` is in no name of `{name}`, which has `{form.written}`"
            hints = (f"write the display name or `@{name}`", "an alias says which source spells it so")
            yield Finding(wording.path, message, hints)


@rule("AL02", Severity.WARNING)
def two_spellings(case: Case) -> Iterator[Finding]:
    """The report spells an actor otherwise than its own display name does.

    Sources differ in the spelling of a name, and aliases keep what each of them has. The report
    itself holds to one display name in a language, or its reader takes one person for two. A mention
    (`@id`) prints the display name and is always right. Short names, translations and
    nicknames are no second spelling, and what stands between quotation marks is the source's.

    Bad:   `Moqtada al-Sadr` in one text and `Muqtada al-Sadr`, the display name, in another
    Good:  `Muqtada al-Sadr` or `@sadr` in both, and `Moqtada` under `aliases` with its source

    Follows ICS 630-01 (romanisation of Arabic personal names).
    """
    brief = case.brief
    others = deviations(brief)
    prose = list(own_prose(case))
    for wording, words in prose:
        for word in {word.bare: word for word in words}.values():
            other = others.get(word.bare)
            if other is None or not is_named(word, other.actor):
                continue
            if other.lang is not None and other.lang.partition("-")[0] != wording.base:
                continue
            name = other.actor.id
            message = f"`{word.written}` is `{other.display}` in the display name of `{name}`"
            hint = f"write the display name or `@{name}`"
            yield Finding(wording.path, message, (hint, *_beside(prose, other.display, wording.base)))


@rule("AL03", Severity.WARNING)
def shared_name(case: Case) -> Iterator[Finding]:
    """Two actors share a name or an alias.

    A name that leads to two actors leads to none: a reader, a search and a mention by name
    cannot tell which of them is meant. The article, hyphens, case and signs do not tell two names apart.

    Bad:   the alias `Hezbollah` under both `kataib-hezbollah` and `hezbollah`
    Good:  the alias under the one whom the sources mean by it, and a `note` on the other

    Follows ICS 630-01 (romanisation of Arabic personal names).
    """
    first: dict[str, str] = {}
    for actor, path, name in _every_name(case.brief):
        owner = first.setdefault(same(name), actor.id)
        if owner != actor.id:
            hint = "keep it where the sources mean that actor, and tell the other apart in a `note`"
            yield Finding(path, f"`{name}` is a name of `{owner}` too", (hint,))


RULES = (unknown_spelling, two_spellings, shared_name)


def _every_name(brief: Brief) -> Iterator[tuple[Actor, Path, str]]:
    for path, actor in each(brief, Actor):
        root = actor.name.root
        shown = {None: root} if isinstance(root, str) else root
        for tag, name in shown.items():
            yield actor, (*path, "name") if tag is None else (*path, "name", tag), name
        for index, alias in enumerate(actor.aliases):
            yield actor, (*path, "aliases", index, "text"), alias.text


def _beside(prose: list[tuple[Wording, tuple[Word, ...]]], display: str, base: str) -> tuple[str, ...]:
    """Where else the text has the display spelling, for a hint."""
    shown = parts(display)
    keys = (
        wording.leaf.key
        for wording, words in prose
        if wording.base == base and any((word.bare,) == shown for word in words)
    )
    return tuple(f"`{one}` has `{display}`" for one in islice(keys, 1))
