"""PO files: written for any editor of them, read from any, and nothing lost between."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from briefgen.model.memory import Memory, Unit
from briefgen.reading.memory import Catalogue, completed, is_wrapped, read, write

NAME = "briefs/water.translations/ar.po"

# Words that a writer of PO files may stumble over.
HARD = (
    "a plain sentence",
    "ends with a back slash \\",
    'says "no" and \\"no\\"',
    "a tab\tinside",
    "two\nlines",
    "a line\n\nand a paragraph",
    "U+2028 \u2028 and U+2029 \u2029 are no ends of lines here",
    "a mark \u200f of direction",
    "long " * 60 + "text",
    "نص عربي طويل جداً " * 30 + "ثم نهايته",
    "-".join(["hyphens"] * 40),
    "`code\\n` and %s and {slot}",
    "# no comment",
    'msgid "no keyword"',
    "  spaces around  ",
)


def memory(*units: Unit, lost: tuple[Unit, ...] = ()) -> Memory:
    return completed(Memory("ar", {unit.key: unit for unit in units}, lost, preamble="Of a test."))


def hard() -> Memory:
    units = (
        Unit(
            f"#item-{number}/text",
            words,
            f"{words} ()",
            accepted=number % 2 == 0,
            previous=f"earlier {words}" if number % 4 == 1 else None,
            former="words of before" if number % 4 == 3 else "",
            comment="first line\nsecond line" if number % 3 == 0 else "",
            notes=(f"item {number}, text",),
            flags=("no-wrap",) if number % 5 == 0 else (),
            references=("a/file.c:12",) if number % 5 == 1 else (),
        )
        for number, words in enumerate(HARD)
    )
    return memory(*units, Unit("desk", "North"), lost=(Unit("gone", HARD[6], HARD[4], comment="kept"),))


def parsed(content: bytes) -> Catalogue:
    found = read(NAME, content, "ar")
    assert found.diagnostics == ()
    assert found.value is not None
    return found.value


@pytest.mark.parametrize("wrapped", [False, True])
def test_all_of_a_memory_comes_back_from_its_file(wrapped: bool) -> None:
    content = write(hard(), wrapped=wrapped)
    catalogue = parsed(content)
    assert catalogue.memory == hard()
    assert write(catalogue.memory, wrapped=wrapped) == content
    assert is_wrapped(catalogue.file) == wrapped


@pytest.mark.parametrize("wrapped", [False, True])
def test_gettext_itself_finds_nothing_wrong_with_a_file(tmp_path: Path, wrapped: bool) -> None:
    file = tmp_path / "ar.po"
    file.write_bytes(write(hard(), wrapped=wrapped))
    msgfmt = shutil.which("msgfmt")
    assert msgfmt is not None, "gettext is not installed"
    ran = subprocess.run(
        [msgfmt, "--check", "--verbose", "-o", "/dev/null", file], capture_output=True, text=True, check=False
    )
    said = "8 translated messages, 7 fuzzy translations, 1 untranslated message.\n"
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", said)


def test_a_place_is_that_of_the_translation() -> None:
    catalogue = parsed(write(hard()))
    for unit in catalogue.memory.units.values():
        assert catalogue.span(unit).excerpt.startswith("msgstr")
    assert catalogue.span(catalogue.memory.lost[0]).excerpt == '#~ msgstr ""'


WEBLATE = """\
# Arabic translations of a brief.
# Copyright (C) 2026 North Desk
# Lina <lina@example.org>, 2026.
#
msgid ""
msgstr ""
"Project-Id-Version: water\\n"
"Report-Msgid-Bugs-To: \\n"
"PO-Revision-Date: 2026-03-02 10:00+0000\\n"
"Last-Translator: Lina <lina@example.org>\\n"
"Language-Team: Arabic <https://weblate.example.org/projects/water/ar/>\\n"
"Language: ar\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 "
"&& n%100<=10 ? 3 : n%100>=11 ? 4 : 5;\\n"
"X-Generator: Weblate 5.9\\n"

# The directorate's own word.
#. title
#, no-wrap
msgctxt "title"
msgid "Water cut"
msgstr "انقطاع المياه"

#. event cut, text
#: briefs/water.yaml:4
#, fuzzy
#| msgid "Two pumping stations in the north of the city of Basra stopped "
#| "on Monday."
msgctxt "#cut/text"
msgid ""
"Three pumping stations in the north of the city of Basra stopped on Monday."
msgstr "توقفت محطتا ضخ في شمال مدينة البصرة يوم الاثنين."

#~ msgctxt "desk"
#~ msgid "North"
#~ msgstr "الشمال"
"""


def test_what_another_editor_wrote_stays() -> None:
    found = parsed(WEBLATE.encode()).memory
    assert found.headers["X-Generator"] == "Weblate 5.9"
    assert found.headers["Plural-Forms"].endswith("n%100>=11 ? 4 : 5;")
    assert "Copyright (C) 2026 North Desk" in found.preamble
    title, text = found.units.values()
    assert (title.comment, title.flags, title.accepted) == ("The directorate's own word.", ("no-wrap",), True)
    assert (text.references, text.accepted) == (("briefs/water.yaml:4",), False)
    assert text.previous == "Two pumping stations in the north of the city of Basra stopped on Monday."
    assert [unit.key for unit in found.lost] == ["desk"]
    again = parsed(write(found, wrapped=True)).memory
    assert (again.units, again.lost, again.headers, again.preamble) == (
        found.units,
        found.lost,
        found.headers,
        found.preamble,
    )


def test_clearing_the_mark_fuzzy_is_to_accept() -> None:
    cleared = WEBLATE.replace("#, fuzzy\n", "")
    unit = parsed(cleared.encode()).memory.units["#cut/text"]
    assert (unit.accepted, unit.previous) == (True, None)


@pytest.mark.parametrize(
    "content",
    [
        WEBLATE.replace("\n", "\r\n").encode(),
        WEBLATE.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + WEBLATE.encode(),
        WEBLATE.replace("charset=UTF-8", "charset=windows-1256").encode("cp1256"),
        WEBLATE.replace("charset=UTF-8", "charset=ISO-8859-6").encode("iso8859-6"),
        WEBLATE.rstrip("\n").encode(),
    ],
    ids=["CRLF", "CR", "BOM", "windows-1256", "ISO-8859-6", "no end of line"],
)
def test_other_forms_of_text_say_the_same(content: bytes) -> None:
    found, plain = parsed(content).memory, parsed(WEBLATE.encode()).memory
    assert (found.units, found.lost, found.preamble) == (plain.units, plain.lost, plain.preamble)


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (WEBLATE.encode("utf-16"), "PO01", 1),
        (WEBLATE.encode("cp1256"), "PO01", 25),
        (WEBLATE.replace("UTF-8", "rot13").encode(), "PO01", 14),
        (WEBLATE.replace("UTF-8", "hex").replace("ا", "a").encode("ascii", "ignore"), "PO01", 1),
        (b"\0" + WEBLATE.encode(), "PO01", 1),
        (b"x" * ((16 << 20) + 1), "PO01", 1),
        (b"", "PO02", 1),
        (b"/etc/passwd", "PO02", 1),
    ],
)
def test_what_cannot_be_read_is_said_and_never_raised(content: bytes, code: str, line: int) -> None:
    found = read(NAME, content, "ar")
    assert found.value is None
    (one,) = found.diagnostics
    assert one.span is not None
    assert (one.code, one.span.file.name, one.span.line) == (code, NAME, line)


def test_a_file_cut_off_anywhere_is_never_read_as_something_else() -> None:
    whole = WEBLATE.encode()
    kept = parsed(whole).memory
    for end in range(0, len(whole), 7):
        found = read(NAME, whole[:end], "ar")
        if found.value is not None:
            told = {**found.value.memory.units, **{unit.key: unit for unit in found.value.memory.lost}}
            known = {**kept.units, **{unit.key: unit for unit in kept.lost}}
            assert all(known[key].target.startswith(unit.target) for key, unit in told.items()), end


def test_polib_reads_lines_as_gettext_does(tmp_path: Path) -> None:
    # The reader is given its lines, and never a name that it would open.
    secret = tmp_path / "secret"
    secret.write_text('msgctxt "title"\nmsgid "a"\nmsgstr "b"\n', "utf-8")
    assert polib.pofile(str(secret))[0].msgstr == "b", "polib opens what looks like a name"
    assert read(NAME, str(secret).encode(), "ar").value is None
