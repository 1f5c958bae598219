"""The sources of a brief as data that other programs read: CSL-JSON 1.0.2, one item a source."""

from __future__ import annotations

import json
from typing import Any

from briefgen.model.brief import Brief
from briefgen.model.source import Source
from briefgen.model.text import Text
from briefgen.model.when import Day, Interval, When

_KINDS = {
    "news": "article-newspaper",
    "analysis": "article",
    "statement": "speech",
    "broadcast": "broadcast",
    "social_media": "post",
    "document": "document",
}
_TEXTS, _DATES = ("publisher", "title", "author", "url"), ("published", "accessed")
# What EDTF can say of a date and CSL cannot: how uncertain it is, and that an end is open.
_UNSAID = frozenset("~?%.")


def register(brief: Brief) -> bytes:
    """The register as JSON; what CSL has no field for stands under `custom`, as the brief has it."""
    items = [_item(source, brief.own_language) for source in brief.sources]
    return f"{json.dumps(items, ensure_ascii=False, indent=1)}\n".encode()


def _item(source: Source, own: str) -> dict[str, Any]:
    written = source.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    item: dict[str, Any] = {
        "id": source.id,
        "type": _KINDS.get(source.type or "", "document"),
        "publisher": _words(source.publisher, own),
        "title": _words(source.title, own),
    }
    if source.author:
        item["author"] = [{"literal": _words(source.author, own)}]
    if source.url:
        item["URL"] = source.url
    if source.language:
        item["language"] = source.language.original
    if source.published:
        item["issued"] = _date(source.published, own)
    if source.accessed:
        item["accessed"] = _date(source.accessed, own)
    # A text in several languages and a date with its basis are more than CSL can hold.
    custom = {key: value for key, value in written.items() if key != "id" and not _is_said(key, value)}
    return {**item, "custom": custom} if custom else item


def _is_said(key: str, value: Any) -> bool:
    """Whether a field of CSL holds all of a value."""
    plain = isinstance(value, str)
    return plain and (key in _TEXTS or (key in _DATES and not _UNSAID & set(value)))


def _words(text: Text, own: str) -> str:
    return text.original(own)[0]


def _date(when: When, own: str) -> dict[str, Any]:
    known = when.calendar
    loose = when.loose
    date: dict[str, Any] = {}
    if isinstance(known, Day):
        date = {"date-parts": [_parts(known)]}
        if known.uncertain or known.approximate:
            date["circa"] = True
    elif isinstance(known, Interval) and known.start and known.end:
        date = {"date-parts": [_parts(known.start), _parts(known.end)]}
    elif loose.edtf:
        date = {"raw": loose.edtf}
    if loose.printed:
        date["literal"] = _words(loose.printed, own)
    return date


def _parts(day: Day) -> list[int]:
    return [part for part in (day.year, day.month, day.day) if part is not None]
