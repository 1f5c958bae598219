"""FG: figures have something to show, and words for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity


@rule("FG01", Severity.ERROR)
def one_thing_to_show(case: Case) -> Iterator[Finding]:
    """A figure shows nothing, or two things.

    A figure is an image or data, under one number and one caption.

    Bad:   a figure with `title` alone, or with `image` and `data`
    Good:  `image: map.png`, or `data: {file: levels.csv, form: lines}`
    """
    for index, figure in enumerate(case.brief.figures):
        if figure.image is None and figure.data is None:
            hint = "add `image` or `data`"
            yield Finding(("figures", index, "id"), f"`{figure.id}` shows nothing", (hint,))
        elif figure.image is not None and figure.data is not None:
            hint = "make two figures of them"
            yield Finding(("figures", index, "image"), f"`{figure.id}` has an image and data", (hint,))


@rule("FG02", Severity.ERROR)
def image_without_words(case: Case) -> Iterator[Finding]:
    """An image has no description.

    Who cannot see an image gets its description in its place: read aloud from the page, and
    from the PDF (PDF/UA-1, ISO 14289-1, 7.3). Charts and tables say their numbers themselves.

    Bad:   `image: dam.jpg` with a title alone
    Good:  `description: The dam from the east; water runs from the second of four gates.`
    """
    for index, figure in enumerate(case.brief.figures):
        if figure.image is not None and figure.description is None:
            hint = "add `description`: what one has to see in it"
            yield Finding(("figures", index, "image"), f"`{figure.id}` has no description", (hint,))


RULES = (one_thing_to_show, image_without_words)
