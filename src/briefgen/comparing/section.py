"""The sections of a report in their order, by the names that the brief's lists have."""

from __future__ import annotations

from typing import Literal, get_args

Section = Literal[
    "head",
    "highlights",
    "judgements",
    "actors",
    "relations",
    "events",
    "reactions",
    "outlooks",
    "indicators",
    "assumptions",
    "gaps",
    "contradictions",
    "figures",
    "method",
    "sources",
    "statements",
    "glossary",
    "annexes",
]
"""`head`: what stands above the sections; `method`: question and methods; `statements`: other statements."""

SECTIONS: tuple[Section, ...] = get_args(Section)
