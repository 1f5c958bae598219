"""The texts of a brief as a Typst document: the same words in the same order, headings as headings."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

# A program for a process of its own.
PROGRAM = "import typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"
_HEAD = """\
#set page(paper: "a4", margin: 20mm, numbering: "1")
#set text(font: ("IBM Plex Sans Arabic", "IBM Plex Serif"), size: 9.5pt)
#set par(justify: true)
#outline()
"""
_HEADINGS = {"h1": "=", "h2": "=", "h3": "==", "h4": "==="}
_BLOCKS = {"p", "li", "td", "th", "dt", "dd", "div", "section", "header", "figcaption", "blockquote", "tr"}
_SILENT = {"style", "script", "title", "svg", "nav"}
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}
_SPECIAL = re.compile(r"[\\#$*_`<>@=\[\]~/+-]")


def document(html: Path) -> Path:
    """Write a Typst document with the texts of an HTML file beside it."""
    reader = _Texts()
    reader.feed(html.read_text(encoding="utf-8"))
    reader.end()
    written = html.with_suffix(".typ")
    written.write_text(_HEAD + "\n".join(reader.blocks), encoding="utf-8")
    return written


class _Texts(HTMLParser):
    """The texts of a document, block by block, each in its language."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.heading = ""
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag in _HEADINGS:
            self.end()
            self.heading = _HEADINGS.get(tag, "")
        if tag in _SILENT:
            self.silent += 1
        if tag not in _VOID:
            self.open.append((tag, dict(attrs).get("lang") or (self.open[-1][1] if self.open else "en")))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS or tag in _HEADINGS:
            self.end()
        if tag in _SILENT:
            self.silent -= 1
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)

    def end(self) -> None:
        """End the block that is being read."""
        said = " ".join("".join(self.words).split())
        self.words = []
        if said:
            language = self.open[-1][1] if self.open else "en"
            said = _SPECIAL.sub(r"\\\g<0>", said)
            block = f'#text(lang: "{language[:2]}")[{said}]'
            self.blocks.append(f"{self.heading} {block}\n" if self.heading else f"{block}\n")
        self.heading = ""
