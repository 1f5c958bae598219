"""Styles that nobody asks for once the pages are laid out.

WeasyPrint computes a style for each element, and one for each of its parts that a rule may mean
(`::marker`, `::footnote-call`). Boxes have theirs; yet its images hold all others until the PDF is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Any


def extend(document: ModuleType) -> None:
    """Let `weasyprint.document` forget the styles by their elements as soon as all pages are laid out."""
    layout = document.layout_document

    def laid_out(html: Any, root: Any, context: Any) -> Iterator[Any]:
        yield from layout(html, root, context)
        for styles in (context.style_for.get_computed_styles(), context.style_for.get_cascaded_styles()):
            styles.clear()

    document.layout_document = laid_out  # type: ignore[attr-defined]
