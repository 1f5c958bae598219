"""Translations beside a brief: laid over it, kept in step, accepted, and seen when they are not."""

from __future__ import annotations

import errno
import re
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

import pytest
from tests.cases import ROOT
from tests.finished import finished

from briefgen.building.envelope import enclosures
from briefgen.building.manifest import Manifest
from briefgen.building.steps import page
from briefgen.loading.loaded import Loaded, load
from briefgen.loading.remembering import file_of
from briefgen.loading.standing import standings, unfinished
from briefgen.model.leaf import wordings
from briefgen.model.memory import Memory, Unit
from briefgen.reading.document import parse
from briefgen.reading.memory import write
from briefgen.reading.overlay import Supplied, overlay
from briefgen.settings import Settings
from briefgen.span import File, start_of
from briefgen.translating.keeping import accept, status, sync
from briefgen.workspace import Workspace
from briefgen.world import MemoryWorld

NAME = "briefs/water.yaml"
FILE = "briefs/water.translations/ar.po"
BRIEF = """\
title: {en: Water cut, ar: انقطاع المياه}
languages: [en, ar]
bottom_line: No water.
highlights:
  - {en: One well is open., ar: بئر واحدة مفتوحة.}
events:
  - {id: cut, title: Cut, date: 2026-03-02, text: {en: Two stations stopped., ar: توقفت محطتان.}}
"""


def workspace(text: str = BRIEF, *units: Unit) -> Workspace:
    world = MemoryWorld({NAME: text.encode()})
    if units:
        world.files[FILE] = write(Memory("ar", {unit.key: unit for unit in units}))
    return Workspace(Path("/desk"), Settings(), world)


def edited(desk: Workspace, old: str, new: str) -> None:
    text = (desk.world.read(NAME) or b"").decode()
    assert text.count(old) == 1
    desk.world.write(NAME, text.replace(old, new).encode())


def loaded(desk: Workspace) -> Loaded:
    found = load(desk.world, NAME)
    assert found.value is not None, found.diagnostics
    return found.value


def counts(desk: Workspace) -> dict[str, int]:
    """How many of the five texts are in each state."""
    (one,) = status(desk, [NAME]).value or ()
    found = {state: one.count(state) for state in ("fresh", "unreviewed", "stale", "missing")}
    assert sum(found.values()) == one.texts == 5
    return {state: count for state, count in found.items() if count}


def test_what_is_not_tracked_counts_as_fresh() -> None:
    (one,) = standings(loaded(workspace()))
    assert (one.is_tracked, one.count("fresh"), one.count("missing")) == (False, 3, 2)


def test_a_translation_goes_its_way_from_the_brief_to_fresh_to_stale_to_fresh() -> None:
    desk = workspace()
    (kept,) = sync(desk, [NAME]).value or ()
    assert (kept.file, kept.is_written, kept.added) == (FILE, True, 5)
    assert counts(desk) == {"unreviewed": 3, "missing": 2}
    (kept,) = accept(desk, [NAME]).value or ()
    assert kept.accepted == 3
    assert counts(desk) == {"fresh": 3, "missing": 2}
    edited(desk, "Two stations", "Three stations")
    assert counts(desk) == {"fresh": 2, "stale": 1, "missing": 2}
    (kept,) = sync(desk, [NAME]).value or ()
    assert (kept.outdated, kept.added) == (1, 0)
    assert counts(desk) == {"fresh": 2, "stale": 1, "missing": 2}
    edited(desk, "توقفت محطتان.", "توقفت ثلاث محطات.")
    assert counts(desk) == {"fresh": 2, "unreviewed": 1, "missing": 2}
    (kept,) = accept(desk, [NAME], ["cut"]).value or ()
    assert kept.accepted == 1
    assert counts(desk) == {"fresh": 3, "missing": 2}


def test_all_does_not_accept_what_is_out_of_date() -> None:
    desk = workspace(BRIEF, Unit("title", "Water is cut", "انقطاع المياه"))
    accept(desk, [NAME])
    assert counts(desk) == {"fresh": 2, "stale": 1, "missing": 2}
    accept(desk, [NAME], ["title"])
    assert counts(desk) == {"fresh": 3, "missing": 2}


def test_a_file_in_step_is_not_written_again() -> None:
    desk = workspace()
    sync(desk, [NAME])
    first = desk.world.read(FILE)
    (kept,) = sync(desk, [NAME]).value or ()
    assert (kept.is_written, desk.world.read(FILE)) == (False, first)
    by_hand = (first or b"").replace(b'msgid "No water."\n', b'msgid ""\n"No "\n"water."\n')
    assert by_hand != first
    desk.world.write(FILE, by_hand)
    sync(desk, [NAME])
    assert desk.world.read(FILE) == by_hand, "the way another editor breaks lines is none of ours"


def test_the_file_speaks_where_the_brief_is_silent() -> None:
    desk = workspace(
        BRIEF, Unit("bottom_line", "No water.", "لا ماء."), Unit("title", "Water cut", "قطع المياه")
    )
    brief = loaded(desk).brief
    assert brief.bottom_line is not None
    assert brief.bottom_line.find("ar", "en") == ("لا ماء.", "ar")
    assert brief.title.find("ar", "en") == ("انقطاع المياه", "ar"), "the brief's own words win"
    span = loaded(desk).document.span(("bottom_line", "ar"))
    assert (span.file.name, span.excerpt) == (FILE, 'msgstr "لا ماء."')
    assert loaded(desk).document.file.name == NAME
    assert desk.world.read(NAME) == BRIEF.encode()


def test_a_document_stays_what_it_is_when_words_are_laid_over_it() -> None:
    document = parse(File(NAME, BRIEF)).value
    assert document is not None
    place = start_of(document.file)
    whole = overlay(document, "en", (Supplied(("bottom_line",), "ar", "لا ماء.", place),))
    assert whole.data["bottom_line"] == {"en": "No water.", "ar": "لا ماء."}
    assert whole.span(("bottom_line", "en")) == document.span(("bottom_line",))
    assert document.data["bottom_line"] == "No water."
    assert ("bottom_line", "ar") not in document.values


@pytest.mark.parametrize("accepted", [True, False])
def test_an_unreviewed_translation_is_printed_like_any_other(accepted: bool) -> None:
    unit = Unit("bottom_line", "No water.", "لا ماء.", accepted=accepted)
    assert "لا ماء." in shown(loaded(workspace(BRIEF, unit)))


def shown(brief: Loaded) -> str:
    return "\n".join(finished(page(brief, ("ar",))))


def test_a_stale_translation_gives_way_to_the_original_in_its_own_direction() -> None:
    desk = workspace(BRIEF, Unit("#cut/text", "One station stopped.", "توقفت محطتان."))
    text = shown(loaded(desk))
    assert "توقفت محطتان." not in text
    assert (
        '<span class="missing" lang="en" dir="ltr" '
        'title="الترجمة لم تعد مطابقة، ويُعرض النص الأصلي">Two stations stopped. '
        '<span class="mark">[en]</span></span>'
    ) in text
    assert 'title="لم يُترجم بعد، ويُعرض النص الأصلي">No water. <span class="mark">[en]</span>' in text
    assert "توقفت محطتان." in shown(loaded(workspace()))


def test_the_first_page_counts_what_stands_in_the_original() -> None:
    desk = workspace(BRIEF, Unit("#cut/text", "One station stopped.", "توقفت محطتان."))
    text = shown(loaded(desk))
    assert "نصان لم يُترجما بعد، ويُعرضان بلغتهما الأصلية." in text
    assert "ترجمة واحدة تعود إلى صياغة أقدم" in text
    tracked = workspace(BRIEF.replace("bottom_line: No water.\n", "").replace("title: Cut, ", ""))
    assert "تعود إلى صياغة أقدم" not in shown(loaded(tracked))
    assert "بعد، وي" not in shown(loaded(tracked))


def test_no_stale_wording_comes_into_any_part_of_a_report() -> None:
    folder = ROOT / "briefs"
    data = folder / "port-louison-cable.data"
    beside = {f"briefs/{data.name}/{file.name}": file.read_bytes() for file in data.iterdir()}
    name = "briefs/port-louison-cable.yaml"
    world = MemoryWorld({name: (ROOT / name).read_bytes(), **beside})
    whole = load(world, name).value
    assert whole is not None
    told = [wording for _, wording in wordings(whole.brief, "ar-IQ")]
    units = {one.key: Unit(one.key, f"Avant : {one.source}", one.target or "") for one in told}
    world.files[file_of(name, "ar-IQ")] = write(Memory("ar-IQ", units))
    stale = load(world, name).value
    assert stale is not None
    # Shorter ones may also be words of the report itself, and a link is printed as other words.
    plain = [one.target for one in told if one.target and re.fullmatch(r"[^@*\[`0-9]{25,}", one.target)]
    printed, printed_stale = letters(whole, "ar-IQ"), letters(stale, "ar-IQ")
    assert sum(words in printed for words in plain) > 40
    assert [words for words in plain if words in printed_stale] == []


def letters(brief: Loaded, tag: str) -> str:
    """All words of a report, without markup."""
    return unescape(re.sub("<[^>]*>", "", "\n".join(finished(page(brief, (tag,))))))


def test_a_final_report_is_not_finished_while_a_translation_is_missing_or_stale() -> None:
    desk = workspace(BRIEF, Unit("title", "Water is cut", "انقطاع المياه"))
    assert unfinished(loaded(desk)) == ()
    edited(desk, "languages:", "status: final\nlanguages:")
    (found,) = unfinished(loaded(desk))
    assert found.span is not None
    assert (found.code, found.span.line) == ("TR22", 2)
    assert found.message == "a final report lacks translations: 2 missing and 1 out of date"
    assert found.hints[0] == (
        f"see to `title` in `ar` at {NAME}:1:28, `bottom_line` in `ar` at {NAME}:4:14, "
        f"`#cut/title` in `ar` at {NAME}:8:22"
    )


def test_words_that_lack_in_the_language_of_the_brief_count_too() -> None:
    desk = workspace("title: {ar: انقطاع المياه}\nlanguages: [en, ar]\nstatus: final\n")
    (found,) = unfinished(loaded(desk))
    assert found.message == "a final report lacks translations: 1 missing"
    assert [(one.language, one.count("missing")) for one in standings(loaded(desk))] == [("en", 1), ("ar", 0)]


def test_unreviewed_translations_do_not_keep_a_final_report() -> None:
    text = "title: {en: Water cut, ar: انقطاع المياه}\nlanguages: [en, ar]\nstatus: final\n"
    desk = workspace(text, Unit("title", "Water cut", "انقطاع المياه", accepted=False))
    assert unfinished(loaded(desk)) == ()


@pytest.mark.parametrize("content", [b"nonsense", b'msgctxt "title"\nmsgid "Wa'])
def test_nothing_is_written_over_a_file_that_cannot_be_read(content: bytes) -> None:
    desk = workspace()
    desk.world.write(FILE, content)
    for done in (sync(desk, [NAME]), accept(desk, [NAME]), status(desk, [NAME])):
        assert [one.code for one in done.diagnostics] == ["PO02"]
        assert done.value == ()
    assert desk.world.read(FILE) == content


def test_a_report_encloses_the_memory_of_its_translations() -> None:
    desk = workspace(BRIEF, Unit("bottom_line", "No water.", "لا ماء."))
    one = loaded(desk)
    noted = Manifest(NAME, "ar", {}, {}, {}, {})
    (found,) = (part for part in enclosures(NAME, one.brief, one.inputs, noted) if part.name.endswith(".po"))
    assert (found.name, found.content) == ("translations/ar.po", desk.world.read(FILE))
    assert found.description == "What was translated from which wording"


def test_only_the_languages_asked_for_are_kept_in_step() -> None:
    desk = workspace(BRIEF.replace("[en, ar]", "[en, ar, fr]"))
    (kept,) = sync(desk, [NAME], ["fr"]).value or ()
    assert kept.file == "briefs/water.translations/fr.po"
    assert desk.world.read(FILE) is None


def test_what_nobody_tracks_is_not_accepted() -> None:
    desk = workspace()
    assert accept(desk, [NAME]).value == ()
    assert desk.world.read(FILE) is None


@dataclass(frozen=True)
class Full(MemoryWorld):
    """A disk without room."""

    def write(self, name: str, content: bytes) -> None:
        """Nothing."""
        del content
        raise OSError(errno.ENOSPC, "No space left on device", name)


def test_a_full_disk_is_said() -> None:
    desk = replace(workspace(), world=Full({NAME: BRIEF.encode()}))
    done = sync(desk, [NAME])
    assert [(one.code, one.message) for one in done.diagnostics] == [
        ("WS06", "this cannot be written: no space left on device")
    ]


def test_keys_and_places_say_where_a_text_stands() -> None:
    found = {one.key: one.notes for _, one in wordings(loaded(workspace()).brief, "ar")}
    assert found == {
        "title": ("title",),
        "bottom_line": ("bottom line",),
        "highlights/0": ("highlights 1",),
        "#cut/title": ("event cut, title",),
        "#cut/text": ("event cut, text",),
    }
