"""What a CSV file says, as a language writes it: its heads, its words, its dates and its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from briefgen.localize import format as formats
from briefgen.model.figure import Data
from briefgen.model.text import Text
from briefgen.reading.columns import Cell, Columns, day
from briefgen.view.isolate import value
from briefgen.view.page import Html
from briefgen.view.setting import Setting

NOTHING = Html("–")


def head(setting: Setting, data: Data, written: str) -> Html:
    """The head of a column."""
    return _word(setting, data.heads, written)


def cell(setting: Setting, data: Data, content: Cell, decimals: int = 0) -> Html:
    """A cell; a dash where the file says nothing. A number has at least so many decimals."""
    if content is None:
        return NOTHING
    if isinstance(content, Decimal):
        return number(setting, content, decimals)
    known = day(content)
    if known is not None and content not in data.names:
        return value(formats.day(known, setting.language), setting.direction)
    return _word(setting, data.names, content)


def number(setting: Setting, amount: Decimal, decimals: int) -> Html:
    """A number in the digits of the language, with at least so many decimals."""
    return value(formats.number(amount, setting.language, decimals), setting.direction)


def columns(setting: Setting, data: Data, shown: Columns) -> tuple[Html, ...]:
    """The heads, that of the rows' names first."""
    return tuple(head(setting, data, name) for name in (shown.head, *(one.head for one in shown.series)))


def rows(setting: Setting, data: Data, shown: Columns) -> tuple[tuple[Html, ...], ...]:
    """The rows, each with its name first."""
    names = [cell(setting, data, label) for label in shown.labels]
    others = [[cell(setting, data, one, series.decimals) for one in series.cells] for series in shown.series]
    return tuple(zip(names, *others, strict=True))


def numeric(shown: Columns) -> tuple[bool, ...]:
    """Which of these columns hold numbers only."""
    return (False, *(one.is_numeric for one in shown.series))


def _word(setting: Setting, known: Mapping[str, Text], written: str) -> Html:
    text = known.get(written)
    return setting.foreign(written, setting.brief.own_language) if text is None else setting.text(text)
