"""The lists of a brief whose entries a reader knows as items, and the section that prints each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefgen.comparing.change import Item
from briefgen.comparing.pairing import id_of
from briefgen.comparing.plain import Wordings
from briefgen.comparing.section import Section

ITEMS: Mapping[str, tuple[str, Section]] = {
    "highlights": ("highlight", "highlights"),
    "key_figures": ("key figure", "highlights"),
    "judgements": ("judgement", "judgements"),
    "actors": ("actor", "actors"),
    "relations": ("relation", "relations"),
    "events": ("event", "events"),
    "reactions": ("reaction", "reactions"),
    "outlooks": ("outlook", "outlooks"),
    "scenarios": ("scenario", "outlooks"),
    "indicators": ("indicator", "indicators"),
    "assumptions": ("assumption", "assumptions"),
    "gaps": ("gap", "gaps"),
    "contradictions": ("contradiction", "contradictions"),
    "figures": ("figure", "figures"),
    "sources": ("source", "sources"),
    "claims": ("claim", "statements"),
    "glossary": ("term", "glossary"),
    "annexes": ("annex", "annexes"),
}
"""By the key of the list: what an entry is, and its section."""

_FIELDS: Mapping[str, Section] = {"question": "method", "methods": "method", "source_summary": "sources"}
_NAMES = ("name", "title", "text", "label", "question", "topic", "term")


def report(field: str) -> Item:
    """The report as a whole, where one of its own fields changed."""
    return Item("report", _FIELDS.get(field, "head"))


def item(key: str, data: Mapping[str, Any], position: int, homes: Mapping[str, Section]) -> Item:
    """An entry of a list; `homes` are the sections that print claims."""
    kind, section = ITEMS[key]
    name = id_of(data)
    if key == "figures":
        section = data.get("section", section)
    if key == "claims":
        section = homes.get(str(name), section)
    return Item(kind, section, name, position, _name(data))


def _name(data: Mapping[str, Any]) -> Wordings | str | None:
    if "from" in data:
        return f"{data['from']} → {data['to']}"
    return next((data[key] for key in _NAMES if isinstance(data.get(key), Wordings)), None)
