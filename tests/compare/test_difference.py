"""A difference is exact: its steps make the old edition into the new one, and nothing else is in it."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from tests.compare.mutations import data, mutated, shuffled, texts

from briefgen.cli.diff_json import operation_as_json
from briefgen.comparing.compare import Difference, compare
from briefgen.comparing.edition import Edition
from briefgen.comparing.operation import Operation, applied
from briefgen.comparing.plain import plain
from briefgen.model.brief import Brief

BRIEFS = sorted(texts())
# The brief of 2,700 lines takes as long as all the others.
RUNS = [(name, seed) for name in BRIEFS for seed in range(6 if name.startswith("maliki") else 60)]


def through_json(difference: Difference) -> tuple[Operation, ...]:
    """The steps as another program reads them from `diff --format json`."""
    written = json.dumps([operation_as_json(one) for one in difference.operations], ensure_ascii=False)
    return tuple(_read(one) for one in json.loads(written))


def _read(written: dict[str, Any]) -> Operation:
    references = tuple(tuple(path) for path in written.get("references", ()))
    known = {key: written.get(key) for key in ("before", "value", "at")}
    return Operation(written["op"], tuple(written["path"]), references=references, **known)


def assert_exact(old: Brief, new: Brief) -> None:
    difference = compare(Edition(old), Edition(new))
    # As a program without the model's types has it.
    before, after = (json.loads(json.dumps(plain(brief))) for brief in (old, new))
    assert applied(before, through_json(difference)) == after
    assert bool(difference.operations) == (before != after)
    assert bool(difference.changes) == (before != after), difference.operations


@pytest.mark.parametrize(("name", "seed"), RUNS)
def test_the_steps_of_a_difference_make_the_old_edition_into_the_new_one(name: str, seed: int) -> None:
    old, new = Brief.model_validate(data(name)), mutated(name, seed, times=1 + seed % 12)
    assert_exact(old, new)
    assert_exact(new, old)


@pytest.mark.parametrize("old", BRIEFS)
@pytest.mark.parametrize("new", BRIEFS)
def test_any_brief_can_be_made_into_any_other(old: str, new: str) -> None:
    assert_exact(Brief.model_validate(data(old)), Brief.model_validate(data(new)))


@pytest.mark.parametrize("name", BRIEFS)
def test_the_order_of_keys_is_no_difference(name: str) -> None:
    known = data(name)
    for seed in range(5):
        other = shuffled(known, random.Random(seed))  # noqa: S311
        assert list(other) != list(known) or len(known) < 3
        editions = (Edition(Brief.model_validate(one)) for one in (known, other))
        assert compare(*editions) == Difference((), ())


@pytest.mark.parametrize("name", BRIEFS)
def test_the_canonical_form_is_a_brief_that_says_the_same(name: str) -> None:
    canonical = plain(Brief.model_validate(data(name)))
    assert plain(Brief.model_validate(canonical)) == canonical


def test_short_forms_and_defaults_are_no_difference() -> None:
    event = {"id": "e", "text": {"en": "A."}, "date": {"edtf": "2026-03-02"}, "claims": [{"id": "c"}]}
    claim = {"id": "c", "class": "claim", "text": "C."}
    short = {
        "title": "T",
        "gaps": ["G."],
        "events": [{**event, "text": "A.", "date": "2026-03-02", "claims": [claim]}],
    }
    long = {
        "title": {"en": "T"},
        "status": "draft",
        "language": "en",
        "gaps": [{"text": {"en": "G."}, "sources": []}],
        "claims": [claim],
        "events": [{**event, "claims": ["c"], "kind": "other"}],
    }
    editions = (Edition(Brief.model_validate(one)) for one in (short, long))
    assert compare(*editions) == Difference((), ())


def test_steps_of_another_edition_are_refused() -> None:
    difference = compare(*(Edition(Brief.model_validate({"title": title})) for title in ("A", "B")))
    with pytest.raises(ValueError, match="something else stands at `title/en`"):
        applied({"title": {"en": "C"}}, difference.operations)
    with pytest.raises(ValueError, match="there is no `title`"):
        applied({}, difference.operations)


def test_the_rows_of_a_long_list_that_only_moved_are_only_moved() -> None:
    gaps = [f"What became of number {number}." for number in range(150)]
    editions = (Edition(Brief.model_validate({"title": "T", "gaps": one})) for one in (gaps, gaps[::-1]))
    difference = compare(*editions)
    assert {one.deed for one in difference.operations} == {"move"}
    assert {one.kind for one in difference.changes} == {"moved"}


def test_two_items_with_one_id_are_told_apart_by_what_they_say() -> None:
    first, second = ({"id": "e", "text": text} for text in ("Two pumps stopped.", "Engineers met at noon."))
    third = {"id": "e", "text": "Engineers met at midnight."}
    editions = [
        Brief.model_validate({"title": "T", "events": one}) for one in ([first, second], [third, first])
    ]
    assert_exact(*editions)
    assert_exact(*reversed(editions))
