"""Where a source comes from: names in its own language, and in which languages it was read."""

from __future__ import annotations

from markupsafe import Markup

from briefgen.model.source import Source
from briefgen.model.text import Text
from briefgen.view.page import Html
from briefgen.view.setting import Setting


def own_language(setting: Setting, source: Source) -> str:
    """The language of what was read of a source, in which its names are given."""
    if source.language is None:
        return setting.brief.own_language
    return source.language.read_in or source.language.original


def foreign(setting: Setting, text: Text, own: str) -> Html:
    """A name or title: translated where the brief translates it, else as it is, without a mark."""
    if isinstance(text.root, str):
        return setting.foreign(text.root, own)
    return setting.text(text)


def languages(setting: Setting, source: Source) -> Html | None:
    """In which language a source was written and read, and who translated it; none if not said."""
    words = source.language
    if words is None:
        return None
    parts = [setting.language_name(words.original)]
    if words.read_in and words.read_in != words.original:
        parts.append(setting.say("read in {language}", language=setting.language_name(words.read_in)))
    if words.translation != "none":
        parts.append(
            setting.say("machine-translated" if words.translation == "machine" else "human translation")
        )
    return Markup("\u00a0· ").join(parts)
