"""What an edition asked, apart from its numbers: two of them mean the same only if it is the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.model.outlook import Outlook
from briefgen.model.text import Text
from briefgen.model.when import When

Part = Literal["question", "criteria", "deadline"]


@dataclass(frozen=True)
class Asked:
    """A question, by what it will be resolved and when, in the brief's own language."""

    question: str
    criteria: str | None
    deadline: str | None
    """As EDTF, else in its words with the ids of what it comes after."""


def asked_by(outlook: Outlook, own: str) -> Asked:
    """What an outlook asks; `own` is the brief's own language. How lines are broken is no difference."""
    criteria = outlook.resolution.criteria if outlook.resolution else None
    return Asked(_words(outlook.question, own) or "", _words(criteria, own), _due(outlook.deadline, own))


def recast(before: Asked, after: Asked) -> tuple[Part, ...]:
    """What of a question is not as it was."""
    parts: tuple[Part, ...] = ("question", "criteria", "deadline")
    return tuple(part for part in parts if getattr(before, part) != getattr(after, part))


def _words(text: Text | None, own: str) -> str | None:
    return " ".join(text.original(own)[0].split()) if text else None


def _due(when: When | None, own: str) -> str | None:
    if when is None:
        return None
    loose = when.loose
    return loose.edtf or "; ".join((_words(loose.printed, own) or "", *loose.after))
