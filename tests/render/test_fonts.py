"""The faces of a report: where they lie, what declares them, how they are packed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from briefgen.render import fonts
from briefgen.world import DiskWorld


def world(tmp_path: Path) -> DiskWorld:
    return DiskWorld(tmp_path, fonts.font_mounts())


def test_a_world_with_the_font_mounts_reads_every_face(tmp_path: Path) -> None:
    files = fonts.contents(world(tmp_path).read)
    assert set(files) == {face.name for face in fonts.FACES}
    for face in fonts.FACES:
        with TTFont(io.BytesIO(files[face.name])) as font:
            assert font["name"].getBestFamilyName() == face.family


def test_a_missing_font_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="@fonts-sans/IBMPlexSansArabic-Regular"):
        fonts.contents(lambda _: None)


def test_hebrew_faces_come_only_with_hebrew_letters() -> None:
    plain = fonts.faces_for("Port of Haifa, ميناء حيفا")
    assert {face.family for face in plain} == {fonts.SANS, fonts.SERIF}
    assert set(fonts.faces_for("נמל חיפה")) == set(fonts.FACES)


def test_hebrew_is_declared_for_each_weight_of_the_sans() -> None:
    weights = {
        family: {face.weight for face in fonts.FACES if face.family == family}
        for family in (fonts.SANS, fonts.ROUND)
    }
    assert weights[fonts.ROUND] == weights[fonts.SANS]


def test_the_rules_name_family_weight_style_and_address() -> None:
    italic = next(face for face in fonts.FACES if face.style == "italic")
    assert fonts.face_rules([italic], lambda face: f"https://host/{face.name}") == (
        '@font-face { font-family: "IBM Plex Serif"; font-weight: 400; font-style: italic;'
        ' src: url("https://host/@fonts-serif/IBMPlexSerif-Italic.ttf"); }\n'
    )


def test_an_embedded_font_is_a_data_address() -> None:
    assert fonts.embedded(b"wOF2\x00") == "data:font/woff2;base64,d09GMgA="


def test_coverage_knows_the_letters_of_each_script(tmp_path: Path) -> None:
    files = fonts.contents(world(tmp_path).read)
    for letter, family in (
        ("ض", fonts.SANS),
        ("é", fonts.SANS),
        ("Ж", fonts.SERIF),
        ("ש", fonts.ROUND),
    ):
        face = next(face for face in fonts.FACES if face.family == family)
        assert ord(letter) in fonts.coverage(files[face.name])
