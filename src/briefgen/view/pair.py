"""Two pages of one brief side by side, aligned piece by piece."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefgen.view.anchors import suffixed
from briefgen.view.editions import seen_from
from briefgen.view.linked_data import of_both
from briefgen.view.page import (
    Block,
    Changes,
    Contradiction,
    Event,
    Fact,
    Html,
    Judgement,
    KeyFigures,
    Page,
    Pair,
    PairedBlock,
    PairedSection,
    PairLayout,
    Reaction,
    Said,
    Scenario,
    Section,
    Stated,
    Statement,
    Views,
    Watched,
)


def pair(left: Page, right: Page, layout: PairLayout = "columns") -> Pair:
    """Two pages side by side; a language that runs from right to left stands on the right.

    Both pages are composed from one brief, so their sections, blocks and pieces correspond one to one.
    """
    sequence = (left, suffixed(right, f"-{right.lang}"))
    if left.dir == "rtl" and right.dir == "ltr":
        left, right = right, left
    sections = tuple(_section(one, two) for one, two in zip(left.sections, right.sections, strict=True))
    title = f"{left.title_text} · {right.title_text}"
    editions = seen_from(left.editions, (left.lang, right.lang))
    both = of_both(left.linked_data, right.linked_data)
    return Pair(
        left.brief, left.lang, left.dir, title, editions, both, (left, right), sections, layout, sequence
    )


def _section(one: Section, two: Section) -> PairedSection:
    blocks = tuple(_block(a, b) for a, b in zip(one.blocks, two.blocks, strict=True))
    return PairedSection(one.anchor, one.number, (one, two), blocks)


def _block(one: Block, two: Block) -> PairedBlock:
    rows = tuple(zip(pieces(one), pieces(two), strict=True))
    return PairedBlock(one.anchor, one.number, one.kind, one.wide, (one, two), rows)


def pieces(block: Block) -> tuple[Block, ...]:
    """A block as the pieces that stand in rows of their own: its head, then what it says one by one."""
    cut: tuple[Block, ...]
    match block:
        case Event() | Reaction():
            answers = [
                _said(statement, label=None if place else group.label, answers=True)
                for group in block.answers
                for place, statement in enumerate(group.statements)
            ]
            cut = (replace(block, statements=(), answers=()), *map(_said, block.statements), *answers)
        case Views():
            first, *others = block.statements
            cut = (replace(block, statements=(first,)), *map(_said, others))
        case Contradiction():
            positions = (_said(item) if isinstance(item, Statement) else item for item in block.positions)
            handling = _stated([block.handling] if block.handling else [])
            cut = (replace(block, positions=(), handling=None), *positions, *handling)
        case KeyFigures():
            cut = tuple(replace(block, figures=(figure,)) for figure in block.figures)
        case Changes():
            cut = tuple(
                replace(block, title=None if place else block.title, changes=(one,))
                for place, one in enumerate(block.changes)
            )
        case Judgement():
            cut = (replace(block, facts=()), *_stated(block.facts))
        case Scenario():
            cut = (replace(block, facts=(), watch=()), *_stated(block.facts), *_watched(block))
        case _:
            cut = (block,)
    # What holds of the item is said at its head.
    return (cut[0], *(replace(piece, mark=None, stale=None) for piece in cut[1:]))


def _said(statement: Statement, *, label: Html | None = None, answers: bool = False) -> Said:
    return Said("", "", statement, answers, label)


def _stated(facts: Iterable[Fact]) -> tuple[Stated, ...]:
    return tuple(Stated("", "", (fact,)) for fact in facts)


def _watched(scenario: Scenario) -> tuple[Watched, ...]:
    return tuple(
        Watched("", "", watch, None if place else scenario.watch_label)
        for place, watch in enumerate(scenario.watch)
    )
