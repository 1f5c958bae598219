"""Dates made firmer or looser, by what they cover."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen.comparing.dates import turn


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("2026-03", "2026-03-02", "firmer"),
        ("2026", "2026-03", "firmer"),
        ("2026-03-02", "2026-03", "looser"),
        ("2026-03-02/2026-03-06", "2026-03-04", "firmer"),
        ("2026-03-02/..", "2026-03-02/2026-03-06", "firmer"),
        ("2026-03-02?", "2026-03-02", "firmer"),
        ("2026-03-02", "2026-03-02~", "looser"),
        ("2026-03~", "2026-03%", "looser"),
        ("2026-02-28", "2026-03", "later"),
        ("2026-03-02", "2026-03-01", "earlier"),
        ("2026-03-02/2026-03-06", "2026-03-05/2026-03-09", None),
        ("2024-02", "2024-02-29", "firmer"),
    ],
)
def test_calendar_dates(before: str, after: str, expected: str | None) -> None:
    assert turn({"edtf": before}, {"edtf": after}) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"precision": "weekday"}, {"edtf": "2026-03-02"}, "firmer"),
        ({"edtf": "2026-03-02"}, {"precision": "order", "after": ["e"]}, "looser"),
        ({"precision": "unknown"}, {"precision": "order"}, "firmer"),
        ({"edtf": "2026-03-02", "basis": "inferred"}, {"edtf": "2026-03-02"}, "firmer"),
        ({"edtf": "2026-03-02"}, {"edtf": "2026-03-02", "basis": "external"}, "looser"),
        ({"printed": {"en": "on Monday"}}, {"printed": {"en": "on Tuesday"}}, None),
    ],
)
def test_dates_as_sources_print_them(
    before: dict[str, Any], after: dict[str, Any], expected: str | None
) -> None:
    assert turn(before, after) == expected
    opposite = {"firmer": "looser", "looser": "firmer"}
    assert turn(after, before) == (opposite.get(expected) if expected else None)
