"""The files that a brief is built as, seen from each other, and the words of what only a screen has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from briefgen.localize.format import ordinal_number
from briefgen.view.page import Edition, Tools
from briefgen.view.setting import Setting


def editions(setting: Setting) -> tuple[Edition, ...]:
    """All editions of the brief, seen from the one in this language; none where there is only one."""
    every = setting.brief.editions
    own = (setting.language.tag,)
    return tuple(_edition(setting, languages, own) for languages in every) if len(every) > 1 else ()


def seen_from(found: tuple[Edition, ...], languages: Iterable[str]) -> tuple[Edition, ...]:
    """The same editions, seen from the one in these languages."""
    here = set(languages)
    return tuple(replace(one, current=set(one.languages) == here) for one in found)


def _edition(setting: Setting, languages: tuple[str, ...], own: tuple[str, ...]) -> Edition:
    # RFC 3986 lets a plus sign stand as it is, but some servers read it as a space.
    address = f"{setting.id}.{'%2B'.join(languages)}.html"
    names = (setting.language_name(tag, own=True) for tag in languages)
    lang = languages[0] if len(languages) == 1 else None
    return Edition(languages, lang, address, Markup(" + ").join(names), languages == own)


def tools(setting: Setting) -> Tools:
    """The words of the switch, the filters, the open citations."""
    plain = setting.plain_word
    shown = setting.catalog.say("Shown: {shown} of {total}", shown="{shown}", total="{total}").text
    return Tools(
        skip=setting.say("Skip to the text"),
        editions=plain("Languages"),
        close=plain("Close"),
        register=setting.say("To the entry in the register"),
        link=plain("Permanent link to"),
        filters=setting.say("Filter the sequence"),
        all=plain("All"),
        reset=setting.say("Show all"),
        shown=shown,
        digits="".join(ordinal_number(digit, setting.language) for digit in range(10)),
    )
