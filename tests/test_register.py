"""The register of sources as data: CSL-JSON, with nothing of the brief's own lost."""

from __future__ import annotations

import json
from typing import Any

from briefgen.building.register import register
from briefgen.loading.loaded import load
from briefgen.world import MemoryWorld

BRIEF = """\
title: {en: Water cut, ar: انقطاع المياه}
languages: [en, ar]
sources:
  - {id: s1, publisher: Directorate, title: Notice 14, url: "https://example.org/14", type: document}
  - {id: s2, publisher: {en: Courier, ar: الساعي}, title: Today, published: 2026-03~, type: news}
  - {id: s3, publisher: A, title: B, published: 2026-03-02/2026-03-05, language: {original: ar, read_in: en}}
  - id: s4
    publisher: A
    title: C
    published: {printed: on Monday, precision: weekday}
    accessed: 2026-03-09
"""


def items() -> list[dict[str, Any]]:
    loaded = load(MemoryWorld({"water.yaml": BRIEF.encode()}), "water.yaml").value
    assert loaded is not None
    found: list[dict[str, Any]] = json.loads(register(loaded.brief))
    return found


def test_a_plain_source_is_a_plain_item() -> None:
    assert items()[0] == {
        "id": "s1",
        "type": "document",
        "publisher": "Directorate",
        "title": "Notice 14",
        "URL": "https://example.org/14",
        "custom": {"type": "document"},
    }


def test_dates_are_as_exact_as_the_brief_has_them() -> None:
    dates = [item.get("issued") for item in items()]
    assert dates == [
        None,
        {"date-parts": [[2026, 3]], "circa": True},
        {"date-parts": [[2026, 3, 2], [2026, 3, 5]]},
        {"literal": "on Monday"},
    ]
    assert items()[3]["accessed"] == {"date-parts": [[2026, 3, 9]]}


def test_what_csl_has_no_field_for_is_kept_as_it_was_written() -> None:
    assert items()[1]["publisher"] == "Courier"
    assert items()[1]["custom"] == {
        "publisher": {"en": "Courier", "ar": "الساعي"},
        "published": "2026-03~",
        "type": "news",
    }
    assert items()[2]["custom"]["language"] == {"original": "ar", "read_in": "en"}
    assert items()[3]["custom"]["published"] == {"printed": "on Monday", "precision": "weekday"}
