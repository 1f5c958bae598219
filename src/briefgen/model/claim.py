"""One statement and what it rests on."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, RootModel, Tag

from briefgen.model.identifier import ActorId, Cite, ClaimId, Id, Refers, SubjectId
from briefgen.model.marking import Marking
from briefgen.model.node import CONFIG, Many, Node
from briefgen.model.text import Line, Text

ClaimClass = Literal["reported", "hearsay", "claim", "denial", "alleged", "analysis", "context"]


def _line_as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Lines = Annotated[str, BeforeValidator(_line_as_text), Field(pattern=r"^\d+(-\d+)?$")]
"""A line of an archived text, or a range of them: `12`, `12-14`; counted from 1."""


def line_range(lines: str) -> tuple[int, int]:
    """The first and the last line that `12-14` names; `12` names one."""
    first, _, last = lines.partition("-")
    return int(first), int(last or first)


class Evidence(Node):
    """Where a claim is found: a source, its lines, and a short quote where wording matters."""

    source: Annotated[Id, Refers(("source",))]
    """The source that carries the claim."""
    lines: Lines | None = None
    """The lines of its archived text."""
    quote: Line | None = None
    """The exact words of the archived text; short."""
    kind: Literal["original", "translated", "paraphrase"] = "original"
    """Whether the quoted words are the speaker's own or a translation of them."""
    note: Text | None = None
    """What a reader has to know about the wording, such as a slip of the translation."""


class Claim(Node):
    """One statement, who makes it, and what it rests on."""

    id: Id
    """A short name, unique in the brief and stable over editions."""
    class_: Annotated[ClaimClass, Field(alias="class")]
    """What kind of statement it is; it decides how a report may word it."""
    text: Text
    """The statement in the desk's words."""
    speaker: ActorId | None = None
    """Who says it, where somebody does."""
    about: Many[SubjectId] = ()
    """The actors and events that it concerns."""
    evidence: Many[Evidence] = ()
    """Where it is found."""
    credibility: Annotated[int, Field(ge=1, le=6)] | None = None
    """Admiralty credibility, 1 to 6; 6 means that truth cannot be judged."""
    disputed_by: Many[ClaimId] = ()
    """Claims that deny or contradict this one; printed beside it."""
    hedge: Text | None = None
    """How the source itself keeps its distance."""
    tlp: Marking | None = None
    """A TLP 2.0 label of its own, if it differs from the brief's; never a stricter one."""


def _shape(value: Any) -> str | None:
    if isinstance(value, str):
        return "by-its-id"
    return "written-here" if isinstance(value, dict | Claim) else None


class ClaimHere(
    RootModel[
        Annotated[
            Annotated[ClaimId, Tag("by-its-id")] | Annotated[Claim, Tag("written-here")],
            Discriminator(_shape),
        ]
    ]
):
    """A claim written where it belongs, or the id of one that is written elsewhere."""

    model_config = CONFIG | {"extra": None}

    @property
    def id(self) -> str:
        """The claim's id in either case."""
        return self.root if isinstance(self.root, str) else self.root.id


class Sourced(Node):
    """What may rest on claims or directly on sources, and may carry its own marking."""

    claims: Many[ClaimHere] = ()
    """The claims that it rests on: ids, or claims written here."""
    sources: Many[Cite] = ()
    """Sources, lines of them, or claims that it rests on directly."""
    tlp: Marking | None = None
    """A TLP 2.0 label of its own, if it differs from the brief's; never a stricter one."""
