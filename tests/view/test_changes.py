"""What changed since the edition before, as a page tells it: in sentences, with marks, in each language."""

from __future__ import annotations

import re
from functools import cache

import pytest
from tests.markup import tree
from tests.view.editions import AFTER, BEFORE

from briefgen.building.steps import page
from briefgen.loading.loaded import Loaded, load
from briefgen.view.page import Block, Changes, Page, Pair, Section
from briefgen.world import MemoryWorld


def loaded(before: str = BEFORE, after: str = AFTER) -> Loaded:
    files = {"briefs/water.yaml": after.encode(), "briefs/water-1.yaml": before.encode()}
    found = load(MemoryWorld(files), "briefs/water.yaml")
    assert found.diagnostics == ()
    assert found.value is not None
    return found.value


@cache
def composed(language: str) -> Page:
    made = page(loaded(), (language,))
    assert isinstance(made, Page)
    return made


def section(made: Page) -> Section:
    return next(one for one in made.sections if one.anchor == "section-changes")


def told(made: Page) -> list[str]:
    """The section as lines of text: removed words as `[-…-]`, added ones as `{+…+}`."""
    found = []
    for block in section(made).blocks:
        assert isinstance(block, Changes)
        found.append(f"# {_text(block.title or '')}")
        for change in block.changes:
            found.append(
                "  ".join(
                    filter(None, (_text(part or "") for part in (change.word, change.item, change.name)))
                )
            )
            found += [
                f"    {_text(fact.label)}: {_text(fact.value)}".replace("    : ", "    ")
                for fact in change.facts
            ]
    return found


def _text(html: str) -> str:
    signs = {"<del>": "[-", "</del>": "-]", "<ins>": "{+", "</ins>": "+}"}
    for tag, sign in signs.items():
        html = html.replace(tag, sign)
    return re.sub(r"<[^>]*>", "", html).replace("\u00a0", " ").replace("&#39;", "'")


def block(made: Page, anchor: str) -> Block:
    return next(one for part in made.sections for one in part.blocks if one.anchor == anchor)


ENGLISH = """\
# The report
Changed
    As of: 2 March 2026 → 9 March 2026
    Bottom line: [-Two-] {+Three+} stations stopped.
# Highlights
Changed  ¶ 2  stations stopped
    Number: 2 → 3
# Key judgements
Changed  ¶ 3
    Reworded: The cut is {+very +}likely to last.
    Likelihood raised: likely → very likely
    Probability raised: 70% → 85%
    Confidence lowered: moderate → low
    Now rests also on: ¶ 8
    Reason: A third station has stopped.
Changed  ¶ 4  Prices will rise.
    Likelihood lowered: likely → unlikely
    No reason is given.
# Actors
Changed  ¶ 5
    Name changed: Water [-Board-] {+Directorate+}
New  ¶ 6 Governor · ¶ 7 Mayor
# Sequence of events
Changed  ¶ 8  The cut
    Date now more exact: March 2026 → 2 March 2026
    Attribution changed: Unverified → Confirmed
    Statement added: {+The pumps are old.+}
Removed  [-A pipe broke.-]
# Outlook
Changed  ¶ 10  Open
    Probability lowered: 60% → 55% → 40%
Changed  ¶ 11  Shut
    Probability raised: 40% → 45% → 60%
# Indicators
Changed  ¶ 12  A pump runs again.
    State: Not seen → Seen
# Information gaps
New  ¶ 14  Who broke it.
New  ¶ 15  Who pays.
# Sources
Changed  ¶ 16  Notice 14
    Grade raised: C → B"""


def test_each_kind_of_change_is_a_sentence_in_english() -> None:
    made = composed("en")
    assert _text(section(made).title) == "What changed since edition 1"
    assert "\n".join(told(made)) == ENGLISH
    assert _text(section(made).lead or "") == "4 items were added · 9 items have changed · 1 item was removed"


def test_arabic_says_the_same_in_its_own_words_and_its_arrows_run_to_the_left() -> None:
    lines = told(composed("ar"))
    assert _text(section(composed("ar")).title) == "ما الذي تغيّر منذ الإصدار 1"
    assert "    رُفعت درجة الاحتمال: مرجّح ← مرجّح جداً" in lines
    assert "    السبب: توقفت محطة ثالثة." in lines
    assert "    لم يُذكر سبب." in lines
    assert "    الخلاصة: توقفت [-محطتان-] {+ثلاث محطات+}." in lines
    assert not any("→" in line for line in lines)
    assert len(lines) == len(told(composed("en")))
    lead = _text(section(composed("ar")).lead or "")
    assert lead == "أُضيفت 4 بنود · عُدّلت 9 بنود · حُذف بند واحد"


def test_french_says_it_too() -> None:
    lines = told(composed("fr"))
    assert "    Aucun motif n’est donné." in lines


def test_an_item_is_marked_where_it_stands_and_one_that_stayed_is_not() -> None:
    made = composed("en")
    marks = {one.anchor: one.mark and one.mark.state for part in made.sections for one in part.blocks}
    assert marks["j-cut"] == "changed"
    assert marks["governor"] == "added"
    assert marks["as-rain"] is None
    assert [part.title_text for part in made.sections][:2] == [
        "Highlights",
        "What changed since edition 1",
    ]
    mark = block(made, "governor").mark
    assert mark is not None
    assert str(mark.word) == "New"


def test_links_lead_to_items_of_this_edition_only() -> None:
    made = composed("en")
    anchors = {one.anchor for part in made.sections for one in part.blocks}
    for one in section(made).blocks:
        assert isinstance(one, Changes)
        for change in one.changes:
            found = [change.item, change.name, *(fact.value for fact in change.facts)]
            links = [
                element.attributes["href"]
                for html in found
                if html
                for element in tree(html).walk()
                if "href" in element.attributes
            ]
            assert {link[1:] for link in links} <= anchors
            assert change.state != "removed" or links == []


def test_both_languages_of_a_pair_tell_it_row_by_row() -> None:
    made = page(loaded(), ("en", "ar"))
    assert isinstance(made, Pair)
    found = next(part for part in made.sections if part.anchor == "section-changes")
    for paired in found.blocks:
        for left, right in paired.rows:
            assert isinstance(left, Changes)
            assert isinstance(right, Changes)
            assert [one.state for one in left.changes] == [one.state for one in right.changes]
            assert len(left.changes) == 1
    figures = next(one for part in made.sections for one in part.blocks if one.anchor == "key-figures")
    assert [left.mark is not None for left, _ in figures.rows] == [True, False]


def test_a_translation_alone_that_changed_is_said_so_in_both_languages() -> None:
    after = BEFORE.replace("edition: 1", "edition: 2\nsupersedes: water-1").replace(
        "توقفت محطتان", "توقّفت محطتان اثنتان"
    )
    for language, words in (("en", "Translation revised: Arabic"), ("ar", "عُدّلت الترجمة: العربية")):
        made = page(loaded(after=after), (language,))
        assert isinstance(made, Page)
        assert f"    {words}" in told(made)


def test_an_edition_in_which_nothing_changed_says_so() -> None:
    after = BEFORE.replace("edition: 1", "edition: 2\nsupersedes: water-1")
    made = page(loaded(after=after), ("en",))
    assert isinstance(made, Page)
    assert section(made).blocks == ()
    assert _text(section(made).lead or "") == "Nothing has changed but the head of the report."


def test_words_of_a_brief_that_look_like_markup_stay_words() -> None:
    after = AFTER.replace("Three stations", "<b>Three</b> <del>stations")
    made = page(loaded(after=after), ("en",))
    assert isinstance(made, Page)
    value = (
        next(change for one in section(made).blocks if isinstance(one, Changes) for change in one.changes)
        .facts[1]
        .value
    )
    assert "&lt;b&gt;" in value
    assert {element.tag for element in tree(value).walk()} <= {"", "ins", "del", "bdi"}


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (6, {"as-rain": "Not updated for 37 days", "i-pump": "Not updated for 7 days"}),
        (7, {"as-rain": "Not updated for 37 days"}),
        (37, {}),
    ],
)
def test_what_nobody_has_looked_at_for_long_is_marked(after: int, expected: dict[str, str]) -> None:
    text = AFTER.replace("edition: 2\n", f"edition: 2\nstale_after: {after}\n")
    made = page(loaded(after=text), ("en",))
    assert isinstance(made, Page)
    assert {
        one.anchor: _text(one.stale) for part in made.sections for one in part.blocks if one.stale
    } == expected


def test_days_are_counted_in_arabic_as_arabic_counts_them() -> None:
    text = AFTER.replace("edition: 2\n", "edition: 2\nstale_after: 6\n")
    made = page(loaded(after=text), ("ar",))
    assert isinstance(made, Page)
    stale = block(made, "as-rain").stale
    assert stale is not None
    assert _text(stale) == "بلا تحديث منذ 37 يوماً"


def test_a_report_without_as_of_marks_nothing() -> None:
    text = AFTER.replace("edition: 2\n", "edition: 2\nstale_after: 1\n").replace("as_of: 2026-03-09\n", "")
    made = page(loaded(after=text), ("en",))
    assert isinstance(made, Page)
    assert not any(one.stale for part in made.sections for one in part.blocks)
