"""One statement, in the brief's own language or in each."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import AfterValidator, Discriminator, Field, PrivateAttr, RootModel, Tag
from pydantic_core import PydanticCustomError

from briefgen.model.node import CONFIG

# Embeddings and overrides reorder what follows them unseen (Unicode TR 36, "Trojan Source");
# isolates and marks may stand in a text, since the checks see to their balance.
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e")


def printable(text: str) -> str:
    """The text, if it holds nothing that a page cannot show or that reorders it unseen."""
    for place, character in enumerate(text):
        kind = unicodedata.category(character)
        if character in _REORDERING or kind in {"Cs", "Cn"} or (kind == "Cc" and character not in "\n\t"):
            raise PydanticCustomError(
                "unprintable",
                "character U+{code} at position {place} cannot be printed",
                {"code": f"{ord(character):04X}", "place": place + 1},
            )
    return text


Line = Annotated[str, Field(min_length=1, max_length=20_000), AfterValidator(printable)]
"""Text that can be set on a page: no control characters, no bidirectional overrides."""

LanguageTag = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-[0-9]{3})?$")]
"""A BCP 47 tag of language, script and region: `en`, `ar-IQ`, `ku-Arab`."""


def _shape(value: Any) -> str | None:
    if isinstance(value, str):
        return "in-one-language"
    return "in-each-language" if isinstance(value, dict) else None


class Text(
    RootModel[
        Annotated[
            Annotated[Line, Tag("in-one-language")]
            | Annotated[dict[LanguageTag, Line], Field(min_length=1), Tag("in-each-language")],
            Discriminator(_shape),
        ]
    ]
):
    """One statement: a plain text in the brief's own language, or one for each language.

    Inline Markdown only: emphasis, links, code, line breaks, `@actor` and `[[event]]`.
    """

    model_config = CONFIG | {"extra": None}

    _outdated: frozenset[str] = PrivateAttr(default=frozenset())

    def find(self, language: str, own: str) -> tuple[str, str] | None:
        """The wording for a language and the tag under which it stands.

        `ar-IQ` is served by `ar`, and the other way round; `own` is the brief's own language,
        in which a plain text is. None if the text has not been translated.
        """
        if isinstance(self.root, str):
            return (self.root, own) if primary(language) == primary(own) else None
        if language in self.root:
            return self.root[language], language
        for tag, words in self.root.items():
            if primary(tag) == primary(language):
                return words, tag
        return None

    def without(self, outdated: Iterable[str]) -> Text:
        """The text without its wordings under tags that are out of date; it remembers that they were."""
        tags = frozenset(outdated)
        if isinstance(self.root, str) or not tags < self.root.keys():
            return self
        kept = Text({tag: words for tag, words in self.root.items() if tag not in tags})
        kept._outdated = tags
        return kept

    def was_outdated(self, language: str) -> bool:
        """Whether a wording for a language was taken out because it is out of date."""
        return any(primary(tag) == primary(language) for tag in self._outdated)

    def original(self, own: str) -> tuple[str, str]:
        """The wording in the brief's own language, or the first there is, with its tag."""
        found = self.find(own, own)
        if found is None and isinstance(self.root, dict):
            tag, words = next(iter(self.root.items()))
            return words, tag
        return found or (str(self.root), own)


def primary(tag: str) -> str:
    """The language and, where it is written, the script: what two wordings must share."""
    return "-".join(part for part in tag.split("-") if len(part) != 2 or part.islower())
