"""Two editions of a brief, in which one thing of each kind has changed."""

from __future__ import annotations

_PIPE = "  - {id: pipe, text: {en: A pipe broke., ar: انكسر أنبوب., fr: Un tuyau a cassé.}, sources: [s1]}\n"
BEFORE = """\
title: {en: Water, ar: المياه, fr: L’eau}
languages: [en, ar, fr]
edition: 1
as_of: 2026-03-02
bottom_line: {en: Two stations stopped., ar: توقفت محطتان., fr: Deux stations à l’arrêt.}
key_figures:
  - {number: 2, label: {en: stations stopped, ar: محطتان متوقفتان, fr: stations à l’arrêt}, source: s1}
  - {number: 9, label: {en: districts, ar: أحياء, fr: quartiers}, source: s1}
highlights: [{en: The sea is calm., ar: البحر هادئ., fr: La mer est calme.}]
judgements:
  - id: j-cut
    text: {en: The cut is likely to last., ar: من المرجّح أن يطول الانقطاع., fr: La coupure devrait durer.}
    likelihood: likely
    probability: 70
    confidence: {level: moderate, because: {en: One notice., ar: إعلان واحد., fr: Un avis.}}
  - id: j-price
    text: {en: Prices will rise., ar: سترتفع الأسعار., fr: Les prix monteront.}
    likelihood: likely
actors:
  - {id: board, kind: organisation, name: {en: Water Board, ar: مجلس المياه, fr: Régie des eaux}}
events:
  - id: cut
    title: {en: The cut, ar: الانقطاع, fr: La coupure}
    text: {en: The water stops., ar: ينقطع الماء., fr: L’eau s’arrête.}
    date: 2026-03
    attribution: unverified
    sources: [s1]
{pipe}outlooks:
  - id: o-pumps
    question: {en: Will they run?, ar: هل تعمل؟, fr: Tourneront-elles ?}
    history: [{edition: 0, probabilities: {open: 60, shut: 40}}]
    scenarios:
      - {id: open, title: {en: Open, ar: مفتوحة, fr: Ouvertes}, probability: 55}
      - {id: shut, title: {en: Shut, ar: مغلقة, fr: Fermées}, probability: 45}
indicators:
  - id: i-pump
    text: {en: A pump runs again., ar: تعود مضخة إلى العمل., fr: Une pompe tourne.}
    state: not_seen
    checked: 2026-03-01
assumptions:
  - {id: as-rain, text: {en: No rain., ar: لا مطر., fr: Pas de pluie.}, updated: 2026-01-31}
sources:
  - {id: s1, publisher: Directorate, title: Notice 14, reliability: C}
""".replace("{pipe}", _PIPE)

_STEPS = (
    ("edition: 1\nas_of: 2026-03-02", "edition: 2\nsupersedes: water-1\nas_of: 2026-03-09"),
    ("Two stations", "Three stations"),
    ("number: 2,", "number: 3,"),
    (
        "sources:\n",
        (
            "gaps:\n  - {en: Who broke it., ar: من كسره., fr: Qui l’a cassé.}\n"
            "  - {en: Who pays., ar: من يدفع., fr: Qui paie.}\nsources:\n"
        ),
    ),
    ("توقفت محطتان", "توقفت ثلاث محطات"),
    ("Deux stations", "Trois stations"),
    ("is likely to last", "is very likely to last"),
    ("من المرجّح أن يطول", "من المرجّح جداً أن يطول"),
    ("devrait durer", "devrait très probablement durer"),
    (
        "likelihood: likely\n    probability: 70",
        "likelihood: very likely\n    probability: 85\n    claims: [c-old]",
    ),
    ("level: moderate", "level: low"),
    (
        "  - id: j-price\n",
        (
            "    change:\n      kind: raised\n"
            "      why: {en: A third station has stopped., ar: توقفت محطة ثالثة., fr: Une autre s’arrête.}\n"
            "  - id: j-price\n"
        ),
    ),
    ("    likelihood: likely\nactors:", "    likelihood: unlikely\nactors:"),
    (
        "en: Water Board, ar: مجلس المياه, fr: Régie",
        "en: Water Directorate, ar: مديرية المياه, fr: Direction",
    ),
    (
        "events:\n",
        (
            "  - {id: governor, kind: person, name: {en: Governor, ar: المحافظ, fr: Gouverneur}}\n"
            "  - {id: mayor, kind: person, name: {en: Mayor, ar: رئيس البلدية, fr: Maire}}\nevents:\n"
        ),
    ),
    ("date: 2026-03\n    attribution: unverified", "date: 2026-03-02\n    attribution: confirmed"),
    (
        f"    sources: [s1]\n{_PIPE}",
        (
            "    sources: [s1]\n    claims:\n      - id: c-old\n        class: reported\n"
            "        text: {en: The pumps are old., ar: المضخات قديمة., fr: Les pompes sont vieilles.}\n"
            "        evidence: [{source: s1}]\n"
        ),
    ),
    ("probability: 55", "probability: 40"),
    ("probability: 45", "probability: 60"),
    ("state: not_seen\n    checked: 2026-03-01", "state: seen\n    checked: 2026-03-02"),
    ("reliability: C", "reliability: B"),
)


def _after() -> str:
    text = BEFORE
    for before, after in _STEPS:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


AFTER = _after()
