"""What a translator sends back goes to the memory, and to the brief where it has words of its own."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from briefgen.checking.desk import PLAIN
from briefgen.diagnostic import Checked
from briefgen.loading.loaded import Loaded, load
from briefgen.loading.standing import standings
from briefgen.settings import Settings
from briefgen.translating.parcels import FORMATS, Format, TakenIn, pack, unpack
from briefgen.workspace import Workspace
from briefgen.world import MemoryWorld

NAME = "briefs/water.yaml"
FILE = "briefs/water.translations/ar.po"
BRIEF = """\
# A comment that stays.
title: {en: Water cut, ar: انقطاع المياه}  # and another
languages: [en, ar]
bottom_line: No water.
highlights:
  - en: >-
      One well
      is open.
    ar: >-
      بئر واحدة
      مفتوحة.
"""


def _workspace(text: str = BRIEF) -> Workspace:
    return Workspace(Path("/desk"), Settings(), MemoryWorld({NAME: text.encode()}))


def _loaded(desk: Workspace) -> Loaded:
    loaded = load(desk.world, NAME).value
    assert loaded is not None
    return loaded


def _packed(desk: Workspace, format_: Format) -> str:
    return pack(_loaded(desk), PLAIN, "ar", format_).decode()


def _taken(desk: Workspace, text: str) -> TakenIn:
    taken = unpack(desk, "back", text.encode())
    assert taken.value is not None, taken.diagnostics
    return taken.value


def _brief(desk: Workspace) -> str:
    return (desk.world.read(NAME) or b"").decode()


@pytest.mark.parametrize("format_", FORMATS)
def test_what_comes_back_untouched_leaves_the_brief_alone(format_: Format) -> None:
    desk = _workspace()
    taken = _taken(desk, _packed(desk, format_))
    assert taken.changed == ()
    assert _brief(desk) == BRIEF
    (standing,) = standings(_loaded(desk))
    assert (standing.count("unreviewed"), standing.count("missing")) == (2, 1)


DONE = {
    "xliff": ('state="translated"', 'state="final"'),
    "xliff-1.2": ('approved="no"', 'approved="yes"'),
    "po": ("#, fuzzy\n", ""),
}


@pytest.mark.parametrize("format_", FORMATS)
def test_new_words_replace_those_of_the_brief_where_they_stand(format_: Format) -> None:
    desk = _workspace()
    text = _packed(desk, format_).replace(*DONE[format_])
    text = text.replace("انقطاع المياه", "انقطاع: الماء").replace("بئر واحدة مفتوحة.", "بئر مفتوحة، لا غير.")
    taken = _taken(desk, text)
    assert taken.written == (NAME, FILE)
    expected = BRIEF.replace("ar: انقطاع المياه", 'ar: "انقطاع: الماء"')
    assert _brief(desk) == expected.replace("بئر واحدة\n      مفتوحة.", "بئر مفتوحة، لا غير.")
    (standing,) = standings(_loaded(desk))
    assert (standing.count("fresh"), standing.count("unreviewed"), standing.count("missing")) == (2, 0, 1)


@pytest.mark.parametrize("format_", FORMATS)
def test_words_that_the_brief_lacks_go_to_the_memory(format_: Format) -> None:
    desk = _workspace()
    text = _packed(desk, format_)
    if format_ == "po":
        text = text.replace('msgid "No water."\nmsgstr ""', 'msgid "No water."\nmsgstr "لا ماء."')
    else:
        source = "<source>No water.</source>"
        text = text.replace(source, f"{source}<target>لا ماء.</target>")
    taken = _taken(desk, text)
    assert (taken.changed, taken.written) == (("bottom_line",), (FILE,))
    assert _brief(desk) == BRIEF
    line = _loaded(desk).brief.bottom_line
    assert line is not None
    assert line.find("ar", "en") == ("لا ماء.", "ar")


def test_a_wording_that_changed_meanwhile_makes_what_comes_back_stale() -> None:
    desk = _workspace()
    text = _packed(desk, "xliff").replace(*DONE["xliff"])
    desk.world.write(NAME, BRIEF.replace("Water cut", "Water back").encode())
    taken = unpack(desk, "back.xlf", text.encode())
    assert [one.code for one in taken.diagnostics] == ["XL04"]
    (standing,) = standings(_loaded(desk))
    assert [one.key for one in standing.waiting if one.state == "stale"] == ["title"]


@pytest.mark.parametrize("format_", FORMATS)
def test_the_glossary_is_told_at_each_text_that_has_a_term(format_: Format) -> None:
    term = """glossary:
  - term: {en: water cut, ar: انقطاع المياه}
    admitted: {ar: [انقطاع الماء]}
    forbidden: {ar: [قطع المياه], en: [dry tap]}
"""
    hint = "glossary: water cut = انقطاع المياه; or انقطاع الماء; not قطع المياه"
    desk = _workspace(BRIEF + term)
    # At the title and at the term itself, and not where one of its words stands alone.
    assert _packed(desk, format_).count(hint) == 2


def test_a_byte_order_mark_of_the_brief_stays() -> None:
    desk = _workspace("\ufeff" + BRIEF)
    _taken(desk, _packed(desk, "xliff").replace("انقطاع المياه", "انقطاع"))
    assert _brief(desk).startswith("\ufeff# A comment")


@pytest.mark.parametrize("format_", FORMATS)
def test_a_brief_whose_name_is_no_unicode_can_be_sent_out(format_: Format) -> None:
    name = "briefs/caf\udce9.yaml"
    loaded = load(MemoryWorld({name: BRIEF.encode()}), name).value
    assert loaded is not None
    assert b"caf?" in pack(loaded, PLAIN, "ar", format_)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('original="water"', 'original="flood"', "there is no brief `flood` in the workspace"),
        ('trgLang="ar"', 'trgLang="fr"', "the brief is not translated into `fr`"),
    ],
)
def test_a_file_of_another_brief_or_language_is_not_taken(old: str, new: str, message: str) -> None:
    desk = _workspace()
    _refused(unpack(desk, "back.xlf", _packed(desk, "xliff").replace(old, new).encode()), "XL03", message)


def test_a_region_more_or_less_is_the_same_language() -> None:
    desk = _workspace()
    text = _packed(desk, "xliff").replace('trgLang="ar"', 'trgLang="ar-EG"')
    assert _taken(desk, text).language == "ar"


def test_case_means_nothing_in_the_tag_of_a_language() -> None:
    desk = _workspace(BRIEF.replace("languages: [en, ar]", "languages: [en, ar, ar-IQ]"))
    text = _packed(desk, "xliff")
    for said, meant in (("AR-iq", "ar-IQ"), ("ar_IQ", "ar-IQ"), ("Ar", "ar"), ("ar-EG", "ar")):
        assert _taken(desk, text.replace('trgLang="ar"', f'trgLang="{said}"')).language == meant


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("format_", ["xliff", "xliff-1.2"])
def test_xml_is_known_whatever_mark_it_begins_with(format_: Format, codec: str) -> None:
    desk = _workspace()
    text = _packed(desk, format_).replace("انقطاع المياه", "انقطاع")
    if codec == "utf-16":
        text = text.replace('encoding="UTF-8"', 'encoding="UTF-16"')
    taken = unpack(desk, "back.xlf", text.encode(codec))
    assert taken.value is not None, taken.diagnostics
    assert taken.value.changed == ("title",)


@pytest.mark.parametrize("format_", FORMATS)
def test_what_is_out_of_date_stays_so_where_the_memory_was_lost(format_: Format) -> None:
    desk = _workspace()
    _taken(desk, _packed(desk, "xliff").replace(*DONE["xliff"]).replace("المياه", "الماء"))
    desk.world.write(NAME, _brief(desk).replace("Water cut", "Water back").encode())
    text = _packed(desk, format_)
    renewed = _workspace(_brief(desk))
    _taken(renewed, text)
    (standing,) = standings(_loaded(renewed))
    assert [one.key for one in standing.waiting if one.state == "stale"] == ["title"]


@pytest.mark.parametrize("format_", FORMATS)
def test_letters_that_come_back_in_parts_are_the_same_letters(format_: Format) -> None:
    desk = _workspace(BRIEF.replace("انقطاع المياه", "أزمة مياه"))
    text = _packed(desk, format_)
    assert _taken(desk, text.replace("أزمة", "\u0627\u0654زمة")).changed == ()
    assert _taken(desk, text.replace("أزمة", "هدأة \u0627\u0654زمة")).changed == ("title",)
    assert "ar: هدأة أزمة مياه" in _brief(desk)


def test_a_translation_of_spaces_is_none() -> None:
    desk = _workspace()
    assert _taken(desk, _packed(desk, "xliff").replace("انقطاع المياه", "  ")).changed == ()
    assert _brief(desk) == BRIEF


def test_nothing_is_written_of_a_file_with_a_text_that_no_brief_can_have() -> None:
    desk = _workspace()
    text = _packed(desk, "po").replace("انقطاع المياه", "انقطاع\\fالمياه")
    wrong = "of the text `title`: character U+000C at position 7 cannot be printed"
    _refused(unpack(desk, "back.po", text.encode()), "MD06", wrong)
    assert _brief(desk) == BRIEF
    assert desk.world.read(FILE) is None


@pytest.mark.parametrize(
    ("format_", "said", "wrong"),
    [
        ("xliff", ' trgLang="ar"', "the file does not say into which language it is"),
        ("xliff", ' original="water"', "the file does not say of which brief it is"),
        ("po", '"Language: ar\\n"\n', "the file does not say into which language it is"),
        ("po", '"Project-Id-Version: water\\n"\n', "the file does not say of which brief it is"),
    ],
)
def test_a_file_has_to_say_what_it_is(format_: Format, said: str, wrong: str) -> None:
    desk = _workspace()
    text = _packed(desk, format_)
    assert said in text
    _refused(unpack(desk, "back", text.replace(said, "").encode()), "XL03", wrong)


def test_what_goes_out_says_of_which_brief_it_is_whatever_stands_in_the_memory() -> None:
    desk = _workspace()
    head = '"Project-Id-Version: Weblate / water\\n"\n"Language: \\n"\n'
    desk.world.write(FILE, f'msgid ""\nmsgstr ""\n{head}'.encode())
    assert _taken(desk, _packed(desk, "po")).changed == ()
    assert b"Weblate / water" in (desk.world.read(FILE) or b"")


def test_several_texts_that_changed_are_named_by_the_first() -> None:
    desk = _workspace()
    text = _packed(desk, "xliff").replace(*DONE["xliff"])
    desk.world.write(NAME, BRIEF.replace("Water cut", "Water back").replace("One well", "A well").encode())
    (found,) = unpack(desk, "back.xlf", text.encode()).diagnostics
    assert found.message == "the text `title` and 1 more have other wordings by now"
    desk.world.write(NAME, BRIEF.split("highlights", maxsplit=1)[0].encode())
    (found,) = unpack(desk, "back.xlf", text.encode()).diagnostics
    assert found.message == "the text `highlights/0` is not in the brief any more"


def test_a_full_disk_is_said_and_the_brief_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = _workspace()
    text = _packed(desk, "xliff").replace("انقطاع المياه", "انقطاع")

    def full(_world: MemoryWorld, name: str, _content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", name)

    monkeypatch.setattr(MemoryWorld, "write", full)
    _refused(
        unpack(desk, "back.xlf", text.encode()), "WS06", "this cannot be written: no space left on device"
    )
    assert _brief(desk) == BRIEF


def _refused(taken: Checked[TakenIn], code: str, message: str) -> None:
    assert taken.value is None
    assert [(one.code, one.message) for one in taken.diagnostics] == [(code, message)]
