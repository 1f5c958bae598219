"""What editions printed, put together from two witnesses: git, and the brief's own memory.

Git is the stronger one: an edition that it has is what readers had. What only `history` of an outlook has
is taken as well, since a series may be older than its repository.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefgen.forecasting.days import last_day
from briefgen.forecasting.question import Question
from briefgen.forecasting.vector import Printing, Probabilities, Vector, vector_of
from briefgen.model.brief import Brief
from briefgen.model.node import Path
from briefgen.model.outlook import Outlook, Published


@dataclass(frozen=True)
class Edition:
    """What an edition of a brief asks and forecasts."""

    printing: Printing
    language: str
    """The brief's own language."""
    outlooks: tuple[Outlook, ...]


@dataclass(frozen=True)
class Difference:
    """That the witnesses do not agree about an edition.

    `other`: the brief remembers other numbers than git has. `forgotten`: git has numbers that the brief does
    not remember. `unknown`: the brief remembers an edition that git has not. `changed`: the numbers of a
    published edition have been changed under its number.
    """

    kind: Literal["other", "forgotten", "unknown", "changed"]
    outlook: str
    edition: int
    path: Path
    """Where in the brief."""
    brief: Probabilities
    git: Probabilities


def questions(today: Edition, past: Sequence[Edition]) -> tuple[Question, ...]:
    """All questions with numbers that a brief asks or has asked, in the order of the brief.

    `today` is the brief as it lies here, `past` are its published editions in git, from the oldest on.
    """
    asked = {outlook.id: outlook for outlook in today.outlooks}
    # What an edition asked and today's does not stands last, as it was asked last.
    dropped = {outlook.id: outlook for one in past for outlook in one.outlooks if outlook.id not in asked}
    found = (
        Question(today.printing.brief, today.language, outlook, _vectors(outlook, today, past), name in asked)
        for name, outlook in {**asked, **dropped}.items()
    )
    return tuple(question for question in found if question.vectors)


def differences(today: Edition, past: Sequence[Edition]) -> Iterator[Difference]:
    """Where the brief and git do not agree about what was printed."""
    for index, outlook in enumerate(today.outlooks):
        printed = _printed(outlook.id, past)
        known = {one.edition: place for place, one in enumerate(outlook.history)}
        for edition, place in known.items():
            path: Path = ("outlooks", index, "history", place)
            said = outlook.history[place].probabilities
            if edition not in printed:
                yield Difference("unknown", outlook.id, edition, path, said, {})
            elif said != printed[edition].probabilities:
                git = printed[edition].probabilities
                yield Difference("other", outlook.id, edition, (*path, "probabilities"), said, git)
        now = _now(outlook, today)
        for edition, vector in printed.items():
            if edition == today.printing.edition:
                if now is not None and now.probabilities != vector.probabilities:
                    path = ("outlooks", index, "scenarios")
                    pair = now.probabilities, vector.probabilities
                    yield Difference("changed", outlook.id, edition, path, *pair)
            elif edition not in known:
                path = ("outlooks", index, "id")
                yield Difference("forgotten", outlook.id, edition, path, {}, vector.probabilities)


def continued(later: Question, earlier: Question) -> Question:
    """A question that a later brief has taken over, with what the earlier one printed for it."""
    return replace(later, vectors=(*(one for one in earlier.vectors if one.is_published), *later.vectors))


def remembered(outlook: Outlook, printing: Printing) -> dict[int, Vector]:
    """What the brief itself says that earlier editions printed, by their numbers, from the lowest on.

    An entry for the edition itself, or for a later one, is none of an earlier edition.
    """
    own = printing.edition
    found = {one.edition: one for one in outlook.history if own is None or one.edition < own}
    return {number: _of_history(found[number], printing) for number in sorted(found)}


def _of_history(entry: Published, printing: Printing) -> Vector:
    day = last_day(entry.date)
    # Who wrote an edition that nobody else remembers is not known.
    of = Printing(printing.brief, entry.edition, day, desk=printing.desk, scale=printing.scale)
    return Vector(of, "brief", entry.probabilities)


def _vectors(outlook: Outlook, today: Edition, past: Sequence[Edition]) -> tuple[Vector, ...]:
    """What all editions printed for a question, and what today's would print if it were published."""
    printed = _printed(outlook.id, past)
    both = remembered(outlook, today.printing) | printed
    now = _now(outlook, today) if any(one is outlook for one in today.outlooks) else None
    own = printed.get(today.printing.edition or 0)
    is_new = now is not None and (own is None or own.probabilities != now.probabilities)
    return (*(both[number] for number in sorted(both)), *((now,) if now is not None and is_new else ()))


def _now(outlook: Outlook, today: Edition) -> Vector | None:
    """What the brief as it lies here prints; with its outcome a question is no forecast any more."""
    if outlook.outcome is not None:
        return None
    return vector_of(outlook, today.printing, "draft", today.language)


def _printed(name: str, past: Sequence[Edition]) -> dict[int, Vector]:
    """What git has of a question, by the number of the edition."""
    return {
        one.printing.edition: vector
        for one in past
        for outlook in one.outlooks
        if outlook.id == name
        and one.printing.edition is not None
        and (vector := vector_of(outlook, one.printing, "git", one.language))
    }


def carried(brief: Brief, outlook: Outlook) -> tuple[Vector, ...]:
    """What the brief itself carries of a question: what it remembers, then what it prints now.

    A report is made of this alone, so that it is the same wherever it is built. With its outcome, a question
    is no forecast any more, and only what is remembered counts.
    """
    printing = Printing("", brief.edition, scale=brief.scale)
    own = brief.own_language
    now = vector_of(outlook, printing, "draft", own) if outlook.outcome is None else None
    before = tuple(remembered(outlook, printing).values())
    return (*before, now) if now is not None else before
