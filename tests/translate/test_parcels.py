"""What a translator sends back goes to the memory, and to the brief where it has words of its own."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from briefgen.checking.desk import PLAIN
from briefgen.diagnostic import Checked
from briefgen.loading.loaded import Loaded, load
from briefgen.settings import Settings
from briefgen.translating.parcels import FORMATS, Format, TakenIn, pack, unpack
from briefgen.translating.standing import standings
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
