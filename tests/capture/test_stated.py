"""What a page says of itself is taken, and nothing else."""

from __future__ import annotations

import json

import pytest

from briefgen.capture.readable import Said
from briefgen.capture.reading import readable

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Two stations stop",
    "datePublished": "2026-03-02T23:30:00+03:00",
    "publisher": {"@type": "Organization", "name": "Gulf Courier"},
}


def _said(head: str, body: str = "<p>Two stations stopped.</p>", lang: str = "") -> Said:
    page = f"<!doctype html><html{lang}><head>{head}</head><body>{body}</body></html>"
    return readable(page.encode()).said


def _data(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def _meta(**named: str) -> str:
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{text}">' for name, text in named.items()
    )


def test_a_page_that_says_nothing_is_a_page_of_which_nothing_is_known() -> None:
    assert _said("") == Said()


def test_a_page_says_all_of_it_as_data() -> None:
    said = _said(
        _data(ARTICLE) + '<link rel="canonical" href="https://example.org/14">', lang=' lang="en-gb"'
    )
    assert said == Said("Two stations stop", "Gulf Courier", "2026-03-02", "en-GB", "https://example.org/14")


@pytest.mark.parametrize(
    "data",
    [[ARTICLE], {"@graph": [{"@type": "WebSite"}, ARTICLE]}, {**ARTICLE, "@type": ["Article", "Thing"]}],
)
def test_data_stands_in_lists_and_graphs(data: object) -> None:
    assert _said(_data(data)).publisher == "Gulf Courier"


def test_open_graph_says_it_too() -> None:
    head = _meta(
        og__title="Two  stations\nstop", og__site_name="Courier", article__published_time="2026-03-02"
    )
    assert _said(head) == Said("Two stations stop", "Courier", "2026-03-02")


def test_the_heading_goes_before_the_title_of_the_window() -> None:
    title = "<title>Stations stop | Gulf Courier</title>"
    assert _said(title, "<h1>Stations stop</h1><p>They stopped.</p>").title == "Stations stop"
    assert _said(title).title == "Stations stop | Gulf Courier"


def test_two_days_are_no_day() -> None:
    head = _data(ARTICLE) + _meta(article__published_time="2026-03-03")
    assert _said(head).published is None


@pytest.mark.parametrize("date", ["2 March 2026", "2026-02-30", "2026-3-2", "", "yesterday", "20260302"])
def test_what_is_no_day_is_not_made_one(date: str) -> None:
    assert _said(_meta(article__published_time=date)).published is None


def test_a_day_in_the_text_is_not_the_day_of_publication() -> None:
    assert _said("", "<p>On 2 March 2026 (2026-03-02) two stations stopped.</p>").published is None
    assert _said("", '<time datetime="2026-03-02">2 March</time><p>Stopped.</p>').published is None
    assert _said("", '<time datetime="2026-03-02" pubdate>2 March</time>').published == "2026-03-02"


def test_the_day_of_another_article_is_not_taken() -> None:
    other = {**ARTICLE, "headline": "Whales", "datePublished": "2026-01-01"}
    assert _said(_data([ARTICLE, other])).published == "2026-03-02"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/14", "https://a:b@example.org/", "http://a b/"])
def test_what_is_no_address_is_left_out(address: str) -> None:
    assert _said(f'<link rel="canonical" href="{address}">').address is None


@pytest.mark.parametrize("data", ["{", "[" * 100_000, '"text"', "[[[]]]", '{"@type": 3, "@graph": "x"}'])
def test_broken_data_say_nothing(data: str) -> None:
    assert _said(f'<script type="application/ld+json">{data}</script>') == Said()
