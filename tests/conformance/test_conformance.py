"""Every PDF is PDF/A-3a and PDF/UA-1 by veraPDF's own rules, and holds where those rules are blind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.bare import bare_theme
from tests.cases import ROOT
from tests.conformance.lint import elements, faults
from tests.conformance.structure import said, unsaid
from tests.conformance.vera import PROFILES, verdicts
from tests.view.editions import AFTER
from tests.view.test_changes import loaded

from briefgen.building import steps
from briefgen.loading.loaded import load
from briefgen.render import fonts
from briefgen.render.html import print_html, print_styles
from briefgen.render.pdf import Engine, Job
from briefgen.world import DiskWorld

FONTS = fonts.contents(lambda name: DiskWorld(Path.cwd(), fonts.font_mounts()).read(name))
STYLE = f'body {{ font: 11pt "{fonts.SANS}", "{fonts.SERIF}", "{fonts.ROUND}" }}'
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63680000008200817749d8670000000049454e44ae426082"
)
TABLE = "<table><tr><th>Station<th>Share<tr><td>A<td>1</table>"
# A body, and the rules of which veraPDF has to find one broken.
WRONG = {
    "a picture without words": ('<p><img src="briefgen:p.png">', {"7.3-1"}),
    "a drawing without words": ('<svg width="9" height="9"><rect width="9" height="9"/></svg>', {"7.3-1"}),
    "half-transparent words": ('<p style="opacity: 0.5">faded', {"7.1-3"}),
    "a letter that no font has": ("<p>\N{SNOWMAN}", {"7.21.8-1", "6.2.11.8-1"}),
    "a heading that skips a level": ("<h1>one</h1><h3>three</h3>", {"7.4.2-1"}),
    "rows of different lengths": (
        f'{TABLE[:-8]}<tr><td rowspan="3">B</table>',
        {"7.2-43"},
    ),
}
SILENT = {
    "a table has no header cell": "<table><tr><td>Station<td>Share</table>",
    "a header cell is empty": "<table><tr><th>Station<th><tr><td>A<td>1</table>",
    "`واحد` on page 1 is read as en": "<p>one <bdi dir='rtl'>واحد</bdi>",
    "a figure has no words for those who cannot see it": '<p><img alt="–" src="briefgen:p.png">',
    "a link leads to javascript:alert(1)": '<p><a href="javascript:alert(1)">one</a>',
}


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine(FONTS) as running:
        yield running


def document(body: str, lang: str = "en") -> Job:
    html = f'<html lang="{lang}"><head><title>Report</title></head><body>{body}</body></html>'
    return Job(html, (STYLE,), {"briefgen:p.png": PIXEL})


def made(engine: Engine, body: str, file: Path) -> Path:
    file.write_bytes(engine.render(document(body)).content or b"")
    return file


def test_every_pdf_of_every_brief_conforms_to_both_profiles(outputs: Path) -> None:
    files = sorted(outputs.rglob("*.pdf"))
    assert len(files) >= 9
    found = verdicts(files)
    assert {key: verdict.failures for key, verdict in found.items() if verdict.failures} == {}
    assert set(found) == {(file, profile) for file in files for profile in PROFILES}
    assert min(verdict.checks for verdict in found.values()) > 1000


@pytest.mark.parametrize("edition", [("en",), ("ar",), ("en", "ar")], ids="+".join)
@pytest.mark.parametrize("layout", ["columns", "facing", "sequence"])
def test_what_changed_since_the_edition_before_conforms(
    edition: tuple[str, ...], layout: str, engine: Engine, tmp_path: Path
) -> None:
    if layout != "columns" and len(edition) == 1:
        pytest.skip("a layout is of a pair")
    after = AFTER.replace("edition: 2\n", f"edition: 2\nstale_after: 6\npair: {layout}\n")
    theme = bare_theme(tmp_path)
    text = print_html(steps.page(loaded(after=after), edition), theme)
    assert text.value is not None
    assert "<ins>" in text.value
    made = engine.render(Job(text.value, print_styles(theme), {}))
    assert made.problems == ()
    file = tmp_path / "changes.pdf"
    file.write_bytes(made.content or b"")
    found = verdicts([file])
    assert {key: verdict.failures for key, verdict in found.items() if verdict.failures} == {}
    assert faults(file) == []


def test_verapdf_finds_what_is_wrong_and_nothing_in_what_is_right(engine: Engine, tmp_path: Path) -> None:
    right = made(engine, f"<h1>one</h1>{TABLE}<p><a href='https://example.org'>two</a>", tmp_path / "right")
    wrong = {made(engine, body, tmp_path / name): rules for name, (body, rules) in WRONG.items()}
    found = verdicts([right, *wrong])
    assert [found[right, profile].failures for profile in PROFILES] == [(), ()]
    for file, rules in wrong.items():
        broken = {line.split(":")[0] for profile in PROFILES for line in found[file, profile].failures}
        assert rules & broken, f"{file.name}: {broken}"


def test_no_pdf_has_a_fault_that_verapdf_cannot_see(outputs: Path) -> None:
    files = sorted(outputs.rglob("*.pdf"))
    assert {file.name: found for file in files if (found := faults(file))} == {}


@pytest.mark.parametrize("fault", SILENT)
def test_faults_that_verapdf_cannot_see_are_found(engine: Engine, fault: str, tmp_path: Path) -> None:
    assert fault in faults(made(engine, SILENT[fault], tmp_path / "report.pdf"))


def test_a_word_in_another_language_is_read_in_it(engine: Engine, tmp_path: Path) -> None:
    body = f"<p>one <span lang='ar' dir='rtl'>واحد <i lang='fr'>un</i></span> two{TABLE}"
    heard = {one.words.strip(): one.language for one in said(made(engine, body, tmp_path / "report.pdf"))}
    assert {word: heard[word] for word in ("one", "واحد", "un", "two", "Share")} == {
        "one": "en",
        "واحد": "ar",
        "un": "fr",
        "two": "en",
        "Share": "en",
    }
    root = PdfReader(tmp_path / "report.pdf").trailer["/Root"]
    assert [element["/Lang"] for element in elements(root) if "/Lang" in element] == ["ar", "fr"], (
        "no repeats"
    )


def test_running_heads_and_page_numbers_are_not_read_aloud(outputs: Path) -> None:
    file = outputs / "basra-water" / "basra-water.en.pdf"
    apart = " ".join(words for _, words in unsaid(file))
    assert "1 / 1" in apart
    assert "1 / 1" not in " ".join(one.words for one in said(file))


def test_a_pdf_encloses_what_it_was_made_from(outputs: Path) -> None:
    reader = PdfReader(outputs / "maliki-recordings" / "maliki-recordings.en.pdf")
    found = {file.name: file for file in reader.attachment_list}
    folder = ROOT / "briefs" / "maliki-recordings"
    assert found["brief.yaml"].content == (folder / "brief.yaml").read_bytes()
    assert found["evidence.lock"].content == (folder / "evidence.lock").read_bytes()
    assert {name: (file.subtype, file.associated_file_relationship) for name, file in found.items()} == {
        "brief.yaml": ("/application/yaml", "/Source"),
        "editions/1.yaml": ("/application/yaml", "/Supplement"),
        "evidence.lock": ("/application/json", "/Supplement"),
        "manifest.json": ("/application/json", "/Supplement"),
        "sources.json": ("/application/vnd.citationstyles.csl+json", "/Data"),
        "translations/ar.po": ("/text/x-gettext-translation", "/Supplement"),
    }
    assert all(file.description for file in found.values())
    assert len(reader.trailer["/Root"]["/AF"]) == len(found)  # type: ignore[index]


def test_dates_in_a_pdf_are_the_dates_of_the_brief(outputs: Path) -> None:
    for name, date in (("basra-water.en", None), ("port-louison-cable.fr", "2026-03-09")):
        (file,) = outputs.rglob(f"{name}.pdf")
        reader = PdfReader(file)
        about = reader.metadata
        assert about is not None
        assert about.modification_date is None
        known = {about.creation_date, *(file.modification_date for file in reader.attachment_list)}
        assert [day and day.date().isoformat() for day in known] == [date]
        assert all(file.creation_date is None for file in reader.attachment_list)


class _Words(HTMLParser):
    """The words that a page prints, in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        runs = any(name.startswith("running") for name in classes)
        if self.silent or tag in {"style", "title", "svg", "head"} or runs:
            self.silent.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.silent:
            while self.silent.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words += words_of(data)


def words_of(text: str) -> list[str]:
    """Words of Latin letters; where a line ends in a hyphen, PDFium gives a control character."""
    joined = re.sub(r"[-\u00ad\u0002]+", "", text)
    return [word.casefold() for word in re.findall(r"[^\W\d_]{2,}", joined) if word.isascii()]


@pytest.mark.parametrize("edition", ["fr", "fr+ar-IQ"])
def test_the_order_of_reading_is_the_order_of_the_page(outputs: Path, edition: str) -> None:
    loaded = load(DiskWorld(ROOT), "briefs/port-louison-cable.yaml").value
    assert loaded is not None
    page = print_html(steps.page(loaded, tuple(edition.split("+"))), bare_theme(ROOT)).value
    parser = _Words()
    parser.feed(page or "")
    file = outputs / loaded.id / f"{loaded.id}.{edition}.pdf"
    heard = [word for one in said(file) for word in words_of(one.words)]
    assert len(heard) > 1000
    # Hyphens part words, and a row of the pair that breaks is read page by page.
    assert SequenceMatcher(None, parser.words, heard, autojunk=False).ratio() > 0.95
