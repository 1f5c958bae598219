"""Forecasts as JSON for other programs; `docs/forecasts.md` says what the keys mean."""

from __future__ import annotations

import json

from briefgen.cli.forecasts_read import Ledger
from briefgen.cli.forecasts_words import NONE, due, origin, said
from briefgen.forecasting.calibration import FEWEST_IN_BIN, FEWEST_QUESTIONS, Bin
from briefgen.forecasting.question import Question, Recast
from briefgen.forecasting.record import Record
from briefgen.forecasting.score import Score, Unscored
from briefgen.forecasting.vector import Vector

_DIGITS = 6


def text(ledger: Ledger) -> str:
    """The whole ledger; numbers are rounded to six decimals."""
    whole = {
        "today": ledger.today.isoformat(),
        "fewest": {"scenarios_in_a_bin": FEWEST_IN_BIN, "questions": FEWEST_QUESTIONS},
        "questions": [_question(one) for one in ledger.questions],
        "records": [_record(one) for one in ledger.records],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _question(one: Question) -> dict[str, object]:
    found, known = one.verdict, one.outcome
    return {
        "brief": one.brief,
        "outlook": one.outlook.id,
        "language": one.language,
        "question": one.text,
        "state": one.state,
        "deadline": _known(due(one)),
        "scenarios": dict(one.titles),
        "vectors": [_vector(vector) for vector in one.vectors],
        "changed": [_recast(recast) for recast in one.recasts],
        "outcome": {
            "scenario": known.scenario,
            "date": _known(said(known.date, one.language)),
            "text": known.text.original(one.language)[0],
            "source": _known(origin(one)),
        }
        if known
        else None,
        "score": _score(found) if isinstance(found, Score) else None,
        "unscored": found.reason if isinstance(found, Unscored) else None,
    }


def _known(words: str) -> str | None:
    return None if words == NONE else words


def _vector(one: Vector) -> dict[str, object]:
    printing = one.printing
    return {
        "brief": printing.brief,
        "edition": printing.edition,
        "date": printing.day.isoformat() if printing.day else None,
        "published": one.is_published,
        "witness": one.witness,
        "tag": printing.tag,
        "commit": printing.commit,
        "desk": printing.desk,
        "authors": list(printing.authors),
        "scale": printing.scale,
        "probabilities": dict(one.probabilities),
        "terms": dict(one.terms),
    }


def _recast(one: Recast) -> dict[str, object]:
    printing = one.after.printing
    return {"after": {"brief": printing.brief, "edition": printing.edition}, "parts": list(one.parts)}


def _score(one: Score) -> dict[str, object]:
    return {
        "brief": one.vector.printing.brief,
        "edition": one.vector.printing.edition,
        "brier_multi_category": round(one.brier, _DIGITS),
        "brier_binary": None if one.binary is None else round(one.binary, _DIGITS),
        "log_score": round(one.log, _DIGITS),
        "uniform": {
            "brier_multi_category": round(one.uniform_brier, _DIGITS),
            "log_score": round(one.uniform_log, _DIGITS),
        },
    }


def _record(one: Record) -> dict[str, object]:
    return {
        "of": one.kind,
        "name": one.name,
        "questions": len(one.scores),
        "enough": one.is_telling,
        "brier_multi_category": round(one.brier, _DIGITS),
        "brier_binary": {"mean": round(one.binary[0], _DIGITS), "questions": one.binary[1]}
        if one.binary
        else None,
        "log_score": round(one.log, _DIGITS),
        "uniform": {
            "brier_multi_category": round(one.uniform_brier, _DIGITS),
            "log_score": round(one.uniform_log, _DIGITS),
        },
        "calibration": {
            "terms": [_bin(each) for each in one.terms],
            "tens": [_bin(each) for each in one.tens],
        },
    }


def _bin(one: Bin) -> dict[str, object]:
    return {
        "scale": one.scale,
        "term": one.term,
        "low": one.low,
        "high": one.high,
        "scenarios": len(one.cases),
        "came_true": one.hits,
        "mean_forecast": round(one.mean, _DIGITS),
        "frequency": round(one.frequency, _DIGITS),
        "interval": [round(end, _DIGITS) for end in one.interval],
        "enough": one.is_telling,
    }
