"""What is measured of pages, with documents that have each fault once; and the cut of a spread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from briefgen.render import fonts
from briefgen.render.pdf import Engine, Job, Rendered
from briefgen.render.quality import Finding, Quality
from briefgen.world import DiskWorld

FONTS = fonts.contents(lambda name: DiskWorld(Path.cwd(), fonts.font_mounts()).read(name))
# Ten lines of 20 pixels are a page.
STYLE = f"""
@page {{ size: 300px 240px; margin: 20px }}
body {{ font: 12px/20px "{fonts.SANS}", "{fonts.ROUND}"; margin: 0; orphans: 1; widows: 1 }}
p, h2, h3, div {{ margin: 0; font-size: 12px; line-height: 20px }}
"""


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine(FONTS) as running:
        yield running


def rendered(engine: Engine, body: str, *styles: str) -> Rendered:
    html = f'<html lang="en"><head><title>Brief</title></head><body>{body}</body></html>'
    result = engine.render(Job(html, (STYLE, *styles)))
    assert result.problems == ()
    return result


def measured(engine: Engine, body: str, *styles: str) -> Quality:
    quality = rendered(engine, body, *styles).quality
    assert quality is not None
    return quality


def lines(number: int) -> str:
    return "".join(f"<p>line {count}</p>" for count in range(number))


def paragraph(number: int) -> str:
    return f"<p>{'<br>'.join(f'line {count}' for count in range(number))}</p>"


def test_pages_that_the_text_fills_have_no_fault(engine: Engine) -> None:
    quality = measured(engine, lines(23))
    assert (quality.pages, quality.filled, quality.last, quality.findings) == (3, 100, 30, ())
    assert quality.lines == (10, 10, 3)


def test_a_report_of_one_page_is_never_half_empty(engine: Engine) -> None:
    assert measured(engine, lines(1)).findings == ()


def test_a_page_that_something_large_was_moved_away_from_is_half_empty(engine: Engine) -> None:
    quality = measured(engine, f'{lines(3)}<div style="break-inside: avoid">{lines(9)}</div>')
    assert (quality.emptiest, quality.filled) == (1, 30)
    assert quality.findings == (Finding("half-empty", 1, "30"),)


@pytest.mark.parametrize(
    "body",
    [
        f'{lines(3)}<p style="break-before: page">text',
        f'<div style="break-after: page">{lines(3)}</div><p>text',
        f'{lines(3)}<div style="page: other"><p>text</div>',
    ],
)
def test_a_page_that_ends_on_purpose_is_not_half_empty(engine: Engine, body: str) -> None:
    assert measured(engine, body).findings == ()


def test_a_break_that_was_asked_for_once_excuses_one_page_only(engine: Engine) -> None:
    body = f'<p>a</p><div style="break-before: page">{lines(3)}<div style="break-inside: avoid">{lines(9)}'
    assert [(one.fault, one.page) for one in measured(engine, body).findings] == [("half-empty", 2)]


def test_a_word_that_is_too_long_runs_over_the_edge(engine: Engine) -> None:
    quality = measured(engine, f"<p>{'long' * 20}")
    assert [(one.fault, one.page, one.words[:8]) for one in quality.findings] == [("overfull", 1, "longlong")]


def test_a_picture_that_is_too_wide_runs_over_the_edge(engine: Engine) -> None:
    quality = measured(engine, '<svg width="290" height="9" viewBox="0 0 9 9"><title>x</title></svg>')
    assert quality.findings == (Finding("overfull", 1, "a picture"),)


@pytest.mark.parametrize(("before", "page"), [(9, 1), (6, 2)])
def test_one_line_of_a_paragraph_is_lonely(engine: Engine, before: int, page: int) -> None:
    quality = measured(engine, lines(before) + paragraph(5))
    assert [(one.fault, one.page) for one in quality.findings] == [("lonely", page)]


def test_two_lines_of_a_paragraph_are_company(engine: Engine) -> None:
    assert measured(engine, lines(8) + paragraph(5)).findings == ()


def test_a_heading_without_its_text_is_stranded(engine: Engine) -> None:
    body = f"{lines(9)}<h2>Head</h2>{lines(4)}"
    assert measured(engine, body, "h2 { break-after: auto }").findings == (Finding("stranded", 1, "Head"),)
    assert measured(engine, body, "h2 { break-after: avoid }").findings == ()


def test_a_number_without_its_item_is_stranded(engine: Engine) -> None:
    body = f'{lines(9)}<div class="block" id="a"><div class="no">7</div>{lines(4)}</div>'
    assert measured(engine, body).findings == (Finding("stranded", 1, "7"),)


def test_an_item_that_is_only_a_heading_may_end_a_page(engine: Engine) -> None:
    body = (
        f'{lines(9)}<div class="block" id="a"><h3>Name</h3></div><div class="block" id="b">{lines(4)}</div>'
    )
    assert measured(engine, body).findings == ()


def test_the_longest_items_come_first(engine: Engine) -> None:
    body = "".join(f'<div class="block" id="i{count}">{lines(count)}</div>' for count in (2, 7, 4))
    assert measured(engine, body).longest == (("i7", 7), ("i4", 4), ("i2", 2))


def test_letters_of_another_face_are_named_but_those_of_its_script_are_not(engine: Engine) -> None:
    assert measured(engine, "<p>שלום").fallback == ""
    assert measured(engine, "<p>Kāẓim").fallback == "āẓ"


SPREAD = """
@page spread {
  size: 600px 240px; margin: 20px;
  @top-left { content: "left" }
  @top-right { content: "right" }
}
main { page: spread }
.row { display: table; width: 100%; table-layout: fixed; break-inside: avoid }
.cell, .gutter { display: table-cell; vertical-align: top }
.gutter { width: 40px }
.cell b { background: #ff0000 }
"""


def row(number: int, height: int = 1) -> str:
    more = "<br>x" * (height - 1)
    one, two = (f'<div class="cell"><b>{word}</b> {number}' for word in ("one", "two"))
    return f'<div class="row" id="r{number}">{one}{more}</div><div class="gutter"></div>{two}</div></div>'


def test_a_spread_becomes_a_left_and_a_right_page_with_the_same_items(engine: Engine) -> None:
    body = "".join(row(number, 4) for number in range(5))
    result = rendered(engine, f"<p>cover</p><main>{body}</main>", SPREAD)
    assert result.content is not None
    assert result.pages == 7
    with pypdfium2.PdfDocument(result.content) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
        assert {page.get_size() for page in document} == {(225, 180)}
    assert "cover" in texts[0]
    for left, right in zip(texts[1::2], texts[2::2], strict=True):
        assert "left" in left
        assert "right" in right
        assert "two" not in left
        assert "one" not in right
        items = [{word for word in side.split() if word.isdigit()} for side in (left, right)]
        assert items[0] == items[1] != set()


def test_what_is_drawn_on_the_right_page_of_a_spread_lies_on_it(engine: Engine) -> None:
    content = rendered(engine, f"<main>{row(1)}</main>", SPREAD).content
    assert content is not None
    with pypdfium2.PdfDocument(content) as document:
        sides = [page.render(rev_byteorder=True).to_pil().convert("RGB") for page in document]
    grounds = [ground(side) for side in sides]
    # Both begin where their text does: at the margin, below the head of the page.
    assert grounds[0] is not None
    assert grounds[1] is not None
    assert grounds[0][:2] == grounds[1][:2]


def ground(picture: Image.Image) -> tuple[int, int, int, int] | None:
    """The box around all that is red."""
    red, green, _ = picture.split()
    both = ImageChops.darker(
        red.point(lambda shade: 255 * (shade > 200)), green.point(lambda shade: 255 * (shade < 60))
    )
    return both.getbbox()
