"""Terms of likelihood and levels of confidence, found in prose of three languages."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from babel.messages.pofile import read_po

from briefgen.model.scale import Likelihood
from briefgen.prose.estimative import (
    certainties,
    confidences,
    estimates,
    futures,
    hedges,
    likelihoods,
    ratings,
)

MESSAGES = Path(__file__).parents[2] / "src/briefgen/localize/messages"
# The other row of ICD 203, by the term of the first row with the same range.
SECOND_ROW = {
    "remote": "almost no chance",
    "highly improbable": "very unlikely",
    "improbable": "unlikely",
    "roughly even odds": "roughly even chance",
    "probable": "likely",
    "highly probable": "very likely",
    "nearly certain": "almost certain",
}
TRANSLATED = ("ar", "fr")


def _catalogue(tag: str, context: str) -> dict[str, str]:
    with (MESSAGES / f"{tag}.po").open("rb") as file:
        found = {str(one.id): str(one.string) for one in read_po(file) if one.context == context}
    assert found
    return found


@pytest.mark.parametrize("term", get_args(Likelihood))
def test_every_term_of_the_scales_is_known_in_english(term: str) -> None:
    assert likelihoods(f"It is {term} that it lasts.", "en") == {term}
    assert likelihoods(term, "en") == {term}


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_term_is_known_as_the_interface_prints_it(tag: str) -> None:
    for term, words in _catalogue(tag, "likelihood").items():
        # The bare adjective of "remote" says nothing in French without what is remote.
        said = f"probabilité {words}" if (tag, term) == ("fr", "remote") else words
        assert [one.meaning for one in estimates(said, tag)] == [SECOND_ROW.get(term, term)], term
        (found,) = estimates(said, tag)
        assert found.row == ("second" if term in SECOND_ROW else "first"), term


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_level_is_known_as_the_interface_prints_it(tag: str) -> None:
    sentence = {
        "ar": "نقدّر بثقة {} أن الأمر كذلك.",
        "fr": "Nous jugeons avec une confiance {} qu’il en est ainsi.",
    }
    for level, words in _catalogue(tag, "confidence").items():
        assert confidences(sentence[tag].format(words), tag) == {level}


@pytest.mark.parametrize(
    ("base", "words", "meant"),
    [
        ("en", "The works are likely to stop and unlikely to restart.", {"likely", "unlikely"}),
        ("en", "A clash is very unlikely.", {"very unlikely"}),
        ("en", "A clash is not likely, and an accord isn't likely either.", {"unlikely"}),
        ("en", "This is an unlikely outcome.", {"unlikely"}),
        ("en", "It will almost certainly rain.", {"almost certain"}),
        ("en", "The chance of an accord is remote.", {"almost no chance"}),
        ("en", "There is a remote chance of rain.", {"remote chance"}),
        ("en", "It is probable that it rains.", {"likely"}),
        ("en", "Most likely it rains.", {"likely"}),
        ("en", "Rain is extremely unlikely.", {"very unlikely"}),
        ("ar", "فمن المرجَّح أنّ الأعمال ستتوقف.", {"likely"}),
        ("ar", "والمرجّح أن تتوقف الأعمال.", {"likely"}),
        ("ar", "استمرار الخلاف مُرجَّحٌ جداً.", {"very likely"}),
        ("ar", "أما الصدام فمستبعد جداً.", {"very unlikely"}),
        ("ar", "يبقى الصدام مستبعداً جداً، والعودة مرجّحة.", {"very unlikely", "likely"}),
        ("ar", "يُرجَّح أن تعود، ويُستبعد أن تتوقف.", {"likely", "unlikely"}),
        ("ar", "من غير المرجّح أن تعود.", {"unlikely"}),
        ("ar", "احتمال وقوع صدام شبه معدوم.", {"almost no chance"}),
        ("ar", "ومن شبه المؤكد أن يستمر.", {"almost certain"}),
        ("ar", "الاحتمالات شبه متساوية.", {"roughly even chance"}),
        ("ar", "مرجّح إلى حدٍّ كبير أن يستمر.", {"highly likely"}),
        ("ar", "الأرجح أن يستمر.", {"likely"}),
        ("ar", "يُرجَّح انعقاد الجلسة، ويُستبعد تأجيلها.", {"likely", "unlikely"}),
        ("ar", "المرجّح صموده.", {"likely"}),
        ("ar", "نرجّح عودته، ونستبعد غيرها.", {"likely", "unlikely"}),
        ("ar", "لا نرجّح عودته.", {"unlikely"}),
        ("ar", "التصعيد مستبعد من وجهة نظرنا.", {"unlikely"}),
        (
            "fr",
            "Il est peu probable que cela dure ; une reprise est très improbable.",
            {"unlikely", "very unlikely"},
        ),
        ("fr", "La reprise est probable.", {"likely"}),
        ("fr", "Il est presque certain qu’elle reprend.", {"almost certain"}),
        ("fr", "La coupure va probablement durer.", {"likely"}),
    ],
)
def test_terms_are_found_in_prose(base: str, words: str, meant: set[str]) -> None:
    assert likelihoods(words, base) == meant


@pytest.mark.parametrize(
    ("base", "words"),
    [
        ("en", "The likely successor and his unlikely friend met in a remote area."),
        ("en", "They are less likely to join, and as likely as others to leave."),
        ("en", "There was probable cause for the arrest."),
        ("en", "An accord that was long thought unlikely is at hand."),
        ("en", "It is no longer unlikely that the bloc splits."),
        ("en", "The probable successor of the minister resigned."),
        ("en", "It has an unlikely quality to it, and certain ports were opened."),
        ("ar", "اجتمع المرشح المرجّح بالمرشح المستبعد من الانتخابات."),
        ("ar", "عاد المستبعدون إلى القوائم."),
        ("ar", "تحدث الوزير مستبعداً أي تصعيد."),
        ("ar", "من غير المستبعد أن يقع صدام، ولا يُستبعد أن يطول."),
        ("ar", "الاتصالات شبه معدومة في المدينة، والأضرار ضئيلة جداً."),
        ("ar", "وصل راجح إلى المدينة."),
        ("ar", "لم يعد مستبعداً أن تنقسم الكتلة، ولا يبدو مستبعداً أن تعود، ولا نستبعد غير ذلك."),
        ("ar", "بات المرشح مستبعداً بقرار من الهيئة، ويبقى التيار مستبعداً عن الحكومة."),
        ("ar", "يستبعد الحزب خصومه، ويستبعدهم القانون."),
        ("fr", "La cause probable de la panne et un improbable duo."),
        ("fr", "Une infime partie des stocks est perdue."),
        ("de", "The works are likely to stop."),
    ],
)
def test_words_that_are_no_estimate_are_left_alone(base: str, words: str) -> None:
    assert likelihoods(words, base) == frozenset()


@pytest.mark.parametrize(
    ("base", "words", "meant"),
    [
        ("en", "We judge with high confidence that it lasts.", {"high"}),
        ("en", "Our confidence in this judgement remains low.", {"low"}),
        ("en", "Confidence: moderate.", {"moderate"}),
        ("en", "This is a high-confidence judgement.", {"high"}),
        ("en", "We have a moderate degree of confidence in this assessment.", {"moderate"}),
        ("en", "The council survived a vote of confidence; public confidence is low.", set()),
        ("en", "Low confidence in the banks emptied the tills.", set()),
        ("en", "It restored high confidence among voters.", set()),
        ("en", "Low confidence between the two blocs lasts.", set()),
        ("ar", "ودرجة الثقة في هذا التقدير منخفضة.", {"low"}),
        ("ar", "ومستوى الثقة متوسط.", {"moderate"}),
        ("ar", "نقدّر بدرجة عالية من الثقة أنه يستمر.", {"high"}),
        ("ar", "يحظى المحافظ بثقة عالية لدى الناخبين.", set()),
        ("ar", "حُجبت الثقة عن الحكومة، واستعادت ثقة الجمهور.", set()),
        ("ar", "يتمتع بثقة عالية بالنفس.", set()),
        ("fr", "Notre confiance dans ce jugement est faible.", {"low"}),
        ("fr", "Le degré de confiance est élevé.", {"high"}),
        ("fr", "La confiance des ménages est faible.", set()),
        ("fr", "Une confiance élevée envers le maire.", set()),
    ],
)
def test_only_analytic_confidence_is_meant(base: str, words: str, meant: set[str]) -> None:
    assert confidences(words, base) == meant


def test_the_author_s_own_words_are_given_back() -> None:
    (term,) = estimates("إنَّ ذلك «مُرجَّحٌ جدّاً»، على ما نرى.", "ar")
    assert term.words == "مُرجَّحٌ جدّاً"
    (level,) = ratings("We judge —  with “High  Confidence” — that it lasts.", "en")
    assert level.words == "High Confidence"


def test_what_others_say_between_quotation_marks_is_theirs() -> None:
    assert not hedges("He calls it “perhaps” over, and “certain to end”.", "en")
    assert not certainties("He calls it “perhaps” over, and “certain to end”.", "en")
    assert [one.words for one in hedges("Perhaps it is “over”.", "en")] == ["Perhaps"]


@pytest.mark.parametrize(
    ("words", "verbs"),
    [
        ("ستتوقف الأعمال وسيعود العمال ولن تعود المحطة.", ["ستتوقف", "وسيعود", "ولن تعود"]),
        ("سياسة السيد وسيطرته على سوق سيناء سيئة لستة أسباب وسيلتان.", []),
        ("المحطة التي ستعود غداً ما سيكفي.", []),
        ("سيرغي وسيروان وسيداتهم في سيراليون، وسيدتان وستراتيجية وسيولتها.", []),
        ("سيركز الإطار، وسيولد تحالف، وسنشهد احتجاجات.", ["سيركز", "وسيولد", "وسنشهد"]),
    ],
)
def test_an_arabic_future_is_told_from_nouns_that_begin_as_it_does(words: str, verbs: list[str]) -> None:
    assert [one.words for one in futures(words, "ar")] == verbs


@pytest.mark.parametrize(
    ("words", "hedged", "certain", "verbs"),
    [
        ("La ville, qui pourrait manquer d’eau, va rester calme.", [], [], ["va rester"]),
        ("Le port, qui va rouvrir, sera fermé.", [], [], ["sera"]),
        ("La trêve va s’effondrer, et le bloc tombera.", [], [], ["va s’effondrer", "tombera"]),
        ("Le président Herrera et la Riviera restent.", [], [], []),
        ("L’accord n’est pas certain, et il est impossible de vérifier.", [], [], []),
        ("Il est certain qu’il pleut, peut-être.", ["peut-être"], ["est certain"], []),
    ],
)
def test_french_hedges_certainties_and_futures(
    words: str, hedged: list[str], certain: list[str], verbs: list[str]
) -> None:
    assert [one.words for one in hedges(words, "fr")] == hedged
    assert [one.words for one in certainties(words, "fr")] == certain
    assert [one.words for one in futures(words, "fr")] == verbs


@pytest.mark.parametrize(
    ("base", "words", "found"),
    [
        ("ar", "قد تمتد المواجهات وقد تنهار الهدنة.", ["قد تمتد", "وقد تنهار"]),
        ("ar", "لا يقبل بما قد يُفهم تراجعاً، وقد يئس الوسطاء وقد تقدّم الوفد.", []),
    ],
)
def test_what_may_come_is_told_from_what_has_come(base: str, words: str, found: list[str]) -> None:
    assert [one.words for one in hedges(words, base)] == found


@pytest.mark.parametrize(
    "words",
    ["قطعاً لا عودة.", "ستنهار الهدنة حتماً.", "بات في حكم المؤكد أنه راحل.", "لا شك في أنه راحل."],
)
def test_words_of_certainty_in_arabic(words: str) -> None:
    assert certainties(words, "ar")


@pytest.mark.parametrize(
    ("base", "words"),
    [
        ("ar", "تنشر البحرية قطعاً إضافية وتقطع الدولة الكهرباء قطعاً."),
        ("ar", "يكتفي البيان بالتأكيد على وحدة الصف دون شك في النوايا."),
        ("ar", "لم يعد مستحيلاً أن يلتقيا بعدما بدا ذلك مستحيلاً."),
        ("en", "No doubt mindful of 2021, the bloc avoids the street."),
    ],
)
def test_words_that_only_look_certain(base: str, words: str) -> None:
    assert not certainties(words, base)


def test_a_capital_begins_a_name_or_a_question() -> None:
    assert not futures("Will Todman met him. Will it last?", "en")
    assert [one.words for one in futures("It will last.", "en")] == ["will"]
