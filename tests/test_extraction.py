"""What a reader who searches or copies from a PDF gets: the words of the HTML, in order.

A word is a run of Arabic letters; vowel signs are left out, since every reader that searches
ignores them and some take a raised sign for a word of its own. Recall is the share of the
HTML's words that the PDF's text has, each as often.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest

_INLINE = {"bdi", "span", "a", "em", "strong", "code", "cite"}
# Not on paper: what only the screen has, and what no reader reads.
_UNPRINTED = {"style", "title", "script", "svg", "template", "fieldset"}
_EXTRACT = """
import { readFileSync } from "node:fs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
const data = new Uint8Array(readFileSync(process.argv[2]));
const file = await getDocument({ data, verbosity: 0 }).promise;
for (let number = 1; number <= file.numPages; number++) {
  const { items } = await (await file.getPage(number)).getTextContent();
  console.log(items.map((item) => item.str).join(" "));
}
"""


class _Text(HTMLParser):
    """The text of a page as its words are separated on paper."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser's own signature
        self.hidden += tag in _UNPRINTED
        self.pieces.append("" if tag in _INLINE else " ")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in _UNPRINTED
        self.pieces.append("" if tag in _INLINE else " ")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(data)


def words(text: str) -> Counter[str]:
    bare = re.sub(
        "[\u064b-\u0652\u0670\u061c\u200e\u200f\u2066-\u2069]", "", unicodedata.normalize("NFKC", text)
    )
    return Counter(re.findall("[\u0621-\u064a]+", bare))


def recall(wanted: Counter[str], text: str) -> float:
    return 1 - (wanted - words(text)).total() / wanted.total()


@pytest.fixture(scope="module")
def arabic(outputs: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Counter[str], Path]:
    report = outputs / "maliki-recordings" / "maliki-recordings.ar.pdf"
    # What paper has no links for: the way to the text, to other editions, back to the contents.
    page = report.with_suffix(".html").read_text("utf-8")
    parser = _Text()
    parser.feed(re.sub(r'<(p|a|nav) class="(back|skip|editions)".*?</\1>', "", page, flags=re.DOTALL))
    file = tmp_path_factory.mktemp("extraction") / "report.pdf"
    shutil.copy(report, file)
    return words("".join(parser.pieces)), file


def _pdfium(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def _poppler(file: Path) -> str:
    return subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True, text=True).stdout


def _pdfjs(file: Path) -> str:
    if not (shutil.which("npm") and shutil.which("node")):
        pytest.skip("pdf.js needs Node.js, which is not here")
    folder = file.parent
    (folder / "extract.mjs").write_text(_EXTRACT)
    install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "pdfjs-dist@5"]
    subprocess.run(install, cwd=folder, check=True, capture_output=True)
    command = ["node", "extract.mjs", str(file)]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True).stdout


@pytest.mark.parametrize(
    ("read", "least"),
    [(_pdfium, 0.97), (_pdfjs, 0.97), (_poppler, 0.97)],
    ids=["PDFium", "pdf.js", "Poppler"],
)
def test_arabic_words_can_be_found_in_the_pdf(
    arabic: tuple[Counter[str], Path], read: Callable[[Path], str], least: float
) -> None:
    wanted, file = arabic
    assert wanted.total() > 4000
    assert recall(wanted, read(file)) >= least
