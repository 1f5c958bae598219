"""What a person is shown of the line that a finding stands in."""

from __future__ import annotations

import pytest

from briefgen.cli.report import human
from briefgen.diagnostic import error
from briefgen.span import File, Span

LONG = "a" * 300 + "WRONG" + "b" * 300


def _excerpt(text: str, column: int, width: int) -> list[str]:
    span = Span(File("a.yaml", text), 1, column, 1, column + width)
    return human(error("MD01", span, "a mistake")).splitlines()[3:]


@pytest.mark.parametrize(
    ("text", "column", "shown", "carets"),
    [
        ("title: WRONG", 8, "title: WRONG", (7, 5)),
        ("a" * 195 + "WRONG", 196, "a" * 195 + "WRONG", (195, 5)),
        (LONG, 301, "…" + "a" * 60 + "WRONG" + "b" * 135 + "…", (61, 5)),
        ("WRONG" + LONG, 1, "WRONG" + "a" * 195 + "…", (0, 5)),
        (LONG + "WRONG", 606, "…" + "b" * 195 + "WRONG", (196, 5)),
    ],
    ids=["short", "as long as can be", "amid", "first", "last"],
)
def test_a_long_line_is_shown_around_what_is_wrong(
    text: str, column: int, shown: str, carets: tuple[int, int]
) -> None:
    before, width = carets
    line, below = _excerpt(text, column, 5)
    assert line == f"1 | {shown}"
    assert below == f"  | {' ' * before}{'^' * width}"


def test_what_is_wrong_for_a_whole_long_line_is_marked_as_far_as_it_is_shown() -> None:
    line, below = _excerpt("x" * 1000, 11, 990)
    assert line == f"1 | {'x' * 200}…"
    assert below == f"  | {' ' * 10}{'^' * 190}"


def test_a_text_of_33_million_characters_on_one_line_takes_one_line_of_a_terminal() -> None:
    said = human(error("PO01", Span(File("ar.po", "ا" * 33_000_000), 1, 1, 1, 33_000_001), "a mistake"))
    assert len(said) < 1_000
