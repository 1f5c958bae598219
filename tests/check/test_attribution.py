"""Who speaks in a sentence, and how far it keeps its distance, in each language that has words for it."""

from __future__ import annotations

import pytest

from briefgen.prose.attribution import alleges, firm_verb, hedges, keeps_distance, speakers_in

NAMES = {
    "Nouri al-Maliki": "maliki",
    "al-Maliki": "maliki",
    "Maliki": "maliki",
    "Beijing": "beijing",
    "نوري المالكي": "maliki",
    "المالكي": "maliki",
    "الصدر": "sadr",
}
SPEAKING = [
    ("en", "Nouri al-Maliki told the group to wait."),
    ("en", "It was late, Maliki said, and nobody came."),
    ("en", "\ufffc, as Maliki said."),
    ("en", "Al-Maliki, who then threatened Najaf, left."),
    ("ar", "وقال المالكي إنه سينتظر."),
    ("ar", "اتهم رئيس الوزراء المالكي الصدر بذلك."),
    ("ar", "المالكي يهدد بمهاجمة النجف."),
    ("ar", "ولا يخفي المالكي نيته."),
    ("ar", "وحذّر رئيس ائتلاف دولة القانون نوري المالكي من حرب."),
    ("ar", "قال رئيس الوزراء الأسبق نوري المالكي إنه سينتظر."),
    ("ar", "السبت يهدد المالكي النجف."),
    ("ar", "هدّد المالكي بقصف النجف."),
    ("fr", "Nouri al-Maliki a menacé Nadjaf."),
]
SILENT = [
    ("en", "\ufffc said Joe, who is no actor."),
    ("en", "An aide to former prime minister Nouri al-Maliki said so."),
    ("en", "Al-Maliki's party said so."),
    ("en", "Al-Maliki, accused of corruption, left."),
    ("en", "Maliki urged to resign."),
    ("en", "The text calls Maliki a rival."),
    ("en", "In Beijing said to be safe, they met."),
    ("ar", "قال صوت منسوب إلى المالكي ذلك."),
    ("ar", "مستشار المالكي قال ذلك."),
    ("ar", "إن أمر المالكي محسوم، ووصف المالكي غائب."),
    ("ar", "ينفي المالكي التسجيلات."),
    ("ar", "التسجيل يذكر المالكي."),
    ("ar", "وهو ناقم ويصف المالكي بالقاتل."),
    ("ar", "اتُّهم المالكي بالخيانة، وهُدّد المالكي بالقتل."),
    ("ar", "قال رئيس مكتب المالكي والنائب علي المالكي ذلك."),
    ("fr", "Un proche de Nouri al-Maliki a menacé Nadjaf."),
    ("de", "Maliki said so."),
]
DISTANT = [
    ("en", "A voice calls him a thief."),
    ("en", "He allegedly said so."),
    ("en", "He is heard calling him a thief."),
    ("ar", "صوت منسوب إلى المالكي يهدد."),
    ("ar", "يُسمع وهو يهدد."),
    ("ar", "بحسب التسجيل هدد المالكي النجف."),
    ("ar", "على ذمة الناشر، هدد المالكي النجف."),
    ("ar", "هدد المالكي النجف، على حد زعم الناشر."),
    ("ar", "إذا صحّ التسجيل هدد المالكي النجف."),
    ("fr", "Il aurait menacé Nadjaf."),
    ("de", "Er droht."),
]
NEAR = [
    ("en", "Maliki swore allegiance to nobody and said so."),
    ("ar", "ارتفع منسوب المياه، وقال المالكي إنه خطر."),
    ("fr", "Maliki a menacé Nadjaf."),
]


@pytest.mark.parametrize(("base", "words"), SPEAKING)
def test_a_named_subject_speaks(base: str, words: str) -> None:
    assert speakers_in(words, NAMES, base) == ("maliki",)


@pytest.mark.parametrize(("base", "words"), SILENT)
def test_a_name_that_is_no_subject_does_not_speak(base: str, words: str) -> None:
    assert speakers_in(words, NAMES, base) == ()


@pytest.mark.parametrize(("base", "words"), DISTANT)
def test_distance_is_seen(base: str, words: str) -> None:
    assert keeps_distance(words, base)


@pytest.mark.parametrize(("base", "words"), NEAR)
def test_words_that_look_like_distance_are_none(base: str, words: str) -> None:
    assert not keeps_distance(words, base)
    assert not alleges(words, base)


@pytest.mark.parametrize(
    ("base", "words", "verb"),
    [
        ("en", "Officials confirmed it.", "confirmed"),
        ("en", "No text confirms it.", None),
        ("en", "He was admitted to hospital, and it proved fatal.", None),
        ("ar", "اعترف بذلك.", "اعترف"),
        ("ar", "لم يؤكد ذلك أحد.", None),
        ("ar", "يمكنه كشف الأسرار.", None),
        ("fr", "Une source révèle un accord.", "révèle"),
        ("de", "Er bestätigt es.", None),
        ("en", "Officials confirm it.", "confirm"),
        ("en", "He admitted to taking bribes.", "admitted"),
        ("en", "Papers prove that he knew.", "prove"),
        ("en", "The ministry neither confirmed nor denied it.", None),
        ("en", "The bank has yet to confirm the date, and could not confirm the sum.", None),
        ("en", "Parliament confirmed him as minister, and confirmed the appointment.", None),
        ("en", "She was admitted to a clinic; it proved a mistake; they conceded two goals.", None),
        ("ar", "أقرّ الوزير بأن الصفقة فاسدة.", "اقر"),
        ("ar", "اعترف المتهم بقتل الناشط.", "اعترف"),
        ("ar", "أكد مصدر أمني مقتل ثلاثة.", "اكد"),
        ("ar", "أقرّ البرلمان الموازنة، وأقرّت الحكومة القانون.", None),
        ("ar", "يُقرّ مجلس الوزراء بيانه بالإجماع.", None),
        ("ar", "تعترف تركيا بالحكومة، واعترفت بغداد بالدولة الجديدة.", None),
        ("ar", "أكد المالكي دعمه للحكومة، وأكد على ضرورة الحوار.", None),
        ("ar", "رفض المصدر أن يؤكد الخبر، من دون أن يؤكد غيره.", None),
        ("fr", "Une source n’a pas confirmé la démission.", None),
    ],
)
def test_a_verb_that_takes_hearsay_for_true(base: str, words: str, verb: str | None) -> None:
    assert firm_verb(words, base) == verb


@pytest.mark.parametrize(
    "words",
    [
        "نُسبت إلى المالكي تسجيلات.",
        "تُنسب إليه أقوال.",
        "التسجيلات المنسوبة للمالكي",
        "تسجيل منسوب للمالكي",
    ],
)
def test_what_is_attributed_is_alleged(words: str) -> None:
    assert alleges(words, "ar")


def test_the_level_of_a_river_is_not_attributed() -> None:
    assert not alleges("ارتفع منسوب لمياه دجلة، ومنسوب للنهر نفسه.", "ar")


@pytest.mark.parametrize("words", ["زُعم أن الوزير استقال", "وتردد أن الوزير استقال", "أُشيع أنه استقال"])
def test_hearsay_of_nobody_is_a_hedge(words: str) -> None:
    assert hedges(words, "ar")
    assert keeps_distance(words, "ar")
