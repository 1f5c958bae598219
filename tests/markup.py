"""HTML as a tree, read strictly: what is not closed, or is said twice, is a fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "meta", "link", "img", "hr", "input", "line", "wbr"}


class MalformedError(AssertionError):
    """HTML that a browser would have to guess at."""


@dataclass
class Element:
    """One element with what is in it; the root has no tag."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)
    parent: Element | None = None

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in the order of the text."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    @property
    def text(self) -> str:
        """The text inside."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def direction(self) -> str | None:
        """The nearest direction that is written out."""
        element: Element | None = self
        while element is not None:
            if "dir" in element.attributes:
                return element.attributes["dir"]
            element = element.parent
        return None


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.here = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) != len(names):
            raise MalformedError(f"<{tag}> has an attribute twice: {names}")
        if tag == "a" and any(element.tag == "a" for element in _upwards(self.here)):
            raise MalformedError("a link stands in a link")
        if tag in {"p", "div", "h1", "h2", "h3", "ul", "table", "blockquote"} and self.here.tag == "p":
            raise MalformedError(f"<{tag}> stands in <p>")
        element = Element(tag, {name: value or "" for name, value in attrs}, parent=self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.here.children.append(
            Element(tag, {name: value or "" for name, value in attrs}, parent=self.here)
        )

    def handle_endtag(self, tag: str) -> None:
        if self.here.tag != tag or self.here.parent is None:
            raise MalformedError(f"</{tag}> closes <{self.here.tag}> with {self.here.text[:60]!r}")
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def _upwards(element: Element) -> Iterator[Element]:
    here: Element | None = element
    while here is not None:
        yield here
        here = here.parent


def tree(html: str) -> Element:
    """The tree of a page or a piece of one; raises `MalformedError` where it is not well formed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if reader.here is not reader.root:
        raise MalformedError(f"<{reader.here.tag}> is not closed")
    return reader.root
