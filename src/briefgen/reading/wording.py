"""What pydantic found, in the words of a person who writes briefs.

Keyed by the type of an error, never by its English: pydantic's sentences change with its
versions, its types do not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from briefgen.nearest import did_you_mean


@dataclass(frozen=True)
class Wording:
    """A code, a sentence, and ways out."""

    code: str
    message: str
    hints: tuple[str, ...] = ()


def word(kind: str, given: Any, context: dict[str, Any], field: str) -> Wording:
    """The wording for an error of pydantic of a `kind`, about the value `given` in `field`."""
    make = _WORDINGS.get(kind)
    if make is None:
        return Wording("MD02", f"`{field}` cannot be {show(given)}", (f"pydantic calls this {kind}",))
    return make(given, context, field)


def show(value: Any) -> str:
    """A value as a message quotes it: short, on one line."""
    if value is None or value == "":
        return "empty"
    if isinstance(value, bool):
        return "`true`" if value else "`false`"
    if isinstance(value, dict):
        return "a mapping" if value else "an empty mapping"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    text = " ".join(str(value).split())
    return f"`{text[:60]}…`" if len(text) > 60 else f"`{text}`"


def _expected(what: str, *hints: str) -> Callable[[Any, dict[str, Any], str], Wording]:
    def make(given: Any, context: dict[str, Any], field: str) -> Wording:
        return Wording("MD02", f"`{field}` has to be {what}, not {show(given)}", hints)

    return make


def _literal(given: Any, context: dict[str, Any], field: str) -> Wording:
    choices = [choice.strip("' ") for choice in context["expected"].replace(" or ", ", ").split(", ")]
    near = did_you_mean(str(given), choices)
    listed = ", ".join(f"`{choice}`" for choice in choices)
    return Wording("MD03", f"`{field}` cannot be {show(given)}", (*near, f"it is one of {listed}"))


def _number(sign: str, key: str) -> Callable[[Any, dict[str, Any], str], Wording]:
    def make(given: Any, context: dict[str, Any], field: str) -> Wording:
        return Wording("MD04", f"`{field}` has to be {sign} {context[key]}, not {show(given)}")

    return make


# What the patterns of the model stand for; a field with a pattern of its own is named here.
_PATTERNS: dict[str, tuple[str, str]] = {
    "sources": ("a citation", "write `s1`, `s1:12-14`, or the id of a claim"),
    "source": ("an id of a source", "ids are lower-case letters, digits and hyphens, such as `s1`"),
    "lines": ("a line or a range of lines", "write `12` or `12-14`"),
    "exclude": ("a line or a range of lines", "write `12` or `12-14`"),
    "sha256": ("a SHA-256", "64 hexadecimal digits, as `sha256sum` prints them"),
    "file": ("a file's name", "the bare name, without a folder"),
    "image": ("a file's name", "the bare name of a file in the brief's `images` folder"),
    "url": ("a web address", "begin it with `https://`"),
    "wikidata": ("a Wikidata item", "write `Q` and digits"),
}
_LANGUAGE_FIELDS = frozenset(
    {"language", "languages", "lang", "original", "read_in", "controlling_language", "numerals", "forbidden"}
)


def _pattern(given: Any, context: dict[str, Any], field: str) -> Wording:
    if context["pattern"].startswith("^[a-z]{2,3}(-"):
        hint = "write a tag such as `en`, `ar-IQ` or `ku-Arab`"
        if " " in str(given):
            # Inside `{…}` a comma ends a text, and what follows it becomes a key.
            hint = "put quotes around a text with a comma inside `{…}`"
        return Wording("MD05", f"{show(given)} is not a language tag", (hint,))
    what, hint = _PATTERNS.get(
        field, ("an id", "ids are lower-case letters, digits and hyphens, beginning with a letter")
    )
    return Wording("MD05", f"{show(given)} is not {what}", (hint,))


def _unprintable(given: Any, context: dict[str, Any], field: str) -> Wording:
    message = f"character U+{context['code']} at position {context['place']} cannot be printed"
    return Wording("MD06", message, ("delete it; direction is set by the report, not by hidden characters",))


def _edtf(given: Any, context: dict[str, Any], field: str) -> Wording:
    hint = "write `2026-03-02`, `2026-03`, `2026-03~`, or `2026-03-02/2026-03-05`"
    loose = "where only a weekday or an order is known, write a mapping with `printed` and `precision`"
    return Wording("MD07", f"{show(given)} is not a date", (hint, loose))


def _web_address(given: Any, context: dict[str, Any], field: str) -> Wording:
    return Wording("MD05", f"{show(given)} is not a web address", ("begin it with `https://`",))


_TEXT = _expected("a text", "put quotes around a number or a word that YAML reads as something else")
_WORDINGS: dict[str, Callable[[Any, dict[str, Any], str], Wording]] = {
    "string_type": _TEXT,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _expected("a text that says something"),
    "string_too_long": _expected("shorter than 20,000 characters", "split it into several items"),
    "int_type": _expected("a whole number"),
    "int_from_float": _expected("a whole number"),
    "float_type": _expected("a number"),
    "bool_type": _expected("`true` or `false`"),
    "dict_type": _expected("a mapping", "write `key: value` lines below it"),
    "model_type": _expected("a mapping", "write `key: value` lines below it"),
    "tuple_type": _expected("a list", "begin each entry with `- `, or write `[a, b]`"),
    "too_short": _expected("filled", "delete the key if there is nothing to say"),
    "union_tag_not_found": _expected(
        "a text or a mapping", "put quotes around a number that is meant as text"
    ),
    "union_tag_invalid": _expected("a text or a mapping"),
    "literal_error": _literal,
    "greater_than_equal": _number("at least", "ge"),
    "less_than_equal": _number("at most", "le"),
    "unprintable": _unprintable,
    "edtf": _edtf,
    "web_address": _web_address,
}
