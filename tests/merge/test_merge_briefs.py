"""Merges of whole briefs: whatever two people change apart from each other comes together."""

from __future__ import annotations

import random
from collections.abc import Hashable

import pytest
from tests.cases import ROOT

from briefgen.merging.brief import merge
from briefgen.merging.keyed import UnsureError, meet
from briefgen.merging.proof import facts, holds
from briefgen.reading.document import Document, parse
from briefgen.span import File

BRIEFS = {
    name: (ROOT / "briefs" / name).read_text("utf-8")
    for name in ("lake-road.yaml", "port-louison-cable.yaml", "maliki-recordings/brief.yaml")
}


def _document(text: str) -> Document:
    document = parse(File("a.yaml", text)).value
    assert document is not None
    return document


def _lines(text: str) -> list[int]:
    """The lines that hold a key with a quoted text, each a place that a person may change."""
    lines = text.splitlines()
    return [number for number, line in enumerate(lines) if line.count('"') == 2 and line.endswith('"')]


def _changed(text: str, numbers: list[int], words: str) -> str:
    lines = text.splitlines(keepends=True)
    for number in numbers:
        lines[number] = lines[number].replace('"\n', f' {words}"\n')
    return "".join(lines)


@pytest.mark.parametrize("name", sorted(BRIEFS))
@pytest.mark.parametrize("seed", range(8))
def test_changes_of_different_texts_come_together(name: str, seed: int) -> None:
    text = BRIEFS[name]
    chosen = random.Random(seed).sample(_lines(text), 6)  # noqa: S311 - a choice of places, not a secret
    ours, theirs = _changed(text, chosen[:3], "ours"), _changed(text, chosen[3:], "theirs")
    merged = merge(text, ours, theirs)
    assert merged is not None
    assert merged.clashes == 0
    assert merged.text == _changed(ours, chosen[3:], "theirs")


@pytest.mark.parametrize("name", sorted(BRIEFS))
def test_a_change_of_the_same_text_is_one_clash_and_a_merge_with_itself_is_none(name: str) -> None:
    text = BRIEFS[name]
    place = _lines(text)[:1]
    merged = merge(text, _changed(text, place, "ours"), _changed(text, place, "theirs"))
    assert merged is not None
    assert merged.clashes == 1
    assert parse(File("a.yaml", merged.text)).diagnostics[0].code == "YM10"
    for ours, theirs in (
        (text, text),
        (text, _changed(text, place, "x")),
        (_changed(text, place, "x"), text),
    ):
        merged = merge(text, ours, theirs)
        assert merged is not None
        assert merged.text == (theirs if ours == text else ours)


def test_an_item_without_an_id_is_known_by_what_it_says() -> None:
    base = "highlights:\n  - text: One.\n  - text: Two.\n"
    ours = base.replace("One.", "One more.")
    theirs = base + "  - text: Three.\n"
    merged = merge(base, ours, theirs)
    assert merged is not None
    assert (merged.text, merged.clashes) == (ours + "  - text: Three.\n", 0)


def test_the_same_item_without_an_id_is_added_once() -> None:
    base = "highlights:\n  - text: One.\n"
    added = base + "  - text: Two.\n"
    merged = merge(base, added.replace("One.", "A."), added + "  - text: Three.\n")
    assert merged is not None
    expected = added.replace("One.", "A.") + "  - text: Three.\n"
    assert (merged.text, merged.clashes) == (expected, 0)


def test_both_add_to_a_list_of_words() -> None:
    base = "authors:\n  - A\n"
    merged = merge(base, base + "  - B\n", base + "  - B\n  - C\n")
    assert merged is not None
    assert (merged.text, merged.clashes) == ("authors:\n  - A\n  - B\n  - C\n", 0)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "both"),
    [
        pytest.param("{en: A, ar: ب}", "{en: B, ar: ب}", "{en: A, ar: ج}", "{en: B, ar: ج}", id="languages"),
        pytest.param("[a, b]", "[a, b, c]", "[a, b, d]", "[a, b, c, d]", id="both-add"),
        pytest.param("[a, b]", "[b]", "[a, b, c]", "[b, c]", id="one-removes"),
        pytest.param(
            "{k: [a], l: 1}", "{k: [a, b], l: 1}", "{k: [a], m: 2}", "{k: [a, b], m: 2}", id="deeper"
        ),
        pytest.param(
            "{k: 'a'}", "{k: 'a', l: 'b'}", "{k: a, m: c}", "{k: 'a', l: 'b', m: c}", id="quotes-stay"
        ),
        pytest.param("{en: A, ar: ب}", "{en: B, ar: ب}", "{en: C, ar: ب}", None, id="one-sentence"),
        pytest.param("{en: A, ar: ب}", "{en: B, ar: ب}", "{ar: ب}", None, id="edited-and-removed"),
        pytest.param("{en: A}", "{en: A, ar: ب}", "{en: A, ar: ج}", None, id="added-differently"),
        pytest.param("[a, b]", "[c, b]", "[a, d]", None, id="one-word-for-another"),
        pytest.param("[[a, 1], [b, 2]]", "[[a, 3], [b, 2]]", "[[a, 1], [b, 4]]", None, id="rows"),
        pytest.param("{a: 1}", "[x]", "{a: 1, b: 2}", None, id="another-kind"),
    ],
)
@pytest.mark.parametrize(
    "frame", ["text: {}  # why\n", "events:\n  - text: {}\n    id: x\n", "- id: x\n  date:\n    k: {}\n"]
)
def test_what_stands_on_one_line_is_merged_part_by_part(
    base: str, ours: str, theirs: str, both: str | None, frame: str
) -> None:
    versions = [frame.replace("{}", text) for text in (base, ours, theirs)]
    merged = merge(*versions)
    assert merged is not None
    if both is None:
        assert merged.clashes == 1
    else:
        assert (merged.text, merged.clashes) == (frame.replace("{}", both), 0)


def test_what_comes_in_place_of_an_item_stands_where_that_stood() -> None:
    base, ours, theirs = ("".join(f"- id: {name}\n" for name in names) for names in ("ab", "cb", "ad"))
    merged = merge(base, ours, theirs)
    assert merged is not None
    assert (merged.text, merged.clashes) == ("- id: c\n- id: d\n", 0)


def test_a_conflict_at_the_first_key_of_an_item_takes_the_item() -> None:
    base = "events:\n  - text: A\n    id: a\n"
    merged = merge(base, base.replace("A", "B"), base.replace("A", "C"))
    assert merged is not None
    assert merged.clashes == 1
    kept = merged.text.split("=======\n")[1].split(">>>>>>>")[0]
    assert _document(f"events:\n{kept}").data == {"events": [{"text": "C", "id": "a"}]}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param("a: 1\n---\nb: 1\n", "a: 2\n", id="unreadable"),
        pytest.param("? a\n: 1\n", "a: 2\n", id="layout"),
        pytest.param("# one\na: 1\n", "# two\na: 1\n", id="comments"),
        pytest.param("a:\n  - id: x\n  - id: x\n", "a:\n  - id: x\n", id="one-id-twice"),
    ],
)
def test_what_nobody_can_be_sure_of_is_not_merged(ours: str, theirs: str) -> None:
    merged = merge("a: 1\n", ours, theirs)
    assert merged is None or merged.clashes


def test_items_moved_differently_by_both_are_not_put_in_order() -> None:
    versions: list[dict[Hashable, str]] = [{key: key for key in keys} for keys in ("abc", "bac", "acb")]
    base, ours, theirs = versions
    with pytest.raises(UnsureError):
        meet(base, ours, theirs, is_ordered=True)


BASE = "# head\ntitle: A\nevents:\n  - id: x\n    text: B # why\n"


@pytest.mark.parametrize(
    "lost",
    [
        pytest.param("# head\ntitle: C\nevents:\n  - id: x\n    text: B # why\n", id="theirs"),
        pytest.param("# head\ntitle: A\nevents:\n  - id: x\n    text: D # why\n", id="ours"),
        pytest.param("# head\ntitle: C\nevents:\n  - id: x\n    text: D\n", id="a-comment"),
        pytest.param(
            "# head\ntitle: C\nkind: flash\nevents:\n  - id: x\n    text: D # why\n", id="something-new"
        ),
        pytest.param("title: [\n", id="unreadable"),
    ],
)
def test_the_proof_sees_what_is_lost(lost: str) -> None:
    ours, theirs = BASE.replace("A", "C"), BASE.replace("B", "D")
    both = ours.replace("B", "D")
    assert holds(BASE, ours, theirs, both, both)
    assert not holds(BASE, ours, theirs, lost, lost)


def test_facts_are_the_same_in_any_order_of_keys() -> None:
    assert facts("a: 1\nb: [{id: x, c: 2}]\n") == facts("b:\n  - c: 2\n    id: x\na: 1\n")
    assert facts("a: 1\n") != facts('a: "1"\n')
