"""Pages as they are printed: what a PDF says of itself and in words, and how a handful of pages look.

A page that looks otherwise than its golden is shown as a picture: expected, found, and where they
differ. Pictures hold for the engine that drew them, which `golden/pages/engine.txt` names; with
another one, lines may break elsewhere, and only the words are compared.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader
from pypdf.generic import Destination, DictionaryObject
from tests.cases import ROOT

GOLDEN = Path(__file__).parent / "golden" / "pages"
REPORTS = ("basra-water.en", "basra-water.ar", "basra-water.en+ar")
# A report and one of its pages, counted from 1.
PICTURES = (
    ("basra-water.en", 1),
    ("basra-water.ar", 1),
    ("basra-water.en+ar", 1),
    ("port-louison-cable.fr", 1),
    ("port-louison-cable.ar-IQ", 2),
    ("maliki-recordings.ar", 1),
    ("maliki-recordings.en+ar", 1),
)
_DOTS_PER_INCH = 60
# Edges may be smoothed otherwise by another build of the renderer: so many of 255 steps are no difference.
_SHADE = 48


def file_of(outputs: Path, report: str) -> Path:
    return outputs / report.partition(".")[0] / f"{report}.pdf"


def outline(reader: PdfReader) -> list[str]:
    def lines(items: Any, depth: int) -> list[str]:
        found = []
        for item in items:
            if isinstance(item, Destination):
                found.append("  " * depth + str(item.title))
            else:
                found.extend(lines(item, depth + 1))
        return found

    return lines(reader.outline, 0)


def tags(reader: PdfReader) -> Counter[str]:
    """How often each structure type stands in the tag tree, by name and language."""
    found: Counter[str] = Counter()
    waiting: list[Any] = [reader.root_object["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                language = f" {node['/Lang']}" if "/Lang" in node else ""
                found[f"{node['/S']}{language}"] += 1
            if "/K" in node:
                waiting.append(node["/K"])
    return found


def facts(file: Path) -> str:
    """All that a PDF says of itself, then its words page by page."""
    reader = PdfReader(file)
    with pypdfium2.PdfDocument(file) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    said = [f"pages: {len(pages)}", f"language: {reader.root_object['/Lang']}"]
    said.extend(f"{key[1:].lower()}: {value}" for key, value in sorted((reader.metadata or {}).items()))
    said.extend(["", "outline", *(f"  {line}" for line in outline(reader)), "", "tags"])
    said.extend(f"  {name}: {count}" for name, count in sorted(tags(reader).items()))
    for number, text in enumerate(pages, 1):
        lines = (line.strip() for line in text.replace("\r", "").split("\n"))
        said.extend(["", f"page {number}", *(f"  {line}" for line in lines if line)])
    return "\n".join(said) + "\n"


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_says_of_itself_and_in_words_what_its_golden_does(
    report: str, outputs: Path, accept: bool
) -> None:
    found = facts(file_of(outputs, report))
    golden = GOLDEN / f"{report}.txt"
    if accept:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8"), "read the difference; `pytest --accept` takes it over"


def engine(file: Path) -> str:
    """The versions of what rendered a report, as the manifest inside it has them."""
    manifest = json.loads(PdfReader(file).attachments["manifest.json"][0])
    return ", ".join(f"{name} {version}" for name, version in sorted(manifest["engine"].items()))


def drawn(file: Path, page: int) -> Image.Image:
    with pypdfium2.PdfDocument(file) as document:
        picture: Image.Image = document[page - 1].render(scale=_DOTS_PER_INCH / 72).to_pil()
    # Sixteen shades of grey are enough to see by, and make small files.
    return picture.convert("L").point(lambda shade: shade // 16 * 17)


def difference(expected: Image.Image, found: Image.Image) -> Image.Image:
    """Black where two pictures of one size differ by more than smoothing does, white elsewhere."""
    return ImageChops.difference(expected, found).point(lambda shade: 0 if shade > _SHADE else 255)


def side_by_side(expected: Image.Image, found: Image.Image) -> Image.Image:
    """Expected, found and their difference, from left to right."""
    width, height = (max(one, two) for one, two in zip(expected.size, found.size, strict=True))
    sheets = [Image.new("L", (width, height), 255) for _ in range(2)]
    for sheet, picture in zip(sheets, (expected, found), strict=True):
        sheet.paste(picture)
    shown = Image.new("L", (3 * width + 20, height), 128)
    for place, sheet in enumerate((*sheets, difference(*sheets))):
        shown.paste(sheet, (place * (width + 10), 0))
    return shown


@pytest.mark.parametrize(("report", "page"), PICTURES)
def test_a_page_looks_as_in_its_golden(report: str, page: int, outputs: Path, accept: bool) -> None:
    golden = GOLDEN / f"{report}.{page}.png"
    engines = GOLDEN / "engine.txt"
    file = file_of(outputs, report)
    found = drawn(file, page)
    if accept:
        golden.parent.mkdir(parents=True, exist_ok=True)
        found.save(golden, optimize=True)
        engines.write_text(f"{engine(file)}\n", encoding="utf-8")
    if engine(file) != (made := engines.read_text(encoding="utf-8").strip()):
        pytest.skip(f"the pictures were drawn with {made}")
    expected = Image.open(golden).convert("L")
    if found.size != expected.size or difference(expected, found).getextrema()[0] == 0:
        picture = ROOT / "out" / "differences" / golden.name
        picture.parent.mkdir(parents=True, exist_ok=True)
        side_by_side(expected, found).save(picture)
        pytest.fail(f"look at {picture}; `pytest --accept` takes the new page over")


def test_a_change_of_one_word_is_seen(outputs: Path) -> None:
    page = drawn(file_of(outputs, "basra-water.en"), 1)
    changed = page.copy()
    width, height = page.size
    changed.paste(0, (width // 2, height // 2, width // 2 + 12, height // 2 + 5))
    assert difference(page, page).getextrema() == (255, 255)
    assert difference(page, changed).getextrema()[0] == 0
    assert side_by_side(page, changed).size == (3 * width + 20, height)
