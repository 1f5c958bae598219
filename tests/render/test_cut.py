"""Faces cut to the writing of one page: what stays, what goes, and what they are called."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from tests.basra import BASRA

from briefgen.render import fonts
from briefgen.render.compact import compact_script, compact_style
from briefgen.render.cut import Cut, CutError, asks, cut, names, renamed, rows, rows_for
from briefgen.render.fonts import Face
from briefgen.world import DiskWorld

ARABIC, SERIF = fonts.FACES[0], fonts.FACES[3]


def _whole(folder: Path, face: Face = ARABIC) -> bytes:
    return fonts.contents(DiskWorld(folder, fonts.font_mounts()).read, [face])[face.name]


def _cut(folder: Path, text: str, face: Face = ARABIC, *, is_asked: bool = False) -> bytes:
    return cut([Cut(face.name, _whole(folder, face), rows(text), "Briefgen 1", is_asked)])[0]


def _features(packed: bytes) -> set[str]:
    with TTFont(io.BytesIO(packed)) as font:
        return {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}


def test_a_cut_face_has_the_letters_of_the_text_and_their_neighbours(tmp_path: Path) -> None:
    with TTFont(io.BytesIO(_cut(tmp_path, "سلام 12"))) as font:
        letters = font.getBestCmap()
    assert set(map(ord, "سلام 12")) <= set(letters)
    assert ord("9") in letters
    assert ord("A") not in letters


def test_a_cut_face_still_joins_arabic_letters(tmp_path: Path) -> None:
    assert {"init", "medi", "fina", "rlig", "calt"} <= _features(_cut(tmp_path, "سلام"))


def test_a_cut_face_has_the_shapes_that_only_stylesheets_ask_for_where_one_does(tmp_path: Path) -> None:
    plain = _features(_cut(tmp_path, "1 of 2", SERIF))
    assert not plain & {"frac", "numr", "sups", "salt", "ss01", "aalt"}
    assert {"frac", "numr", "dnom"} <= _features(_cut(tmp_path, "1\u20442", SERIF))
    assert {"frac", "sups", "salt", "ss01"} <= _features(_cut(tmp_path, "1 of 2", SERIF, is_asked=True))
    assert asks(".figure { font-variant-numeric: tabular-nums; }")
    assert asks("td { font-feature-settings: 'tnum'; }")
    assert not asks(".figure { font-weight: 600; }")


def test_a_face_is_cut_alike_for_pages_that_differ_in_scripts_that_it_lacks(tmp_path: Path) -> None:
    for face in fonts.FACES:
        lacks = set(range(0x10000)) - {
            row * 16 + one for row in rows_for(face, tuple(range(0x1000))) for one in range(16)
        }
        assert lacks
        assert not lacks & fonts.coverage(_whole(tmp_path, face))
    assert rows_for(SERIF, rows("Basra البصرة")) == rows_for(SERIF, rows("Basra בצרה")) == rows("Basra ")
    assert set(rows("البصرة")) <= set(rows_for(ARABIC, rows("Basra البصرة")))


def test_a_file_that_cannot_be_cut_is_named_with_the_reason(tmp_path: Path) -> None:
    whole = _whole(tmp_path)
    order = Cut("assets/fonts/broken.ttf", whole[: len(whole) // 2], rows("a"), "Briefgen 1", is_asked=False)
    with pytest.raises(CutError, match=r"\w") as caught:
        cut([Cut(ARABIC.name, whole, rows("a"), "Briefgen 1", is_asked=False), order])
    assert caught.value.name == "assets/fonts/broken.ttf"


def test_a_process_that_makes_pages_never_loads_what_cuts_their_faces(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").touch()
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs/water.yaml").write_text(BASRA)
    program = (
        "import sys, briefgen; from pathlib import Path;"
        "built = briefgen.build(Path(), formats=('html',));"
        "assert len(built.outputs) == 3, built; print('fontTools' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "False\n", "")
    assert len(list((tmp_path / ".briefgen/fonts").iterdir())) < 3 * 6


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
