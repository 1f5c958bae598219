"""Forecasts on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill

from briefgen.cli.forecasts_read import Ledger
from briefgen.cli.forecasts_words import (
    BIN_HEAD,
    FEW_QUESTIONS,
    FEW_SCENARIOS,
    RECAST,
    RECORD_HEAD,
    SCORES,
    by_state,
    calibration,
    due,
    editions,
    origin,
    outcome,
    reason,
    recasts,
    record,
    said,
    scores,
    trajectories,
)
from briefgen.cli.table import cut, table
from briefgen.forecasting.question import Question
from briefgen.forecasting.score import Unscored

_WIDEST, _WIDTH = 40, 100
# What may be in any script stands last, where it cannot reorder its neighbours.
_ASKED = ("deadline", "brief", "outlook", "editions", "probabilities", "question")
_KNOWN = ("known", "brief", "outlook", "came true", "probabilities", "looked up in")


def text(ledger: Ledger) -> str:
    """What is open, what is known, and how good the numbers were."""
    if not ledger.questions:
        return "there are no forecasts"
    return "\n\n".join((*_lists(ledger.questions), *_scores(ledger)))


def _lists(questions: Sequence[Question]) -> Iterator[str]:
    for title, found in by_state(questions):
        is_known = found[0].outcome is not None
        rows = [_known(one) if is_known else _asked(one) for one in found]
        yield f"{title}\n{table([_KNOWN if is_known else _ASKED, *rows])}"
    recast = [(one.brief, one.outlook.id, changed) for one in questions if (changed := recasts(one))]
    if recast:
        yield f"{RECAST}\n{table([('brief', 'outlook', 'what was changed'), *recast])}"


def _asked(one: Question) -> tuple[str, ...]:
    return (
        cut(due(one), _WIDEST),
        one.brief,
        one.outlook.id,
        editions(one),
        trajectories(one),
        cut(one.text, _WIDEST),
    )


def _known(one: Question) -> tuple[str, ...]:
    day = said(one.outcome.date, one.language) if one.outcome else ""
    return (
        cut(day, _WIDEST),
        one.brief,
        one.outlook.id,
        outcome(one),
        trajectories(one),
        cut(origin(one), _WIDEST),
    )


def _scores(ledger: Ledger) -> Iterator[str]:
    known = [one for one in ledger.questions if one.state == "resolved"]
    scored = [(one.brief, one.outlook.id, *scores(one)) for one in known if not _unscored(one)]
    unscored = [(one.brief, one.outlook.id, reason(one, why)) for one in known if (why := _unscored(one))]
    if scored:
        head = ("brief", "outlook", "by edition", *RECORD_HEAD[2:-1])
        rows = [(*one[:2], one[2].removeprefix("edition "), *one[3:]) for one in scored]
        yield f"{fill(f'Scores: {SCORES}', _WIDTH)}\n{table([head, *rows])}"
    if unscored:
        yield f"Not scored\n{table([('brief', 'outlook', 'why'), *unscored])}"
    if not ledger.records:
        yield "No forecast can be scored yet."
        return
    yield f"Mean scores: {FEW_QUESTIONS}\n{table([RECORD_HEAD, *map(record, ledger.records)])}"
    every = ledger.records[0]
    for title, bins in (("term of the scale", every.terms), ("tens of per cent", every.tens)):
        if bins:
            yield f"Calibration by {title}: {FEW_SCENARIOS}\n{table([BIN_HEAD, *map(calibration, bins)])}"


def _unscored(question: Question) -> Unscored | None:
    found = question.verdict
    return found if isinstance(found, Unscored) else None
