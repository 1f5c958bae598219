"""Which wordings claim that several sources agree, and of what they are said."""

from __future__ import annotations

import pytest
from tests.cases import found


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "According to multiple sources, he left."),
        ("en", "Two independent sources confirmed it."),
        ("en", "It was independently verified."),
        ("en", "Many media outlets carried it."),
        ("ar", "أفادت مصادر متعددة بأن الوزير استقال."),
        ("ar", "استقال الوزير بحسب أكثر من مصدر."),
        ("ar", "أكدت الخبرَ مصـادر إعلامية مختلفة."),
        ("ar", "نشره العديد من المصادر."),
        ("ar", "أكدت مصادر مستقلة الخبر."),
        ("en", "Several sources say that the water comes from the north."),
        ("fr", "Selon plusieurs sources, il est parti."),
        ("fr", "Des sources concordantes l'affirment."),
    ],
)
def test_what_claims_that_several_agree(language: str, words: str) -> None:
    assert "SR02" in _codes(language, words)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Several sources close to the talks said that he left."),
        ("en", "Two sources said that he left."),
        ("en", "Several medical sources spoke of two dead."),
        ("en", "The city draws on various sources of income."),
        ("en", "It could not be independently verified."),
        ("en", "It wasn't confirmed by independent sources."),
        ("en", "Several of the sources disagree."),
        ("en", "Reuters, citing multiple sources, says that he left."),
        ("ar", "قالت مصادر عدة مقربة من الوزير إنه استقال."),
        ("ar", "لم تؤكد مصادر مستقلة الخبر."),
        ("ar", "ذكرت ثلاثة مصادر أمنية أنه استقال."),
        ("ar", "تعتمد المدينة على مصادر متعددة للمياه."),
        ("ar", "مصادر المياه مختلفة."),
        ("ar", "قالت الصحيفة إن مصادر عدة أكدت لها استقالته."),
        ("ar", "جفّت خمسة مصادر مياه."),
        ("ar", "تمويل الجماعة يأتي من عدة مصادر."),
        ("en", "The group is financed from several sources."),
        ("en", "Reuters has several sources for it."),
        ("en", "The paper says that several sources saw it."),
        ("fr", "Le groupe est financé par plusieurs sources."),
        ("fr", "Plusieurs sources proches du dossier le disent."),
        ("fr", "La ville a plusieurs sources d'eau."),
        ("fr", "Aucune des sources concordantes ne le dit."),
    ],
)
def test_what_does_not(language: str, words: str) -> None:
    assert "SR02" not in _codes(language, words)


def test_what_a_forecast_asks_for_is_no_claim() -> None:
    brief = """
title: Water cut
outlooks:
  - id: o1
    question: When?
    sources: [s1]
    resolution: {criteria: Several independent sources report it.}
sources: [{id: s1, publisher: Daily, title: Report}]
"""
    assert "SR02" not in {one.code for one in found(brief.encode())}


def _codes(language: str, words: str) -> set[str]:
    brief = f"""
title: Title
languages: [{language}]
events: [{{id: e1, text: "{words}", sources: [s1]}}]
sources: [{{id: s1, publisher: Daily, title: Report}}]
"""
    return {one.code for one in found(brief.encode())}
