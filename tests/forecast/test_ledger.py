"""The ledger of a series that lies in git: what was published, who says so, and what is compared."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.history.repositories import Repository, repository

from briefgen.cli.forecasts_read import Ledger, ledger
from briefgen.diagnostic import Diagnostic
from briefgen.forecasting.question import Question
from briefgen.forecasting.score import Score, Unscored
from briefgen.git import git
from briefgen.history.editions import editions
from briefgen.history.published import published

NAME = "briefs/road.yaml"
HEAD = """\
title: The lake road
edition: {edition}
status: {status}
desk: Gulf Desk
authors: [{author}]
outlooks:
  - id: reopening
    question: Does the lake road reopen?
    deadline: 2026-03-31
    resolution: {{criteria: Open on 31 March, source: Notices of the road authority}}
    scenarios:
      - {{id: sc-open, title: It reopens, likelihood: likely, probability: {open}}}
      - {{id: sc-shut, title: It stays shut, likelihood: unlikely, probability: {shut}}}
"""
KNOWN = "    outcome: {scenario: sc-open, date: 2026-03-29, text: It reopened., sources: [s4]}\n"
# 2 March 2026; each commit comes a day after the one before.
FIRST = 1_772_411_400


def brief(edition: int, share: int, status: str = "final", author: str = "Nasser") -> str:
    return HEAD.format(edition=edition, status=status, author=author, open=share, shut=100 - share)


@pytest.fixture
def desk(tmp_path: Path) -> Repository:
    made = repository(tmp_path / "desk")
    made.clock = FIRST
    return made


def read(desk: Repository, names: Sequence[str] = ()) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    found = ledger(desk.workspace, tuple(names) or desk.workspace.briefs())
    assert found.value is not None
    return found.value, found.diagnostics


def only(desk: Repository) -> Question:
    (question,) = read(desk)[0].questions
    return question


def row(question: Question) -> list[tuple[int | None, str, str | None, dict[str, int]]]:
    return [
        (
            one.printing.edition,
            one.witness,
            one.printing.day.isoformat() if one.printing.day else None,
            dict(one.probabilities),
        )
        for one in question.vectors
    ]


def test_a_series_is_read_from_git_and_the_draft_comes_last(desk: Repository) -> None:
    desk.save(NAME, brief(1, 55))
    desk.save(NAME, brief(2, 60, "draft"))
    desk.save(NAME, brief(2, 65, author="Haddad"))
    desk.save(NAME, brief(3, 70, "draft"))
    desk.write(NAME, brief(3, 75, "draft"))
    question = only(desk)
    assert row(question) == [
        (1, "git", "2026-03-02", {"sc-open": 55, "sc-shut": 45}),
        (2, "git", "2026-03-04", {"sc-open": 65, "sc-shut": 35}),
        (3, "draft", None, {"sc-open": 75, "sc-shut": 25}),
    ]
    authors = [one.printing.authors for one in question.vectors]
    assert authors == [("Nasser",), ("Haddad",), ("Nasser",)]
    assert question.vectors[1].terms == {"sc-open": "likely", "sc-shut": "unlikely"}
    assert question.trajectory("sc-open") == (55, 65, 75)


def test_a_series_has_the_scores_of_its_last_edition_before_the_outcome(desk: Repository) -> None:
    desk.save(NAME, brief(1, 55))
    desk.save(NAME, brief(2, 65))
    desk.save(NAME, brief(3, 99) + KNOWN)
    question = only(desk)
    assert question.state == "resolved"
    assert [one.printing.edition for one in question.vectors] == [1, 2, 3]
    score = question.verdict
    assert isinstance(score, Score)
    assert (score.vector.printing.edition, score.outcome) == (2, "sc-open")
    # 0.35² twice; once; and -ln 0.65.
    assert score.brier == pytest.approx(0.245)
    assert score.binary == pytest.approx(0.1225)
    assert score.log == pytest.approx(0.4307829)
    assert read(desk)[0].records[0].brier == score.brier


def test_an_edition_that_came_out_on_the_day_of_the_outcome_is_no_forecast(desk: Repository) -> None:
    desk.clock = int(datetime.datetime(2026, 3, 29, 6, tzinfo=datetime.UTC).timestamp())
    desk.save(NAME, brief(1, 55))
    desk.write(NAME, brief(2, 55, "draft") + KNOWN)
    assert only(desk).verdict == Unscored("late")


def test_what_only_the_brief_remembers_is_taken_and_git_is_believed_where_both_know(desk: Repository) -> None:
    desk.save(NAME, brief(2, 65))
    history = """\
    history:
      - {edition: 1, date: 2026-02-20, probabilities: {sc-open: 50, sc-shut: 50}}
      - {edition: 2, date: 2026-03-02, probabilities: {sc-open: 95, sc-shut: 5}}
"""
    desk.write(NAME, brief(3, 70, "draft") + history)
    known, found = read(desk)
    assert row(known.questions[0]) == [
        (1, "brief", "2026-02-20", {"sc-open": 50, "sc-shut": 50}),
        (2, "git", "2026-03-02", {"sc-open": 65, "sc-shut": 35}),
        (3, "draft", None, {"sc-open": 70, "sc-shut": 30}),
    ]
    assert [(one.code, one.span.line if one.span else None) for one in found] == [("FC03", 15), ("FC01", 16)]
    assert "`sc-open: 65, sc-shut: 35`" in found[1].message


def test_what_the_brief_has_forgotten_is_told_as_it_can_be_written_down(desk: Repository) -> None:
    desk.save(NAME, brief(1, 55))
    desk.save(NAME, brief(2, 65))
    desk.write(NAME, brief(3, 70, "draft"))
    (found,) = read(desk)[1]
    assert (found.code, found.message) == (
        "FC02",
        "`history` of `reopening` lacks what git has of edition 1, 2",
    )
    entries = "".join(f"      - {hint.split('`')[1]}\n" for hint in found.hints)
    desk.write(NAME, brief(3, 70, "draft") + f"    history:\n{entries}")
    assert read(desk)[1] == ()


def test_numbers_that_changed_under_the_number_of_a_published_edition_are_told(desk: Repository) -> None:
    desk.save(NAME, brief(1, 55))
    desk.write(NAME, brief(1, 56))
    known, found = read(desk)
    assert [one.code for one in found] == ["FC04"]
    assert [one[:2] for one in row(known.questions[0])] == [(1, "git"), (1, "draft")]


def test_an_edition_as_it_was_published_is_there_once(desk: Repository) -> None:
    desk.save(NAME, brief(1, 55))
    known, found = read(desk)
    assert [one[:2] for one in row(known.questions[0])] == [(1, "git")]
    assert found == ()


def test_a_question_that_is_dropped_without_an_outcome_stays_in_the_ledger(desk: Repository) -> None:
    desk.save(NAME, brief(1, 55))
    desk.save(NAME, "title: The lake road\nedition: 2\nstatus: final\n")
    question = only(desk)
    assert (question.state, question.text) == ("dropped", "Does the lake road reopen?")


def test_a_question_that_was_resolved_and_then_left_out_keeps_its_outcome(desk: Repository) -> None:
    desk.save(NAME, brief(1, 55))
    desk.save(NAME, brief(2, 55) + KNOWN)
    desk.save(NAME, "title: The lake road\nedition: 3\nstatus: final\n")
    question = only(desk)
    assert question.state == "resolved"
    assert isinstance(question.verdict, Score)


def test_an_id_that_was_another_one_is_not_scored_as_if_it_were_the_same(desk: Repository) -> None:
    desk.save(NAME, brief(1, 55).replace("sc-open", "sc-reopened"))
    desk.write(NAME, brief(2, 60, "draft") + KNOWN)
    found = only(desk).verdict
    assert isinstance(found, Unscored)
    assert found.reason == "unknown scenario"
    assert only(desk).scenarios == ("sc-open", "sc-shut", "sc-reopened")


@pytest.mark.parametrize(("date", "state"), [("2000-01-31", "overdue"), ("2999-01-31", "open")])
def test_overdue_is_what_a_run_calls_so(desk: Repository, date: str, state: str) -> None:
    desk.save(NAME, brief(1, 55).replace("2026-03-31", date))
    assert only(desk).state == state


def after(name: str, share: int) -> str:
    """A brief that comes after another one."""
    later = brief(1, share).replace("edition: 1\n", f"edition: 1\nsupersedes: briefs/{name}.yaml\n")
    return later.replace("2026-03-31", "2999-03-31")


def test_a_later_brief_takes_a_question_over_with_what_was_printed(desk: Repository) -> None:
    desk.save(NAME, brief(1, 55))
    desk.save("briefs/north.yaml", after("road", 65))
    desk.save("briefs/east.yaml", after("north", 75))
    question = only(desk)
    assert (question.brief, question.state) == ("east", "open")
    assert [one.printing.brief for one in question.vectors] == ["road", "north", "east"]
    assert question.trajectory("sc-open") == (55, 65, 75)


def test_what_was_never_published_is_not_handed_on(desk: Repository) -> None:
    desk.save(NAME, brief(1, 55, "draft"))
    desk.save("briefs/north.yaml", after("road", 65))
    assert [one.printing.brief for one in only(desk).vectors] == ["north"]


def test_briefs_that_come_after_each_other_lose_no_question(desk: Repository) -> None:
    desk.save(NAME, after("north", 55))
    desk.save("briefs/north.yaml", after("road", 65))
    assert sorted(only(desk).trajectory("sc-open"), key=str) == [55, 65]


def test_without_git_there_is_what_the_briefs_remember(tmp_path: Path) -> None:
    plain = Repository(tmp_path)
    history = "    history: [{edition: 1, probabilities: {sc-open: 50, sc-shut: 50}}]\n"
    plain.write("briefgen.toml", "")
    plain.write(NAME, brief(2, 60) + history)
    known, found = read(plain)
    assert [one[:2] for one in row(known.questions[0])] == [(1, "brief"), (2, "draft")]
    assert [(one.code, one.severity.name) for one in found] == [("GT02", "WARNING")]


def test_a_shallow_clone_does_not_deny_what_it_has_not_got(desk: Repository, tmp_path: Path) -> None:
    desk.save(NAME, brief(1, 50))
    history = "    history: [{edition: 1, probabilities: {sc-open: 50, sc-shut: 50}}]\n"
    desk.save(NAME, brief(2, 60) + history)
    desk.git("clone", "--quiet", "--depth", "1", desk.root.as_uri(), str(tmp_path / "shallow"))
    known, found = read(Repository(tmp_path / "shallow"))
    assert [one[:2] for one in row(known.questions[0])] == [(1, "brief"), (2, "git")]
    assert [one.code for one in found] == ["GT04"]


def test_an_edition_that_no_one_can_read_any_more_is_named(desk: Repository) -> None:
    desk.save(NAME, brief(1, 55).replace("question:", "asked:"))
    desk.save(NAME, brief(2, 60))
    found = published(desk.workspace, NAME)
    assert found.value is not None
    assert [one.printing.edition for one in found.value] == [2]
    assert [one.code for one in found.diagnostics] == ["FC05"]


def test_a_released_edition_is_that_of_its_tag(desk: Repository) -> None:
    desk.save(NAME, brief(1, 55))
    desk.git("tag", "--annotate", "--message", "edition 1", "road/1")
    desk.save(NAME, brief(1, 58))
    desk.save(NAME, brief(2, 60, "draft"))
    (first, _) = only(desk).vectors
    assert (first.printing.tag, first.probabilities["sc-open"]) == ("road/1", 55)


def test_a_ledger_asks_git_nothing_more_than_a_list_of_editions_does(
    desk: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    for edition in range(1, 6):
        desk.save(NAME, brief(edition, 50 + edition))
    asked: list[tuple[str, ...]] = []
    run = git.run

    def heard(folder: Path, arguments: Iterable[str], *others: Any, **more: Any) -> git.Answer:
        asked.append(tuple(arguments))
        return run(folder, asked[-1], *others, **more)

    monkeypatch.setattr(git, "run", heard)
    editions(desk.workspace, NAME)
    listed = len(asked)
    assert len(only(desk).vectors) == 5
    assert len(asked) == 2 * listed


def test_what_an_edition_asked_otherwise_than_the_one_before_is_told(desk: Repository) -> None:
    desk.save(NAME, brief(1, 55))
    desk.save(
        NAME, brief(2, 60).replace("question: Does", 'question: "Does  the').replace("open?", 'open? "')
    )
    desk.save(NAME, brief(3, 60).replace("Open on 31 March", "Open on 30 April").replace("03-31", "04-30"))
    # The criteria are rewritten together with the outcome.
    desk.write(NAME, brief(4, 60, "draft").replace("Open on 31 March", "Open to cars") + KNOWN)
    told = [(one.after.printing.edition, one.parts) for one in only(desk).recasts]
    assert told == [
        (1, ("question",)),
        (2, ("question", "criteria", "deadline")),
        (3, ("criteria", "deadline")),
    ]


def test_line_breaks_and_translations_do_not_make_another_question(desk: Repository) -> None:
    desk.save(NAME, brief(1, 55))
    folded = "question: {en: 'Does the lake  road reopen?', ar: هل يُعاد فتح الطريق؟}"
    desk.write(NAME, brief(2, 60, "draft").replace("question: Does the lake road reopen?", folded))
    assert only(desk).recasts == ()
