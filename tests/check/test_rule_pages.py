"""`briefgen explain` has a page for all that a message can begin with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cases import ROOT, cases

from briefgen.checking.registry import RULES
from briefgen.checking.rule import Rule
from briefgen.cli.explain import pages

CODES = {rule.code for rule in RULES}
FAMILIES = {"LK", "SR", "QT", "AL", "AD", "TL", "CU", "DT", "SC", "ST", "TR", "FG"}
SILENCES = {"SL01", "SL02", "SL03", "SL04", "SL05"}
EMITTED = sorted(
    {
        code
        for file in (ROOT / "src" / "briefgen").rglob("*.py")
        if not file.name.endswith("pages.py")
        for code in re.findall(r'"([A-Z]{2}[0-9]{2})"', file.read_text("utf-8"))
    }
)


def test_the_codes_of_the_source_are_found() -> None:
    assert {"YM01", "MD01", "WS02", "TP01", "PD02", "QT05", *(rule.code for rule in RULES)} <= set(EMITTED)


@pytest.mark.parametrize("code", EMITTED)
def test_every_code_has_a_page(code: str) -> None:
    assert len(pages().get(code, "").split()) > 8


def test_no_page_is_about_a_code_that_nothing_emits() -> None:
    assert sorted(set(pages()) - set(EMITTED)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_of_a_rule_shows_bad_and_good(rule: Rule) -> None:
    page = rule.page
    lines = page.splitlines()
    assert lines[0].endswith("."), "a page begins with the sentence that says what is wrong"
    assert re.search(r"^Bad: +\S", page, re.MULTILINE)
    assert re.search(r"^Good: +\S", page, re.MULTILINE)


def test_there_are_as_many_pages_and_cases_as_rules() -> None:
    documented = (ROOT / "docs" / "rules.md").read_text("utf-8")
    on_page = re.findall(r"^### ([A-Z]{2}[0-9]{2})$", documented, re.MULTILINE)
    assert {code[:2] for code in CODES} == FAMILIES
    assert sorted(on_page) == sorted(rule.code for rule in RULES), "run ./dev docs"
    assert len(on_page) == len(CODES) == len({rule.page for rule in RULES})
    titles = [case.title.split(":")[0].split() for case in cases(Path(__file__).parent / "cases")]
    for way in ("fails", "passes"):
        assert {code for how, code in titles if how == way} & (CODES | SILENCES) == CODES | SILENCES


def test_the_page_of_rules_lists_every_other_code() -> None:
    documented = (ROOT / "docs" / "rules.md").read_text("utf-8")
    listed = set(re.findall(r"^\| `([A-Z]{2}[0-9]{2})` \|", documented, re.MULTILINE))
    assert listed == set(pages()) - CODES, "run ./dev docs"
