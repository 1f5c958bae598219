"""Which blocks of a page are its article: the element that holds most of the prose and little else.

Each element is weighed by the prose in it, times the share of that prose in all of its text: the whole
of an article outweighs a half of it, and an article outweighs the page around it. What lies outside of
that element, and what inside of it is made for moving around the site, gets the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.capture.markup import Block, Element, Page
from briefgen.capture.readable import Line

_TAGS = {
    "nav": "menu",
    "aside": "beside the article",
    "footer": "foot of the page",
    "form": "form",
    "button": "button",
    "dialog": "box over the page",
    "menu": "menu",
}
_ROLES = {
    "navigation": "menu",
    "complementary": "beside the article",
    "contentinfo": "foot of the page",
    "banner": "head of the page",
    "search": "form",
    "dialog": "box over the page",
    "alertdialog": "box over the page",
    "menu": "menu",
}
_WORDS = {
    **dict.fromkeys(
        ("nav", "navbar", "navigation", "breadcrumb", "breadcrumbs", "menu", "pagination"), "menu"
    ),
    **dict.fromkeys(("share", "sharing", "social", "sharedaddy", "addtoany", "addthis"), "share buttons"),
    **dict.fromkeys(
        ("related", "recommended", "recirc", "trending", "outbrain", "taboola"), "other articles"
    ),
    **dict.fromkeys(("newsletter", "subscribe", "subscription", "signup"), "newsletter"),
    **dict.fromkeys(("cookie", "cookies", "consent", "gdpr"), "cookie notice"),
    **dict.fromkeys(("comments", "disqus", "respond"), "comments"),
    "sidebar": "beside the article",
    **dict.fromkeys(("advert", "advertisement", "ads", "sponsored", "promo"), "advertisement"),
    **dict.fromkeys(("popup", "modal"), "box over the page"),
}
# Classes of these are about the whole page: `<body class="has-sidebar">`.
_WHOLE = frozenset({"html", "body", "main", "article", "h1", "p"})
_PROSE, _MOST_LINKED = 60, 0.35
_BELOW = 5
_OTHERS = "other articles"
_OUTSIDE, _LINK, _HIDDEN = "outside of the article", "only a link", "hidden on the page"
_NEARLY_ALL, _LONGEST_LINK = 0.8, 160
# Measured on the 181 pages of the article extraction benchmark of Scrapinghub: what prose counts for in a
# place where no article is expected, and in an element that says that it is the article's body.
_APART, _SAYS_SO = 0.1, 2.5


def article_lines(page: Page) -> tuple[Line, ...]:
    """A line for each block; those that are not of the article say why."""
    body = _body(page)
    title = _title(page, body)
    reasons = [_reason(block, page.elements, body.element if body else None) for block in page.blocks]
    if body is not None:
        for place in range(_teasers(page.blocks, reasons), len(reasons)):
            reasons[place] = reasons[place] or _OTHERS
    if title is not None:
        reasons[title] = ""
    return tuple(
        Line(block.text, block.level, _article(block, page.elements), reason)
        for block, reason in zip(page.blocks, reasons, strict=True)
    )


def _article(block: Block, elements: list[Element]) -> int:
    return next((number + 1 for number in reversed(block.around) if elements[number].tag == "article"), 0)


def _teasers(blocks: list[Block], reasons: list[str]) -> int:
    """Where the article goes over into a list of others: headings that are links, few lines below each."""
    inside = [place for place, reason in enumerate(reasons) if reason in {"", _LINK}]
    begin, found = len(blocks), 0
    since = 0
    for place in reversed(inside):
        since += 1
        if since > _BELOW:
            break
        if blocks[place].level > 1 and _is_link(blocks[place]):
            begin, found, since = place, found + 1, 0
    return begin if found > 1 else len(blocks)


class _Body:
    """The element of the article, and where its first block stands."""

    def __init__(self, element: int, start: int) -> None:
        self.element, self.start = element, start


def _body(page: Page) -> _Body | None:
    prose: dict[int, float] = {}
    whole: dict[int, int] = {}
    first: dict[int, int] = {}
    for place, block in enumerate(page.blocks):
        weight = len(block.text) if _is_prose(block) else 0.0
        if weight and _is_apart(block, page.elements):
            # Seldom the article; but some pages stand in one form, or forget to close a box.
            weight *= _APART
        for number in block.around:
            whole[number] = whole.get(number, 0) + len(block.text)
            if weight:
                prose[number] = prose.get(number, 0) + weight
                first.setdefault(number, place)
    if not prose:
        return None
    # A paragraph is no article, even where all others of the article are short.
    holding = [number for number in prose if page.elements[number].tag != "p"] or [*prose]
    # Of two that weigh the same, the inner one: it comes later on the page.
    best = max(
        holding, key=lambda number: (_weight(prose[number], whole[number], page.elements[number]), number)
    )
    return _Body(best, first[best])


def _weight(prose: float, whole: int, element: Element) -> float:
    return prose * prose / whole * (_SAYS_SO if element.is_body else 1)


def _is_prose(block: Block) -> bool:
    return not block.level and len(block.text) >= _PROSE and block.linked <= _MOST_LINKED * len(block.text)


def _is_apart(block: Block, elements: list[Element]) -> bool:
    """Whether it stands where no article stands, by the element's own name and not by a class."""
    around = [elements[number] for number in block.around]
    return any(element.is_hidden or element.tag in _TAGS or element.role in _ROLES for element in around)


def _title(page: Page, body: _Body | None) -> int | None:
    """The place of the heading of the article: the last of level 1 before its first paragraph."""
    if body is None:
        return None
    above = [place for place in range(body.start) if page.blocks[place].level == 1]
    return above[-1] if above else None


def _reason(block: Block, elements: list[Element], body: int | None) -> str:
    around = block.around
    if body in around:
        # What stands around the article says nothing about what is in it.
        around = around[around.index(body) + 1 :]
    inner = [elements[number] for number in reversed(around)]
    if any(element.is_hidden for element in inner):
        return _HIDDEN
    purpose = next(_purposes(inner), "")
    if purpose or (body is not None and body not in block.around):
        # The nearest element that says what it is for gives the reason.
        return purpose or _OUTSIDE
    return _LINK if block.level != 1 and _is_link(block) else ""


def _is_link(block: Block) -> bool:
    return block.linked >= _NEARLY_ALL * len(block.text) and len(block.text) <= _LONGEST_LINK


def _purposes(around: list[Element]) -> Iterator[str]:
    for element in around:
        if element.tag in _TAGS:
            yield _TAGS[element.tag]
        if element.role in _ROLES:
            yield _ROLES[element.role]
        if element.tag not in _WHOLE:
            yield from (_WORDS[word] for word in sorted(element.words & _WORDS.keys()))
