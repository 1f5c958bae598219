"""A range: two written values, joined as the language joins them."""

from __future__ import annotations

import re

from briefgen.localize.catalog import catalog
from briefgen.localize.language import Language

OF_PERCENTAGES = "range of percentages"
OF_DAYS = "range of days"
OF_MONTHS = "range of months or years"


def joined(context: str, first: str, last: str, language: Language, *, spaced: bool = False) -> str:
    """Two written values as one of the kinds of range above; `spaced` sets a dash apart."""
    shape = catalog(language).pieces("{from}–{to}", context)[0].text
    if spaced:
        shape = re.sub(r"\}[–-]\{", "} – {", shape)
    return shape.replace("{from}", first).replace("{to}", last)
