"""Citations: the mark in the text, and the register's list of where a source is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from briefgen.localize.language import language
from briefgen.model.brief import Brief
from briefgen.model.claim import Claim, ClaimHere, Evidence, Sourced, line_range
from briefgen.model.identifier import references
from briefgen.model.node import each
from briefgen.prose.kept import kept
from briefgen.view.caption import place
from briefgen.view.number import anchored
from briefgen.view.page import CitedAt, Direction, Html, Quote
from briefgen.view.setting import Setting


def label(brief: Brief, source: str) -> str:
    """A source's label in every edition: `S` and its place in the register."""
    return f"S{next(place for place, item in enumerate(brief.sources, 1) if item.id == source)}"


def marks(
    setting: Setting, sources: Iterable[str], quoting: Mapping[str, Iterable[str]] | None = None
) -> Html:
    """Citation marks that lead to the register, each source once, in the register's order.

    `quoting` gives the claims, printed elsewhere, whose quotes of a source stand behind its mark.
    """
    wanted, behind = set(sources), quoting or {}
    links = [
        _mark(source.id, label(setting.brief, source.id), setting.direction, *behind.get(source.id, ()))
        for source in setting.brief.sources
        if source.id in wanted
    ]
    return Markup(" ").join(links)


@kept
def _mark(source: str, words: str, direction: Direction, *claims: str) -> Html:
    # Between words that run to the right, a mark does so by itself: there are many of these.
    turned = Markup(' dir="ltr"') if direction == "rtl" else ""
    behind = Markup(' data-claims="{}"').format(" ".join(claims)) if claims else ""
    return Markup('<a class="cite"{} href="#{}"{}>[{}]</a>').format(turned, source, behind, words)


def cites(setting: Setting, item: Sourced, *more: str) -> Html:
    """The marks of all sources that an item rests on, directly or through its claims."""
    names = (*(claim.id for claim in item.claims), *item.sources)
    quoting = _quoting(setting, names, vars(item).get("id"))
    return marks(setting, (*_cited(setting, item.sources), *more, *_behind(setting, item.claims)), quoting)


def claim_cites(setting: Setting, claim: Claim) -> Html:
    """The marks of a claim's sources."""
    return marks(setting, (evidence.source for evidence in claim.evidence))


def source_cites(setting: Setting, citations: Iterable[str]) -> Html:
    """The marks of a list of citations (`s1`, `s1:12-14`, a claim's id)."""
    names = tuple(citations)
    return marks(setting, _cited(setting, names), _quoting(setting, names, None))


def _cited(setting: Setting, citations: Iterable[str]) -> Iterator[str]:
    for citation in citations:
        name = citation.partition(":")[0]
        claim = setting.claims.get(name)
        if claim is None:
            yield name
        else:
            yield from (evidence.source for evidence in claim.evidence)


def _quoting(setting: Setting, names: Iterable[str], home: str | None) -> Mapping[str, Iterable[str]]:
    """For each source, the claims that quote it and are printed in another item than `home`."""
    found: dict[str, dict[str, None]] = {}
    for name in names:
        claim = setting.claims.get(name)
        if claim is not None and setting.homes[name] != home:
            for evidence in claim.evidence:
                if evidence.quote is not None:
                    found.setdefault(evidence.source, {})[name] = None
    return found


def _behind(setting: Setting, claims: Iterable[ClaimHere]) -> Iterator[str]:
    for claim in claims:
        yield from (evidence.source for evidence in setting.claims[claim.id].evidence)


def lines(setting: Setting, written: str | None) -> Html | None:
    """`line 12` or `lines 12–14`, in the language."""
    if written is None:
        return None
    first, last = line_range(written)
    if first == last:
        return setting.say("line {lines}", lines=first)
    both = setting.say("lines {from} to {to}", **{"from": first, "to": last})
    # After a dash a line may end, and would.
    return Markup('<span class="whole">{}</span>').format(both) if "–" in both else both


def quotes(setting: Setting, claim: Claim) -> tuple[Quote, ...]:
    """The quoted words that a claim rests on."""
    found = (quote(setting, evidence, f"{claim.id}:{place}") for place, evidence in enumerate(claim.evidence))
    return tuple(words for words in found if words)


def quote(setting: Setting, evidence: Evidence, key: str) -> Quote | None:
    """The quoted words of a piece of evidence in their own language, with where they stand."""
    if evidence.quote is None:
        return None
    source = next(source for source in setting.brief.sources if source.id == evidence.source)
    tag = (
        (source.language.read_in or source.language.original)
        if source.language
        else setting.brief.own_language
    )
    spoken = language(tag)
    mark = marks(setting, (source.id,))
    where = lines(setting, evidence.lines)
    origin = Markup("{} {}").format(mark, where) if where else mark
    notes = []
    if evidence.kind == "translated":
        machine = source.language is not None and source.language.translation == "machine"
        notes.append(setting.say("machine-translated" if machine else "translated words"))
    if evidence.note is not None:
        notes.append(setting.text(evidence.note))
    note = Markup("\u00a0· ").join(notes) if notes else None
    number = setting.numbers.notes[key]
    words = setting.quoted(evidence.quote, spoken)
    return Quote(words, tag, spoken.direction, origin, note, number, f"note-{number}")


@dataclass(frozen=True)
class Use:
    """One use of a source by a numbered item: the item's anchor, and the lines of the source."""

    anchor: str
    source: str
    lines: str | None


def uses(setting: Setting) -> Iterator[Use]:
    """Every use of every source, in the order of the items' numbers."""
    order = [anchor for part in setting.parts for anchor in (*part.anchors, *part.figures)]
    found = [*_claim_uses(setting), *_direct_uses(setting.brief)]
    yield from sorted(found, key=lambda use: order.index(use.anchor))


def _claim_uses(setting: Setting) -> Iterator[Use]:
    for _, claim in each(setting.brief, Claim):
        home = setting.homes[claim.id]
        for evidence in claim.evidence:
            yield Use(home, evidence.source, evidence.lines)


def _direct_uses(brief: Brief) -> Iterator[Use]:
    """Citations on items themselves; those inside a claim are its evidence."""
    sources = {source.id for source in brief.sources}
    for anchor, node in anchored(brief):
        for reference in references(node):
            if "claim" in reference.kinds and reference.id in sources:
                yield Use(anchor, reference.id, reference.lines)


def cited_at(setting: Setting) -> Mapping[str, tuple[CitedAt, ...]]:
    """The register's list for each source that is cited: by which items, and at which lines of it."""
    found: dict[str, dict[str, dict[Html, None]]] = {}
    for use in uses(setting):
        at = found.setdefault(use.source, {}).setdefault(use.anchor, {})
        words = lines(setting, use.lines)
        if words is not None:
            at[words] = None
    return {
        source: tuple(
            CitedAt(place(setting, anchor), setting.listed(at) if at else None)
            for anchor, at in items.items()
        )
        for source, items in found.items()
    }
