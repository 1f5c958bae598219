"""Invisible characters that set direction or joining: those of a text that do nothing in it."""

from __future__ import annotations

import re

from briefgen.prose.scripts import ARABIC, LATIN, is_arabic_script

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
# Marks work on what stands on both sides of them, so at an end they do nothing.
_ENDS = re.compile("\\A[\\s\u200e\u200f\u061c]+|[\\s\u200e\u200f\u061c]+\\Z")
_MARK = re.compile("[\u200e\u200f\u061c]")
_BYTE_ORDER_MARK = re.compile("\ufeff")
# A joiner shapes a letter that stands alone, as in the short form of Hijri, and joins pictures;
# nothing else joins by it.
_JOINER = re.compile(
    rf"(?<=[{ARABIC}])\u200d+(?=[{ARABIC}])|(?:(?<=[{LATIN}\s])|\A)\u200d+(?=[{LATIN}\s]|\Z)"
)
_ISOLATED = re.compile("[\u2066-\u2068]([^\u2066-\u2069]*)\u2069")
_WHOLE = re.compile("(\\s*)[\u2066-\u2068](.*)\u2069(\\s*)", re.DOTALL)
_FOREIGN_TO_RTL = re.compile(rf"[0-9{LATIN}\u0370-\u04ff]")
_FOREIGN_TO_LTR = re.compile(rf"[{_RTL}]")
_UNSEEN = re.compile("[\u061c\u200d-\u200f\u2066-\u2069\ufeff]")


def idle(words: str, tag: str) -> tuple[str, ...]:
    """The invisible characters of a text in a language that do nothing, each once."""
    kept = list(without_idle(words, tag))
    gone = []
    for sign in _UNSEEN.findall(words):
        if sign in kept:
            kept.remove(sign)
        else:
            gone.append(sign)
    return tuple(dict.fromkeys(gone))


def without_idle(words: str, tag: str) -> str:
    """The text without them: marks at its ends, byte order marks, idle joiners and isolates."""
    foreign = _FOREIGN_TO_RTL if _is_rtl(tag) else _FOREIGN_TO_LTR
    text = _JOINER.sub("", _BYTE_ORDER_MARK.sub("", words))
    text = _ENDS.sub(lambda match: _MARK.sub("", match[0]), text)

    text = _unwrapped(text)
    return _ISOLATED.sub(lambda match: match[0] if foreign.search(match[1]) else match[1], text)


def _unwrapped(text: str) -> str:
    """The text without an isolate around all of it."""
    whole = _WHOLE.fullmatch(text)
    if whole is None:
        return text
    depth = 0
    for sign in whole[2]:
        depth += (sign in "\u2066\u2067\u2068") - (sign == "\u2069")
        if depth < 0:
            return text
    return whole[1] + whole[2] + whole[3]


def _is_rtl(tag: str) -> bool:
    return is_arabic_script(tag) or tag.partition("-")[0] in {"he", "yi", "dv", "syr"} or "-Hebr" in tag
