"""How well a document filled its pages, measured in the boxes that the PDF engine made.

The engine hands over its document; nothing of the engine is imported here, so that the parent
process can read what was measured. All lengths are in CSS pixels.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from typing import Any, Literal, Self

from briefgen.render import spread

Fault = Literal["half-empty", "overfull", "lonely", "stranded"]
HEBREW = range(0x0590, 0x0600)

_HEADINGS = {"h1", "h2", "h3"}
_PARAGRAPHS = {"p", "li", "dd", "dt", "blockquote"}
_BREAKS = {"page", "left", "right", "recto", "verso"}
# What is thinner than this is a matter of rounding.
_SLACK = 1.5
_HALF = 50
_LONGEST = 8
_SHOWN = 60
_PICTURE = "a picture"
# What a numbered item is, in the single report and in the pair.
_ITEMS = {"block", "item"}


@dataclass(frozen=True)
class Finding:
    """One fault of a page, with the words at the place, or the share of the page that is filled."""

    fault: Fault
    page: int
    words: str


@dataclass(frozen=True)
class Quality:
    """What was measured of one PDF. Pages count from 1, shares are in per cent of the text area's height."""

    pages: int
    emptiest: int
    """The page with the least on it, apart from the last and from those that end on purpose."""
    filled: int
    """How much of that page is filled."""
    last: int
    """How much of the last page is filled."""
    findings: tuple[Finding, ...] = ()
    lines: tuple[int, ...] = ()
    """The lines of text on each page."""
    longest: tuple[tuple[str, int], ...] = ()
    """The longest items: anchor, and lines of text."""
    fallback: str = ""
    """The letters that the face of their text lacks and that were set in another one."""

    def as_json(self) -> dict[str, object]:
        """The same as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Back from plain values."""
        findings = tuple(Finding(**one) for one in data["findings"])
        longest = tuple((anchor, lines) for anchor, lines in data["longest"])
        return cls(**{**data, "findings": findings, "lines": tuple(data["lines"]), "longest": longest})


@dataclass(frozen=True)
class _Place:
    """What stands around a box: the item, the heading and the paragraph, if there are any."""

    item: str = ""
    heading: str = ""
    paragraph: Any = None


@dataclass(frozen=True)
class _Line:
    """A line of text, or a picture."""

    place: _Place
    top: float
    bottom: float
    left: float
    right: float
    words: str


def measure(document: Any) -> Quality:
    """The quality of a document that WeasyPrint has laid out."""
    # The boxes are no public part of WeasyPrint, whose version is pinned for them among others.
    boxes = [page._page_box for page in document.pages]  # noqa: SLF001
    pages = [tuple(_lines(_body(box), _Place())) for box in boxes]
    shares = [_filled(box, lines) for box, lines in zip(boxes, pages, strict=True)]
    ends = _ends_on_purpose(boxes)
    for left, right in _spreads(boxes):
        # Facing pages hold the same items, and the longer language fills its side first.
        shares[left] = shares[right] = max(shares[left], shares[right])
        ends[left] = ends[right]
    to_be_filled = [place for place, ended in enumerate(ends) if not ended]
    emptiest = min(to_be_filled or [0], key=shares.__getitem__)
    empty = [place for place in to_be_filled if shares[place] < _HALF]
    findings = (
        *(Finding("half-empty", place + 1, f"{shares[place]}") for place in empty),
        *_overfull(boxes, pages),
        *_lonely(pages),
        *_stranded(pages),
    )
    items = Counter(line.place.item for lines in pages for line in lines if line.place.item)
    return Quality(
        len(pages),
        emptiest + 1,
        shares[emptiest],
        shares[-1],
        findings,
        tuple(map(len, pages)),
        tuple(items.most_common(_LONGEST)),
    )


def with_fallback(quality: Quality, fonts: Iterable[Any], family: str, script: range) -> Quality:
    """The same with the letters that a family supplied outside the script that it is there for."""
    letters = {
        letter
        for font in fonts
        if font.family == family
        for text in font.to_unicode.values()
        for letter in text
        if ord(letter) not in script and letter.isalpha()
    }
    return replace(quality, fallback="".join(sorted(letters)))


def _body(page: Any) -> list[Any]:
    """The boxes of the text and of its footnotes, without the furniture in the margins."""
    return [box for box in page.children if not type(box).__name__.startswith("Margin")]


def _lines(boxes: Iterable[Any], place: _Place) -> Iterator[_Line]:
    """The lines in the order of the document."""
    for outer in boxes:
        box = getattr(outer, "_box", outer)
        name = type(box).__name__
        here = _placed(box, place)
        if name == "LineBox":
            yield from _line(box, here)
        elif "Replaced" in name:
            x, y = box.position_x, box.position_y
            yield _Line(here, y, y + box.margin_height(), x, x + box.margin_width(), _PICTURE)
        else:
            yield from _lines(getattr(box, "children", ()), here)


def _placed(box: Any, place: _Place) -> _Place:
    element, tag = box.element, box.element_tag
    if element is None or tag is None or "::" in tag:
        return place
    if (anchor := element.get("id")) and _ITEMS & set(element.get("class", "").split()):
        place = replace(place, item=anchor)
    if tag in _HEADINGS:
        place = replace(place, heading=tag)
    elif element.get("class") == "no" and place.item and not place.heading:
        place = replace(place, heading="number")
    if tag in _PARAGRAPHS and not type(box).__name__.startswith("Inline"):
        place = replace(place, paragraph=element)
    return place


def _line(line: Any, place: _Place) -> Iterator[_Line]:
    """A line with its words; blocks inside a line have lines of their own."""
    texts, inner, tags = [], [], set()
    waiting = list(reversed(line.children))
    while waiting:
        box = waiting.pop()
        box = getattr(box, "_box", box)
        name = type(box).__name__
        tags.add(box.element_tag)
        if name == "TextBox":
            texts.append(box)
        elif name in {"InlineBlockBox", "BlockBox", "InlineTableBox"} or "Replaced" in name:
            inner.append(box)
        else:
            waiting.extend(reversed(getattr(box, "children", ())))
    words = "".join(box.text for box in texts).strip()
    if words:
        heading = next(iter(sorted(tags & _HEADINGS)), place.heading)
        # A space at the end of a line hangs over its edge, where nobody sees it.
        inked = [box for box in texts if box.text.strip()]
        left = min(box.position_x for box in inked)
        right = max(box.position_x + box.width for box in inked)
        here = replace(place, heading=heading)
        yield _Line(here, line.position_y, line.position_y + line.height, left, right, words)
    yield from _lines(inner, place)


def _filled(page: Any, lines: Iterable[_Line]) -> int:
    """How far down the page the text reaches, in per cent of the height that it may take."""
    if not page.height:
        return 0
    top = float(page.content_box_y())
    lowest = max((line.bottom for line in lines), default=top)
    return max(0, min(100, round(100 * (lowest - top) / float(page.height))))


def _ends_on_purpose(pages: list[Any]) -> list[bool]:
    """Whether a page ends because it was told to, or because the document does."""
    seen: set[int] = set()
    begins, closes = [], []
    for page in pages:
        body = _body(page)
        first = [box for box in _chain(body, 0) if id(box.element) not in seen]
        begins.append(any(box.style["break_before"] in _BREAKS for box in first) or page.page_type.blank)
        closes.append(any(box.style["break_after"] in _BREAKS for box in _chain(body, -1)))
        seen.update(id(box.element) for box in _all(body))
    turned = [one.page_type.name != other.page_type.name for one, other in pairwise(pages)]
    return [
        close or begin or turn for close, begin, turn in zip(closes, begins[1:], turned, strict=False)
    ] + [True]


def _spreads(pages: list[Any]) -> list[tuple[int, int]]:
    """The places of the left and the right page of each spread, which were cut from one."""
    places = [place for place, page in enumerate(pages) if page.page_type.name == spread.NAME]
    return list(zip(places[::2], places[1::2], strict=True))


def _chain(boxes: list[Any], place: int) -> Iterator[Any]:
    """The first boxes, or the last, one inside the other."""
    while boxes:
        box = getattr(boxes[place], "_box", boxes[place])
        if box.element is not None:
            yield box
        boxes = list(getattr(box, "children", ()))


def _all(boxes: Iterable[Any]) -> Iterator[Any]:
    waiting = list(boxes)
    while waiting:
        box = waiting.pop()
        box = getattr(box, "_box", box)
        if box.element is not None:
            yield box
        waiting.extend(getattr(box, "children", ()))


def _overfull(boxes: list[Any], pages: list[tuple[_Line, ...]]) -> Iterator[Finding]:
    for number, (page, lines) in enumerate(zip(boxes, pages, strict=True), 1):
        left = page.content_box_x() - _SLACK
        right = left + page.width + 2 * _SLACK
        foot = page.content_box_y() + page.height + _SLACK
        for line in lines:
            if line.left < left or line.right > right or line.bottom > foot:
                yield Finding("overfull", number, line.words[:_SHOWN])


def _lonely(pages: list[tuple[_Line, ...]]) -> Iterator[Finding]:
    """Single lines of paragraphs that go over a page."""
    parts: dict[int, dict[int, list[_Line]]] = defaultdict(lambda: defaultdict(list))
    for number, lines in enumerate(pages, 1):
        for line in lines:
            if line.place.paragraph is not None:
                parts[id(line.place.paragraph)][number].append(line)
    for paragraph in parts.values():
        for number, part in paragraph.items():
            tops = {round(line.top) for line in part}
            if len(paragraph) > 1 and len(tops) == 1:
                yield Finding("lonely", number, part[0].words[:_SHOWN])


def _stranded(pages: list[tuple[_Line, ...]]) -> Iterator[Finding]:
    """Headings with nothing of what they head on their page."""
    for number, (lines, following) in enumerate(pairwise(pages), 1):
        headings = [line for line in lines if line.place.heading]
        if not headings or not following:
            continue
        last = max(headings, key=lambda line: line.bottom)
        below = any(line.top >= last.bottom - _SLACK and not line.place.heading for line in lines)
        goes_on = last.place.heading in {"h1", "h2"} or following[0].place.item == last.place.item
        if not below and goes_on:
            yield Finding("stranded", number, last.words[:_SHOWN])
