"""Claims as a report prints them: each allegation with its denial beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from briefgen.model.claim import Claim, ClaimClass, ClaimHere
from briefgen.view.cite import claim_cites, quotes
from briefgen.view.page import Answers, Fact, Statement, Tag, Tone
from briefgen.view.setting import Setting

CREDIBILITY = "scale-credibility"
_TONES: dict[ClaimClass, Tone] = {"alleged": "alleged", "denial": "denied", "claim": "record"}


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
    hedge = (
        setting.say("Hedge in the source") + Markup(": ") + setting.text(claim.hedge) if claim.hedge else None
    )
    credibility = _credibility(setting, claim)
    return replace(words, hedge=hedge, credibility=credibility, quotes=quotes(setting, claim))


def _credibility(setting: Setting, claim: Claim) -> Markup | None:
    """A grade as a mark that leads to its scale: in words it would stand below every other line."""
    if claim.credibility is None:
        return None
    grade = Markup('<bdi dir="ltr">{}</bdi>').format(claim.credibility)
    meaning = setting.word("credibility", str(claim.credibility))
    words = Markup("{} {}\u00a0– {}").format(setting.say("Credibility"), grade, meaning)
    if CREDIBILITY not in setting.numbers.items:
        return Markup('<span class="fine">{}</span>').format(words)
    return Markup('<a class="grade" dir="ltr" title="{}" href="#{}">{}</a>').format(
        words.striptags(), CREDIBILITY, claim.credibility
    )


def printed(setting: Setting, claims: Iterable[ClaimHere], home: str) -> tuple[Statement, ...]:
    """The claims of an item: in full where they are at home, in short where they stand again."""
    found = []
    for identifier in dict.fromkeys(here.id for here in claims):
        claim = setting.claims[identifier]
        at_home = setting.homes[claim.id] == home
        found.append(statement(setting, claim, claim.id if at_home else "", short=not at_home))
    return tuple(found)


def alone(setting: Setting, claims: Iterable[ClaimHere], home: str) -> tuple[Statement, ...]:
    """The claims of an item that has no answers beside it: each says where it is denied."""
    return tuple(
        replace(words, denied=denied(setting, (here.id,)))
        for here, words in zip(claims, printed(setting, claims, home), strict=True)
    )


def denied(setting: Setting, claims: Iterable[str]) -> Fact | None:
    """The word "Denied" with links to the items where the denials of some claims stand."""
    found = _answering(setting, claims)[0]
    if not found:
        return None
    links = dict.fromkeys(setting.item(denial.id) for denial in found)
    return Fact(setting.say("Denied"), Markup(" ").join(links))


def is_denied(setting: Setting, claims: Iterable[ClaimHere]) -> bool:
    """Whether a denial stands among the claims of an item, or answers one of them."""
    own = [here.id for here in claims]
    denial = any(setting.claims[name].class_ == "denial" for name in own)
    return denial or bool(_answering(setting, own)[0])


def answers(setting: Setting, claims: Iterable[ClaimHere]) -> tuple[Answers, ...]:
    """What denies and what disputes the claims of an item, except what the item itself prints."""
    own = [here.id for here in claims]
    groups = zip(("Denied", "Disputed by"), _answering(setting, own), strict=True)
    return tuple(
        Answers(setting.say(label), tuple(statement(setting, claim, short=True) for claim in others))
        for label, found in groups
        if (others := [claim for claim in found if claim.id not in own])
    )


def _answering(setting: Setting, claims: Iterable[str]) -> tuple[list[Claim], list[Claim]]:
    """The denials of some claims, and the other claims that they are disputed by."""
    names = dict.fromkeys(answer for claim in claims for answer in setting.claims[claim].disputed_by)
    found = [setting.claims[name] for name in names]
    denials = [claim for claim in found if claim.class_ == "denial"]
    return denials, [claim for claim in found if claim.class_ != "denial"]
