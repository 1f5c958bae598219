"""By which names a text calls the actors of a brief."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefgen.model.actor import Actor, Alias
from briefgen.model.brief import Brief
from briefgen.model.mention import mentions
from briefgen.prose.fold import fold
from briefgen.prose.literal import spoken
from briefgen.prose.wording import Wording

# Parts of names that say nothing by themselves are shorter than this, but for the article.
_SHORTEST = 4
_PARTS = re.compile(r"\w+")


@dataclass(frozen=True)
class Naming:
    """The names of one actor in one language."""

    full: Mapping[str, str]
    """The display name and its other spellings, folded, each with how it is written."""
    parts: frozenset[str]
    """The words of all its names, folded: one of them may stand for the actor."""


@dataclass(frozen=True)
class Cast:
    """The names of all actors and the titles of all events, by language tag and then by id."""

    actors: Mapping[str, Mapping[str, Naming]]
    titles: Mapping[str, Mapping[str, str]]


def cast(brief: Brief) -> Cast:
    """Who and what a brief can name in each of its languages."""
    own = brief.own_language
    tags = dict.fromkeys((*brief.languages, own))
    titled = [(event.id, event.title) for event in brief.events if event.title is not None]
    titles = {
        tag: {name: fold(found[0]) for name, title in titled if (found := title.find(tag, own))}
        for tag in tags
    }
    return Cast({tag: _namings(brief.actors, tag, own) for tag in tags}, titles)


def named_alone(here: Wording, there: Wording, known: Cast) -> list[str]:
    """Who and what one wording names and the other does not: mentions, and names as the brief has them.

    An actor is named by a mention, by any of its names, or by one word of them.
    """
    text, beside = fold(spoken(here.words)), fold(spoken(there.words))
    called = {one.id for one in mentions(there.words)}
    titles, theirs = known.titles.get(there.tag, {}), known.actors.get(there.tag, {})
    found, seen = [], set()
    for one in mentions(here.words):
        seen.add(one.id)
        is_titled = one.id in titles and titles[one.id] in beside
        if one.id not in called and not is_titled and not _is_named(one.id, beside, theirs):
            found.append(f"@{one.id}" if one.kind == "actor" else f"[[{one.id}]]")
    named = seen | called
    for actor, naming in known.actors.get(here.tag, {}).items():
        if actor in named or actor not in theirs:
            continue
        shown = next((shown for name, shown in naming.full.items() if _stands(name, text)), None)
        if shown and not _is_named(actor, beside, theirs):
            found.append(shown)
    return found


def _is_named(actor: str, text: str, known: Mapping[str, Naming]) -> bool:
    return actor in known and any(_begins(part, text) for part in known[actor].parts)


def _namings(actors: tuple[Actor, ...], tag: str, own: str) -> dict[str, Naming]:
    """The names of each actor that has one in a language, by the actor's id."""
    found = {}
    for actor in actors:
        display = actor.name.find(tag, own)
        if display is not None:
            full = (display[0], *(alias.text for alias in actor.aliases if _is_spelling(alias, tag)))
            # A name may stand in a text of another language as it is.
            every = (*full, *(alias.text for alias in actor.aliases), *_initials(full))
            found[actor.id] = Naming({fold(name): name for name in full}, frozenset(_distinct(every)))
    return found


def _is_spelling(alias: Alias, tag: str) -> bool:
    return alias.kind == "spelling" and (
        alias.lang is not None and alias.lang.partition("-")[0] == tag.partition("-")[0]
    )


def _initials(every: Iterable[str]) -> Iterator[str]:
    """`US` and `U.S.` for the United States."""
    for name in every:
        capitals = [part[0] for part in _PARTS.findall(name) if part[0].isupper()]
        if len(capitals) > 1:
            yield "".join(capitals)
            yield "".join(f"{letter}." for letter in capitals)


def _distinct(every: Iterable[str]) -> Iterator[str]:
    for name in every:
        for part in _PARTS.findall(fold(name)):
            bare = part.removeprefix("ال")
            if len(bare) >= (_SHORTEST if bare.isascii() else _SHORTEST - 1):
                yield bare
        yield fold(name)


def _stands(name: str, text: str) -> bool:
    return name in text and re.search(rf"(?<!\w)[وف]?[بلك]?{re.escape(name)}(?!\w)", text) is not None


def _begins(part: str, text: str) -> bool:
    """Whether a word of the text begins with the part, or is it where the part is a few letters."""
    if part not in text:
        return False
    end = r"(?!\w)" if part.isascii() and len(part) < _SHORTEST else ""
    return re.search(rf"(?<!\w)[وف]?[بلك]?(?:ال|ل)?{re.escape(part)}{end}", text) is not None
