"""An issue as a desk would send it."""

from __future__ import annotations

import datetime

from markupsafe import Markup

from briefgen.delivering.issue import Edition, Issue, Passage, Summary

NOW = datetime.datetime(2026, 3, 2, 6, 0, tzinfo=datetime.UTC)
PDF = b"%PDF-1.7\nnot really\n"


def now() -> datetime.datetime:
    """The moment of all tests."""
    return NOW


def issue(
    address: str = "reader@example.org", title: str = "Water in Basra", edition: str = "en+ar"
) -> Issue:
    """One edition of a brief on its way to an address."""
    summaries = {
        "en": Summary(
            "en", "ltr", title, (Passage(Markup("Bottom line"), Markup("Two <em>stations</em> stopped.")),)
        ),
        "ar": Summary(
            "ar", "rtl", "المياه في البصرة", (Passage(Markup("الخلاصة"), Markup("توقفت محطتان.")),)
        ),
    }
    files = {f"water/water.{edition}.pdf": PDF, f"water/water.{edition}.html": b"<p>"}
    own = Edition(edition, tuple(summaries[tag] for tag in edition.split("+")), files)
    return Issue("water", "TLP:AMBER", (own,), address, "0" * 64)
