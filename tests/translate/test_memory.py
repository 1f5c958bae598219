"""What becomes of a memory when the brief changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.model.memory import Memory, State, Unit, Wording, accepted, named, renewed, standing

ONE = Unit("#cut/text", "Two stations stopped.", "توقفت محطتان.")
FIRST = Unit("highlights/0", "The road is shut.", "الطريق مغلقة.")
SECOND = Unit("highlights/1", "One well is open.", "بئر واحدة مفتوحة.")


def memory(*units: Unit, lost: tuple[Unit, ...] = ()) -> Memory:
    return Memory("ar", {unit.key: unit for unit in units}, lost)


def said(
    unit: Unit, key: str | None = None, *, source: str | None = None, target: str | None = None
) -> Wording:
    """A wording of today: that of a unit, at its place, with no translation in the brief."""
    return Wording(key or unit.key, source or unit.source, target)


def states(found: Memory) -> dict[str, State]:
    return {key: standing(unit) for key, unit in found.units.items()}


def test_a_memory_in_step_stays_as_it_is() -> None:
    known = memory(ONE, FIRST, SECOND, lost=(replace(ONE, key="#old/text", source="Old."),))
    assert renewed(known, (said(unit) for unit in known.units.values())) == known


def test_a_new_text_is_missing_and_a_translation_that_came_with_it_is_unreviewed() -> None:
    found = renewed(memory(), (said(ONE), said(FIRST, target="الطريق مغلقة.")))
    assert states(found) == {"#cut/text": "missing", "highlights/0": "unreviewed"}
    assert found.units["highlights/0"].target == "الطريق مغلقة."


def test_a_changed_wording_makes_its_translation_stale_until_the_wording_is_back() -> None:
    changed = renewed(memory(ONE), [said(ONE, source="Three stations stopped.")])
    unit = changed.units["#cut/text"]
    assert (standing(unit), unit.source, unit.previous) == ("stale", "Three stations stopped.", ONE.source)
    again = renewed(changed, [said(ONE, source="Four stations stopped.")]).units["#cut/text"]
    assert (again.source, again.previous) == ("Four stations stopped.", ONE.source)
    back = renewed(changed, [said(ONE)]).units["#cut/text"]
    assert (standing(back), back.previous) == ("unreviewed", None)


def test_a_changed_wording_without_a_translation_is_missing_still() -> None:
    empty = replace(ONE, target="")
    found = renewed(memory(empty), [said(ONE, source="Three stations stopped.")])
    assert states(found) == {"#cut/text": "missing"}
    assert found.units["#cut/text"].previous is None


def test_the_words_of_the_brief_go_before_those_of_the_memory_which_are_not_lost() -> None:
    found = renewed(memory(ONE), [said(ONE, target="توقفت  محطتان\nأمس.")])
    unit = found.units["#cut/text"]
    assert (standing(unit), unit.target, unit.former) == ("unreviewed", "توقفت  محطتان\nأمس.", ONE.target)
    assert accepted(found, ["#cut/text"]).units["#cut/text"].former == ""


def test_new_words_for_a_stale_translation_are_unreviewed() -> None:
    stale = replace(ONE, source="Three stations stopped.", previous=ONE.source, accepted=False)
    found = renewed(memory(stale), [said(stale, target="توقفت ثلاث محطات.")])
    assert states(found) == {"#cut/text": "unreviewed"}


def test_entries_of_a_list_take_their_translations_along() -> None:
    asked = [said(ONE, "highlights/0"), said(FIRST, "highlights/1"), said(SECOND, "highlights/2")]
    found = renewed(memory(FIRST, SECOND), asked)
    assert states(found) == {"highlights/0": "missing", "highlights/1": "fresh", "highlights/2": "fresh"}
    assert found.units["highlights/2"].target == SECOND.target
    swapped = renewed(memory(FIRST, SECOND), [said(SECOND, "highlights/0"), said(FIRST, "highlights/1")])
    assert [unit.target for unit in swapped.units.values()] == [SECOND.target, FIRST.target]
    assert set(states(swapped).values()) == {"fresh"}


def test_an_entry_that_was_replaced_is_not_taken_for_one_that_moved() -> None:
    found = renewed(memory(FIRST, SECOND), [said(FIRST, source="The bridge is shut."), said(SECOND)])
    assert states(found) == {"highlights/0": "stale", "highlights/1": "fresh"}


@pytest.mark.parametrize(("target", "state"), [(None, "unreviewed"), (ONE.target, "fresh")])
def test_a_text_that_moved_elsewhere_is_read_again_unless_the_brief_says_both(
    target: str | None, state: State
) -> None:
    found = renewed(memory(ONE), [said(ONE, "bottom_line", target=target)])
    assert states(found) == {"bottom_line": state}
    assert found.units["bottom_line"].target == ONE.target
    assert found.lost == ()


def test_what_left_the_brief_is_kept_and_found_again() -> None:
    gone = renewed(memory(ONE, FIRST), [said(FIRST)])
    assert [unit.key for unit in gone.lost] == ["#cut/text"]
    back = renewed(gone, [said(FIRST), said(ONE)])
    assert (states(back)["#cut/text"], back.lost) == ("fresh", ())
    elsewhere = renewed(gone, [said(FIRST), said(ONE, "desk")])
    assert (states(elsewhere)["desk"], elsewhere.lost) == ("unreviewed", ())
    otherwise = renewed(gone, [said(FIRST), said(ONE, source="Three stations stopped.")])
    assert states(otherwise)["#cut/text"] == "stale"


def test_a_stale_translation_is_kept_with_the_wording_that_it_was_made_from() -> None:
    stale = replace(ONE, source="Three stations stopped.", previous=ONE.source, accepted=False)
    lost = renewed(memory(stale, FIRST), [said(FIRST)]).lost
    assert [(unit.source, unit.previous) for unit in lost] == [(ONE.source, None)]


def test_what_was_never_translated_is_not_kept() -> None:
    assert renewed(memory(replace(ONE, target="")), []).lost == ()


def test_accepting_takes_what_is_there_and_only_that() -> None:
    stale = replace(ONE, source="Three stations stopped.", previous=ONE.source, accepted=False)
    empty = Unit("desk", "North")
    found = accepted(memory(stale, empty, replace(FIRST, accepted=False)), ["#cut/text", "desk"])
    assert states(found) == {"#cut/text": "fresh", "desk": "missing", "highlights/0": "unreviewed"}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("#rec-4", ["#rec-4/text", "#rec-4/title"]),
        ("rec-4", ["#rec-4/text", "#rec-4/title"]),
        ("rec-4/", ["#rec-4/text", "#rec-4/title"]),
        ("rec-4/text", ["#rec-4/text"]),
        ("rec", []),
        ("title", ["title"]),
        ("", []),
    ],
)
def test_a_name_means_a_text_or_all_below_it(name: str, found: list[str]) -> None:
    known = ("title", "#rec-4/text", "#rec-4/title", "#rec-40/text")
    assert list(named(known, name)) == found
