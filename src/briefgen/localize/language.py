"""A language as a report is written in it: script, direction, digits, quotation marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global

Direction = Literal["ltr", "rtl"]

_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?", re.IGNORECASE)

# The living scripts of Unicode that run from right to left.
RTL_SCRIPTS = frozenset(
    ("Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi")
)

# Where the locale that Babel would take is not the one that a reader expects: its only Kurdish
# in Arabic script is Sorani, and this house writes English the British way unless told a region.
_HOUSE_LOCALES = {"en_Latn": "en_GB", "ku_Arab": "ckb"}

# CLDR gives Kurdish one script wherever it is written.
_HOUSE_SCRIPTS = {"ku_IQ": "Arab", "ku_IR": "Arab"}

# What CLDR has is the words in the order of another language.
_HOUSE_NAMES = {("ar", "ckb"): "الكردية السورانية"}

_ARABIC_DIGITS = ("arab", "arabext")

# Outer and inner marks. Babel carries no CLDR delimiters; guillemets in Arabic are a house choice.
_MARKS = {
    "ar": ("«", "»", "‹", "›"),
    "ckb": ("“", "”", "‘", "’"),
    "de": ("„", "“", "‚", "‘"),
    "en": ("“", "”", "‘", "’"),
    "es": ("«", "»", "“", "”"),
    "fa": ("«", "»", "‹", "›"),
    "fr": ("«\u00a0", "\u00a0»", "“", "”"),
    "he": ("”", "”", "’", "’"),
    "tr": ("“", "”", "‘", "’"),
}


@dataclass(frozen=True)
class Language:
    """One language of a report; `tag` is what the brief wrote, `locale` the nearest in Babel."""

    tag: str
    direction: Direction
    script: str
    numerals: str
    locale: Locale

    @property
    def base(self) -> str:
        """The language subtag, as in `ar` for `ar-IQ`; `ckb` for Kurdish in Arabic script."""
        written = _subtags(self.tag)[0]
        return "ckb" if (written, self.script) == ("ku", "Arab") else written

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return self.name_in(self)

    def name_in(self, reader: Language) -> str:
        """What `reader`'s language calls this one, or the tag where CLDR has no word for it."""
        house = _HOUSE_NAMES.get((reader.base, self.base))
        return house or str(reader.locale.languages.get(self.base, self.tag))


@cache
def language(tag: str, numerals: str | None = None, region: str | None = None) -> Language:
    """The language of a BCP 47 tag; never raises, an unknown one is set as English is.

    `numerals` is a CLDR numbering system (none: the default of the locale); Arabic digits are
    taken up only by Arabic script. `region` is an ISO 3166 code used where the tag names none.
    """
    base, script, tagged_region = _subtags(tag)
    region = tagged_region or (region or "").upper()
    script = script or _likely_script(base, region)
    locale = _nearest_locale(base, script, region)
    direction: Direction = "rtl" if script in RTL_SCRIPTS else "ltr"
    return Language(tag, direction, script, _numerals(script, locale, numerals), locale)


def run_direction(text: str) -> Direction | None:
    """The direction of the first strong character (UAX #9, rule P2), or none if there is none."""
    depth = 0
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("LRI", "RLI", "FSI"):
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind == "L":
            return "ltr"
        elif depth == 0 and kind in ("R", "AL"):
            return "rtl"
    return None


def other_way(tags: Iterable[str], direction: Direction) -> str | None:
    """The one language of several that does not run in a direction; none if that could be more than one."""
    found = [tag for tag in tags if language(tag).direction != direction]
    return found[0] if len(found) == 1 else None


def quoted(text: str, language: Language) -> str:
    """The text in the language's quotation marks, with its outer marks inside turned to inner."""
    opening, closing, inner_opening, inner_closing = _MARKS.get(language.base, _MARKS["en"])
    first, last = opening.strip(), closing.strip()
    if first in text and last in text:
        text = re.sub(rf"{first}[ \u00a0\u202f]?", inner_opening, text)
        text = re.sub(rf"[ \u00a0\u202f]?{last}", inner_closing, text)
    return f"{opening}{text}{closing}"


@lru_cache(maxsize=1024)
def _subtags(tag: str) -> tuple[str, str, str]:
    """Language, script and region of a tag, each cased as CLDR does, absent ones empty."""
    match = _TAG.match(tag.replace("_", "-"))
    if match is None:
        return "und", "", ""
    base, script, region = match.groups(default="")
    return base.lower(), script.title(), region.upper()


def _likely_script(base: str, region: str) -> str:
    house = _HOUSE_SCRIPTS.get(f"{base}_{region}")
    likely = get_global("likely_subtags")
    full = str(likely.get(f"{base}_{region}") or likely.get(base) or "und_Latn")
    return house or full.split("_")[1]


def _nearest_locale(base: str, script: str, region: str) -> Locale:
    house = _HOUSE_LOCALES.get(f"{base}_{script}")
    asked = [f"{base}_{script}_{region}", f"{base}_{region}"] if region else []
    general = [house] if house else [f"{base}_{script}", base]
    for identifier in asked + general:
        locale = _locale(identifier)
        if locale and _script_of(locale) == script:
            return locale
    return Locale("en", "GB")


def _script_of(locale: Locale) -> str:
    return locale.script or _likely_script(locale.language, locale.territory or "")


def _locale(identifier: str) -> Locale | None:
    try:
        return Locale.parse(identifier, resolve_likely_subtags=False)
    except (UnknownLocaleError, ValueError):
        return None


def _numerals(script: str, locale: Locale, asked: str | None) -> str:
    if script != "Arab":
        return "latn"
    default = locale.default_numbering_system
    known = ("latn", *_ARABIC_DIGITS)
    return next((system for system in (asked, default) if system in known), "latn")
