"""Many changes since the edition before: the main ones in words, the others by number, in each language."""

from __future__ import annotations

import re

import pytest
from tests.markup import tree
from tests.view.editions import AFTER, BEFORE
from tests.view.test_changes import _text, loaded, section

from briefgen.building.steps import page
from briefgen.delivering.outgoing import summary
from briefgen.loading.loaded import Loaded
from briefgen.view.page import Changes, OtherChanges, Page, Pair

_LONG = {
    "en": "The pumps of the northern station stand still and the ones of the southern station run at half.",
    "ar": "تتوقف مضخات المحطة الشمالية وتعمل مضخات المحطة الجنوبية بنصف طاقتها ولا يُعرف إلى متى يدوم ذلك.",
    "fr": "Les pompes de la station nord sont arrêtées et celles du sud tournent à la moitié de leur force.",
}
_CLAIM = """\
claims:
  - id: c-own
    class: reported
    evidence: [{source: s1}]
    text:
      en: The dam of the north holds two metres of water.
      ar: يحتفظ سد الشمال بمترين من الماء.
      fr: Le barrage du nord garde deux mètres d’eau.
"""
_DENIAL = """\
  - id: c-gone
    class: denial
    evidence: [{source: s1}]
    text: {en: No pipe broke., ar: لم ينكسر أنبوب., fr: Aucun tuyau n’a cassé.}
"""
_FLOOD = """\
events:
  - id: flood
    title: {en: The flood, ar: الفيضان, fr: La crue}
    text: {en: The river floods., ar: يفيض النهر., fr: Le fleuve déborde.}
    sources: [s1]
"""


def _assumption(number: int, more: str = "") -> str:
    texts = ", ".join(f"{tag}: '{words}{more}'" for tag, words in _LONG.items())
    return f"  - {{id: as-{number}, text: {{{texts}}}}}\n"


def _gaps(number: int) -> str:
    return "".join(f"  - {{en: Gap {one}., ar: ثغرة {one}., fr: Lacune {one}.}}\n" for one in range(number))


def many() -> Loaded:
    """The two editions, with ten new gaps, eleven assumptions of other words, an event and claims besides."""
    old = "".join(_assumption(one) for one in range(11))
    new = "".join(_assumption(one, " So.") for one in range(11))
    claim = _CLAIM.replace("two metres", "three metres").replace("deux mètres", "trois mètres")
    before = BEFORE.replace("assumptions:\n", f"assumptions:\n{old}")
    after = AFTER.replace("assumptions:\n", f"assumptions:\n{new}")
    after = after.replace("gaps:\n", f"gaps:\n{_gaps(10)}").replace("events:\n", _FLOOD)
    sources = "sources:\n  - {id"
    return loaded(
        before.replace(sources, f"{_CLAIM}{_DENIAL}{sources}"), after.replace(sources, claim + sources)
    )


def made(language: str, found: Loaded | None = None) -> Page:
    composed = page(found or many(), (language,))
    assert isinstance(composed, Page)
    return composed


def told(found: Page) -> list[str]:
    """The section as lines of text: one for each entry, and for each section with other changes."""
    lines: list[str] = []
    for block in section(found).blocks:
        assert isinstance(block, Changes | OtherChanges)
        if isinstance(block, OtherChanges):
            lines += [f"= {_text(block.heading)}"] if block.heading else []
            facts = [f"{_text(fact.label)}: {_text(fact.value)}" for fact in block.facts]
            lines.append(f"{_text(block.title)} | {' | '.join(facts)}")
            continue
        lines.append(f"{'#' if block.is_summary else '##'} {_text(block.title or '')}")
        for one in block.changes:
            parts = (
                one.word,
                one.item,
                one.name,
                *(part for fact in one.facts for part in vars(fact).values()),
            )
            lines.append("  ".join(_text(part) for part in parts if part))
    return lines


ENGLISH = """\
# Main changes
Changed  ¶ 3  Reworded  The cut is {+very +}likely to last.  Likelihood raised  likely → very likely  \
Probability raised  70% → 85%  Confidence lowered  moderate → low  Reason  A third station has stopped.
Changed  ¶ 4  Prices will rise.  Likelihood lowered  likely → unlikely  No reason is given.
Changed  ¶ 11  Open  Probability lowered  60% → 55% → 40%
Changed  ¶ 12  Shut  Probability raised  40% → 45% → 60%
Changed  Bottom line  [-Two-] {+Three+} stations stopped.
New  Sequence of events  ¶ 8 The flood
Changed  ¶ 13  A pump runs again.  State  Not seen → Seen
Changed  ¶ 9  The cut  Date now more exact  March 2026 → 2 March 2026  \
Attribution changed  Unverified → Confirmed
Changed  ¶ 38  Notice 14  Grade raised  C → B
Removed  Sequence of events  [-A pipe broke.-]
Removed  Other statements  [-No pipe broke.-]
= Other changes, by section
The report | As of: 2 March 2026 → 9 March 2026
Highlights | Number: ¶ 2 stations stopped · 2 → 3
Actors | New: ¶ 6 Governor · ¶ 7 Mayor | Name changed: ¶ 5 Water [-Board-] {+Directorate+}
Sequence of events | Statements added: ¶ 9
Assumptions | Reworded: ¶ 14–¶ 24
Information gaps | New: ¶ 26–¶ 37
Other statements | Reworded: ¶ 39 The dam of the north holds [-two-] {+three+} metres of water."""


def test_the_main_changes_are_told_first_by_weight_and_the_others_by_section() -> None:
    assert "\n".join(told(made("en"))) == ENGLISH


def test_arabic_tells_the_same_and_says_so_where_only_the_original_has_other_words() -> None:
    lines = told(made("ar"))
    assert lines[0] == "# أبرز التغييرات"
    assert len(lines) == len(ENGLISH.splitlines())
    # The Arabic of that statement is what it was.
    assert lines[-1].endswith(": ¶ 39")


@pytest.mark.parametrize(("language", "direction"), [("en", None), ("ar", "rtl")])
def test_a_range_is_one_link_to_its_first_item_in_the_direction_of_the_language(
    language: str, direction: str | None
) -> None:
    block = next(one for one in section(made(language)).blocks if one.anchor == "changes-assumptions")
    assert isinstance(block, OtherChanges)
    [link] = [one for one in tree(block.facts[0].value).walk() if one.tag == "a"]
    assert link.attributes["href"] == "#as-0"
    assert link.attributes.get("dir") == direction
    assert _text(block.facts[0].value) == "¶ 14–¶ 24"


@pytest.mark.parametrize(("gaps", "is_summed_up"), [(1, False), (2, True)])
def test_up_to_sixteen_changes_are_all_told_in_their_words(gaps: int, *, is_summed_up: bool) -> None:
    found = made("en", loaded(after=AFTER.replace("gaps:\n", f"gaps:\n{_gaps(gaps)}")))
    assert (told(found)[0] == "# Main changes") is is_summed_up
    assert len([one for block in found.changes for one in block.changes]) == 14 + gaps


def test_two_numbers_in_a_row_are_no_range_and_eight_new_items_have_their_names() -> None:
    for gaps, words in ((6, "¶ 14 Gap 0. · ¶ 15 Gap 1."), (7, "¶ 14–¶ 22")):
        found = made("en", loaded(after=AFTER.replace("gaps:\n", f"gaps:\n{_gaps(gaps)}")))
        assert any(line.startswith(f"Information gaps | New: {words}") for line in told(found))


def test_a_bottom_line_of_which_half_is_new_stands_without_the_old_words() -> None:
    after = AFTER.replace("gaps:\n", f"gaps:\n{_gaps(7)}").replace(
        "Three stations stopped.", "All of it runs."
    )
    assert "Changed  Bottom line  All of it runs." in told(made("en", loaded(after=after)))


_SECOND = ("edition: 1", "edition: 2\nsupersedes: water-1")


def test_a_denial_that_is_gone_is_told_beside_the_views_that_stayed() -> None:
    views, gone = (
        one.replace("\n  ", "\n      ").replace("  - id", "      - id", 1)
        for one in (_CLAIM.removeprefix("claims:\n"), _DENIAL)
    )
    outlook = f"  - id: o-pumps\n    source_views:\n{views.rstrip(' ')}"
    before = BEFORE.replace("  - id: o-pumps\n", outlook + gone.rstrip(" "))
    after = BEFORE.replace("  - id: o-pumps\n", outlook).replace(*_SECOND)
    words = "Changed  ¶ 11  Statement removed  [-No pipe broke.-]"
    assert words in told(made("en", loaded(before, after)))
    after = after.replace("assumptions:", f"gaps:\n{_gaps(17)}assumptions:")
    assert told(made("en", loaded(before, after)))[:2] == ["# Main changes", words]


def test_a_statement_of_which_most_is_new_is_named_and_so_are_two_items_in_a_row() -> None:
    sources = "sources:\n  - {id"
    other = _CLAIM.replace("The dam of the north holds two metres of water.", "Nobody went there.")
    old, new = ("".join(_assumption(one, more) for one in (0, 1)) for more in ("", " So."))
    before = BEFORE.replace("assumptions:\n", f"assumptions:\n{old}").replace(sources, _CLAIM + sources)
    after = AFTER.replace("assumptions:\n", f"assumptions:\n{new}").replace(sources, other + sources)
    lines = told(made("en", loaded(before, after)))
    assert "Assumptions | Reworded: ¶ 13 · ¶ 14" in lines
    assert "Other statements | Reworded: ¶ 19" in lines


def test_a_list_too_says_so_where_only_the_original_has_other_words() -> None:
    after = BEFORE.replace(*_SECOND).replace("Prices will rise.", "Prices will soon rise.")
    found = loaded(after=after)
    assert any("Reworded  Prices will {+soon +}rise." in line for line in told(made("en", found)))
    [line] = [one for one in told(made("ar", found)) if "¶ 4" in one]
    assert line.endswith("الإنجليزية")
    assert "سترتفع" not in line


def test_both_languages_of_a_pair_tell_it_row_by_row() -> None:
    both = page(many(), ("en", "ar"))
    assert isinstance(both, Pair)
    found = next(part for part in both.sections if part.anchor == "section-changes")
    assert [one.anchor for one in found.blocks][:2] == ["changes-main", "changes-head"]
    assert [len(one.rows) for one in found.blocks] == [11, *[1] * 7]


def test_every_changed_item_is_reached_by_a_link_or_a_range() -> None:
    composed = made("en")
    marked = {int(one.number) for part in composed.sections for one in part.blocks if one.mark is not None}
    words = " ".join(told(composed))
    reached: set[int] = set()
    for first, last in re.findall(r"¶ (\d+)(?:–¶ (\d+))?", words):
        reached |= set(range(int(first), int(last or first) + 1))
    assert marked <= reached


def test_other_programs_are_given_all_changes_in_their_words() -> None:
    given = summary(many(), "en")
    labels = [_text(one.label) for one in given.passages]
    assert labels[2:4] == ["Main changes", "The report"]
    [assumptions] = [one for one in given.changes if one.label == "Assumptions"]
    assert assumptions.plain.count("{+ So.+}") == 11
    assert not any("{+ So.+}" in one.plain for one in given.passages)
