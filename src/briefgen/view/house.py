"""What a house says on its reports, in the language of the page."""

from __future__ import annotations

from briefgen.brand import Brand, Words
from briefgen.localize.language import language, run_direction
from briefgen.view.isolate import isolated, run
from briefgen.view.page import House, Html


def house(brand: Brand, tag: str) -> House:
    """Header, footer and the words of the logo on a page in a language."""
    alt = brand.logo_alt or brand.header
    return House(
        header=_html(brand.header, tag),
        footer=_html(brand.footer, tag),
        logo_alt=_found(alt, tag)[0] if alt else "",
    )


def _html(words: Words | None, tag: str) -> Html | None:
    if words is None:
        return None
    text, spoken = _found(words, tag)
    direction = language(spoken).direction if spoken else run_direction(text)
    own = language(tag).direction
    if spoken == tag or (spoken is None and direction in {None, own}):
        return isolated(text, own)
    return run(text, direction or own, spoken)


def _found(words: Words, tag: str) -> tuple[str, str | None]:
    """A text and the language that it is given in: the page's own, that without its region, or the first."""
    if isinstance(words, str):
        return words, None
    for wanted in (tag, language(tag).base):
        if wanted in words:
            return words[wanted], tag
    first = next(iter(words))
    return words[first], first
