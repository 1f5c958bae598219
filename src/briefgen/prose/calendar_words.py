"""Months and days of the week in English, French and Arabic, and where they stand in a text.

Arabic has three sets of names for the months: of the Levant and Iraq, of Egypt and the Gulf, and of
the Maghreb. Names that are also other words count where a number or a word for time stands by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Named:
    """A month (1 to 12) or a day of the week (1 for Monday) that a text names."""

    value: int
    shown: str
    start: int
    end: int
    firm: bool
    """Whether it can be nothing else."""


@dataclass(frozen=True)
class CalendarWords:
    """The names of one language, as patterns that the whole word has to match."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    doubtful: re.Pattern[str]
    """Names that are also other words."""
    before: re.Pattern[str]
    """What stands before such a name where it is meant as one."""
    attached: str = ""
    """What may be joined to the beginning of a name."""


_EN = CalendarWords(
    months=(
        *("January|Jan", "February|Feb", "March|Mar", "April|Apr", "May", "June|Jun", "July|Jul"),
        *("August|Aug", "September|Sept|Sep", "October|Oct", "November|Nov", "December|Dec"),
    ),
    weekdays=(*("Mondays?", "Tuesdays?", "Wednesdays?", "Thursdays?", "Fridays?", "Saturdays?", "Sundays?"),),
    doubtful=re.compile(r"March|Mar|May|Jan|Jun|Sep"),
    before=re.compile(
        r"(?:\d(?:st|nd|rd|th)?(?: of)?|\b(?:in|of|since|until|till|by|last|next|early|late|mid|this|from|to|"
        r"during|between|before|after|and))[ -]$",
        re.IGNORECASE,
    ),
)
_FR = CalendarWords(
    months=(
        *("janvier|janv", "février|févr", "mars", "avril", "mai", "juin", "juillet|juil", "août"),
        *("septembre|sept", "octobre|oct", "novembre|nov", "décembre|déc"),
    ),
    weekdays=("lundis?", "mardis?", "mercredis?", "jeudis?", "vendredis?", "samedis?", "dimanches?"),
    doubtful=re.compile(r"sept|oct|mars", re.IGNORECASE),
    before=re.compile(
        r"(?:\d(?:er)?|\b(?:en|de|depuis|début|fin|mi|dès|jusqu.en|au|et|mois de))[ -]$", re.IGNORECASE
    ),
)
_AR = CalendarWords(
    months=(
        "كانون الثاني|يناير|جانفي",
        "شباط|فبراير|فيفري",
        "[آأاإ]ذار|مارس",
        "نيسان|[أاإ]بريل|[أاإ]فريل",
        "[أاإ]يار|مايو|ماي",
        "حزيران|يوني[وهة]|جوان",
        "تموز|يولي[وهة]|جويلية|يوليوز",
        "آب|[أاإ]غسطس|أوت|غشت",
        "[أاإ]يلول|سبتمبر|شتنبر",
        "تشرين ال[أا]ول|[أا]كتوبر",
        "تشرين الثاني|نوفمبر|نونبر",
        "كانون ال[أا]ول|ديسمبر|دجنبر",
    ),
    weekdays=(*("ال[إا]ثنين", "الثلاثاء", "ال[أا]ربعاء", "الخميس", "الجمعة", "السبت", "ال[أا]حد"),),
    doubtful=re.compile(r"مارس|ماي|جوان|أوت|آب|[أاإ]غسطس|نيسان|ال[إا]ثنين"),
    before=re.compile(
        r"(?:\d[ /]|(?:^|\W)[وفبل]*(?:ال)?(?:يوم|شهر|شهري|مساء|صباح|ليل|ليلة|ظهر|عصر|فجر|منذ|في|من|حتى|أوائل|"
        r"مطلع|أواخر|نهاية|منتصف|بداية|خلال|أيام|يومي|و) )$"
    ),
    attached="[وف]?[بلك]?",
)
CALENDARS: Mapping[str, CalendarWords] = {"en": _EN, "fr": _FR, "ar": _AR}
"""The names by language, without script and region."""
_MEANT = re.compile(r",? ?\d|/\w")
# A day without the article is a day where the word for day stands before it: يوم أحد.
_ONE_DAY = re.compile(
    r"(?:يوم|يومي|مساء|صباح|ليلة|نهار) (?:(?P<d1>[إا]ثنين)|(?P<d2>ثلاثاء)|(?P<d3>[أا]ربعاء)|(?P<d4>خميس)"
    r"|(?P<d5>جمعة)|(?P<d6>سبت)|(?P<d7>[أا]حد))(?!\w)"
)


def months(text: str, base: str) -> tuple[Named, ...]:
    """The months that a normalised text names, in its order; none in a language that is not known."""
    words = CALENDARS.get(base)
    return () if words is None else tuple(_named(text, base, "months"))


def weekdays(text: str, base: str) -> tuple[Named, ...]:
    """The days of the week that a normalised text names; see `months`."""
    words = CALENDARS.get(base)
    if words is None:
        return ()
    found = list(_named(text, base, "weekdays"))
    if base == "ar":
        for match in _ONE_DAY.finditer(text):
            value = next(place for place in range(1, 8) if match[f"d{place}"])
            found.append(Named(value, match[f"d{value}"], match.start(), match.end(), firm=True))
    return tuple(found)


def _named(text: str, base: str, kind: str) -> Iterator[Named]:
    words = CALENDARS[base]
    for match in _pattern(base, kind).finditer(text):
        value = next(place for place, name in enumerate(match.groups()[1:], 1) if name)
        firm = words.doubtful.fullmatch(match["name"]) is None or bool(
            _MEANT.match(text, match.end()) or words.before.search(text[: match.start()])
        )
        yield Named(value, match["name"], match.start(), match.end(), firm)


@cache
def _pattern(base: str, kind: str) -> re.Pattern[str]:
    words = CALENDARS[base]
    names = words.months if kind == "months" else words.weekdays
    either = "|".join(f"({name})" for name in names)
    flags = re.NOFLAG if base == "en" else re.IGNORECASE
    return re.compile(rf"(?<!\w){words.attached}(?P<name>{either})(?!\w)", flags)
