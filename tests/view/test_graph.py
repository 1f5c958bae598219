"""The graph of actors: nothing covers anything, it fits on a page, and it says what the relations say."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import combinations
from random import Random
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from tests.cases import ROOT

from briefgen.building.steps import page
from briefgen.loading.loaded import load
from briefgen.render.fonts import FACES, SANS, font_mounts
from briefgen.view.drawn import Graph, Place
from briefgen.view.page import Page, Table
from briefgen.view.width import width
from briefgen.world import DiskWorld, MemoryWorld

WORDS = {
    "en": ("Sadr", "Popular", "Forces", "Revolutionary", "of", "Coordination", "al-Maliki", "Union", "Badr"),
    "ar": ("الصدر", "الشعبية", "القوات", "الثورية", "بين", "التنسيقية", "المالكي", "اتحاد", "بدر"),
}
CLASSES = ("reported", "alleged", "alleged", "claim", "denial", "context", "hearsay", "analysis")


def built(actors: int, relations: int, seed: int = 0) -> dict[str, Any]:
    """A brief with a few hubs, names of one to four words, and each actor joined to another."""
    random = Random(seed)  # noqa: S311 - a seed, the same brief each time

    def name() -> dict[str, str]:
        places = [random.randrange(len(WORDS["en"])) for _ in range(random.choice((1, 2, 2, 2, 3, 3, 4)))]
        return {tag: " ".join(words[place] for place in places) for tag, words in WORDS.items()}

    pairs = [(each, int(random.random() ** 2 * each)) for each in range(1, actors)]
    while len(pairs) < relations:
        pairs.append(tuple(random.sample(range(actors), 2)))  # type: ignore[arg-type]
    ends = [pair if random.random() < 0.6 else pair[::-1] for pair in pairs]
    return brief(
        [
            {
                "id": f"a{place}",
                "kind": random.choice(("person", "organisation", "faction")),
                "name": name(),
                "name_status": random.choice(("resolved", "resolved", "unresolved")),
            }
            for place in range(actors)
        ],
        [
            {
                "from": f"a{start}",
                "to": f"a{end}",
                "kind": {"en": "is said to be allied with", "ar": "يقال إنه متحالف مع"},
                "polarity": random.choice(("friendly", "hostile", "neutral")),
                "class": random.choice(CLASSES),
                "sources": ["s1"],
            }
            for start, end in ends
        ],
    )


def brief(
    actors: Sequence[dict[str, Any]], relations: Sequence[dict[str, Any]], **more: Any
) -> dict[str, Any]:
    """A brief of these actors and relations."""
    return {
        "title": {"en": "A title", "ar": "عنوان"},
        "languages": ["en", "ar"],
        "actors": actors,
        "relations": relations,
        "sources": [{"id": "s1", "publisher": "P", "title": "T", "url": "https://example.org/"}],
        **more,
    }


def composed(written: dict[str, Any], language: str = "en") -> Page:
    """The page of a brief; JSON is YAML."""
    loaded = load(MemoryWorld({"briefs/b.yaml": json.dumps(written).encode()}), "briefs/b.yaml")
    assert loaded.value is not None, loaded.diagnostics
    found = page(loaded.value, (language,))
    assert isinstance(found, Page)
    return found


def drawn(written: dict[str, Any], language: str = "en") -> Graph:
    """The one graph of a brief."""
    (found,) = graphs(composed(written, language))
    return found


def graphs(composed: Page) -> list[Graph]:
    """The graphs of a page."""
    return [block for section in composed.sections for block in section.blocks if isinstance(block, Graph)]


def three(*relations: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A brief of three actors."""
    actors = [
        {"id": name, "kind": "person", "name": {"en": name.title(), "ar": "سعيد"}}
        for name in ("one", "two", "three")
    ]
    whole = [{"kind": {"en": "knows", "ar": "يعرف"}, "sources": ["s1"], **relation} for relation in relations]
    return brief(actors, whole, **more)


def places(graph: Graph) -> Iterator[Place]:
    """Everything in the graph that bears text."""
    yield from (box.place for box in graph.boxes)
    yield from (label.place for label in graph.labels)


def apart(one: Place, two: Place) -> bool:
    """Whether two places share no ground."""
    return (
        one.start + one.width <= two.start
        or two.start + two.width <= one.start
        or one.top + one.height <= two.top
        or two.top + two.height <= one.top
    )


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("actors", "relations"), [(3, 2), (3, 9), (10, 12), (10, 30), (25, 30), (40, 60)])
def test_no_text_covers_another_and_the_graph_fits_on_a_page(
    actors: int, relations: int, language: str
) -> None:
    for seed in range(2):
        graph = drawn(built(actors, relations, seed), language)
        assert len(graph.boxes) == actors
        assert sum(len(label.items) for label in graph.labels) == relations
        assert graph.width <= 170
        assert graph.height * graph.unit <= 205.5
        assert graph.unit >= 0.9
        assert all(apart(one, two) for one, two in combinations(places(graph), 2))
        for place in places(graph):
            assert min(place.start, place.top) >= -0.02
            assert max(place.start + place.width, place.top + place.height) <= 100.02


def test_every_line_ends_in_a_head_that_touches_its_box() -> None:
    written = built(25, 30)
    graph = drawn(written)
    boxes = dict(zip((actor["id"] for actor in written["actors"]), graph.boxes, strict=True))
    links = [(label, line) for label, line in zip(graph.labels, graph.lines, strict=True)]
    first = 1 + len(written["actors"])
    for label, line in links:
        number = int(re.findall(r"\d+", label.items[0].striptags())[-1])
        place = boxes[written["relations"][number - first]["to"]].place
        x, y = (float(part) for part in re.findall(r"[-\d.]+", line.head)[:2])
        assert place.start - 0.5 <= 100 * x / graph.width <= place.start + place.width + 0.5
        assert place.top - 0.5 <= 100 * y / graph.height <= place.top + place.height + 0.5


def test_two_processes_with_other_hashes_draw_the_same() -> None:
    code = (
        "import sys; sys.path.insert(0, '.'); from tests.view.test_graph import *; "
        "print(drawn(built(25, 30)), drawn(built(10, 12), 'ar'))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "src"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert b"Graph(" in outputs.pop()


def test_what_was_drawn_before_or_is_drawn_at_the_same_time_changes_nothing() -> None:
    written = [built(10, 12, seed) for seed in range(4)]
    alone = [drawn(each) for each in written]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(drawn, [*written, *reversed(written)])) == [*alone, *reversed(alone)]


def test_few_relations_are_named_on_their_lines_and_many_go_by_their_numbers() -> None:
    few = drawn(three({"from": "one", "to": "two"}, {"from": "two", "to": "three"}))
    assert [label.items[0].striptags() for label in few.labels] == ["knows", "knows"]
    many = drawn(built(10, 13))
    assert all(re.fullmatch(r"\d+", item.striptags()) for label in many.labels for item in label.items)


def test_relations_between_two_actors_share_a_line_only_if_nothing_tells_them_apart() -> None:
    graph = drawn(
        three(
            {"from": "one", "to": "two"},
            {"from": "one", "to": "two", "kind": {"en": "pays", "ar": "يدفع"}},
            {"from": "one", "to": "two", "class": "alleged"},
            {"from": "one", "to": "two", "polarity": "hostile"},
            {"from": "two", "to": "one"},
            {"from": "two", "to": "three", "class": "claim"},
        )
    )
    assert [[item.striptags() for item in label.items] for label in graph.labels] == [
        ["knows", "pays"],
        *[["knows"]] * 4,
    ]
    assert [line.pattern for line in graph.lines] == ["solid", "dashed", "solid", "solid", "dotted"]
    assert [key.sign for key in graph.key] == ["solid", "dashed", "dotted", "hostile"]


def test_a_denied_relation_is_crossed_and_the_key_says_so() -> None:
    evidence = [{"source": "s1"}]
    words = {"en": "It is so.", "ar": "هو كذلك."}
    claims = [
        {"id": "c1", "class": "alleged", "text": words, "evidence": evidence, "disputed_by": ["c2"]},
        {"id": "c2", "class": "denial", "text": words, "evidence": evidence},
    ]
    graph = drawn(
        three(
            {"from": "one", "to": "two", "class": "alleged", "claims": ["c1"]},
            {"from": "two", "to": "three"},
            # What rests on the denial itself is not what was denied.
            {"from": "three", "to": "one", "class": "denial", "claims": ["c2"]},
            claims=claims,
        )
    )
    assert [line.strokes is not None for line in graph.lines] == [True, False, False]
    assert [str(label.denied) for label in graph.labels] == ["Denied", "None", "None"]
    assert graph.key[-1].sign == "denied"


def test_an_actor_without_a_relation_to_another_is_named_below() -> None:
    written = three(
        {"from": "one", "to": "two"}, {"from": "two", "to": "three"}, {"from": "one", "to": "one"}
    )
    written["actors"].append({"id": "four", "kind": "state", "name": {"en": "Four", "ar": "أربعة"}})
    graph = drawn(written)
    assert len(graph.boxes) == 3
    assert len(graph.lines) == 2
    assert graph.note.striptags() == "The words on a line lead to the item. Without a relation: Four."


def test_the_table_says_every_relation_in_words() -> None:
    written = three({"from": "one", "to": "two"}, {"from": "two", "to": "three", "class": "alleged"})
    section = composed(written).sections[-1]
    (table,) = section.blocks
    assert isinstance(table, Table)
    rows = [[value.striptags() for value in row] for row in table.rows]
    assert rows == [
        ["One", "knows", "Two", "Reported", "Neutral", "¶ 4", "[S1]"],
        ["Two", "knows", "Three", "Alleged", "Neutral", "¶ 5", "[S1]"],
    ]
    assert drawn(written).table is not None


@pytest.mark.parametrize(
    "written",
    [
        three({"from": "one", "to": "two"}, {"from": "two", "to": "one"}),
        three(*({"from": name, "to": name} for name in ("one", "two", "three"))),
        built(41, 45),
        built(30, 61),
    ],
)
def test_no_graph_is_drawn_of_less_than_three_actors_or_of_more_than_a_page_holds(
    written: dict[str, Any],
) -> None:
    assert graphs(composed(written)) == []


def test_no_latin_letter_or_name_is_wider_than_estimated() -> None:
    bold = next(face for face in FACES if face.family == SANS and face.weight == 600)
    mount, _, name = bold.name.partition("/")
    content = DiskWorld(ROOT, font_mounts()).read(f"{mount}/{name}")
    assert content is not None
    font = TTFont(BytesIO(content))
    letters, advances, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    for code in [*range(0x21, 0x7F), *range(0xC0, 0x180), 0x2013, 0x2019]:
        if code in letters:
            assert advances[letters[code]][0] / em <= width(chr(code)) + 0.001, chr(code)
