"""Faces cut to the writing of one page: what stays, what goes, and what they are called."""

from __future__ import annotations

import io
from pathlib import Path

from fontTools.ttLib import TTFont

from briefgen.render import fonts
from briefgen.render.compact import compact_script, compact_style
from briefgen.render.cut import cut, names, renamed, rows
from briefgen.world import DiskWorld

ARABIC = fonts.FACES[0]


def _cut(folder: Path, text: str, family: str = "Briefgen 1") -> bytes:
    whole = fonts.contents(DiskWorld(folder, fonts.font_mounts()).read, [ARABIC])[ARABIC.name]
    return cut(whole, rows(text), family)


def test_a_cut_face_has_the_letters_of_the_text_and_their_neighbours(tmp_path: Path) -> None:
    with TTFont(io.BytesIO(_cut(tmp_path, "سلام 12"))) as font:
        letters = font.getBestCmap()
    assert set(map(ord, "سلام 12")) <= set(letters)
    assert ord("9") in letters
    assert ord("A") not in letters


def test_a_cut_face_still_joins_arabic_letters(tmp_path: Path) -> None:
    with TTFont(io.BytesIO(_cut(tmp_path, "سلام"))) as font:
        features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"init", "medi", "fina", "rlig"} <= features


def test_a_cut_face_bears_no_reserved_name_and_keeps_its_licence(tmp_path: Path) -> None:
    packed = _cut(tmp_path, "سلام")
    assert packed[:4] == b"wOF2"
    with TTFont(io.BytesIO(packed)) as font:
        table = font["name"]
        said = {record.nameID: record.toUnicode() for record in table.names}
    titles = [words for record, words in said.items() if record in {1, 2, 3, 4, 6, 16, 17, 18}]
    assert not any(name in " ".join(titles) for name in ("Plex", "IBM"))
    assert said[1] == "Briefgen 1"
    assert said[0].startswith("Copyright")
    assert "Open Font License" in said[13]


def test_a_face_is_cut_to_the_same_bytes_each_time(tmp_path: Path) -> None:
    assert _cut(tmp_path, "سلام") == _cut(tmp_path, "سلام")


def test_the_stylesheets_name_what_is_cut_as_it_is_named() -> None:
    new = names(fonts.FACES)
    assert len(set(new.values())) == 3
    rule = f'--sans: "{fonts.SANS}", "{fonts.ROUND}", sans-serif;'
    assert renamed(rule, new) == '--sans: "Briefgen 1", "Briefgen 3", sans-serif;'


def test_what_is_taken_out_of_styles_and_scripts_are_comments_and_indents() -> None:
    style = '/* What\n   it is. */\n.a {\n  color: red; /* why */\n  content: "/* not one */";\n}\n'
    assert compact_style(style) == '.a {\ncolor: red; /* why */\ncontent: "/* not one */";\n}\n'
    script = '// What it is.\nconst here = "//";\n  // Why.\n  go(`\n  a`); // there\n'
    assert compact_script(script) == 'const here = "//";\n  go(`\n  a`); // there\n'
