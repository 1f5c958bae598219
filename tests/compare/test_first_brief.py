"""The first brief of this repository, changed in one way for each kind of change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, get_args

import pytest
from tests.compare.mutations import data

from briefgen.comparing.change import Kind
from briefgen.comparing.compare import compare
from briefgen.comparing.edition import Edition
from briefgen.model.brief import Brief

NAME = "maliki-recordings/brief.yaml"
Data = Any


def by_id(found: Data, name: str) -> Data:
    """The item with an id, wherever it stands."""
    return next(item for item in _items(found) if item.get("id") == name)


def _items(value: Data) -> Iterator[Data]:
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _items(inner)


def added(found: Data) -> None:
    found["events"].insert(3, {"id": "new-one", "text": {"en": "New.", "ar": "جديد."}})


def removed(found: Data) -> None:
    found["gaps"].pop(1)


def moved(found: Data) -> None:
    found["judgements"].append(found["judgements"].pop(0))


def reidentified(found: Data) -> None:
    before = found["outlooks"][0]["scenarios"][0]["id"]
    by_id(found, before)["id"] = "another-name"
    for indicator in found["indicators"]:
        indicator["scenarios"] = [
            "another-name" if one == before else one for one in indicator.get("scenarios", [])
        ]
    for printed in found["outlooks"][0]["history"]:
        printed["probabilities"]["another-name"] = printed["probabilities"].pop(before)


def renamed(found: Data) -> None:
    by_id(found, "fadhel")["name"] = {"en": "Another name", "ar": "اسم آخر"}


def reworded(found: Data) -> None:
    text = found["judgements"][0]["text"]
    text["en"], text["ar"] = f"{text['en']} So far.", f"{text['ar']} حتى الآن."


def translated(found: Data) -> None:
    found["judgements"][0]["text"]["ar"] += " حتى الآن."


def likelihood(found: Data) -> None:
    by_id(found, "j-clash")["likelihood"] = "unlikely"


def probability(found: Data) -> None:
    scenario = found["outlooks"][0]["scenarios"][0]
    scenario["probability"] = scenario.get("probability", 50) + 1


def confidence(found: Data) -> None:
    level = by_id(found, "j-more")["confidence"]["level"]
    by_id(found, "j-more")["confidence"]["level"] = "low" if level != "low" else "high"


def redated(found: Data) -> None:
    found["as_of"] = "2031-01-01"


def attribution(found: Data) -> None:
    next(event for event in found["events"] if event.get("attribution") == "contested")["attribution"] = (
        "confirmed"
    )


def graded(found: Data) -> None:
    source = found["sources"][0]
    source["reliability"] = "A" if source.get("reliability") != "A" else "B"


def supported(found: Data) -> None:
    found["judgements"][0]["claims"].pop()


def observed(found: Data) -> None:
    indicator = found["indicators"][0]
    indicator["state"] = "seen" if indicator.get("state") != "seen" else "not_seen"


def resolved(found: Data) -> None:
    found["outlooks"][0]["outcome"] = {"text": {"en": "Void.", "ar": "لاغ."}}


def status(found: Data) -> None:
    found["status"] = "review"


def marking(found: Data) -> None:
    found["tlp"] = "RED"


def revised(found: Data) -> None:
    found["numerals"] = "arabext"


@pytest.mark.parametrize(
    "change",
    [
        *(added, removed, moved, reidentified, renamed, reworded, translated, likelihood, probability),
        *(confidence, redated, attribution, graded, supported, observed, resolved, status, marking, revised),
    ],
    ids=lambda change: change.__name__,
)
def test_one_change_of_the_first_brief_is_told_as_one_of_its_kind(change: Callable[[Data], None]) -> None:
    before, after = data(NAME), data(NAME)
    change(after)
    found = compare(*(Edition(Brief.model_validate(one)) for one in (before, after))).changes
    assert [one.kind for one in found] == [change.__name__]


def test_a_translation_of_the_first_brief_lags() -> None:
    before, after = data(NAME), data(NAME)
    after["bottom_line"]["en"] += " So far."
    found = compare(*(Edition(Brief.model_validate(one)) for one in (before, after))).changes
    assert [one.kind for one in found] == ["reworded", "lagging"]
    assert found[1].languages == ("ar",)


def test_every_kind_is_among_them() -> None:
    assert {kind for kind in get_args(Kind) if kind not in globals()} == {"lagging"}
