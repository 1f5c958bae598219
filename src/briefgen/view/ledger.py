"""The ledger: what each edition printed for the questions of this report, what came of them, the scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from briefgen.forecasting.asked import Part, asked_by, recast
from briefgen.forecasting.ledger import carried
from briefgen.forecasting.score import Score, Unscored, verdict
from briefgen.forecasting.vector import Vector
from briefgen.localize import format as formats
from briefgen.model.outlook import Outlook
from briefgen.view import page
from briefgen.view.figures import ledger_of, scores_of
from briefgen.view.isolate import value
from briefgen.view.page import Block, Html
from briefgen.view.setting import Setting
from briefgen.view.trajectory import edition, printed

_DASH = Html("–")
_DECIMALS = 3
_RECAST: Mapping[Part, str] = {
    "question": "The question is worded otherwise than in the edition before.",
    "criteria": "The criteria for its resolution are not those of the edition before.",
    "deadline": "The deadline is not that of the edition before.",
}


def ledger(setting: Setting) -> tuple[Block, ...]:
    """A table for each question that earlier editions asked, and the scores of those that are answered."""
    wanted = setting.anchors("ledger")
    blocks: list[Block] = []
    for outlook in setting.brief.outlooks:
        vectors = carried(setting.brief, outlook)
        if ledger_of(outlook) in wanted:
            blocks.append(_table(setting, outlook, vectors))
        if scores_of(outlook) in wanted:
            blocks.append(_scores(setting, outlook, vectors))
    return tuple(blocks)


def _table(setting: Setting, outlook: Outlook, vectors: Sequence[Vector]) -> page.Table:
    anchor = ledger_of(outlook)
    titles = {one.id: place for place, one in enumerate(outlook.scenarios)}
    # What an earlier edition called otherwise has no title any more, and was printed all the same.
    names = tuple(dict.fromkeys((*titles, *(name for one in vectors for name in one.probabilities))))
    rows = tuple(
        (
            _edition(setting, outlook, one),
            *(_share(setting, one, name) for name in names),
        )
        for one in vectors
    )
    heads = (_head(setting, outlook, name, titles.get(name)) for name in names)
    return page.Table(
        anchor,
        setting.numbers.items[anchor],
        Markup("{} {}{}").format(
            setting.text(outlook.question), setting.item(outlook.id), _recast(setting, outlook)
        ),
        (setting.say("Edition"), *heads),
        rows,
        (False, *(True for _ in names)),
    )


def _recast(setting: Setting, outlook: Outlook) -> Html:
    """That the edition before asked otherwise, so that its numbers are not of quite the same question."""
    before = setting.since.brief if setting.since else None
    found = [one for one in before.outlooks if one.id == outlook.id] if before else []
    if before is None or not found:
        return Html("")
    then, now = asked_by(found[0], before.own_language), asked_by(outlook, setting.brief.own_language)
    said = Markup(" ").join(setting.say(_RECAST[part]) for part in recast(then, now))
    return Markup(' <span class="recast">{}</span>').format(said) if said else said


def _edition(setting: Setting, outlook: Outlook, vector: Vector) -> Html:
    name, day = edition(setting, vector), printed(setting, outlook, vector)
    return Markup("{} <br>{}").format(name, day) if day else name


def _share(setting: Setting, vector: Vector, name: str) -> Html:
    number = vector.probabilities.get(name)
    return _DASH if number is None else setting.percent(number)


def _head(setting: Setting, outlook: Outlook, name: str, place: int | None) -> Html:
    """A scenario by its letter and title; one that is gone by its id."""
    if place is None:
        return Markup('<code><bdi dir="ltr">{}</bdi></code>').format(name)
    title = Markup("{} {}").format(setting.letter(place), setting.text(outlook.scenarios[place].title))
    if outlook.outcome is None or outlook.outcome.scenario != name:
        return title
    return Markup("{} – {}").format(title, setting.say("came true"))


def _scores(setting: Setting, outlook: Outlook, vectors: Sequence[Vector]) -> page.Prose:
    anchor = scores_of(outlook)
    found = verdict(vectors, outlook.outcome)
    said = _scored(setting, found) if isinstance(found, Score) else (_unscored(setting, found),)
    body = Markup(" ").join(said)
    return page.Prose(anchor, setting.numbers.items[anchor], body, setting.say("Scores"))


def _scored(setting: Setting, score: Score) -> Iterator[Html]:
    yield setting.say(
        "Scored is edition {number}, the last one published before the outcome was known.",
        number=score.vector.printing.edition or 1,
    )
    yield setting.say(
        "Brier score of all scenarios, from {low} to {high}: {score}; equal probabilities would give {even}.",
        low=0,
        high=2,
        score=_number(setting, score.brier),
        even=_number(setting, score.uniform_brier),
    )
    if score.binary is not None:
        yield setting.say(
            "Binary Brier score, from {low} to {high}: {score}.",
            low=0,
            high=1,
            score=_number(setting, score.binary),
        )
    yield setting.say(
        "Log score, by the natural logarithm: {score}; equal probabilities would give {even}.",
        score=_number(setting, score.log),
        even=_number(setting, score.uniform_log),
    )
    yield setting.say("The lower a score, the better the forecast.")


def _unscored(setting: Setting, why: Unscored) -> Html:
    number = (why.vector.printing.edition or 1) if why.vector else 1
    match why.reason:
        case "void" | "open":
            return setting.say("No score: the question has no answer.")
        case "incomplete":
            return setting.say(
                "No score: the probabilities of edition {number} do not sum to {sum}.",
                number=number,
                sum=setting.percent(100),
            )
        case "unknown scenario":
            return setting.say(
                "No score: edition {number} has no probability for what came true.", number=number
            )
        case _:
            return setting.say("No score: no probabilities were published before the outcome was known.")


def _number(setting: Setting, score: float) -> Html:
    return value(formats.number(round(score, _DECIMALS), setting.language, _DECIMALS), setting.direction)
