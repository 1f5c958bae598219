"""FG: figures have something to show that a page can hold, and words for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.actor import MOST_DRAWN_ACTORS, MOST_DRAWN_RELATIONS


@rule("FG01", Severity.ERROR, is_firm=True)
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


@rule("FG02", Severity.ERROR, is_firm=True)
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


@rule("FG10", Severity.NOTE)
def more_than_a_graph_holds(case: Case) -> Iterator[Finding]:
    """There are more actors or relations than one page can draw, so there is no graph.

    The graph of actors stands on one page, where 40 actors and 60 relations can still be read.
    The relations are all listed below it in any case. A flash report has no graph.

    Bad:   relations between 45 actors
    Good:  those that the judgements rest on; the others in the text of an annex
    """
    brief = case.brief
    actors, relations = len(brief.joined_actors), len(brief.relations)
    if brief.kind != "flash" and (actors > MOST_DRAWN_ACTORS or relations > MOST_DRAWN_RELATIONS):
        most = f"a page holds {MOST_DRAWN_ACTORS} actors and {MOST_DRAWN_RELATIONS} relations"
        message = f"no graph is drawn of {actors} actors and {relations} relations"
        yield Finding(("relations",), message, (most,))


RULES = (one_thing_to_show, image_without_words, more_than_a_graph_holds)
