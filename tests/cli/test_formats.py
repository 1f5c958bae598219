"""Diagnostics in the formats of other programs: workflow commands of GitHub, and SARIF 2.1.0."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator
from tests.basra import BASRA
from tests.cases import ROOT
from tests.cli.sarif_schema import sarif_schema

from briefgen.cli.report import report
from briefgen.diagnostic import Diagnostic, Severity, error, warning
from briefgen.span import File, Span, start_of

TEXT = "title: {ar: محطات, en: Three}\nevents:\n  - {id: a,\n     date: 2026}\r  - b\n"
BRIEF = File("briefs/ماء 100%.yaml", TEXT)
SETTINGS = File("briefgen.toml", "[check]\n")
NOWHERE = error("WS06", None, "`out` cannot be written: no room")
IN_ONE_LINE = warning(
    "TR01", Span(BRIEF, 1, 24, 1, 29), "the text `محطات` is not translated", "say it in `ar`"
)
OVER_LINES = error("ST01", Span(BRIEF, 3, 5, 4, 16), "`a` is not known")
ELSEWHERE = Diagnostic("TH05", Severity.NOTE, start_of(SETTINGS), "nothing asks for this file")
HOSTILE = error(
    "MD01",
    Span(BRIEF, 2, 1, 2, 7),
    "the key `50%\n::error::\u202egnp\x1b[31m` is not known",
    "see [this](3) and `{0}`",
)
ALL = (NOWHERE, IN_ONE_LINE, OVER_LINES, ELSEWHERE, HOSTILE)


def log(*found: Diagnostic) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(report(found, "sarif"))
    return content


def results(*found: Diagnostic) -> list[dict[str, Any]]:
    (run,) = log(*found)["runs"]
    listed: list[dict[str, Any]] = run["results"]
    return listed


def fingerprints(*found: Diagnostic) -> list[str]:
    return [mark for one in results(*found) for mark in one["partialFingerprints"].values()]


def test_a_command_for_github_says_where_and_what() -> None:
    assert report([IN_ONE_LINE], "github") == (
        "::warning file=briefs/ماء 100%25.yaml,line=1,endLine=1,col=24,endColumn=29,title=TR01"
        "::the text `محطات` is not translated%0Ahint: say it in `ar`"
    )


def test_a_note_is_a_notice_to_github() -> None:
    assert report([ELSEWHERE], "github").startswith("::notice file=briefgen.toml,line=1,")


def test_github_gets_no_columns_of_what_goes_over_lines() -> None:
    assert report([OVER_LINES], "github") == (
        "::error file=briefs/ماء 100%25.yaml,line=3,endLine=4,title=ST01::`a` is not known"
    )


def test_github_gets_no_place_where_there_is_none() -> None:
    assert report([NOWHERE], "github") == "::error title=WS06::`out` cannot be written: no room"


def test_no_word_of_a_brief_is_a_command_to_github() -> None:
    (line,) = report([HOSTILE], "github").splitlines()
    _, properties, said = line.split("::", 2)
    assert "title=MD01" in properties
    assert "`50%25\\u000a::error::\\u202egnp\\u001b[31m`" in said


def test_a_file_may_have_any_name_in_a_command_for_github() -> None:
    odd = error("MD01", start_of(File("briefs/a,b:c\nd.yaml", "")), "no")
    assert "::error file=briefs/a%2Cb%3Ac%0Ad.yaml,line=1," in report([odd], "github")


def test_github_is_told_nothing_where_there_is_nothing() -> None:
    assert report([], "github") == ""


@pytest.mark.parametrize("found", [ALL, ()], ids=["all kinds", "nothing"])
def test_a_log_is_valid_sarif(found: tuple[Diagnostic, ...]) -> None:
    faults = sorted(Draft4Validator(sarif_schema()).iter_errors(log(*found)), key=str)
    assert [fault.message for fault in faults] == []


def test_the_schema_would_find_a_fault() -> None:
    content = log(*ALL)
    del content["runs"][0]["tool"]
    assert not Draft4Validator(sarif_schema()).is_valid(content)


def test_a_result_has_its_rule_with_the_page_of_it() -> None:
    (run,) = log(IN_ONE_LINE, OVER_LINES)["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "briefgen"
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    rule = driver["rules"][0]
    assert rule["id"] == "ST01"
    assert rule["shortDescription"]["text"].endswith(".")
    assert rule["fullDescription"]["text"].startswith(rule["shortDescription"]["text"])
    assert "Bad:" not in rule["fullDescription"]["text"]
    assert re.search(r"^Good: ", rule["help"]["text"], re.MULTILINE)
    assert re.search(r"^- \*\*Good:\*\* ", rule["help"]["markdown"], re.MULTILINE)


def test_the_level_of_a_rule_is_its_own_and_that_of_a_result_the_desks() -> None:
    softened = Diagnostic("ST01", Severity.NOTE, OVER_LINES.span, OVER_LINES.message)
    (run,) = log(softened)["runs"]
    assert run["tool"]["driver"]["rules"][0]["defaultConfiguration"]["level"] == "error"
    assert run["results"][0]["level"] == "note"


def test_a_file_is_named_from_the_workspace_in_letters_of_an_address() -> None:
    (result,) = results(IN_ONE_LINE)
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "briefs/%D9%85%D8%A7%D8%A1%20100%25.yaml"
    assert unquote(place["artifactLocation"]["uri"]) == BRIEF.name
    assert place["region"] == {"startLine": 1, "startColumn": 24, "endLine": 1, "endColumn": 29}


def test_a_file_whose_name_is_no_text_has_an_address_too() -> None:
    (result,) = results(error("MD01", start_of(File("briefs/\udcff:.yaml", "")), "no"))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "briefs/%FF%3A.yaml"


def test_what_stands_nowhere_has_no_location() -> None:
    (result,) = results(NOWHERE)
    assert "locations" not in result


def test_no_word_of_a_brief_is_a_placeholder_or_a_link_in_a_log() -> None:
    (result,) = results(HOSTILE)
    first, second = result["message"]["text"].splitlines()
    # A square bracket that nothing closes before the address would be part of the link.
    assert first == "the key `50%\\u000a::error::\\u202egnp\\u001b\\[31m` is not known"
    assert second == "hint: see \\[this](3) and `{{0}}`"


def test_a_fingerprint_stays_when_lines_are_put_before() -> None:
    moved = File(BRIEF.name, f"\n# new\n{TEXT}")
    span = Span(moved, 3, 24, 3, 29)
    later = Diagnostic(IN_ONE_LINE.code, IN_ONE_LINE.severity, span, IN_ONE_LINE.message, IN_ONE_LINE.hints)
    assert fingerprints(later) == fingerprints(IN_ONE_LINE)


def test_results_that_differ_have_fingerprints_that_differ() -> None:
    same_words = "n: x\nn: x\n"
    file = File("briefs/a.yaml", same_words)
    twice = [error("MD07", Span(file, line, 1, line, 2), "no date") for line in (1, 2)]
    marks = fingerprints(*ALL, *twice)
    assert len(set(marks)) == len(marks) == 7


def test_two_runs_write_the_same_bytes_and_both_are_valid(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").touch()
    (tmp_path / "briefs").mkdir()
    brief = BASRA.replace("[s1]}", "[s2]}").replace("[en, ar]", "[en, ar, fr]")
    (tmp_path / "briefs" / "ماء.yaml").write_text(brief, "utf-8")
    logs = []
    for seed in ("1", "2", "3"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")}  # noqa: TID251 - for another program
        command = [sys.executable, "-m", "briefgen", "check", "--format", "sarif"]
        ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
        assert ran.returncode == 1, ran.stderr
        logs.append(ran.stdout)
    assert len(set(logs)) == 1
    content = json.loads(logs[0])
    assert Draft4Validator(sarif_schema()).is_valid(content)
    assert len({one["ruleId"] for one in content["runs"][0]["results"]}) > 1
