"""Denials are told from what only looks like one, in each language that has words for them."""

from __future__ import annotations

import pytest

from briefgen.prose.denial import LANGUAGES, denies

DENIALS = [
    ("en", "Al-Maliki denies the recordings."),
    ("en", "The minister DENIED that he had met them."),
    ("en", "They are denying it."),
    ("en", "His denial came on a Sunday."),
    ("en", "Al-Maliki calls them fabricated; no text authenticates the audio."),
    ("en", "He insisted that the recordings were fabricated and fake."),
    ("en", "The ministry dismissed the video as fake."),
    ("en", "The party rejects the accusations."),
    ("en", "A spokesman said the letter was a forgery."),
    ("en", "There is no truth to the report, the bank said."),
    ("en", "The family disputes the authenticity of the tape."),
    ("en", "His position is that the leaked audios are fake."),
    ("en", "He did not answer on Monday, and on Tuesday denied all."),
    ("en", "His office says it is a deepfake."),
    ("en", "He says that the voice is not his."),
    ("en", "He disowned the recording, and disavows the rest."),
    ("ar", "المالكي ينفي صحة التسجيلات."),
    ("ar", "نفى المالكي التسجيلات مرتين."),
    ("ar", "نَفَتْ الوزارة الخبر"),
    ("ar", "وينفون ذلك."),
    ("ar", "النفي قائم في ثلاثة نصوص."),
    ("ar", "كل اتهام إلى جانب نفيه."),
    ("ar", "نفي نسبة التسجيل إلى المالكي"),
    ("ar", "يصفها المالكي بالمفبركة."),
    ("ar", "موقف المالكي أن التسجيلات المسربة مزيفة."),
    ("ar", "أنكر المتهم ما نسب إليه."),
    ("ar", "كذّب المتحدث هذه الأنباء."),
    ("ar", "رفض الحزب الاتهامات الموجهة إليه."),
    ("ar", "وقال إنه لا صحة لما نُشر."),
    ("ar", "وأكد أن الخبر عارٍ عن الصحة."),
    ("ar", "وصفها بأنها ادعاءات عارية من الصحة."),
    ("ar", "اعتبر مكتبه التقرير عارياً عن الصحة."),
    ("ar", "وصف التقرير بأنه غير صحيح."),
    ("ar", "كذّب مكتبه التقرير."),
    ("ar", "التسجيل قديم، وقد كذّبه مكتبه وفنّده حزبه."),
    ("ar", "ما جاء فيه محض افتراء."),
    ("ar", "ردّ الاتهامات."),
    ("ar", "تبرّأ المالكي من التسجيل."),
    ("ar", "هو تسجيل تبرّأ منه."),
    ("ar", "يقول إن الصوت ليس صوته."),
    ("ar", "يقول إنه مركّب بالذكاء الاصطناعي."),
    ("fr", "Le ministre dément ces propos."),
    ("fr", "Il a démenti mardi."),
    ("fr", "Le parti nie toute rencontre."),
    ("fr", "Le groupe rejette ces accusations."),
    ("fr", "Une vidéo montée de toutes pièces, selon lui."),
    ("fr", "Il qualifie l’enregistrement de faux."),
    ("fr", "Il parle d’un trucage."),
]
NONE = [
    ("en", "It is undeniable that the water was cut."),
    ("en", "She was denied access to the hearing."),
    ("en", "The court denied him bail."),
    ("en", "The site was down after a denial of service attack."),
    ("en", "The minister did not deny the report."),
    ("en", "The bank neither confirmed nor denied it."),
    ("en", "Nobody can say whether the tape is genuine."),
    ("en", "The bridge was fabricated from steel."),
    ("en", "Prefabricated houses arrived."),
    ("en", "Police seized forged passports and fake medicine."),
    ("en", "They forged an alliance."),
    ("en", "No text authenticates or refutes the audio."),
    ("en", "Parliament rejected the report."),
    ("en", "Place, people and sources are invented."),
    ("en", "The disputed border is closed."),
    ("en", "The app has AI-generated pictures."),
    ("en", "The tribe disowned its sons."),
    ("ar", "نفي السلطان إلى مالطا."),
    ("ar", "لا يجوز القبض على أحد أو نفيه تعسفاً."),
    ("ar", "لا يجوز إنكار حقه في جنسيته."),
    ("ar", "نُفي خارج البلاد سنوات."),
    ("ar", "عاش سنوات في المنفى."),
    ("ar", "تنفيذ المشروع وتوفير نفقاته"),
    ("ar", "قطعة من النفائس، ومعدن نفيس"),
    ("ar", "لم ينفِ الوزير الخبر."),
    ("ar", "لا ينكر أحد ذلك."),
    ("ar", "استنكر الحزب الهجوم."),
    ("ar", "الأمر بالمعروف والنهي عن المنكر"),
    ("ar", "تنكّر في زي شرطي."),
    ("ar", "ضبطت الشرطة جوازات مزورة."),
    ("ar", "اتهمه بالكذب."),
    ("ar", "رفضت الحكومة العرض."),
    ("ar", "يعدّ نسبة الصوت محسومة."),
    ("ar", "تعديل كيغالي سيخفض من انبعاثات مركبات الكربون."),
    ("ar", "الجهات والأرقام والمصادر مختلقة."),
    ("ar", "الجملة تحمل نفياً زائداً يقلب المعنى."),
    ("ar", "رفض الادعاء العام الطلب."),
    ("ar", "امتنعت الوزارة عن التأكيد أو النفي."),
    ("ar", "قال إنه إنذار كاذب."),
    ("ar", "ردّ على الاتهامات، وردّت المحكمة الطعن."),
    ("ar", "تبرأت العشيرة من أبنائها."),
    ("ar", "يعرض التطبيق صوراً مولدة بالذكاء الاصطناعي."),
    ("ar", "نشر الموقع التقرير، وسُمع التسجيل."),
    ("fr", "Le démantèlement a duré un an."),
    ("fr", "Le ministre ne dément pas."),
    ("fr", "Il n'a ni confirmé ni démenti."),
    ("fr", "Une panne de courant a coupé le câble."),
    ("fr", "Les pièces sont fabriquées en France."),
]


@pytest.mark.parametrize(("base", "words"), DENIALS)
def test_a_denial_is_heard(base: str, words: str) -> None:
    assert denies(words, base)


@pytest.mark.parametrize(("base", "words"), NONE)
def test_what_looks_like_a_denial_is_none(base: str, words: str) -> None:
    assert not denies(words, base)


def test_nothing_is_heard_in_a_language_without_words() -> None:
    assert {"en", "ar", "fr"} == LANGUAGES
    assert not denies("Er bestreitet es; he denies it.", "de")
