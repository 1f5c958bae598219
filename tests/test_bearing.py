"""What falls with a source, what loses a leg, and what stays."""

from __future__ import annotations

import pytest

from briefgen.model.bearing import Effect, effects
from briefgen.model.brief import Brief
from briefgen.reading.document import parse
from briefgen.reading.validate import validate
from briefgen.span import File

BRIEF = """\
title: Water
languages: [en]
bottom_line: Two stations stopped.
highlights: [{text: Stations stopped, claims: [stopped]}, {text: Nothing is behind this}]
key_figures: [{number: 2, label: stations, source: "s1:3"}]
judgements:
  - {id: j-both, text: It will go on, claims: [stopped, cable]}
  - {id: j-one, text: A cable failed, claims: [cable]}
  - {id: j-none, text: Nothing, alternatives: [None]}
  - {id: j-assumed, text: On a guess, assumptions: [power]}
  - {id: j-twice, text: On one text in two files, claims: [twice]}
actors:
  - id: dir
    kind: organisation
    name: Directorate
    aliases: [{text: DIR, sources: [s1]}, {text: Dir, sources: [s2]}]
  - {id: gov, kind: person, name: Governor, sources: [s2]}
relations: [{from: dir, to: gov, kind: answers to, sources: [s1]}]
claims:
  - {id: stopped, class: reported, text: Stations stopped, evidence: [{source: s1}, {source: s2}]}
  - {id: cable, class: reported, text: A cable failed, evidence: [{source: s1}, {source: s1}]}
  - {id: twice, class: reported, text: Water came by lorry, evidence: [{source: s1}, {source: s1-again}]}
  - {id: ours, class: analysis, text: We think so}
events:
  - {id: stop, text: Stations stopped, date: {printed: on Monday, sources: [s1]}, sources: [s2, cable]}
outlooks:
  - id: week
    question: Until when?
    scenarios:
      - {id: sc-on, title: It goes on, indicators: [i-cable, i-open]}
      - {id: sc-off, title: It ends, indicators: [i-cable]}
indicators:
  - {id: i-cable, text: A cable, claims: [cable]}
  - {id: i-open, text: Something else}
assumptions: [{id: power, text: There is power, claims: [cable]}]
contradictions: [{id: c1, topic: Why, positions: [cable, {text: Age, sources: [s2]}]}]
sources:
  - {id: s1, publisher: A, title: A, independence_group: g}
  - {id: s1-again, publisher: A, title: A, independence_group: g}
  - {id: s2, publisher: B, title: B}
"""


def _brief() -> Brief:
    brief = parse(File("a.yaml", BRIEF)).then(validate).value
    assert brief is not None
    return brief


def _fates(withdrawn: str) -> dict[str, Effect]:
    found = effects(_brief(), withdrawn)
    return {f"{one.bearing.kind} {one.bearing.id or one.bearing.owner}".strip(): one for one in found}


@pytest.mark.parametrize(
    ("item", "fate", "before", "after"),
    [
        ("claim cable", "falls", 1, 0),
        ("claim stopped", "weakened", 2, 1),
        ("claim twice", "stays", 1, 1),
        ("judgement j-both", "weakened", 2, 1),
        ("judgement j-one", "falls", 1, 0),
        ("judgement j-assumed", "falls", 1, 0),
        ("judgement j-twice", "stays", 1, 1),
        ("assumption power", "falls", 1, 0),
        ("indicator i-cable", "falls", 1, 0),
        ("scenario sc-on", "weakened", 1, 0),
        ("scenario sc-off", "falls", 1, 0),
        ("event stop", "weakened", 2, 1),
        ("date stop", "falls", 1, 0),
        ("key figure", "falls", 1, 0),
        ("point", "weakened", 2, 1),
        ("relation dir → gov", "falls", 1, 0),
        ("actor gov", "stays", 1, 1),
        ("contradiction c1", "weakened", 2, 1),
    ],
)
def test_what_becomes_of_an_item_without_a_source(item: str, fate: str, before: int, after: int) -> None:
    effect = _fates("s1")[item]
    assert (effect.fate, effect.before, effect.after) == (fate, before, after)


def test_what_rests_on_nothing_is_not_told_of() -> None:
    told = _fates("s1")
    assert "judgement j-none" not in told
    assert "claim ours" not in told
    assert "indicator i-open" not in told


def test_each_alias_has_sources_of_its_own() -> None:
    aliases = [one for one in effects(_brief(), "s1") if one.bearing.kind == "alias"]
    assert [(one.bearing.text, one.fate, one.bearing.owner) for one in aliases] == [
        ("DIR", "falls", "dir"),
        ("Dir", "stays", "dir"),
    ]


def test_the_legs_that_are_lost_are_named() -> None:
    assert _fates("s1")["judgement j-both"].lost == ("stopped", "cable")
    assert _fates("s1")["event stop"].lost == ("cable",)
    assert _fates("s2")["event stop"].lost == ("s2",)


def test_a_source_whose_text_stays_in_another_file_takes_nothing_with_it() -> None:
    assert {one.fate for one in effects(_brief(), "s1-again")} == {"stays"}


def test_what_stands_on_nothing_else_is_not_moved_by_a_source_that_nobody_uses() -> None:
    assert {one.fate for one in effects(_brief(), "s9")} == {"stays"}
