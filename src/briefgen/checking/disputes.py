"""Which allegations of a brief are denied: the links from what is alleged to who denies it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from briefgen.model.brief import Brief
from briefgen.model.claim import Claim
from briefgen.model.event import Event, Reaction
from briefgen.model.node import Path, each


def is_unsettled(event: Event) -> bool:
    """Whether the authorship of an event is contested or unverified."""
    return event.attribution in {"contested", "unverified"}


def is_attributed(event: Event) -> bool:
    """Whether an event carries words that are only attributed: a recording, a leak, a statement."""
    if event.kind in {"recording", "leak"}:
        return event.attribution not in {"acknowledged", "confirmed"}
    return event.kind == "statement" and is_unsettled(event)


@dataclass(frozen=True)
class Disputes:
    """What is alleged in a brief, and what is known to deny it.

    A denial of an allegation is *known* where

    - a claim of class `denial` is `about` an event that the allegation is about or stands under;
    - a reaction of stance `denies` is `to` such an event;
    - the allegation is of no event, and the denial is about one of contested or unverified
      attribution in which the allegation's `speaker` takes part;
    - neither is about an event, and the one who denies is an actor that the allegation is about.
    """

    brief: Brief

    @cached_property
    def claims(self) -> Mapping[str, tuple[Path, Claim]]:
        """Every claim with its path, by id."""
        return {claim.id: (path, claim) for path, claim in each(self.brief, Claim)}

    @cached_property
    def answered(self) -> Mapping[str, tuple[str, ...]]:
        """For each alleged claim whose denial is known, the ids of what denies it: claims or reactions."""
        known = {
            claim.id: self._known(claim) for _, claim in self.claims.values() if claim.class_ == "alleged"
        }
        return {one: denials for one, denials in known.items() if denials}

    def of_event(self, event: Event) -> tuple[str, ...]:
        """What is known to deny an event; a denial by those who report it concerns something else."""
        reported = {claim.speaker for claim in self._under(event) if claim.class_ != "denial"}
        claims = (
            one.id for one in self._denials if event.id in one.about and one.speaker not in reported - {None}
        )
        return tuple(dict.fromkeys((*claims, *self._reactions(frozenset({event.id})))))

    def is_beside(self, claim: Claim) -> bool:
        """Whether a claim is printed with what denies it: it names that under `disputed_by`.

        An id that leads nowhere may be the denial's, misspelt.
        """
        return any(
            one not in self.claims or self.claims[one][1].class_ == "denial" or one in self._replies
            for one in claim.disputed_by
        )

    def stands_with_denial(self, event: Event) -> bool:
        """Whether a denial is printed among the claims of an event, or beside one of them."""
        known = self._under(event)
        return len(known) < len(event.claims) or any(
            claim.class_ == "denial" or self.is_beside(claim) for claim in known
        )

    def events_of(self, claim: Claim) -> frozenset[str]:
        """The events that a claim is about or stands under."""
        return frozenset(
            event for event, claims in self._listed if claim.id in claims or event in claim.about
        )

    def taken_part(self, actor: str | None) -> frozenset[str]:
        """The events of contested or unverified attribution in which an actor takes part."""
        return frozenset(
            event.id for event in self.brief.events if actor in event.actors and is_unsettled(event)
        )

    @cached_property
    def _listed(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """The events, each with the claims that stand under it."""
        return tuple((event.id, frozenset(here.id for here in event.claims)) for event in self.brief.events)

    @cached_property
    def _denials(self) -> tuple[Claim, ...]:
        return tuple(claim for _, claim in self.claims.values() if claim.class_ == "denial")

    @cached_property
    def _denying(self) -> tuple[Reaction, ...]:
        return tuple(reaction for reaction in self.brief.reactions if reaction.stance == "denies")

    @cached_property
    def _replies(self) -> frozenset[str]:
        return frozenset(here.id for reaction in self._denying for here in reaction.claims)

    def _under(self, event: Event) -> tuple[Claim, ...]:
        return tuple(self.claims[here.id][1] for here in event.claims if here.id in self.claims)

    def _known(self, claim: Claim) -> tuple[str, ...]:
        own = self.events_of(claim)
        events = own or self.taken_part(claim.speaker)
        about = (one.id for one in self._denials if events & set(one.about))
        person = (one.id for one in self._denials if not own and self._is_by_its_subject(one, claim))
        return tuple(dict.fromkeys((*about, *person, *self._reactions(events))))

    def _is_by_its_subject(self, denial: Claim, claim: Claim) -> bool:
        return denial.speaker in claim.about and not self.events_of(denial)

    def _reactions(self, events: frozenset[str]) -> tuple[str, ...]:
        """The denials in reactions to any of some events; a reaction itself where it has none."""
        found: list[str] = []
        for reaction in self._denying:
            if events & set(reaction.to):
                inside = [
                    here.id
                    for here in reaction.claims
                    if here.id in self.claims and self.claims[here.id][1].class_ == "denial"
                ]
                found.extend(inside or [reaction.id])
        return tuple(found)
