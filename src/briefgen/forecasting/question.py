"""A question over all editions that asked it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from briefgen.forecasting.asked import Part, asked_by, recast
from briefgen.forecasting.score import Score, Unscored, verdict
from briefgen.forecasting.vector import Vector
from briefgen.model.outlook import Outcome, Outlook

State = Literal["open", "overdue", "resolved", "void", "dropped"]
"""`dropped`: no longer in the brief, and nobody said what came of it."""


@dataclass(frozen=True)
class Recast:
    """That a question was not asked any more as an edition had asked it."""

    after: Vector
    """What that edition printed, for the question as it was then."""
    parts: tuple[Part, ...]
    """What was changed; at least one."""


@dataclass(frozen=True)
class Question:
    """One outlook: as it was asked last, and what each edition printed for it."""

    brief: str
    """The id of the brief that asked it last."""
    language: str
    """The brief's own language."""
    outlook: Outlook
    vectors: tuple[Vector, ...]
    """From the oldest on; one that is not published yet comes last."""
    is_asked: bool = True
    """Whether the brief still has it."""
    is_overdue: bool = False

    @property
    def state(self) -> State:
        """How it stands."""
        if self.outlook.outcome is not None:
            return "resolved" if self.outlook.outcome.scenario is not None else "void"
        if not self.is_asked:
            return "dropped"
        return "overdue" if self.is_overdue else "open"

    @property
    def outcome(self) -> Outcome | None:
        """What came of it."""
        return self.outlook.outcome

    @property
    def verdict(self) -> Score | Unscored:
        """Its score, or why it has none."""
        return verdict(self.vectors, self.outcome)

    @property
    def text(self) -> str:
        """The question in the brief's own language."""
        return self.outlook.question.original(self.language)[0]

    @property
    def titles(self) -> Mapping[str, str]:
        """The names of the scenarios by their ids."""
        return {one.id: one.title.original(self.language)[0] for one in self.outlook.scenarios}

    @property
    def scenarios(self) -> tuple[str, ...]:
        """The ids of all scenarios that ever had a number, those of today first."""
        known = [*self.titles, *(name for one in self.vectors for name in one.probabilities)]
        return tuple(dict.fromkeys(known))

    @property
    def recasts(self) -> tuple[Recast, ...]:
        """After which editions it was asked otherwise; what only a brief remembers cannot be compared."""
        known = [(one, one.asked) for one in self.vectors if one.asked is not None]
        later = (*(asked for _, asked in known[1:]), asked_by(self.outlook, self.language))
        found = (Recast(one, recast(asked, after)) for (one, asked), after in zip(known, later, strict=False))
        return tuple(one for one in found if one.parts)

    def trajectory(self, scenario: str) -> tuple[int | None, ...]:
        """The probabilities of a scenario, a place for each vector."""
        return tuple(one.probabilities.get(scenario) for one in self.vectors)
