"""What an HTML page says of itself: title, publisher, day, language, address; nothing is concluded.

Read are JSON-LD and `meta` as Schema.org, Open Graph and Dublin Core define them, and what HTML has of
its own. Where two places name different days, none is taken.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from briefgen.capture.markup import Page
from briefgen.capture.readable import Line, Said
from briefgen.capture.text import one_line

_ARTICLES = re.compile(r"(?:\w*Article|\w*Posting|Report|LiveBlogPosting)")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?")
_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f@\\]{1,2000}")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_DATES = ("article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "parsely-pub-date")
_LONGEST = 500
_MOST_NODES = 5000


def said(page: Page, lines: Iterable[Line]) -> Said:
    """What a page says of itself."""
    articles = [node for node in _nodes(page.data) if _is_article(node)]
    # Of several the first is the page's own; the others are those that it leads to.
    article = articles[0] if articles else {}
    metas = _metas(page)
    title = (
        _words(article.get("headline"))
        or next((metas[name] for name in _TITLES if name in metas), None)
        or next((line.text for line in lines if line.level == 1 and not line.outside), None)
        or one_line(page.title)[:_LONGEST]
        or None
    )
    publisher = _named(article.get("publisher")) or metas.get("og:site_name") or metas.get("dc.publisher")
    days = {day for text in _dates(page, article, metas) if (day := _day(text))}
    address = metas.get("canonical") or metas.get("og:url")
    return Said(
        title,
        publisher,
        days.pop() if len(days) == 1 else None,
        _language(page.language or metas.get("og:locale")),
        address if address and _ADDRESS.fullmatch(address) else None,
    )


def _metas(page: Page) -> dict[str, str]:
    """The first content of each name; `canonical` is the page's own address."""
    found: dict[str, str] = {}
    for given in page.metas:
        name = given.get("property") or given.get("name") or given.get("itemprop") or ""
        content = one_line(given.get("content", ""))[:_LONGEST]
        if given["tag"] == "meta" and name and content:
            found.setdefault(name.strip().lower(), content)
        if given["tag"] == "link" and given.get("rel", "").lower() == "canonical":
            found.setdefault("canonical", given.get("href", "").strip())
    return found


def _dates(page: Page, article: dict[str, Any], metas: dict[str, str]) -> Iterator[str]:
    if isinstance(article.get("datePublished"), str):
        yield article["datePublished"]
    yield from (metas[name] for name in _DATES if name in metas)
    for given in page.metas:
        if given["tag"] == "time" and (given.get("itemprop") == "datePublished" or "pubdate" in given):
            yield given.get("datetime", "")


def _day(text: str) -> str | None:
    """The day as it is written, in the page's own time; none if it is not one of the calendar."""
    found = _DAY.match(text.strip())
    if found is None:
        return None
    try:
        return datetime.date(*(int(part) for part in found.groups())).isoformat()
    except ValueError:
        return None


def _language(tag: str | None) -> str | None:
    found = _TAG.fullmatch((tag or "").strip())
    if found is None:
        return None
    language, script, region = found.groups()
    return "-".join(
        part for part in (language.lower(), script and script.title(), region and region.upper()) if part
    )


def _nodes(data: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Every JSON-LD object, at the top, in a list, or in a `@graph`."""
    waiting: list[Any] = []
    for text in data:
        try:
            waiting.append(json.loads(text))
        except (ValueError, RecursionError):
            # Pages with broken JSON-LD are many; they just do not say anything there.
            continue
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting = [*node, *waiting]
        elif isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            waiting = [*(graph if isinstance(graph, list) else ()), *waiting]


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLES.fullmatch(kind) for kind in kinds)


def _words(value: Any) -> str | None:
    return (one_line(value)[:_LONGEST] or None) if isinstance(value, str) else None


def _named(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _words(value.get("name")) if isinstance(value, dict) else _words(value)
