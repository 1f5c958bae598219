"""XLIFF goes out valid, and comes back with nothing lost, whichever program had it in between."""

from __future__ import annotations

import dataclasses
import io

import pytest
from tests.exchange.schemas import xliff_schema

from briefgen.exchange.parcel import Parcel, take
from briefgen.exchange.xliff import Version, read, write
from briefgen.model.memory import Memory, Unit, Wording, standing

FRESH = Unit("title", "Water & <power> cut", "انقطاع «الماء»", notes=("title",))
UNREVIEWED = Unit(
    "#c1/text",
    "@directorate said so.\nTwice.",
    "قالت @directorate ذلك.\nمرتين.",
    accepted=False,
    notes=("claim c1, text",),
    comment="is *said* right?",
)
STALE = Unit(
    "#j1/alternatives/0", "Two new lines", "سطر قديم", accepted=False, previous="One old line", notes=("x",)
)
MISSING = Unit("#c2/text", " spaces  stay ", notes=("claim c2, text",))
PARCEL = Parcel("basra-water", "en", "ar-IQ", (FRESH, UNREVIEWED, STALE, MISSING))
MEMORY = Memory("ar-IQ", {unit.key: unit for unit in PARCEL.units})
TODAY = {unit.key: Wording(unit.key, unit.source, unit.target or None, unit.notes) for unit in PARCEL.units}
VERSIONS: tuple[Version, ...] = ("2.1", "1.2")
SCHEMAS = {"2.1": "xliff-core-2.0.xsd", "1.2": "xliff-core-1.2-strict.xsd"}


def _back(content: bytes) -> Parcel:
    checked = read("parcel.xlf", content)
    assert checked.diagnostics == ()
    assert checked.value is not None
    return checked.value


@pytest.mark.parametrize("version", VERSIONS)
def test_a_parcel_is_valid(version: Version) -> None:
    # The core of 2.1 has the schema of 2.0, and its namespace.
    xliff_schema(SCHEMAS[version]).validate(io.BytesIO(write(PARCEL, version)))


@pytest.mark.parametrize("version", VERSIONS)
def test_the_schema_refuses_what_is_no_xliff(version: Version) -> None:
    broken = write(PARCEL, version).replace(b"<source>", b"<wording>").replace(b"</source>", b"</wording>")
    assert not xliff_schema(SCHEMAS[version]).is_valid(io.BytesIO(broken))


@pytest.mark.parametrize("version", VERSIONS)
def test_what_comes_back_as_it_went_out_changes_nothing(version: Version) -> None:
    taken = take(MEMORY, TODAY, _back(write(PARCEL, version)))
    assert taken.memory == MEMORY
    assert (taken.changed, taken.outdated, taken.unknown) == ((), (), ())


@pytest.mark.parametrize("version", VERSIONS)
def test_all_of_a_text_goes_out_and_comes_back(version: Version) -> None:
    back = {unit.key: unit for unit in _back(write(PARCEL, version)).units}
    assert [*back] == [unit.key for unit in PARCEL.units]
    for unit in (FRESH, UNREVIEWED, MISSING):
        said = back[unit.key]
        assert (said.source, said.target, said.comment) == (unit.source, unit.target, unit.comment)
    # What is stale comes back with the wording that it was made from.
    assert (back[STALE.key].source, back[STALE.key].target) == ("One old line", "سطر قديم")
    # That nothing is translated is accepted by nobody.
    assert [back[unit.key].accepted for unit in PARCEL.units] == [True, False, False, False]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_translators_work_is_taken(version: Version) -> None:
    done = {"2.1": ("initial", "final"), "1.2": ('approved="no"', 'approved="yes"')}[version]
    text = write(PARCEL, version).decode().replace(*done)
    text = text.replace("سطر قديم", "سطران جديدان").replace(' subState="briefgen:stale"', "")
    source = "<source> spaces  stay </source>"
    text = text.replace(source, f"{source}\n<target>تبقى الفراغات</target>")
    taken = take(MEMORY, TODAY, _back(text.encode()))
    units = taken.memory.units
    assert {STALE.key, MISSING.key} <= set(taken.changed)
    assert (units[STALE.key].target, standing(units[STALE.key])) == ("سطران جديدان", "fresh")
    assert (units[MISSING.key].target, standing(units[MISSING.key])) == ("تبقى الفراغات", "fresh")


@pytest.mark.parametrize("version", VERSIONS)
def test_a_translation_that_comes_back_late_is_stale(version: Version) -> None:
    parcel = _back(write(dataclasses.replace(PARCEL, units=(FRESH,)), version))
    today = {"title": Wording("title", "Water and power are back")}
    taken = take(Memory("ar-IQ"), today, parcel)
    assert taken.outdated == ("title",)
    assert standing(taken.memory.units["title"]) == "stale"
    assert taken.memory.units["title"].previous == FRESH.source


@pytest.mark.parametrize("version", VERSIONS)
def test_what_was_accepted_meanwhile_stays_accepted(version: Version) -> None:
    accepted = dataclasses.replace(UNREVIEWED, accepted=True)
    parcel = _back(write(PARCEL, version))
    taken = take(Memory("ar-IQ", {**MEMORY.units, accepted.key: accepted}), TODAY, parcel)
    assert taken.changed == ()
    assert taken.memory.units[accepted.key].accepted


@pytest.mark.parametrize("version", VERSIONS)
def test_a_text_that_the_brief_no_longer_has_is_named(version: Version) -> None:
    assert take(Memory("ar-IQ"), {}, _back(write(PARCEL, version))).unknown == tuple(TODAY)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_text_that_stands_in_a_file_twice_is_not_taken(version: Version) -> None:
    content = write(dataclasses.replace(PARCEL, units=(FRESH, FRESH)), version)
    checked = read("parcel.xlf", content)
    assert checked.value is None
    (found,) = checked.diagnostics
    assert (found.code, found.message) == ("XL01", "the text `title` stands here twice")
    assert found.span is not None
    assert b"unit id=" in content.split(b"\n")[found.span.line - 1]


def test_segments_of_another_program_are_one_text() -> None:
    text = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ar">
    <file id="f" original="basra-water"><unit id="u" name="title">
    <segment state="final"><source>One.</source><target>واحد.</target></segment>
    <ignorable><source> </source></ignorable>
    <segment state="STATE"><source>Two <mrk id="m">words</mrk>.</source><target>كلمتان.</target></segment>
    </unit></file></xliff>"""
    (unit,) = _back(text.replace("STATE", "reviewed").encode()).units
    assert (unit.source, unit.target, unit.accepted) == ("One. Two words.", "واحد. كلمتان.", True)
    (unit,) = _back(text.replace("STATE", "translated").encode()).units
    assert unit.accepted is False


@pytest.mark.parametrize(
    ("content", "code", "line", "message"),
    [
        (b"not xml", "XL01", 1, "this is not XML: syntax error"),
        (b"<xliff><file></xliff>", "XL01", 1, "this is not XML: mismatched tag"),
        (b"<html/>", "XL01", 1, "this is `html`, not XLIFF 1.2, 2.0 or 2.1"),
        (
            b"\n<!DOCTYPE x [<!ENTITY a 'b'>]><xliff/>",
            "XL01",
            2,
            "a document type is refused, since it can make the file another one",
        ),
        (b"<a>" * 100, "XL01", 1, "elements are nested deeper than 60 levels"),
        (
            write(PARCEL, "1.2").replace(b" &amp;", b'<x id="1"/>'),
            "XL02",
            6,
            "`x` stands in the text of `title`",
        ),
    ],
    ids=["not XML", "cut off", "another format", "a document type", "deep", "codes"],
)
def test_what_cannot_be_taken_is_said(content: bytes, code: str, line: int, message: str) -> None:
    checked = read("parcel.xlf", content)
    assert checked.value is None
    (found,) = checked.diagnostics
    assert found.span is not None
    assert (found.code, found.span.line, found.message) == (code, line, message)
