"""Targets: brief × language or pair × format."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    # The name of a target is asked for where no brief is read, and the model is slow to load.
    from briefgen.model.brief import Brief

Format = Literal["html", "pdf"]
FORMATS: tuple[Format, ...] = get_args(Format)


@dataclass(frozen=True)
class Target:
    """One output of a brief: one language, or two for the pair."""

    brief: str
    languages: tuple[str, ...]
    format: Format

    @property
    def edition(self) -> str:
        """`en`, or `en+ar` for the pair."""
        return "+".join(self.languages)

    @cached_property
    def name(self) -> str:
        """The output's name in the folder of its brief."""
        return f"{self.brief}.{'+'.join(self.languages)}.{self.format}"

    @cached_property
    def file(self) -> str:
        """The output's name below the output folder."""
        return f"{self.brief}/{self.name}"


def editions(brief: Brief) -> tuple[str, ...]:
    """What a brief is built in if nobody says otherwise: each language, and the first two as a pair."""
    return tuple("+".join(languages) for languages in brief.editions)


def targets(
    identifier: str, brief: Brief, wanted: tuple[str, ...], formats: tuple[Format, ...]
) -> tuple[Target, ...]:
    """The targets of a brief; an edition with a language that the brief lacks is left out."""
    return among(identifier, brief.editions, wanted, formats)


def among(
    identifier: str,
    own: tuple[tuple[str, ...], ...],
    wanted: tuple[str, ...],
    formats: tuple[Format, ...],
) -> tuple[Target, ...]:
    """The targets of a brief of which no more is known than the languages of its `own` editions."""
    known = {tag for languages in own for tag in languages}
    chosen = tuple(tuple(edition.split("+")) for edition in wanted) or own
    return tuple(
        Target(identifier, languages, format_)
        for languages in chosen
        if known.issuperset(languages)
        for format_ in formats
    )
