"""What stands in the caption of every figure: its number, and the way to the same as a table."""

from __future__ import annotations

from briefgen.localize.language import language
from briefgen.view.figures import table_of
from briefgen.view.isolate import link
from briefgen.view.page import Html
from briefgen.view.setting import Setting


def label(setting: Setting, anchor: str) -> Html:
    """`Figure 2`, the same number in all editions."""
    return setting.say("Figure {number}", number=setting.numbers.figures[anchor])


def as_table(setting: Setting, anchor: str) -> Html:
    """A link to the table that says the same as a figure."""
    return setting.say("As a table: {item}", item=setting.item(table_of(anchor)))


def place(setting: Setting, anchor: str) -> Html:
    """A link to an item by its number, or to a figure by what its caption calls it."""
    number = setting.numbers.figures.get(anchor)
    if number is None:
        return setting.item(anchor)
    words = setting.catalog.say("Figure {number}", number=number)
    spoken = language(words.language)
    foreign = None if spoken.base == setting.language.base else spoken.tag
    return link(anchor, words.text, spoken.direction, foreign)
