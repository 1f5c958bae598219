"""The last steps of a PDF, taken on its objects before it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pydyf

from briefgen.render import tagging, tounicode
from briefgen.render.enclosure import enclose
from briefgen.render.pdf import Job

Finisher = Callable[[Any, Any], None]


def finisher(job: Job) -> Finisher:
    """All steps that a job's PDF needs, as a finisher for `write_pdf`."""
    steps: tuple[Finisher, ...] = (tagging.complete, _label_pages, _show_pixels)
    if job.repair_text:
        steps = (*steps, tounicode.repair)

    def finish(document: Any, pdf: Any) -> None:
        for step in steps:
            step(document, pdf)
        enclose(pdf, job.enclosures)

    return finish


def _label_pages(_document: Any, pdf: Any) -> None:
    """Pages are called in a reader what is printed on them: 1, 2, 3 (ISO 32000-1, 12.4.2)."""
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, pydyf.Dictionary({"S": "/D"})])})


def _show_pixels(_document: Any, pdf: Any) -> None:
    """Images are shown as they are: PDF/A forbids to smooth them (ISO 19005-3, 6.2.8)."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.extra.get("Subtype") == "/Image":
            item.extra.pop("Interpolate", None)
