"""AL: what is alleged, what is denied, and how firmly a report may word either."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checking.archived import lines
from briefgen.checking.content import names_in, spelled, told_content
from briefgen.checking.disputes import Disputes, is_unsettled
from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.brief import Brief
from briefgen.model.claim import Claim, Evidence, line_range
from briefgen.model.event import Event
from briefgen.model.mention import mentions
from briefgen.model.node import each
from briefgen.model.text import Text
from briefgen.prose.attribution import alleges, firm_verb, hedges, keeps_distance, speakers_in
from briefgen.prose.denial import LANGUAGES, denies
from briefgen.prose.fold import fold
from briefgen.prose.spelling import unquoted
from briefgen.prose.wording import sentences


@rule("AL04", Severity.ERROR)
def allegation_without_denial(case: Case) -> Iterator[Finding]:
    """An allegation stands without the denial that the brief knows of.

    Who reads an allegation reads its denial with it, or has been misled: many read no further.
    A denial is known where

    - a claim of class `denial` is about an event that the allegation is about or stands under;
    - a reaction of stance `denies` is to such an event;
    - the allegation is of no event, and the denial is of a contested or unverified one
      in which the allegation's `speaker` takes part;
    - neither is of an event, and who denies is an actor that the allegation is about.

    It stands beside a claim of class `alleged` if `disputed_by` names a denial, and beside a contested
    or unverified event if one of its `claims` is a denial or names one, or if the event's own
    text tells of a denial. What the reporter of an event denies is something else than the event.

    Bad:   `class: alleged` about `rec-4`, no `disputed_by`, and a denial that is about `rec-4`
    Good:  the same with `disputed_by: [n03]`

    Follows ICD 203 (objectivity) and the practice of the right of reply.
    """
    disputes = Disputes(case.brief)
    for one, denials in disputes.answered.items():
        path, claim = disputes.claims[one]
        if not disputes.is_beside(claim):
            where = (*path, "disputed_by") if claim.disputed_by else (*path, "class")
            message = f"`{one}` is alleged, and its denial is not beside it"
            yield Finding(where, message, (_listed(denials), _way_out(denials[0], disputes)))
    for path, event in each(case.brief, Event):
        denials = disputes.of_event(event)
        if not denials or not is_unsettled(event) or disputes.stands_with_denial(event):
            continue
        if not _tells_denial(event.text, case.brief):
            message = f"`{event.id}` is {event.attribution}, and its denial is not beside it"
            hint = "name the denial under the event's `claims`, or tell it in its text"
            yield Finding((*path, "attribution"), message, (_listed(denials), hint))


@rule("AL05", Severity.ERROR)
def content_as_statement(case: Case) -> Iterator[Finding]:
    """What a contested recording is said to contain is worded as a person's own statement.

    "X said" is a finding that X spoke. As long as nobody has shown that, the words are
    those of a voice attributed to X, whatever the outlet writes. Read are the claims of class
    `alleged` that are about a recording, a leak or a contested statement, the text of such an
    event, and texts that rest on nothing but such claims. In the event's own text only
    those who deny it count. A sentence that keeps its distance (attributed to, allegedly, a voice, is
    heard, according to; «منسوب إلى»، «المزعوم»، «صوت»، «بحسب») is right.

    Bad:   Al-Maliki calls al-Sadr a thief.
    Good:  A voice attributed to al-Maliki calls al-Sadr a thief.

    Follows ICD 203 (uncertainty and attribution of information).
    """
    for wording, actors in told_content(case, Disputes(case.brief)):
        for sentence in sentences(unquoted(spelled(wording, case.brief))):
            if keeps_distance(sentence, wording.base):
                continue
            names = names_in(wording.tag, actors, case.brief)
            for actor in dict.fromkeys(speakers_in(sentence, names, wording.base)):
                message = f"`{actor}` is made to speak words that are only attributed"
                yield Finding(wording.path, message, ("say whose voice it is said to be",))


@rule("AL06", Severity.NOTE)
def firmer_than_source(case: Case) -> Iterator[Finding]:
    """Hearsay or an allegation is told with a verb that takes it for true.

    To confirm, admit, reveal and prove is said of what is so. An outlet that relays
    unnamed sources, or a recording that nobody authenticated, has not shown it. A sentence that keeps
    its distance is right, and so is a verb that the quoted words of the source have themselves.

    Bad:   `class: hearsay` with "Two officials confirmed that the talks had failed."
    Good:  "Two officials said that the talks had failed."

    Follows ICD 206 (sourcing) and ICD 203 (uncertainty).
    """
    for wording in case.wordings:
        claim = wording.leaf.owner
        if not isinstance(claim, Claim) or claim.class_ not in _CLASS or wording.leaf.path[-1] != "text":
            continue
        if any(firm_verb(evidence.quote or "", base) for evidence in claim.evidence for base in LANGUAGES):
            continue
        for sentence in sentences(unquoted(wording.words)):
            verb = firm_verb(sentence, wording.base)
            if verb is not None and not keeps_distance(sentence, wording.base):
                message = f"`{verb}` takes for true what is {_CLASS[claim.class_]}"
                yield Finding(wording.path, message, ("a verb such as say, tell or speak of takes no side",))


@rule("AL07", Severity.WARNING)
def loose_denial(case: Case) -> Iterator[Finding]:
    """A denial says neither who denies nor what, so that it stands beside nothing.

    A denial answers something and comes from somebody. It comes from its `speaker`, or from the `actor`
    of the reaction that it stands in. It answers what it is `about`, the claims that name it under
    `disputed_by`, and the event or the reaction that it stands under.

    Bad:   `class: denial` without `speaker`, and named by nothing
    Good:  `class: denial`, `speaker: maliki`, `about: [rec-4]`

    Follows ICD 206 (source descriptors).
    """
    brief = case.brief
    replies = {here.id for reaction in brief.reactions for here in reaction.claims}
    under = {here.id for event in brief.events for here in event.claims}
    named = {one for _, claim in each(brief, Claim) for one in claim.disputed_by}
    for path, claim in each(brief, Claim):
        if claim.class_ != "denial":
            continue
        if claim.speaker is None and claim.id not in replies:
            message = f"denial `{claim.id}` does not say who denies"
            yield Finding((*path, "class"), message, ("name the `speaker`",))
        if not claim.about and claim.id not in replies | under | named:
            hint = "say what it is `about`, or name it under `disputed_by` of what it denies"
            yield Finding((*path, "class"), f"denial `{claim.id}` stands beside nothing", (hint,))


@rule("AL08", Severity.WARNING)
def denial_not_up_front(case: Case) -> Iterator[Finding]:
    """A text at the head of the report tells an allegation and leaves its denial for later.

    The standfirst, the bottom line and the highlights are what most readers read, and what
    is quoted without the rest. Each of the three tells the denial if it tells the allegation:
    the standfirst and the bottom line, if they speak of something alleged or attributed or
    mention a contested event; the highlights together, if one of them rests on an
    allegation whose denial is known (`briefgen explain AL04` says when it is).

    Bad:   "A recording attributed to the minister speaks of bribes."
    Good:  "A recording attributed to the minister, who calls it fabricated, speaks of bribes."

    Follows ICD 203 (objectivity) and the practice of the right of reply.
    """
    brief = case.brief
    answered = Disputes(brief).answered
    if not answered:
        return
    for name, text in (("standfirst", brief.standfirst), ("bottom_line", brief.bottom_line)):
        if text is not None and _tells_allegation(text, brief) and not _tells_denial(text, brief):
            message = f"the {name.replace('_', ' ')} tells an allegation without its denial"
            yield Finding((name,), message, _TELL)
    points = [(("highlights", place), point.statement) for place, point in enumerate(brief.highlights)]
    if any(_tells_denial(point.text, brief) for _, point in points):
        return
    for path, point in points:
        denied = [here.id for here in point.claims if here.id in answered]
        if denied:
            message = f"no highlight tells the denial of `{denied[0]}`"
            yield Finding(path, message, _TELL)
            return


@rule("AL09", Severity.NOTE)
def hedge_dropped(case: Case) -> Iterator[Finding]:
    """The source keeps its distance in the sentence that is quoted, and the claim does not.

    "She allegedly met the group" is not "she met the group". Where the sentence around a quote
    says allegedly, reportedly or is said to, the claim says so too, in its text or under `hedge`, which is
    printed beside it. The sentence is looked up in the archive, if that is at hand; otherwise
    the quote alone is read. Denials and analysis are somebody's own words, and are left out.

    Bad:   "The minister met the group." on the quote "allegedly met the group"
    Good:  "The minister is said to have met the group.", or `hedge: allegedly`

    Follows ICD 206 (sourcing) and ICD 203 (uncertainty).
    """
    for path, claim in each(case.brief, Claim):
        if claim.class_ in {"denial", "analysis"} or claim.hedge is not None:
            continue
        if any(keeps_distance(words, base) for base, words in _in_each_language(claim.text, case.brief)):
            continue
        for index, evidence in enumerate(claim.evidence):
            if evidence.quote and any(hedges(_around(evidence, case), base) for base in LANGUAGES):
                message = f"`{evidence.source}` keeps its distance here, and `{claim.id}` does not"
                hint = "keep the source's distance in the text, or say it under `hedge`"
                yield Finding((*path, "evidence", index, "quote"), message, (hint,))


RULES = (
    allegation_without_denial,
    content_as_statement,
    firmer_than_source,
    loose_denial,
    denial_not_up_front,
    hedge_dropped,
)

_TELL = ("say in the same text who denies it",)
_CLASS = {"hearsay": "hearsay", "alleged": "only alleged"}


def _listed(denials: tuple[str, ...]) -> str:
    named = [f"`{one}`" for one in denials[:3]]
    more = "" if len(denials) <= 3 else f" and {len(denials) - 3} more"
    return f"denied by {', '.join(named)}{more}"


def _way_out(denial: str, disputes: Disputes) -> str:
    if denial in disputes.claims:
        return "name what answers it under `disputed_by`"
    return f"give `{denial}` a claim of class `denial`, and name that under `disputed_by`"


def _tells_denial(text: Text, brief: Brief) -> bool:
    """Whether a text tells of a denial in any language, or is in none that has words for it."""
    said = _in_each_language(text, brief)
    return any(denies(words, base) for base, words in said) or not any(base in LANGUAGES for base, _ in said)


def _tells_allegation(text: Text, brief: Brief) -> bool:
    """Whether a text speaks of something alleged in any language, or mentions an unsettled event."""
    unsettled = {event.id for event in brief.events if is_unsettled(event)}
    return any(
        alleges(words, base) or any(one.kind == "event" and one.id in unsettled for one in mentions(words))
        for base, words in _in_each_language(text, brief)
    )


def _around(evidence: Evidence, case: Case) -> str:
    """The sentence of the archived text that holds a quote; the quote itself where that cannot be found."""
    quote = evidence.quote or ""
    archived = case.archive.get(evidence.source)
    if archived is None or evidence.lines is None:
        return quote
    first, last = line_range(evidence.lines)
    text = " ".join(line for number, line in lines(archived) if first <= number <= last)
    return next((one for one in sentences(text) if fold(quote) in fold(one)), quote)


def _in_each_language(text: Text, brief: Brief) -> list[tuple[str, str]]:
    said = {brief.own_language: text.root} if isinstance(text.root, str) else text.root
    return [(tag.partition("-")[0], words) for tag, words in said.items()]
