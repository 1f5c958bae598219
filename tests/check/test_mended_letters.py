"""What `--fix` makes of letters and marks: the right ones, and nothing else."""

from __future__ import annotations

import pytest

from briefgen.checking.letters import RULES
from briefgen.checking.rule import Case, Finding
from briefgen.model.brief import Brief


def findings(code: str, words: str, tag: str = "ar") -> list[Finding]:
    brief = Brief.model_validate({"title": {"en": "A rope", tag: words}, "languages": ["en", tag]})
    rule = next(rule for rule in RULES if rule.code == code)
    return [found for found in rule.find(Case(brief)) if found.path == ("title", tag)]


@pytest.mark.parametrize(
    ("code", "wrong", "right", "tag"),
    [
        ("TR14", "ﺍﻧﻘﻄﺎﻉ ﻻ", "انقطاع لا", "ar"),
        ("TR14", "كتاب\ufe76", "كتاب\u064e", "ar"),
        ("TR15", "انقطـــاع لـ«لويد» 1447 هـ", "انقطاع لـ«لويد» 1447 هـ", "ar"),
        ("TR16", "کتاب طویل", "كتاب طويل", "ar"),
        ("TR16", "۴ حبال", "٤ حبال", "ar"),
        ("TR16", "طنابي كه", "طنابی که", "fa"),
        ("TR16", "٤ طناب", "۴ طناب", "fa"),
        ("TR16", "Lоng", "Long", "fr"),
        ("TR17", "\u200fحبل\u200f طويل\u200f", "حبل\u200f طويل", "ar"),
        ("TR17", "\u2068حبل \u2066Lloyd\u2069\u2069", "حبل \u2066Lloyd\u2069", "ar"),
        ("TR17", "حبل\ufeff طو\u200dيل", "حبل طويل", "ar"),
        ("TR19", "طويل, أم لا? نعم; طويل .", "طويل، أم لا؟ نعم؛ طويل .", "ar"),
        ("TR19", "طويل ، نعم", "طويل، نعم", "ar"),
        ("TR19", "`أ, ب` و, ج", "`أ, ب` و، ج", "ar"),
    ],
)
def test_a_text_is_mended_and_then_has_nothing_to_find(code: str, wrong: str, right: str, tag: str) -> None:
    found = findings(code, wrong, tag)
    assert found
    mended = wrong
    for finding in found:
        assert finding.mend is not None
        mended = finding.mend(mended)
    assert mended == right
    assert findings(code, mended, tag) == []


@pytest.mark.parametrize("words", ["علی", "کتابخانەی"])
def test_what_may_be_two_letters_is_left_to_a_person(words: str) -> None:
    assert any(found.mend is None for found in findings("TR16", words))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("TR14", "ﷺ ﷲ"[:1]),
        ("TR15", "الـ40 والـBBC"),
        ("TR17", "حبل\u200f! طويل"),
        ("TR17", "👩\u200d🚀 و 1447 ه\u200d"),
        ("TR19", "12,000 و3;4 وLloyd, Ltd. وhttps://example.org/أ,ب"),
        ("TR13", "أ) كذا، 1) كذا، (كذا)"),
        ("TR13", r"كذا \* وكذا \( وكذا *كذا*"),
    ],
)
def test_what_is_right_is_not_found(code: str, words: str) -> None:
    assert findings(code, words) == []
