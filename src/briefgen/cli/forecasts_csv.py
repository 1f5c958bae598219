"""Forecasts as CSV (RFC 4180, with a header): a row for each scenario of each vector."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from briefgen.cli.forecasts_read import Ledger
from briefgen.cli.forecasts_words import NONE, due, origin, outcome, said
from briefgen.forecasting.question import Question
from briefgen.forecasting.score import Score
from briefgen.forecasting.vector import Vector

HEAD = (
    *("brief", "outlook", "question", "state", "deadline", "edition_brief", "edition", "date", "witness"),
    *(
        "changed_after",
        "tag",
        "commit",
        "scenario",
        "title",
        "probability",
        "term",
        "scale",
        "desk",
        "authors",
    ),
    *("outcome", "outcome_date", "outcome_source", "came_true", "scored"),
    *("brier_multi_category", "brier_binary", "log_score", "uniform_brier", "uniform_log"),
)
# With one of these at its beginning a cell is a formula to spreadsheets (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def text(ledger: Ledger) -> str:
    """All vectors; a text that a spreadsheet would take for a formula has an apostrophe before it."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEAD)
    for question in ledger.questions:
        for vector in question.vectors:
            writer.writerows([safe(cell) for cell in row] for row in _rows(question, vector))
    return file.getvalue().removesuffix("\n")


def safe(cell: object) -> str:
    """A cell that no spreadsheet runs."""
    words = "" if cell is None or cell == NONE else str(cell)
    return f"'{words}" if words.lstrip(" ").startswith(_FORMULA) else words


def _rows(question: Question, vector: Vector) -> Iterator[list[object]]:
    printing, known = vector.printing, question.outcome
    found = question.verdict
    scored = found if isinstance(found, Score) and found.vector is vector else None
    came = outcome(question)
    for name, number in vector.probabilities.items():
        yield [
            *(question.brief, question.outlook.id, question.text, question.state, due(question)),
            *(printing.brief, printing.edition, printing.day, vector.witness),
            *(_changed(question, vector), printing.tag, printing.commit),
            *(name, question.titles.get(name), number, vector.terms.get(name), printing.scale),
            *(printing.desk, "; ".join(printing.authors)),
            *(came, said(known.date, question.language) if known else None, origin(question)),
            None if came == NONE else int(name == came),
            int(scored is not None),
            *(_scores(scored) if scored else (None,) * 5),
        ]


def _changed(question: Question, vector: Vector) -> str:
    """What of the question was changed after the edition of a vector."""
    return "; ".join(part for one in question.recasts if one.after is vector for part in one.parts)


def _scores(one: Score) -> tuple[float | None, ...]:
    found = (one.brier, one.binary, one.log, one.uniform_brier, one.uniform_log)
    return tuple(None if number is None else round(number, 6) for number in found)
