"""What is said of forecasts in English, the same on the terminal and on a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from briefgen.forecasting.asked import Part
from briefgen.forecasting.calibration import FEWEST_IN_BIN, FEWEST_QUESTIONS, Bin
from briefgen.forecasting.question import Question
from briefgen.forecasting.record import Record
from briefgen.forecasting.score import Reason, Score, Unscored
from briefgen.forecasting.vector import Vector
from briefgen.model.scale import SCALES
from briefgen.model.when import When

NONE = "–"
_MOST_STEPS = 6
STATES = {
    "overdue": "Overdue",
    "open": "Open, by deadline",
    "dropped": "Dropped without an outcome",
    "resolved": "Resolved",
    "void": "Void",
}
SCORE_HEAD = ("scored", "Brier 0–2", "uniform", "binary 0–1", "log", "uniform")
SCORES = (
    "Brier 0–2 is multi-category, binary 0–1 its form for two scenarios, log is -ln p; lower is better, and "
    "uniform is what equal probabilities would have"
)
RECAST = "Asked otherwise than before, so that the numbers are not of quite the same question"
FEW_QUESTIONS = f"fewer than {FEWEST_QUESTIONS} questions are too few to mean anything"
FEW_SCENARIOS = f"fewer than {FEWEST_IN_BIN} scenarios are too few to mean anything"
RECORD_HEAD = ("of", "questions", *SCORE_HEAD[1:], "")
BIN_HEAD = ("forecast", "scenarios", "mean forecast", "came true", "95 % interval", "")
_PARTS: Mapping[Part, str] = {"question": "wording", "criteria": "criteria", "deadline": "deadline"}
_REASONS: dict[Reason, str] = {
    "open": "nothing is known yet",
    "void": "the question has no answer",
    "unpublished": "no edition published numbers",
    "late": "no numbers were published before the outcome",
    "incomplete": "the numbers of {edition} do not sum to 100, or a scenario has none",
    "unknown scenario": "{edition} has no number for what came true; was its id another one?",
}


def by_state(questions: Sequence[Question]) -> Iterator[tuple[str, list[Question]]]:
    """The questions that stand alike, by deadline; what is late comes first."""
    order = list(STATES)
    ranked = sorted(questions, key=lambda one: (order.index(one.state), due(one) == NONE, due(one)))
    for state, found in groupby(ranked, key=lambda one: one.state):
        yield STATES[state], list(found)


def due(question: Question) -> str:
    """The deadline."""
    return said(question.outlook.deadline, question.language)


def said(when: When | None, language: str) -> str:
    """A date as the brief has it: the calendar's, else its words."""
    loose = when.loose if when else None
    if loose is None:
        return NONE
    return loose.edtf or (loose.printed.original(language)[0] if loose.printed else NONE)


def trajectories(question: Question) -> str:
    """How each probability went: `sc-a 55 → 60 %, sc-b 5 %`; what did not move stands there once."""
    return ", ".join(f"{name} {_trajectory(question, name)}" for name in question.scenarios)


def _trajectory(question: Question, scenario: str) -> str:
    steps = [NONE if one is None else str(one) for one in question.trajectory(scenario)]
    shown = steps[:1] if len(set(steps)) == 1 else _short(steps)
    # After a dash, which stands for no number, there is no unit.
    return " → ".join(shown) + ("" if shown[-1] == NONE else " %")


def _short(steps: list[str]) -> list[str]:
    """The first and the last of many steps."""
    return steps if len(steps) <= _MOST_STEPS else [steps[0], "…", *steps[2 - _MOST_STEPS :]]


def editions(question: Question) -> str:
    """The editions that these come from."""
    return ", ".join(_short([edition(one, question) for one in question.vectors]))


def edition(vector: Vector, question: Question) -> str:
    """The number of an edition, with its brief where that is another one."""
    printing = vector.printing
    number = NONE if printing.edition is None else str(printing.edition)
    name = number if printing.brief == question.brief else f"{printing.brief} {number}"
    return name if vector.is_published else f"{name} (not published)"


def recasts(question: Question) -> str:
    """What of a question was changed, and when: `criteria, deadline after edition 1`."""
    return "; ".join(
        f"{', '.join(_PARTS[part] for part in one.parts)} after edition {edition(one.after, question)}"
        for one in question.recasts
    )


def outcome(question: Question) -> str:
    """What came true."""
    known = question.outcome
    return NONE if known is None or known.scenario is None else known.scenario


def origin(question: Question) -> str:
    """Where it was looked up: the sources of the outcome, else the source that the resolution names."""
    if question.outcome is None:
        return NONE
    cited = [*question.outcome.sources, *(claim.id for claim in question.outcome.claims)]
    planned = question.outlook.resolution.source if question.outlook.resolution else None
    if cited:
        return ", ".join(dict.fromkeys(cited))
    return planned.original(question.language)[0] if planned else NONE


def scores(question: Question) -> tuple[str, ...]:
    """The cells of a question under `SCORE_HEAD`."""
    found = question.verdict
    if isinstance(found, Unscored):
        return (f"no: {reason(question, found)}", *(NONE for _ in SCORE_HEAD[1:]))
    return (f"edition {edition(found.vector, question)}", *_means(found))


def reason(question: Question, unscored: Unscored) -> str:
    """Why a question has no score."""
    which = f"edition {edition(unscored.vector, question)}" if unscored.vector else ""
    return _REASONS[unscored.reason].format(edition=which)


def record(one: Record) -> tuple[str, ...]:
    """The cells of a record under `RECORD_HEAD`."""
    name = "all" if one.name is None else f"{one.kind} {one.name}"
    return (name, str(len(one.scores)), *_means(one), _few(is_telling=one.is_telling))


def _means(one: Score | Record) -> tuple[str, ...]:
    binary = one.binary
    if isinstance(binary, tuple):
        shown = f"{binary[0]:.3f} (of {binary[1]})"
    else:
        shown = NONE if binary is None else f"{binary:.3f}"
    return (
        f"{one.brier:.3f}",
        f"{one.uniform_brier:.3f}",
        shown,
        f"{one.log:.3f}",
        f"{one.uniform_log:.3f}",
    )


def calibration(one: Bin) -> tuple[str, ...]:
    """The cells of a bin under `BIN_HEAD`."""
    scale = SCALES[one.scale].title if one.scale else ""
    name = f"{one.term} ({scale}, {one.low}–{one.high} %)" if one.term else f"{one.low}–{one.high} %"
    low, high = one.interval
    return (
        name,
        str(len(one.cases)),
        f"{one.mean:.0f} %",
        f"{one.hits} ({one.frequency:.0f} %)",
        f"{low:.0f}–{high:.0f} %",
        _few(is_telling=one.is_telling),
    )


def _few(*, is_telling: bool) -> str:
    return "" if is_telling else "too few"
