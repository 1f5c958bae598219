"""A house's own look: its colours, its typefaces, its words and its files; and what no house changes."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any, cast, get_args

import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from pypdf import PdfReader
from tests.cases import ROOT

from briefgen import build, render_html, render_pdf
from briefgen.brand import COLOURS, DARK, LIGHT, PACKAGED, Brand, Colours, Density, Paper, clashes
from briefgen.contrast import contrast, nearest_shade
from briefgen.places import end_of, place_of
from briefgen.render import sheet
from briefgen.render.fonts import FACES, font_mounts
from briefgen.render.own_fonts import NotAFaceError, face
from briefgen.settings import read_settings
from briefgen.span import File
from briefgen.view.house import house
from briefgen.world import DiskWorld

LETTER, A4 = (612, 792), (595.28, 841.89)
BRIEF = """\
title: {en: Water cut in Basra, ar: انقطاع المياه في البصرة}
languages: [en, ar]
tlp: AMBER+STRICT
bottom_line: {en: Two stations stopped., ar: توقفت محطتان.}
judgements:
  - id: k1
    text: {en: It is likely to last., ar: من المرجّح أن يطول.}
    likelihood: likely
    confidence: {level: low, because: {en: One notice., ar: إعلان واحد.}}
    alternatives: [{en: It ends., ar: ينتهي.}]
    assumptions: [a1]
assumptions:
  - {id: a1, text: {en: No parts arrive., ar: لا تصل قطع غيار.}, if_wrong: {en: It ends., ar: ينتهي.}}
"""
HOUSE = """\
[theme]
logo = "assets/logo.png"
logo_alt = {en = "Gulf Desk", ar = "مكتب الخليج"}
header = {en = "Gulf Desk", ar = "مكتب الخليج"}
footer = "© 2026 Gulf Desk"
paper = "Letter"
density = "compact"

[theme.typefaces]
text = ["House Serif", "IBM Plex Sans Arabic"]

[theme.colours]
accent = "#0b4f8a"
"""


def workspace(folder: Path, settings: str = "") -> Path:
    """A workspace with one brief; its file."""
    (folder / "briefgen.toml").write_text(settings, "utf-8")
    (folder / "briefs").mkdir()
    file = folder / "briefs" / "water.yaml"
    file.write_text(BRIEF, "utf-8")
    return file


def put(folder: Path, name: str, content: str | bytes) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def logo() -> bytes:
    stream = io.BytesIO()
    Image.new("RGBA", (300, 100), (11, 79, 138, 128)).save(stream, "PNG")
    return stream.getvalue()


def house_face(style: str, weight: int, **changes: int) -> bytes:
    """A packaged face under a name of its own, as a house would bring it along."""
    name = f"@fonts-serif/IBMPlexSerif-{style}.ttf"
    ttf = DiskWorld(ROOT, font_mounts()).read(name)
    assert ttf is not None
    stream = io.BytesIO()
    with TTFont(io.BytesIO(ttf)) as font:
        for record in (1, 16):
            font["name"].setName("House Serif", record, 3, 1, 0x409)
        font["name"].setName(f"HouseSerif-{style}", 6, 3, 1, 0x409)
        font["OS/2"].usWeightClass = weight
        for field, value in changes.items():
            setattr(font["OS/2"], field, value)
        font.save(stream)
    return stream.getvalue()


@pytest.fixture
def branded(tmp_path: Path) -> Path:
    """The brief of a workspace with a look of its own."""
    put(tmp_path, "assets/logo.png", logo())
    put(tmp_path, "assets/fonts/House-Regular.ttf", house_face("Regular", 400))
    put(tmp_path, "assets/fonts/House-Bold.ttf", house_face("SemiBold", 700))
    return workspace(tmp_path, HOUSE)


def pdf(file: Path, edition: str) -> PdfReader:
    made = render_pdf(file, edition)
    assert made.value is not None, made.diagnostics
    return PdfReader(io.BytesIO(made.value))


def fonts_of(reader: PdfReader) -> set[str]:
    """The names of the embedded fonts, without the tag of their subset."""
    found: set[str] = set()
    for page in reader.pages:
        resources = cast("dict[str, Any]", page["/Resources"])
        found |= {font.get_object()["/BaseFont"].partition("+")[2] for font in resources["/Font"].values()}
    return found


def inks_of(reader: PdfReader) -> bytes:
    """What is drawn on all pages."""
    contents = (page.get_contents() for page in reader.pages)
    return b"".join(content.get_data() for content in contents if content is not None)


# Contrast: the examples are those of WCAG 2.2 and of its techniques.


def test_contrast_runs_from_1_to_21_in_either_order() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#8c1d2f", "#8c1d2f") == 1


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#767676", 4.54), ("#777777", 4.47), ("#949494", 3.03), ("#ff0000", 3.99)]
)
def test_contrast_with_white_is_what_others_measure(colour: str, ratio: float) -> None:
    assert contrast(colour, "#ffffff") == pytest.approx(ratio, abs=0.01)


def test_the_nearest_shade_passes_and_the_one_before_it_does_not() -> None:
    shade = nearest_shade("#999999", [("#ffffff", 4.5)])
    assert shade == "#767676"
    assert nearest_shade("#767676", [("#ffffff", 4.5)]) == "#767676"
    assert nearest_shade("#555555", [("#000000", 4.5)]) == "#757575"


def test_no_shade_stands_out_from_black_and_from_white_seven_times() -> None:
    assert nearest_shade("#888888", [("#ffffff", 7), ("#000000", 7)]) is None


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_packaged_colours_can_be_read(colours: Colours) -> None:
    assert list(clashes(colours, ())) == []


@pytest.mark.parametrize("accent", ["#0b4f8a", "#000000", "#00573f", "#5b2a86", "#7a1f00"])
def test_a_dark_colour_is_derived_that_can_be_read_too(accent: str) -> None:
    brand = Brand(colours={"accent": accent, "link": accent, "ink": "#000000"})
    assert list(clashes(brand.dark_colours, ())) == []
    assert brand.dark_colours.accent != DARK.accent


def test_a_dark_colour_that_is_given_stays_as_it_is() -> None:
    brand = Brand(colours={"accent": "#0b4f8a"}, dark={"accent": "#ffffff"})
    assert brand.dark_colours.accent == "#ffffff"
    assert brand.light_colours.accent == "#0b4f8a"


# Settings and their places.


def test_every_setting_of_a_house_is_read() -> None:
    brand = read_settings(HOUSE.encode()).value
    assert brand is not None
    assert brand.brand == Brand(
        logo="assets/logo.png",
        logo_alt={"en": "Gulf Desk", "ar": "مكتب الخليج"},
        header={"en": "Gulf Desk", "ar": "مكتب الخليج"},
        footer="© 2026 Gulf Desk",
        paper="Letter",
        density="compact",
        text=("House Serif", "IBM Plex Sans Arabic"),
        colours={"accent": "#0b4f8a"},
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[theme]\ncolours.ink = "#000"\n', "2:1"),
        ('[theme]\ncolours = {accent = "#000", ink = "#000"}\n', "2:29"),
        ('theme = {colours = {ink = "#000"}}\n', "1:21"),
        ('[theme.dark]\nink = "#000"\n[ theme . colours ]\nink = "#000"\n', "4:1"),
        ('theme.colours."ink" = "#000"\n', "1:1"),
        ("[theme]\n", "1:2"),
        ("", "1:1"),
    ],
)
def test_a_setting_is_found_however_its_tables_are_written(text: str, place: str) -> None:
    span = place_of(File("briefgen.toml", text), ("theme", "colours", "ink"))
    assert f"{span.line}:{span.column}" == place


def test_the_end_of_a_file_is_behind_its_last_words() -> None:
    span = end_of(File("briefgen.toml", 'out = "x"\nlanguages = [\n\n'))
    assert (span.line, span.column) == (2, 14)
    assert end_of(File("briefgen.toml", "")).line == 1


@pytest.mark.parametrize("unseen", ["\\u202e", "\\n", "\\u0000"])
def test_words_of_a_house_hold_nothing_that_reorders_or_breaks_a_line(unseen: str) -> None:
    (wrong,) = read_settings(f'theme.header = "Gulf{unseen} Desk"'.encode()).diagnostics
    assert wrong.code == "WS03"


# What a house says.


def test_words_are_taken_in_the_language_of_the_page_or_its_base_or_the_first() -> None:
    brand = Brand(header={"en": "Gulf Desk", "ar": "مكتب الخليج"}, footer="© 2026 Gulf Desk")
    assert house(brand, "en").header == "Gulf Desk"
    assert house(brand, "ar-IQ").header == "مكتب الخليج"
    assert house(brand, "ar-IQ").logo_alt == "مكتب الخليج"
    assert house(brand, "he").header == '<bdi dir="ltr" lang="en">Gulf Desk</bdi>'
    assert house(brand, "ar").footer == '<bdi dir="ltr">© 2026 Gulf Desk</bdi>'
    assert house(PACKAGED, "en").header is None


def test_words_of_a_house_are_text_and_never_markup() -> None:
    assert house(Brand(footer="<b>A & B</b>"), "en").footer == "&lt;b&gt;A &amp; B&lt;/b&gt;"


# Reports.


def test_a_pdf_wears_the_look_of_its_house(branded: Path) -> None:
    reader = pdf(branded, "en+ar")
    text = reader.pages[0].extract_text()
    assert tuple(reader.pages[0].mediabox[2:]) == pytest.approx(LETTER)
    assert "Gulf Desk · Water cut in Basra" in text.replace("\u00a0", " ")
    assert "© 2026 Gulf Desk" in text
    assert {"House-Serif", "House-Serif-Bold"} <= fonts_of(reader)
    assert len(reader.pages[0].images) == 1
    # The bar of a likelihood is drawn in the accent: 0b4f8a as fractions of one.
    drawn = inks_of(reader)
    assert re.search(rb"0?\.0431\d* 0?\.3098\d* 0?\.5411\d* RG", drawn)
    assert not re.search(rb"0?\.549\d* 0?\.1137\d* 0?\.1843\d* (RG|rg)", drawn)


@pytest.mark.parametrize("paper", get_args(Paper))
@pytest.mark.parametrize("density", get_args(Density))
def test_the_text_is_wide_enough_for_what_is_drawn_whatever_is_set(paper: Paper, density: Density) -> None:
    rules = sheet.pages(Brand(paper=paper, density=density))
    (side,) = re.findall(r"@page \{ size: \w+; margin: \d+mm (\d+)mm \d+mm; \}", rules)
    assert {"A4": 210, "Letter": 215.9}[paper] - 2 * int(side) >= 170


def test_a_house_without_settings_has_the_packaged_look(tmp_path: Path) -> None:
    reader = pdf(workspace(tmp_path), "en")
    assert tuple(reader.pages[0].mediabox[2:]) == pytest.approx(A4, abs=0.1)
    assert len(reader.pages[0].images) == 0
    assert re.search(rb"0?\.549\d* 0?\.1137\d* 0?\.1843\d* RG", inks_of(reader))


def test_two_reports_of_one_engine_both_get_the_faces_of_the_house(branded: Path) -> None:
    built = build(branded, formats=["pdf"])
    assert built.diagnostics == ()
    for output in built.outputs:
        assert "House-Serif" in fonts_of(PdfReader(branded.parents[1] / output.name)), output.name


def test_an_html_page_wears_the_look_of_its_house(branded: Path) -> None:
    made = render_html(branded, "ar")
    assert made.value is not None, made.diagnostics
    page = made.value
    assert '<img src="data:image/png;base64,' in page
    assert 'alt="مكتب الخليج" width="300" height="100"' in page
    assert "--accent: #0b4f8a;" in page
    dark = page.partition("prefers-color-scheme: dark")[2].partition("}")[0]
    assert f"--accent: {Brand(colours={'accent': '#0b4f8a'}).dark_colours.accent};" in dark
    assert 'stroke="#0b4f8a"' in page
    assert "8c1d2f" not in page


def test_a_face_that_cannot_be_cut_is_an_error_that_names_its_file(branded: Path) -> None:
    file = branded.parents[1] / "assets/fonts/House-Regular.ttf"
    content = bytearray(file.read_bytes())
    with TTFont(file) as font:
        table = font.reader.tables["glyf"]
    content[table.offset : table.offset + table.length] = b"\xff" * table.length
    file.write_bytes(content)
    made = render_html(branded, "en")
    assert made.value is None
    (found,) = made.diagnostics
    assert found.code == "TH03"
    assert found.span is not None
    assert found.span.file.name == "assets/fonts/House-Regular.ttf"


def test_where_no_face_can_be_cut_no_file_is_blamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = workspace(tmp_path)
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    made = render_html(file, "en")
    assert made.value is None
    (found,) = made.diagnostics
    assert (found.code, found.span) == ("TH03", None)
    assert "cannot be started" in found.message


def test_a_template_or_a_stylesheet_is_replaced_by_a_file_of_its_name(tmp_path: Path) -> None:
    file = workspace(tmp_path)
    put(tmp_path, "templates/parts/bottom_line.html", "<p>{{ colours.green }}, {{ medium }}</p>")
    put(tmp_path, "assets/css/pair.css", ".pair { --ours: 1; }")
    made = render_html(file, "en")
    assert made.value is not None
    assert f"<p>{LIGHT.green}, screen</p>" in made.value
    assert ".pair { --ours: 1; }" in made.value


def test_the_marking_keeps_its_colours_and_places_whatever_a_workspace_drops(tmp_path: Path) -> None:
    file = workspace(tmp_path)
    put(tmp_path, "assets/css/marking.css", ".tlp { color: #123456 }")
    put(tmp_path, "assets/css/marking-print.css", "")
    put(
        tmp_path,
        "assets/css/pair.css",
        ".tlp { color: #123456; background: #123456; font-size: 3pt }"
        " @page { @top-right { content: none } } .running-tlp { position: static }",
    )
    put(tmp_path, "assets/css/print.css", "@page { @bottom-right { content: none } }")
    reader = pdf(file, "en")
    for page in reader.pages:
        assert page.extract_text().count("TLP:AMBER+STRICT") == 2
    drawn = inks_of(reader)
    # ffc000 on black; 123456 is nowhere.
    assert re.search(rb"1 0?\.7529\d* 0 rg", drawn)
    assert not re.search(rb"0?\.0705\d* 0?\.2039\d*", drawn)


@pytest.mark.parametrize("part", ["running", "closing"])
def test_a_template_that_leaves_out_the_marking_is_an_error(part: str, tmp_path: Path) -> None:
    file = workspace(tmp_path)
    put(tmp_path, f"templates/parts/{part}.html", "<p>ours</p>")
    made = render_html(file, "en+ar")
    assert made.value is None
    assert [one.code for one in made.diagnostics] == ["TP03"]


def test_no_colour_of_the_theme_is_written_anywhere_but_in_the_brand() -> None:
    """A colour that a template or a stylesheet writes out would stay when a house changes its own."""
    written = {
        file.name
        for folder in ("templates", "assets/css")
        for file in (ROOT / folder).rglob("*.*")
        if re.search(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|\brgba?\(", file.read_text("utf-8"))
    }
    assert written == {"marking.css"}


def test_every_colour_that_a_stylesheet_asks_for_is_one_of_the_brand_or_set_beside_it() -> None:
    sheets = "".join(file.read_text("utf-8") for file in (ROOT / "assets" / "css").glob("*.css"))
    asked = set(re.findall(r"var\(--([\w-]+)", sheets))
    known = {*COLOURS, *re.findall(r"--([\w-]+):", sheets)}
    assert asked <= known


# Typefaces of a workspace.


def test_a_face_says_its_own_family_weight_and_slant() -> None:
    regular = face("assets/fonts/a.ttf", house_face("Regular", 400))
    assert (regular.family, regular.weight, regular.style) == ("House Serif", 400, "normal")
    assert face("assets/fonts/b.ttf", house_face("Italic", 400)).style == "italic"


def test_a_face_that_may_not_be_embedded_is_refused() -> None:
    for never in (0x0002, 0x0100):
        with pytest.raises(NotAFaceError, match="maker forbids"):
            face("a.ttf", house_face("Regular", 400, fsType=never))


def test_what_is_no_static_truetype_is_refused() -> None:
    with pytest.raises(NotAFaceError, match="is not a font"):
        face("a.ttf", b"wOF2 and nothing else")
    for tag, message in (("fvar", "is a variable font"), ("CFF ", "has no TrueType outlines")):
        # The tables are told by their tags: four letters for each in the directory of the file.
        content = house_face("Regular", 400).replace(b"glyf" if tag == "CFF " else b"gasp", tag.encode(), 1)
        with pytest.raises(NotAFaceError, match=message):
            face("a.ttf", content)


def test_a_family_without_a_bold_face_is_an_error(tmp_path: Path) -> None:
    file = workspace(tmp_path, '[theme.typefaces]\ntext = ["House Serif", "IBM Plex Sans Arabic"]\n')
    put(tmp_path, "assets/fonts/House-Regular.ttf", house_face("Regular", 400))
    made = render_html(file, "en")
    assert made.value is None
    assert [(one.code, one.message) for one in made.diagnostics] == [
        ("TH03", "`House Serif` has no bold face")
    ]


@pytest.mark.parametrize("family", sorted({face.family for face in FACES}))
def test_every_packaged_family_can_be_chosen_for_titles(family: str, tmp_path: Path) -> None:
    made = render_html(workspace(tmp_path, f'[theme.typefaces]\ndisplay = "{family}"\n'), "en")
    assert made.value is not None
    assert made.diagnostics == ()
