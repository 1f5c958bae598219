"""The words of the report itself in one language, read from its gettext catalogue."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from babel.messages.pofile import read_po

from briefgen.localize import numerals
from briefgen.localize.language import Language, language

SOURCE_TAG = "en"

Key = tuple[str, str]
Messages = Mapping[Key, tuple[str, ...]]

_SLOT = re.compile(r"\{([a-z]+)\}")
_CATEGORIES = ("zero", "one", "two", "few", "many", "other")


@dataclass(frozen=True)
class Words:
    """A text and the tag of the language that it really is in (`en` when it fell back)."""

    text: str
    language: str


@dataclass(frozen=True)
class Piece:
    """A stretch of a message: literal text, or the name of a slot that takes a value."""

    text: str
    is_slot: bool


@dataclass(frozen=True)
class Catalog:
    """The messages of one language, and English where it has none."""

    language: Language
    messages: Messages
    english: Messages

    def say(self, message: str, **values: object) -> Words:
        """A message by its English wording; integers take the digits of the words' language."""
        return self._filled("", message, values)

    def say_in(self, context: str, message: str, **values: object) -> Words:
        """A message that means something else elsewhere, as a value of an enumeration does.

        An underscore in `message` stands for a space, so that values may be given as written.
        """
        return self._filled(context, message.replace("_", " "), values)

    def count(self, one: str, many: str, number: int, **values: object) -> Words:
        """A counted message in the plural form that CLDR asks for, `{number}` already written."""
        forms = self.messages.get(("", one))
        speaker = self.language if forms else _english()
        form = _plural_form(forms or (one, many), number, speaker)
        values["number"] = numerals.grouped(number, speaker)
        return Words(_fill(form, values, speaker), speaker.tag)

    def pieces(self, message: str, context: str = "") -> tuple[Words, tuple[Piece, ...]]:
        """The unfilled message, and the same cut at its slots for values set in elements."""
        template, speaker = self._template(context, message)
        return Words(template, speaker.tag), _pieces(template)

    def has(self, message: str, context: str = "") -> bool:
        """Whether the message is said in the language itself."""
        return self._template(context, message)[1] is self.language

    def _filled(self, context: str, message: str, values: Mapping[str, object]) -> Words:
        template, speaker = self._template(context, message)
        return Words(_fill(template, values, speaker), speaker.tag)

    def _template(self, context: str, message: str) -> tuple[str, Language]:
        key = (context, message)
        if key in self.messages:
            return self.messages[key][0], self.language
        speaker = self.language if self.language.base == SOURCE_TAG else _english()
        return self.english.get(key, (message,))[0], speaker


@cache
def catalog(language: Language) -> Catalog:
    """The catalogue of a language; one without its own speaks English throughout."""
    return Catalog(language, _messages(language.base), _messages(SOURCE_TAG))


def coverage(tag: str) -> tuple[int, int]:
    """How many messages a language translates, and how many there are."""
    wanted = read_template()
    spoken = language(tag).base
    if spoken == SOURCE_TAG:
        return len(wanted), len(wanted)
    return len(wanted & _messages(spoken).keys()), len(wanted)


@cache
def read_template() -> frozenset[Key]:
    """The keys, context and English wording, of every message there is."""
    return frozenset(_parsed(_bytes("messages.pot") or b"", blanks=True))


@cache
def _messages(base: str) -> Messages:
    content = _bytes(f"{base}.po")
    return {} if content is None else _parsed(content, blanks=False)


def _bytes(name: str) -> bytes | None:
    file = files("briefgen.localize").joinpath("messages", name)
    return file.read_bytes() if file.is_file() else None


def _parsed(content: bytes, *, blanks: bool) -> dict[Key, tuple[str, ...]]:
    messages: dict[Key, tuple[str, ...]] = {}
    for entry in read_po(content.splitlines(keepends=True), abort_invalid=True):
        key = entry.id if isinstance(entry.id, str) else entry.id[0]
        forms = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())
        if key and (blanks or (all(forms) and not entry.fuzzy)):
            messages[(entry.context or "", key)] = forms
    return messages


def _plural_form(forms: tuple[str, ...], number: int, speaker: Language) -> str:
    """The form for a number: a catalogue lists them in CLDR's order, `many` only if it has it."""
    rules = speaker.locale.plural_form
    used = [name for name in _CATEGORIES if name == "other" or name in rules.tags]
    if len(forms) < len(used):
        used = [name for name in used if name != "many"]
    category = rules(number)
    return forms[used.index(category)] if category in used else forms[-1]


def _fill(template: str, values: Mapping[str, object], speaker: Language) -> str:
    return _SLOT.sub(lambda slot: _written(values[slot[1]], speaker), template)


def _written(value: object, speaker: Language) -> str:
    return numerals.shaped(str(value), speaker) if isinstance(value, int) else str(value)


def _pieces(template: str) -> tuple[Piece, ...]:
    """The template cut at its slots; `re.split` gives text and slot names by turns."""
    parts = _SLOT.split(template)
    return tuple(Piece(text, at % 2 == 1) for at, text in enumerate(parts) if text)


def _english() -> Language:
    return language(SOURCE_TAG)
