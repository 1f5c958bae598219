"""Inline Markdown to safe markup: emphasis, links, code, line breaks, mentions; nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from briefgen.localize.language import run_direction
from briefgen.model.mention import PATTERN, Mention, mention
from briefgen.prose.kept import kept
from briefgen.view.isolate import isolated, run
from briefgen.view.page import Direction

Link = Callable[[Mention], Markup]
_SAFE = ("https://", "http://", "mailto:")
_TAGS = {"em", "strong", "code", "a", "br", "bdi", "span"}
_ATTRIBUTES = {
    "a": {"href", "class", "dir", "lang", "title"},
    "bdi": {"dir", "lang"},
    "span": {"class", "dir", "lang", "title"},
}


def inline(words: str, direction: Direction, link: Link, foreign: str | None = None) -> Markup:
    """A text in Markdown as markup; `link` makes the markup of a mention.

    `foreign` is the language of words that run in the other direction, where that can be told.

    Raw HTML in the text stays text. What comes out is sanitised once more, so that a fault
    in this module cannot put markup of a brief into a report.
    """
    pieces = []
    linked = False
    for token in _tokens(words):
        linked = token.type == "link_open" or (linked and token.type != "link_close")
        # Inside a link nothing may be marked up: see `isolate.link`.
        text = linked and token.type in {"text", "code_inline"}
        pieces.append(escape(token.content) if text else _piece(token, direction, link, foreign))
    return sanitised(Markup("").join(pieces))


@kept
def sanitised(markup: Markup) -> Markup:
    """Markup with nothing in it but the few inline elements that a report uses."""
    schemes = {"http", "https", "mailto"}
    clean = nh3.clean(str(markup), tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=schemes, link_rel=None)
    # What has just been sanitised is markup.
    return Markup(clean)  # noqa: S704


def plain(words: str, name: Callable[[Mention], str]) -> str:
    """A text in Markdown as plain text, for titles and attributes."""
    pieces = []
    for token in _tokens(words):
        if token.type == "code_inline":
            pieces.append(token.content)
        elif token.type == "text":
            pieces.append(PATTERN.sub(lambda match: name(mention(match)), token.content))
        elif token.type in {"softbreak", "hardbreak"}:
            pieces.append(" ")
    return "".join(pieces)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["emphasis", "backticks", "link", "newline", "escape"])
    # The library's own list of schemes is looser, and it is set by replacing this method.
    parser.validateLink = _may_be_followed  # type: ignore[method-assign, assignment]
    return parser


def _may_be_followed(address: str) -> bool:
    return address.lower().startswith(_SAFE)


@kept
def _tokens(words: str) -> tuple[Token, ...]:
    """The inline tokens, neighbouring texts joined, since a mention may be cut in two."""
    found: list[Token] = []
    waiting: Token | None = None
    for block in _parser().parseInline(words):
        for token in block.children or ():
            if token.type not in {"text", "text_special"}:
                waiting = None
                found.append(token)
            elif waiting is None:
                waiting = Token("text", "", 0, content=token.content)
                found.append(waiting)
            else:
                waiting.content += token.content
    return tuple(found)


_FIXED = {
    "em_open": Markup("<em>"),
    "em_close": Markup("</em>"),
    "strong_open": Markup("<strong>"),
    "strong_close": Markup("</strong>"),
    "link_close": Markup("</a>"),
    "softbreak": Markup(" "),
    "hardbreak": Markup("<br>"),
}


def _piece(token: Token, direction: Direction, link: Link, foreign: str | None) -> Markup:
    if token.type == "text":
        return _text(token.content, direction, link, foreign)
    if token.type == "code_inline":
        return Markup("<code>{}</code>").format(run(token.content, run_direction(token.content) or "ltr"))
    if token.type == "link_open":
        return Markup('<a href="{}">').format(str(token.attrs["href"]))
    return _FIXED.get(token.type) or escape(token.content)


def _text(words: str, direction: Direction, link: Link, foreign: str | None) -> Markup:
    pieces: list[Markup] = []
    place = 0
    for match in PATTERN.finditer(words):
        found = mention(match)
        end = match.end() if found.kind == "event" else match.start() + 1 + len(found.id)
        pieces.extend((isolated(words[place : match.start()], direction, foreign), link(found)))
        place = end
    pieces.append(isolated(words[place:], direction, foreign))
    return Markup("").join(pieces)
