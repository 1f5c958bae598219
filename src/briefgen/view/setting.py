"""How one language sets what a brief says: words, texts, names, dates, numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from briefgen.localize import format as formats
from briefgen.localize.catalog import Catalog, Words, catalog
from briefgen.localize.language import Language, language, other_way, quoted, run_direction
from briefgen.model.actor import Actor
from briefgen.model.brief import Brief
from briefgen.model.claim import Claim
from briefgen.model.event import Event
from briefgen.model.mention import Mention
from briefgen.model.text import Text
from briefgen.model.when import Day, When
from briefgen.reading.exhibits import Exhibits
from briefgen.view import inline
from briefgen.view.isolate import isolated, link, run, value
from briefgen.view.number import Numbering, Part, numbering, outline, placed
from briefgen.view.page import Direction, Fact, Html
from briefgen.view.since import Since


@dataclass(frozen=True)
class Setting:
    """A brief about to be set in one language."""

    id: str
    brief: Brief
    language: Language
    catalog: Catalog
    numbers: Numbering
    exhibits: Exhibits
    since: Since | None = None

    @cached_property
    def earlier(self) -> Setting | None:
        """The edition before set in the same language, with the same digits: its names, its numbers."""
        before = self.since.brief if self.since else None
        return replace(self, brief=before, numbers=numbering(before), since=None) if before else None

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The sections of the report, each with its items and figures."""
        return outline(self.brief)

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """All claims by id."""
        return self.brief.every_claim()

    @cached_property
    def homes(self) -> Mapping[str, str]:
        """The item that prints a claim in full, by the claim's id."""
        return {claim: claim for claim in self.claims} | placed(self.brief)

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """All actors by id."""
        return {actor.id: actor for actor in self.brief.actors}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """All events by id."""
        return {event.id: event for event in self.brief.events}

    def anchors(self, section: str) -> tuple[str, ...]:
        """The anchors of a section's items, in their order."""
        return next((part.anchors for part in self.parts if part.key == section), ())

    @property
    def direction(self) -> Direction:
        """The direction of the language."""
        return self.language.direction

    def say(self, message: str, **values: Html | str | int) -> Html:
        """Words of the report itself; English ones are marked where the language has none."""
        return self._filled(message, "", values)

    def word(self, context: str, name: str) -> Html:
        """The word for a value of an enumeration."""
        return self._filled(name.replace("_", " "), context, {})

    def title_word(self, context: str, name: str) -> Html:
        """The word for a value of an enumeration at the head of a line: with a capital."""
        words = self.catalog.say_in(context, name)
        return self._marked(Words(formats.initial_capital(words.text), words.language))

    def count(self, one: str, many: str, number: int) -> Html:
        """A counted word, in the plural form of the language."""
        return self._marked(self.catalog.count(one, many, number))

    def _filled(self, message: str, context: str, values: Mapping[str, Html | str | int]) -> Html:
        words, pieces = self.catalog.pieces(message, context)
        spoken = self._spoken(words)
        html = Markup("").join(
            self._value(values[piece.text], spoken)
            if piece.is_slot
            else isolated(piece.text, spoken.direction)
            for piece in pieces
        )
        return self._mark(html, spoken)

    def _value(self, given: Html | str | int, around: Language) -> Html:
        """What fills a slot; isolated where the words around it are another language's."""
        if isinstance(given, int):
            return value(formats.ordinal_number(given, self.language), around.direction)
        html = given if isinstance(given, Markup) else isolated(given, self.direction)
        if around.direction == self.direction:
            return html
        return Markup('<bdi dir="{}" lang="{}">{}</bdi>').format(self.direction, self.language.tag, html)

    def _marked(self, words: Words) -> Html:
        spoken = self._spoken(words)
        return self._mark(isolated(words.text, spoken.direction), spoken)

    def _spoken(self, words: Words) -> Language:
        return (
            self.language if words.language.split("-")[0] == self.language.base else language(words.language)
        )

    def _mark(self, html: Html, spoken: Language) -> Html:
        if spoken is self.language:
            return html
        return Markup('<span class="fallback" lang="{}" dir="{}">{}</span>').format(
            spoken.tag, spoken.direction, html
        )

    def text(self, text: Text) -> Html:
        """A statement of the brief; the original, marked as such, where no translation is in step with it."""
        own, other = self.brief.own_language, other_way(self.brief.languages, self.direction)
        if found := text.find(self.language.tag, own):
            return inline.inline(found[0], self.direction, self.mention, other)
        words, tag = text.original(own)
        original = language(tag)
        html = inline.inline(words, original.direction, self.mention)
        if text.was_outdated(self.language.tag):
            note = self.plain_word("Translation out of date; the original is shown")
        else:
            note = self.plain_word("Not translated yet; the original is shown")
        return Markup(
            '<span class="missing" lang="{}" dir="{}" title="{}">{} <span class="mark">[{}]</span></span>'
        ).format(tag, original.direction, note, html, tag)

    def maybe(self, text: Text | None) -> Html | None:
        """A statement, if there is one."""
        return None if text is None else self.text(text)

    def plain(self, text: Text) -> str:
        """A statement without markup, for titles and attributes."""
        return inline.plain(self._worded(text)[0], self._plain_mention)

    def _worded(self, text: Text) -> tuple[str, str]:
        own = self.brief.own_language
        return text.find(self.language.tag, own) or text.original(own)

    def plain_word(self, message: str) -> str:
        """Words of the report without markup."""
        return self.catalog.say(message).text

    def fact(self, label: str, html: Html | None) -> tuple[Fact, ...]:
        """A label and what stands beside it; nothing where there is nothing to say."""
        return (Fact(self.say(label), html),) if html else ()

    def name(self, actor: str) -> Html:
        """An actor's display name, isolated in the direction of its script, as a link."""
        words, spoken = self._named(actor)
        return link(actor, words, spoken.direction, None if self._is_own(spoken) else spoken.tag)

    def bare_name(self, actor: str) -> Html:
        """An actor's display name, isolated, without a link."""
        words, spoken = self._named(actor)
        return run(words, spoken.direction, None if self._is_own(spoken) else spoken.tag)

    def _named(self, actor: str) -> tuple[str, Language]:
        words, tag = self._worded(self.actors[actor].name)
        return words, language(tag)

    def _is_own(self, spoken: Language) -> bool:
        return spoken.base == self.language.base

    def foreign_name(self, actor: str) -> Html | None:
        """An actor's name if it is given in this language, isolated and marked as foreign."""
        found = self.actors[actor].name.find(self.language.tag, self.brief.own_language)
        return run(found[0], self.direction, self.language.tag) if found else None

    def foreign(self, words: str, tag: str | None) -> Html:
        """Words in a language of their own, without Markdown, isolated in their direction."""
        direction = language(tag).direction if tag else run_direction(words) or "ltr"
        same = tag is None or language(tag).base == self.language.base
        return run(words, direction, None if same else tag)

    def language_name(self, tag: str, *, own: bool = False) -> Html:
        """What this language calls another, or what that calls itself."""
        other = language(tag)
        if own:
            return run(other.name, other.direction, tag)
        return isolated(other.name_in(self.language), self.direction)

    def letter(self, place: int) -> Html:
        """The letter of a scenario: A, B, C; in the Arabic script its abjad letter."""
        arabic = ("أ", "ب", "ج", "د", "هـ", "و", "ز", "ح", "ط", "ي")
        letters = arabic if self.language.base == "ar" else tuple("ABCDEFGHIJ")
        return isolated(letters[place] if place < len(letters) else str(place + 1), self.direction)

    def with_language(self, tag: str) -> Setting:
        """The same brief set in another of its languages."""
        spoken = language(tag, self.brief.numerals_for(tag))
        return replace(self, language=spoken, catalog=catalog(spoken))

    def event(self, event: str) -> Html:
        """A link to an event by its title, or by its number where it has none."""
        title = self.events[event].title
        if title is None:
            return self.item(event)
        tag = self._worded(title)[1]
        spoken = language(tag)
        return link(event, self.plain(title), spoken.direction, None if self._is_own(spoken) else tag)

    def item(self, anchor: str) -> Html:
        """A link to an item by its number."""
        home = self.homes.get(anchor, anchor)
        # Between words that run to the right, a number does so by itself: there are many of these.
        direction = self.direction if self.direction == "rtl" else None
        return link(home, f"¶\u00a0{self.numbers.items[home]}", direction)

    def items(self, anchors: Iterable[str]) -> Html | None:
        """Links to items by their numbers, each number once; none where there are no items."""
        links = tuple(dict.fromkeys(self.item(anchor) for anchor in anchors))
        return Markup(" ").join(links) if links else None

    def sentences(self, texts: Iterable[Text]) -> Html | None:
        """Several sentences one below the other; none where there are none."""
        sentences = [self.text(text) for text in texts]
        if len(sentences) < 2:
            return sentences[0] if sentences else None
        return Markup("<br>").join(Markup("– {}").format(sentence) for sentence in sentences)

    def mention(self, mention: Mention) -> Html:
        """The markup of `@actor` and `[[event]]`."""
        return self.name(mention.id) if mention.kind == "actor" else self.event(mention.id)

    def _plain_mention(self, mention: Mention) -> str:
        if mention.kind == "actor":
            return self.plain(self.actors[mention.id].name)
        title = self.events[mention.id].title
        return self.plain(title) if title else self.numbers.items[mention.id]

    def listed(self, items: Iterable[Html]) -> Html:
        """Several things in the language's manner of listing."""
        parts = tuple(items)
        joints = formats.joints(len(parts), self.language)
        pieces = [piece for pair in zip(("", *joints), parts, strict=True) for piece in pair]
        return Markup("").join(pieces)

    def quoted(self, words: str, spoken: Language) -> Html:
        """Words between the quotation marks of their language."""
        return isolated(quoted(words, spoken), spoken.direction)

    def percent(self, number: int) -> Html:
        """A percentage."""
        return value(formats.percent(number, self.language), self.direction)

    def percents(self, low: int, high: int) -> Html:
        """A range of percentages."""
        return value(formats.percent_range(low, high, self.language), self.direction)

    def amount(self, number: float) -> Html:
        """A number with the language's digits and separators."""
        return value(formats.number(number, self.language), self.direction)

    def date(self, when: When) -> Html:
        """A date as exactly as it is known: printed words, a calendar date, or an order."""
        loose = when.loose
        calendar = when.calendar
        if loose.printed is not None and loose.basis == "stated":
            return self.text(loose.printed)
        if calendar is not None:
            if isinstance(calendar, Day):
                return value(formats.day(calendar, self.language), self.direction)
            return value(formats.interval(calendar, self.language), self.direction)
        if loose.printed is not None:
            return self.text(loose.printed)
        if loose.after:
            return self.say("after {events}", events=self.listed(self.event(event) for event in loose.after))
        return self.say("date not stated")


def setting(
    identifier: str, brief: Brief, tag: str, exhibits: Exhibits, since: Since | None = None
) -> Setting:
    """The setting of a brief in one of its languages."""
    spoken = language(tag, brief.numerals_for(tag))
    numbers = numbering(brief, tells_changes=since is not None)
    return Setting(identifier, brief, spoken, catalog(spoken), numbers, exhibits, since)
