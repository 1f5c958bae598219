"""Claims as a report prints them: each allegation with its denial beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from markupsafe import Markup

from briefgen.model.claim import Claim, ClaimClass, ClaimHere
from briefgen.view.cite import claim_cites, quote
from briefgen.view.page import Statement, Tag, Tone
from briefgen.view.setting import Setting

_TONES: dict[ClaimClass, Tone] = {"alleged": "alleged", "denial": "denied", "claim": "record"}
CLASSES: tuple[ClaimClass, ...] = get_args(ClaimClass)


def tag(setting: Setting, name: ClaimClass) -> Tag:
    """The quiet label of a class of claim."""
    return Tag(setting.word("class of claim", name), _TONES.get(name, "quiet"))


def statement(setting: Setting, claim: Claim, anchor: str = "", *, short: bool = False) -> Statement:
    """A claim; a short one is without quotes, hedge and credibility."""
    speaker = setting.name(claim.speaker) if claim.speaker else None
    words = Statement(
        anchor, tag(setting, claim.class_), setting.text(claim.text), claim_cites(setting, claim), speaker
    )
    if short:
        return words
    credibility = None
    if claim.credibility is not None:
        grade = Markup('<bdi dir="ltr">{}</bdi>').format(claim.credibility)
        meaning = setting.word("credibility", str(claim.credibility))
        credibility = Markup("{} {} – {}").format(setting.say("Credibility"), grade, meaning)
    quotes = tuple(words for words in (quote(setting, evidence) for evidence in claim.evidence) if words)
    hedge = setting.maybe(claim.hedge)
    return Statement(anchor, words.tag, words.text, words.cites, speaker, hedge, credibility, quotes)


def statements(setting: Setting, claims: Iterable[ClaimHere], home: str) -> tuple[Statement, ...]:
    """The claims of an item; those that have their home in it carry their anchors."""
    found = []
    for here in claims:
        claim = setting.claims[here.id]
        at_home = setting.homes[claim.id] == home and claim.id != home
        found.append(statement(setting, claim, claim.id if at_home else ""))
    return tuple(found)


def denials(setting: Setting, claims: Iterable[ClaimHere]) -> tuple[Statement, ...]:
    """What disputes the claims of an item, each once, except what the item itself prints."""
    printed = [here.id for here in claims]
    disputing = dict.fromkeys(
        denial for claim in printed for denial in setting.claims[claim].disputed_by if denial not in printed
    )
    return tuple(statement(setting, setting.claims[denial], short=True) for denial in disputing)


def alone(setting: Setting, claims: Sequence[str]) -> tuple[Statement, ...]:
    """Claims by their ids, without anchors."""
    return tuple(statement(setting, setting.claims[claim]) for claim in claims)
