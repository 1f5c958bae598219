"""The forecasts of some briefs: read, put together over editions and briefs, and compared with git."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefgen.delivering.overdue import Promises, follows, overdue, promises
from briefgen.diagnostic import Checked, Diagnostic, Severity
from briefgen.forecasting.ledger import Difference, Edition, continued, differences, questions
from briefgen.forecasting.question import Question
from briefgen.forecasting.record import Record, records
from briefgen.forecasting.score import Score
from briefgen.history.published import edition_of, published
from briefgen.loading.loaded import Loaded, load
from briefgen.workspace import Workspace


@dataclass(frozen=True)
class Ledger:
    """All forecasts that were asked for, as they stand on a day."""

    today: datetime.date
    questions: tuple[Question, ...]

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """How good they were together."""
        found = (question.verdict for question in self.questions)
        return records(one for one in found if isinstance(one, Score))


def ledger(workspace: Workspace, names: Sequence[str]) -> Checked[Ledger]:
    """The forecasts of the briefs of these names, and all that is amiss with them.

    Without git there is what the briefs themselves remember.
    """
    found: list[Diagnostic] = []
    asked: dict[str, tuple[Question, ...]] = {}
    made: list[Promises] = []
    for name in names:
        loaded = load(workspace.world, name)
        found.extend(loaded.diagnostics)
        if loaded.value is None:
            continue
        past = published(workspace, name)
        # What is wrong with the repository is so for each of the briefs, and keeps none from being read.
        found.extend(one for one in map(_endurable, past.diagnostics) if one not in found)
        today = edition_of(loaded.value)
        asked[loaded.value.id] = questions(today, past.value or ())
        made.append(promises(loaded.value))
        if past.value is not None:
            # What a shallow clone does not have says nothing about a brief.
            is_whole = all(one.code != "GT04" for one in past.diagnostics)
            told = _disagreements(loaded.value, today, past.value)
            found.extend(one for one in told if is_whole or one.code != "FC03")
    day = workspace.world.today()
    late = {(one.brief, one.what) for one in overdue(made, day)}
    joined = tuple(
        replace(one, is_overdue=(one.brief, one.outlook.id) in late) for one in _joined(asked, made)
    )
    return Checked(Ledger(day, joined), tuple(found))


def _endurable(found: Diagnostic) -> Diagnostic:
    return replace(found, severity=Severity.WARNING) if found.severity is Severity.ERROR else found


def _joined(asked: Mapping[str, Sequence[Question]], made: Sequence[Promises]) -> Iterator[Question]:
    """The questions, each once: one that a later brief has taken over is that brief's."""
    known = {(name, one.outlook.id): one for name, found in asked.items() for one in found}
    gone: set[tuple[str, str]] = set()
    # From the first brief of a series to its last, so that each hands on what it was handed.
    ordered = sorted(made, key=lambda one: len(_before(one, made)))
    for one in ordered:
        for earlier in (other for other in ordered if other is not one and follows(one, other)):
            for question in asked[earlier.brief]:
                mine, theirs = ((brief, question.outlook.id) for brief in (one.brief, earlier.brief))
                if mine in known and not {mine, theirs} & gone:
                    known[mine] = continued(known[mine], known[theirs])
                    gone.add(theirs)
    yield from (question for key, question in known.items() if key not in gone)


def _before(one: Promises, made: Sequence[Promises]) -> set[str]:
    """The ids of all briefs that one comes after, also by way of others."""
    found: set[str] = set()
    waiting = [one]
    while waiting:
        later = waiting.pop()
        for other in made:
            if other.brief not in found and follows(later, other):
                found.add(other.brief)
                waiting.append(other)
    return found


def _disagreements(loaded: Loaded, today: Edition, past: Sequence[Edition]) -> Iterator[Diagnostic]:
    found = list(differences(today, past))
    days = {one.printing.edition: one.printing.day for one in past}
    forgotten: dict[str, list[Difference]] = {}
    for one in found:
        place = loaded.document.span(one.path)
        if one.kind == "forgotten":
            # One message for all editions that an outlook does not remember.
            forgotten.setdefault(one.outlook, []).append(one)
        else:
            code, severity, message, hint = _told(one)
            yield Diagnostic(code, severity, place, message, (hint,))
    for outlook, several in forgotten.items():
        listed = ", ".join(str(one.edition) for one in several)
        message = f"`history` of `{outlook}` lacks what git has of edition {listed}"
        place = loaded.document.span(several[0].path)
        hints = tuple(f"add `{_entry(one, days[one.edition])}` to `history`" for one in several)
        yield Diagnostic("FC02", Severity.NOTE, place, message, hints)


def _told(one: Difference) -> tuple[str, Severity, str, str]:
    """The code of a difference, how grave it is, what it is and the way out."""
    if one.kind == "unknown":
        message = f"git has no edition {one.edition} with numbers for `{one.outlook}`"
        return "FC03", Severity.NOTE, message, "what only the brief remembers is taken as it says"
    printed, said = numbers(one.git), numbers(one.brief)
    begun = f"edition {one.edition} printed `{printed}` for `{one.outlook}`"
    if one.kind == "other":
        message = f"{begun}, and `history` has `{said}`"
        return "FC01", Severity.WARNING, message, "git has what readers had: correct `history`"
    message = f"{begun}, and the brief has `{said}` under the same number"
    hint = "new numbers go into a new edition: `briefgen new --from` begins it"
    return "FC04", Severity.WARNING, message, hint


def _entry(one: Difference, day: datetime.date | None) -> str:
    """What is missing, as YAML."""
    date = f"date: {day.isoformat()}, " if day else ""
    return f"{{edition: {one.edition}, {date}probabilities: {{{numbers(one.git)}}}}}"


def numbers(probabilities: Mapping[str, int]) -> str:
    """Probabilities as a brief has them: `sc1: 55, sc2: 45`."""
    return ", ".join(f"{name}: {number}" for name, number in probabilities.items())
