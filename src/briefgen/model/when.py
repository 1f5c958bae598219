"""When something happened, as exactly as the sources say and no more."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, RootModel, Tag
from pydantic_core import PydanticCustomError

from briefgen.model.identifier import Cite, EventId
from briefgen.model.node import CONFIG, Many, Node
from briefgen.model.text import Text

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")


@dataclass(frozen=True)
class Day:
    """A day, a month or a year of the Gregorian calendar; what is not known is none."""

    year: int
    month: int | None = None
    day: int | None = None
    uncertain: bool = False
    approximate: bool = False


@dataclass(frozen=True)
class Interval:
    """From one day to another, both included; an open end is none."""

    start: Day | None
    end: Day | None


def parse_edtf(text: str) -> Day | Interval | None:
    """What an EDTF level 1 date says (ISO 8601-2:2019); none if it is not one.

    Taken: years, months and days with `?`, `~` and `%`, intervals of them, and `..`.
    Seasons, unspecified digits and negative years are not taken, since no report needs them.
    """
    if "/" not in text:
        return _parse_day(text)
    left, _, right = text.partition("/")
    start, end = (None if side in {"..", ""} else _parse_day(side) for side in (left, right))
    if (start is None and left not in {"..", ""}) or (end is None and right not in {"..", ""}):
        return None
    if (start is None and end is None) or (start and end and _first(end) < _first(start)):
        return None
    return Interval(start, end)


def _parse_day(text: str) -> Day | None:
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.group(1, 2, 3))
    assert year is not None
    if year == 0 or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None and month and not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    mark = match[4]
    return Day(year, month, day, uncertain=mark in {"?", "%"}, approximate=mark in {"~", "%"})


def _first(day: Day) -> tuple[int, int, int]:
    return day.year, day.month or 1, day.day or 1


def _check_edtf(text: str) -> str:
    if parse_edtf(text) is None:
        raise PydanticCustomError("edtf", "`{text}` is not a date", {"text": text})
    return text


def _year_as_text(value: Any) -> Any:
    # An unquoted `2026` is a number to YAML and a year to a person.
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Edtf = Annotated[str, BeforeValidator(_year_as_text), AfterValidator(_check_edtf)]
"""A date as EDTF level 1 writes it: `2026-03-02`, `2026-03`, `2026-03~`, `../2026-03-02`."""


class LooseDate(Node):
    """A date that says how it is known: as printed, as a weekday, by order, or not at all."""

    edtf: Edtf | None = None
    """The calendar date, where there is one."""
    printed: Text | None = None
    """The words of the source, such as "on Monday"."""
    precision: Literal["day", "weekday", "order", "unknown"] | None = None
    """How exact the date is; a weekday is never a calendar date."""
    basis: Literal["stated", "inferred", "external"] = "stated"
    """Whether a source states the date, the desk infers it, or it comes from elsewhere."""
    after: Many[EventId] = ()
    """Events that came before, where only the order is known."""
    sources: Many[Cite] = ()
    """What the date rests on; needed for `basis: external`."""


def _shape(value: Any) -> str | None:
    if isinstance(value, str | int) and not isinstance(value, bool):
        return "a-calendar-date"
    return "a-loose-date" if isinstance(value, dict | LooseDate) else None


class When(
    RootModel[
        Annotated[
            Annotated[Edtf, Tag("a-calendar-date")] | Annotated[LooseDate, Tag("a-loose-date")],
            Discriminator(_shape),
        ]
    ]
):
    """A date: EDTF level 1, or a mapping that says how far it is known."""

    model_config = CONFIG | {"extra": None}

    @property
    def loose(self) -> LooseDate:
        """The long form of either way of writing it."""
        if isinstance(self.root, LooseDate):
            return self.root
        return LooseDate.model_construct(edtf=self.root, _fields_set={"edtf"})

    @property
    def calendar(self) -> Day | Interval | None:
        """The calendar date, if there is one."""
        edtf = self.loose.edtf
        return parse_edtf(edtf) if edtf else None
