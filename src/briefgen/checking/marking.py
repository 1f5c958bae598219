"""TL: markings of the Traffic Light Protocol, on the brief and on what it holds."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checking.basis import Basis
from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.claim import Claim, Sourced
from briefgen.model.marking import STRICTNESS, Marking
from briefgen.model.node import Node, Path


@rule("TL02", Severity.ERROR)
def stricter_than_brief(case: Case) -> Iterator[Finding]:
    """A source or an item may be passed on less freely than the report that it stands in.

    The report's label is printed on each page, and readers go by it. One item under a
    stricter label makes the label of the whole wrong. A report without a label promises
    nothing, so in it only `CLEAR` items are safe.

    Bad:   `tlp: GREEN` on the brief, with an event under `tlp: AMBER`
    Good:  `tlp: AMBER` on the brief, or the event left out

    Follows TLP 2.0 (FIRST): a document is labelled as strictly as the strictest thing in it.
    """
    brief = case.brief
    for path, item, own in _marked(case):
        if path and STRICTNESS[own] > STRICTNESS[brief.tlp or "CLEAR"]:
            name = getattr(item, "id", None)
            what = f"`{name}`" if isinstance(name, str) else "the item"
            whole = f"the report is `{brief.tlp}`" if brief.tlp else "the report has no label"
            hint = f"label the report `tlp: {own}`, or leave it out"
            yield Finding((*path, "tlp"), f"{what} is `{own}`, and {whole}", (hint,))


@rule("TL04", Severity.ERROR)
def laxer_than_source(case: Case) -> Iterator[Finding]:
    """An item has a freer label than a source that it rests on.

    Who passes the item on by its label passes on what the source gave under a stricter one.

    Bad:   an event under `tlp: CLEAR` that rests on a source under `tlp: AMBER`
    Good:  `tlp: AMBER` on the event, or no label of its own in a report under `AMBER`

    Follows TLP 2.0 (FIRST): who receives a thing may not loosen its label.
    """
    basis = Basis.of(case.brief)
    labels = {source.id: source.tlp for source in case.brief.sources}
    for path, item, own in _marked(case):
        if not isinstance(item, Claim | Sourced):
            continue
        for name in basis.sources(item):
            label = labels[name]
            if label is not None and STRICTNESS[own] < STRICTNESS[label]:
                message = f"the item is `{own}`, and rests on `{name}`, which is `{label}`"
                hint = f"write `tlp: {label}`, or rest it on other sources"
                yield Finding((*path, "tlp"), message, (hint,))


RULES = (stricter_than_brief, laxer_than_source)


def _marked(case: Case) -> Iterator[tuple[Path, Node, Marking]]:
    """Everything with a label of its own, the brief first."""
    for path, node in case.brief.nodes:
        own: Marking | None = getattr(node, "tlp", None) if isinstance(node, Node) else None
        if isinstance(node, Node) and own is not None:
            yield path, node, own
