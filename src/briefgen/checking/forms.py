"""The forms of the actors' names: which spellings a brief knows, and which word each one stands for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.checking.rule import Case
from briefgen.model.actor import Actor
from briefgen.model.brief import Brief
from briefgen.prose.fold import fold
from briefgen.prose.spelling import Word, is_arabic, key, name_words, parts
from briefgen.prose.wording import Wording

# Shorter keys are shared by too many words that are no names.
_SHORTEST = 5
_ABOUT_SPELLING = re.compile(
    r"spelt|spell|written|misspel|translit|romani|orthograph|graphie|s'écrit|écrite?\b|رسم|يكتب|تكتب|مصحف|تهجئ|لاتيني"
)
_ARTICLE = re.compile(r"(?:al|el|the)[\s-]+|ال")


@dataclass(frozen=True)
class Form:
    """A word of an actor's name in one spelling."""

    actor: Actor
    written: str


@dataclass(frozen=True)
class Deviation:
    """A word of an alias that spells a word of the display name otherwise."""

    actor: Actor
    display: str
    """The word of the display name, as it is written there."""
    lang: str | None
    """The language of the alias."""


def own_prose(case: Case) -> Iterator[tuple[Wording, tuple[Word, ...]]]:
    """The words in the brief's own voice that may be names: no quotation, no name of an actor.

    A text that is itself about how a name is spelt is left out.
    """
    for wording in case.wordings:
        if isinstance(wording.leaf.owner, Actor) and "name" in wording.leaf.path[-1:]:
            continue
        if not _ABOUT_SPELLING.search(fold(wording.words)):
            yield wording, name_words(wording.words)


def known(brief: Brief) -> frozenset[str]:
    """Every word of every name and alias, bare."""
    return frozenset(part for actor in brief.actors for name in names(actor) for part in parts(name))


def by_key(brief: Brief) -> Mapping[str, Form]:
    """The distinctive words of names by their match key; a key of two actors' words is left out.

    In the Arabic script only persons' names count, since words of other names are common words.
    """
    found: dict[str, dict[str, Form]] = defaultdict(dict)
    for actor in brief.actors:
        for name in names(actor):
            for written in name.split():
                for part in parts(written):
                    if len(key(part)) >= _SHORTEST and (actor.kind == "person" or not is_arabic(part)):
                        form = Form(actor, written.strip(",;()\"'“”«»"))
                        found[key(part)].setdefault(actor.id, form)
    return {one: next(iter(forms.values())) for one, forms in found.items() if len(forms) == 1}


def deviations(brief: Brief) -> Mapping[str, Deviation]:
    """The words of spelling aliases that differ from the display name, bare, word by word.

    Aliases of another length, another script or an unresolved actor are left out, and words that
    stand in a display name too.
    """
    found: dict[str, Deviation] = {}
    shown = {part for actor in brief.actors for name in _display(actor).values() for part in parts(name)}
    for actor in brief.actors:
        if actor.name_status == "unresolved":
            continue
        for alias in actor.aliases:
            if alias.kind != "spelling":
                continue
            for tag, name in _display(actor).items():
                if alias.lang is None or alias.lang.partition("-")[0] == tag.partition("-")[0] or not tag:
                    found |= {
                        other: Deviation(actor, display, alias.lang)
                        for other, display in _aligned(alias.text, name)
                        if other not in shown
                    }
    return found


def names(actor: Actor) -> tuple[str, ...]:
    """All names and aliases of an actor, in every language."""
    return (*_display(actor).values(), *(alias.text for alias in actor.aliases))


def is_named(word: Word, actor: Actor) -> bool:
    """Whether a word and those around it are the actor's name: `Mohamed Fadel` is not Ali Fadhel.

    A word alone has to be a last name, or a name of one word: many people share a first name.
    In the Arabic script, which has no capitals, a word at its side has to be of the name too,
    or it has the article and is no adjective: البحث العلمي names nobody.
    """
    own = {key(part) for name in names(actor) for part in parts(name)}
    sides = [key(side) in own for side in word.around]
    if word.is_arabic:
        if word.is_attribute and not sides[0]:
            return False
        return any(sides) or (_is_enough(word, actor) and "ال" in word.written[:4])
    return all(sides) and (bool(sides) or (_is_enough(word, actor) and not word.begins))


def _is_enough(word: Word, actor: Actor) -> bool:
    """Whether a word alone names the actor."""
    words = [parts(name) for name in names(actor) if is_arabic(name) == word.is_arabic]
    alone = {one[-1] for one in words if one and (actor.kind == "person" or len(one) == 1)}
    return key(word.bare) in {key(part) for part in alone}


def same(name: str) -> str:
    """What two actors may not share: a name without its article, hyphens and case."""
    return _ARTICLE.sub("", " ".join(fold(name).replace("-", " ").split()), count=1)


def _display(actor: Actor) -> dict[str, str]:
    root = actor.name.root
    return {"": root} if isinstance(root, str) else dict(root)


def _aligned(alias: str, name: str) -> Iterator[tuple[str, str]]:
    left, right = parts(alias), parts(name)
    if len(left) != len(right) or is_arabic(alias) != is_arabic(name):
        return
    written = [word for word in name.replace("-", " ").split() if parts(word)]
    shown = written if len(written) == len(right) else list(right)
    yield from (
        (other, display) for other, one, display in zip(left, right, shown, strict=True) if other != one
    )
