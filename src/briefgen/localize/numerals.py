"""Digits: the shape that a value formatted here takes, never a quote, an id or an address."""

from __future__ import annotations

import re
from decimal import Decimal

from babel.numbers import format_decimal

from briefgen.localize.language import Language

_DIGITS = {
    "arab": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
    "arabext": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
}

# Marks that CLDR puts beside signs; the page isolates each value instead, by an element.
_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

Numeric = int | float | Decimal


def shaped(text: str, language: Language) -> str:
    """The text with European digits replaced by those of the language's numbering system."""
    return text.translate(_DIGITS.get(language.numerals, {}))


def plain(text: str) -> str:
    """The text without bidi controls, and with the narrow no-break space made an ordinary one."""
    return _BIDI_CONTROLS.sub("", text).replace("\u202f", "\u00a0")


def grouped(value: Numeric, language: Language, decimals: int = 0) -> str:
    """A number with the language's digits and separators, and with every decimal place it was given.

    Zeros fill it up to so many decimals, so that the numbers of a column stand under each other.
    """
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    whole = str(language.locale.decimal_formats[None].pattern).partition(".")[0]
    written = format_decimal(
        exact,
        format=f"{whole}.{'0' * decimals}" if decimals else None,
        locale=language.locale,
        decimal_quantization=False,
        numbering_system=language.numerals,
    )
    return shaped(plain(written), language)


def ordinal(value: int, language: Language) -> str:
    """A number that names rather than counts, as a year or a page does: digits alone."""
    return shaped(str(value), language)


def percent_sign(language: Language) -> str:
    """The Arabic sign in Arabic script, beside whichever digits; the ASCII one elsewhere."""
    return "٪" if language.script == "Arab" else "%"


def percent(value: str, language: Language) -> str:
    """A written number with the percent sign where CLDR puts it for the locale."""
    pattern = str(language.locale.percent_formats[None].pattern).partition(";")[0]
    signed = pattern.replace("%", percent_sign(language))
    return plain(re.sub(r"[#,.0]+", lambda _: value, signed))
