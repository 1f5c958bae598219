"""HTML to blocks: each paragraph, heading and cell with the elements around it, in the order of the page.

Nothing of a page is run and nothing that it names is loaded. Tags are balanced as far as it matters for
blocks: an end without a beginning is passed over, and an element that is not closed ends with its parent.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

from briefgen.capture.readable import UnreadableError
from briefgen.capture.text import one_line

_NAME = re.compile(r"\w+")
_UNSEEN = frozenset(
    _NAME.findall(
        "script style noscript template svg math iframe object canvas audio video select datalist textarea"
    )
)
_VOID = frozenset(_NAME.findall("area base br col embed hr img input link meta param source track wbr"))
_INLINE = frozenset(
    _NAME.findall(
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby"
        " s samp small span strike strong sub sup time tt u var wbr img"
    )
)
# A start of one of these ends an open paragraph (HTML, 13.1.2.4: optional tags).
_ENDS_A_PARAGRAPH = frozenset(
    _NAME.findall(
        "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4"
        " h5 h6 header hr main menu nav ol p pre section table ul"
    )
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_UNFINISHED = re.compile(r"<[A-Za-z/!?]")
_DEEPEST = 300
_MOST_BLOCKS = 60_000
# How the most used systems for writing sites call the element of the article's text.
_BODIES = tuple(
    frozenset({kind, part})
    for kind, part in (
        ("article", "body"),
        ("article", "content"),
        ("article", "text"),
        ("entry", "content"),
        ("post", "content"),
        ("post", "body"),
        ("story", "body"),
    )
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True)
class Element:
    """An element that stands around blocks: its tag, the words of its classes and id, its role."""

    tag: str
    words: frozenset[str]
    role: str
    is_hidden: bool
    is_body: bool
    """Whether it says that it is the body of an article."""


@dataclass(frozen=True)
class Block:
    """A stretch of text that stands on lines of its own."""

    text: str
    linked: int
    """How many of its characters are links."""
    level: int
    """1 to 6 for a heading, else 0."""
    around: tuple[int, ...]
    """The numbers of the elements around it, the outermost first; the one that it fills alone comes last."""


@dataclass
class Page:
    """The blocks of a page, the elements around them by number, and what its head says."""

    language: str | None = None
    title: str = ""
    metas: list[dict[str, str]] = field(default_factory=list)
    """The attributes of each `meta`, `link` and `time`, with the tag under `tag`."""
    data: list[str] = field(default_factory=list)
    """The texts of the JSON-LD scripts."""
    blocks: list[Block] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)


def page(text: str) -> Page:
    """The blocks of an HTML page; raises UnreadableError if it has more than any page has."""
    reader = _Reader()
    reader.feed(text)
    if _UNFINISHED.match(reader.rawdata):
        # A tag or a comment that breaks off is none of the text, as in browsers.
        reader.rawdata = ""
    reader.close()
    reader.flush()
    return reader.page


class _Reader(HTMLParser):
    """Takes the tags one by one; what is open stands in a stack with a limit."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._open: list[tuple[str, int]] = []
        self._count: Counter[str] = Counter()
        self._unseen: str = ""
        self._keeps: list[str] | None = None
        self._words: list[str] = []
        self._linked = 0
        self._level = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """See HTMLParser."""
        given = {name: value or "" for name, value in attrs}
        if tag in {"meta", "link", "time"}:
            self.page.metas.append({**given, "tag": tag})
        if tag == "html":
            self.page.language = given.get("lang") or given.get("xml:lang") or self.page.language
        if self._unseen:
            return
        if tag in _UNSEEN or (tag == "title" and not self._count["body"]):
            self._begin_unseen(tag, given)
            return
        if tag not in _INLINE:
            self.flush()
        if tag in _VOID:
            return
        if tag in _ENDS_A_PARAGRAPH:
            self._end("p")
        self._begin(tag, given)

    def handle_endtag(self, tag: str) -> None:
        """See HTMLParser."""
        if self._unseen:
            if tag == self._unseen:
                self._unseen, self._keeps = "", None
            return
        if tag not in _INLINE:
            self.flush()
        self._end(tag)

    def handle_data(self, data: str) -> None:
        """See HTMLParser."""
        if self._unseen:
            if self._keeps is not None:
                self._keeps.append(data)
            return
        if self._count["pre"]:
            *whole, rest = data.split("\n")
            for line in whole:
                self._take(line)
                self.flush()
            data = rest
        self._take(data)

    def flush(self) -> None:
        """End the block that is being read, if there is one."""
        text = one_line("".join(self._words))
        if text:
            if len(self.page.blocks) == _MOST_BLOCKS:
                raise UnreadableError(f"it has more than {_MOST_BLOCKS:,} paragraphs")
            around = tuple(number for _, number in self._open if number >= 0)
            linked = min(self._linked, len(text))
            self.page.blocks.append(Block(text, linked, self._level, around))
        self._words, self._linked = [], 0

    def _take(self, data: str) -> None:
        self._words.append(data)
        if self._count["a"] or self._count["button"]:
            self._linked += len(data.strip())

    def _begin_unseen(self, tag: str, given: dict[str, str]) -> None:
        self._unseen = tag
        if tag == "title" and not self.page.title:
            self._keeps = _Title(self.page)
        elif tag == "script" and given.get("type", "").strip().lower() == "application/ld+json":
            self._keeps = _Data(self.page)

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        if len(self._open) >= _DEEPEST:
            return
        number = -1
        if tag not in _INLINE:
            number = len(self.page.elements)
            self.page.elements.append(_element(tag, given))
        self._open.append((tag, number))
        self._count[tag] += 1
        self._level = _HEADINGS.get(tag, self._level)

    def _end(self, tag: str) -> None:
        if not self._count[tag]:
            return
        while self._open:
            ended, _ = self._open.pop()
            self._count[ended] -= 1
            if ended in _HEADINGS:
                self._level = 0
            if ended == tag:
                return


def _element(tag: str, given: dict[str, str]) -> Element:
    named = f"{given.get('class', '')} {given.get('id', '')}"[:500]
    # `shareButtons` and `share-buttons` say the same.
    words = re.findall(r"[a-z]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", named).lower())
    hidden = "hidden" in given or bool(_HIDDEN.search(given.get("style", "")[:500]))
    body = given.get("itemprop") == "articleBody" or any(both <= set(words) for both in _BODIES)
    return Element(tag, frozenset(words), given.get("role", "").strip().lower(), hidden, body)


class _Title(list[str]):
    """Collects the words of the page's title."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page

    def append(self, words: str) -> None:
        """More words of it."""
        self.page.title += words


class _Data(list[str]):
    """Collects the text of one JSON-LD script."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        page.data.append("")

    def append(self, words: str) -> None:
        """More of it."""
        self.page.data[-1] += words
