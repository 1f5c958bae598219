"""Words of attribution: who speaks in a sentence, and how far it keeps its distance from that.

Word lists for English, Arabic and French, matched after folding.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.prose.fold import fold
from briefgen.prose.literal import GAP

# Stands for a name, and for nothing else by the time that it is put there.
_MARK = GAP


@dataclass(frozen=True)
class _Lexicon:
    distance: re.Pattern[str]
    """What keeps distance from who is said to speak: `attributed to`, `allegedly`, `a voice`."""
    alleges: re.Pattern[str]
    """What says that something is only alleged, or only said to be somebody's."""
    firm: re.Pattern[str]
    """Verbs that take what somebody says for true."""
    undone: re.Pattern[str]
    """What stands before such a verb where nobody has done it: "did not", "has yet to", «دون أن»."""
    speaks: re.Pattern[str]
    """A named subject and its verb, for which a mark stands."""
    object: re.Pattern[str]
    """What stands before a name that is no subject: a preposition, perhaps with a title."""
    proclitic: str = ""
    """What may be written as one word with a name before it."""


def keeps_distance(words: str, base: str) -> bool:
    """Whether a text keeps distance from who is said to speak in it; true in a language without words."""
    return base not in _LEXICA or _LEXICA[base].distance.search(fold(words)) is not None


def alleges(words: str, base: str) -> bool:
    """Whether a text says that something is alleged, or attributed to somebody."""
    return base in _LEXICA and _LEXICA[base].alleges.search(fold(words)) is not None


def hedges(words: str, base: str) -> bool:
    """Whether a text says of its whole statement that it is only said to be so."""
    return base in _HEDGES and _HEDGES[base].search(fold(words)) is not None


def firm_verb(words: str, base: str) -> str | None:
    """The verb, folded, by which a text takes for true what somebody says: confirms, admits, reveals."""
    if base not in _LEXICA:
        return None
    lexicon, text = _LEXICA[base], fold(words)
    done = (one for one in lexicon.firm.finditer(text) if not lexicon.undone.search(text[: one.start()]))
    return next((one.group() for one in done), None)


def speakers_in(sentence: str, names: Mapping[str, str], base: str) -> tuple[str, ...]:
    """Who is the direct subject of a verb of speech in a sentence.

    `names` has an id by each name; the ids of those who speak come back, in the order of the sentence.
    """
    if base not in _LEXICA or not names:
        return ()
    lexicon = _LEXICA[base]
    # Longest first, so that no part of a long name is taken for the name itself.
    listed = {fold(name): owner for name, owner in names.items()}
    either = "|".join(map(re.escape, sorted(listed, key=lambda name: (-len(name), name))))
    found: list[str] = []

    def mark(match: re.Match[str]) -> str:
        found.append(listed[match[2]])
        return match[1] + _MARK

    # The mark may stand in the sentence already, for a quotation or a picture.
    plain = fold(sentence).replace(_MARK, " ")
    text = re.sub(rf"(?<![\w-])({lexicon.proclitic})({either})(?![\w-])", mark, plain)
    return tuple(
        found[text[:place].count(_MARK)]
        for subject in lexicon.speaks.finditer(text)
        if (place := text.index(_MARK, subject.start())) >= 0 and not lexicon.object.search(text[:place])
    )


_EN_SPEAKS = (
    # "X, accused of fraud" and "X urged to resign" have X as their object.
    r"(?!(?:accused|called|described) (?:of|as|by|the)\b)"
    r"(?!(?:urged|asked|ordered|told|warned|threatened) (?:to|not to|by|with)\b)"
    r"(?:says?|said|tells?|told|calls?|called|accuses?|accused|warns?|warned|threatens?|threatened|claims?|"
    r"claimed|insults?|insulted|praises?|praised|vows?|vowed|ordered|urges?|urged|describes?|described|admits?|"
    r"admitted|boasts?|boasted|promises?|promised|declares?|declared|states that|stated|insists?|insisted|"
    r"announces?|announced|mocks?|mocked|adds?|added|speaks?|spoke|asks?|asked|discusses|discussed|argues?|"
    r"argued|swears?|swore|criticises?|criticised|criticizes?|criticized|believes?|believed|reveals?|revealed|"
    r"confirms?|confirmed|answers|answered|replies|replied|recounts?|recounted|sees|does not hide)"
)
_EN = _Lexicon(
    distance=re.compile(
        r"\b(?:attribut\w+|ascrib\w+|alleg(?:e|es|ed|edly|ing|ations?)|purport\w*|suppos\w+|reportedly|unverified|contested|disputed|"
        r"unauthenticated|authentic\w*|genuine\w*|voices?|(?:is|are|was|were|be) heard|"
        r"(?:is|are|was|were) (?:said|believed|thought|claimed|quoted|cited|reported) |"
        r"(?:said|believed|thought) to|"
        r"by (?:one|the|a|an|this|that) (?:\w+ )?(?:text|account|analysis|report)|"
        r"(?:according to|as heard (?:in|on)|if) )"
    ),
    alleges=re.compile(
        r"\b(?:alleg(?:e|es|ed|edly|ing|ations?)|attributed to|ascribed to|purport\w*|supposedly)\b"
    ),
    firm=re.compile(
        # A parliament confirms a minister, a hospital admits a patient, a side concedes goals.
        r"\bconfirm(?:s|ed)?\b(?! (?:(?:him|her|them|it|\w+) as |"
        r"(?:the |his |her |its |their )?(?:appointment|nomination|sentence|verdict|ruling)))|"
        r"\badmit(?:s|ted)?\b(?! (?:into|as|to (?!\w+ing\b)))|\breveal(?:s|ed)?\b|"
        r"\bprove[sd]?\b(?= (?:that|his|her|its|their|the|this)\b)|\bconcede[sd]?\b(?= that\b)"
    ),
    undone=re.compile(
        r"(?:\b(?:no|not|never|nobody|nothing|none|neither|nor|without|cannot|whether|until|unless|before|if)|n't)"
        r"(?: [\w'-]+){0,3} $|\b(?:to|could|would|should|may|might|can|must|will|be) (?:\w+ly )?$"
    ),
    speaks=re.compile(
        rf"{_MARK}(?:, who)? (?:(?:who|has|had|also|then|again|later|himself|even|\w+ly) ){{0,2}}"
        rf"{_EN_SPEAKS}\b"
    ),
    object=re.compile(
        r"\b(?:to|of|with|by|about|against|like|from|than|for|on|in|at|near|between|during|since) "
        r"(?:(?:the|former|then|ex-\w+|prime|minister|president|premier|leader|cleric|sheikh|ayatollah|"
        r"general|mr|deputy|party|\w+i) )*$"
    ),
)

# Past verbs whose letters are a noun too (`وصف`, `أمر`, `كشف`) are left out; their present is plain.
_AR_SPEAKS = (
    r"(?:(?:قال|اكد|صرح|اتهم|هدد|حذر|اعترف|طالب|توعد|اعلن|اضاف|هاجم|انتقد|تحدث|تعهد|اقسم|اقر|اوضح|اشار|"
    r"اجاب)ت?|دعا|دعت|(?:لا )?[يت](?:قول|ؤكد|صرح|تهم|دعو|هدد|حذر|عترف|كشف|صف|امر|طالب|توعد|علن|ضيف|ذكر|زعم|"
    r"شتم|هاجم|نتقد|مدح|تحدث|تعهد|قسم|قر|وضح|شير|عتقد|ري|بحث|روي|وجه|جيب|خفي))"
)
# These take whom they are about straight behind them; before بـ the name is that, not the speaker.
_AR_AT = r"(?:(?:اتهم|هاجم|انتقد)ت?|[يت](?:تهم|صف|شتم|هاجم|نتقد|مدح|ذكر))"
# A title ends in a word with the article: رئيس ائتلاف دولة القانون, and not رئيس مكتب, whose name follows.
_AR_TITLE = (
    r"(?:(?:السيد|الشيخ|الرئيس|النائب|الوزير|الزعيم|القيادي) (?:ال\w+ ){0,2}|"
    r"(?:زعيم|رئيس|امين عام|الامين العام) (?:(?!مكتب|وفد|حمايه)\w+ ){0,2}?ال\w+ (?:ال\w+ ){0,2})?"
)
# Attributed to somebody; the level of a river is the same word without `إلى`.
_AR_ATTRIBUTED = (
    r"(?:(?:ال)?منسوب(?:ه|ان|ين|ون|ات)? (?:\w+ )?(?:الي\w*|له|لها|لهم)|"
    r"(?:المنسوب\w*|منسوب(?:ه|ان|ين|ات)?) ل(?!ل?(?:نهر|انهار|مياه|بحر|بحير|سد))\w{3,})"
)
_AR_STANCE = (
    r"(?:علي|دعم|حرص|التزام|رفض|تمسك|ضروره|اهميه|استعداد|تضامن|وقوف|عزم|وجوب|اهتمام|مواصله|استمرار)\w*"
)
_AR_RECOGNISED = (
    r"ب(?:ال)?(?:حكوم|دول|استقلال|شرعي|سياد|نظام|مجلس|كيان|اسرائيل|فلسطين|نتائج|نتيج|سلط|جمهوري|اقليم|حق)\w*"
)
_AR = _Lexicon(
    distance=re.compile(
        rf"(?<!\w)[وفبكل]{{0,2}}(?:{_AR_ATTRIBUTED}|(?:ال)?(?:مزعوم\w*|صوت\w*|مفترض\w*))(?!\w)|"
        r"(?<!\w)[وف]?(?:[يت]?سمع|[يت]?زعم ان|يقال|قيل|[يت]?نسب|نسبت|يفترض|بحسب|حسب|وفق|وفقا|"
        r"المتكلم|المتحدث|منقول\w*|نقل عن\w*|(?:ان|اذا|لو|في حال) صح\w*|زعم|بزعم\w*|علي ذمه|"
        r"كما [يت]زعم\w*|(?:عزي|عزيت|[يت]عزي) الي\w*|(?:زعم|[يت]تردد|تردد|اشيع|يشاع) ان\w*)(?!\w)"
    ),
    alleges=re.compile(
        rf"(?<!\w)[وفبكل]{{0,2}}(?:{_AR_ATTRIBUTED}|(?:ال)?(?:مزعوم(?:ه|ين|ات)?|مزاعم|اتهامات))(?!\w)|"
        r"(?<!\w)[وف]?(?:يزعم|زعم|تزعم|(?:نسبت?|[يت]نسب) (?:\w+ ){0,2}?(?:الي\w*|له|لها|لهم))(?!\w)"
    ),
    firm=re.compile(
        # States recognise each other, parliaments pass laws, and who stresses a stance has it.
        rf"(?<!\w)[وف]?(?:(?:[يتا]ؤكد|اكد(?:ت|وا)?)(?! (?:\w+ ){{0,3}}?{_AR_STANCE})|"
        rf"(?:[يت]?عترف|اعترف(?:ت|وا)?)(?! (?:\w+ ){{0,2}}?{_AR_RECOGNISED})|"
        r"[يت]?كشف(?:ت|وا)? (?:\w+ ){0,2}(?:ان|عن)|اثبت(?:ت|وا)?|[يت]ثبت|"
        r"(?:اقر(?:ت|وا)?|[يت]قر)(?= (?:\w+ ){0,4}?(?:ان\w*|ب(?!ال?(?:اجماع|غالبي|اغلبي|قراء))\w{2,}))"
        r"(?! (?:ال)?(?:برلمان|مجلس|حكوم|نواب|كونغرس|كنيست|لجن)))(?!\w)"
    ),
    undone=re.compile(
        r"(?<!\w)[وفب]?(?:لم|لا|لن|ما|ليس|ليست|دون|بدون|غير|عدم|[يت]?رفض\w*|امتنع\w*|قبل|اذا|لو|هل)"
        r"(?: \w+){0,3} $"
    ),
    speaks=re.compile(
        # The verb first, then the name, with a title between them at most.
        rf"(?<!\w)[وف]?(?:(?!{_AR_AT}){_AR_SPEAKS} {_AR_TITLE}{_MARK}"
        r"(?! بال(?:قتل|تصفيه|اغتيال|اعتقال|سجن)|\w)|"
        rf"{_AR_AT} {_AR_TITLE}{_MARK}(?! ب|\w))|"
        # The name first: at the beginning, or behind a particle.
        rf"(?:^[وف]?|[:؛،] ?و?|(?<!\w)[وفب]?(?:ان|لكن) )(?:{_MARK}) {_AR_SPEAKS}(?!\w)"
    ),
    # The subject stands before the verb, or is that of the clause before: then the name is whom it is about.
    object=re.compile(
        r"(?:^|[:؛،] ?)[وف]?ال(?!(?:يوم|احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت) )\w+ [يت]\w+ $|"
        rf"[^\s:؛،.] و{_AR_AT} $"
    ),
    proclitic="[وف]?",
)

_FR_SPEAKS = (
    r"(?:dit|déclare|affirme|accuse|menace|appelle|qualifie|promet|jure|ordonne|exige|insulte|critique|"
    r"assure|annonce|ajoute|avertit|prévient|révèle|avoue|reconnaît|décrit|traite|"
    r"a (?:dit|déclaré|affirmé|accusé|menacé|appelé|qualifié|promis|juré|ordonné|exigé|insulté|critiqué|"
    r"assuré|annoncé|ajouté|averti|prévenu|révélé|avoué|reconnu|décrit|traité))"
)
_FR = _Lexicon(
    distance=re.compile(
        r"(?<!\w)(?:attribu\w+|prêté\w*|présum\w+|suppos\w+|prétend\w+|allégu\w+|aurai(?:t|ent)|serai(?:t|ent)|voix|"
        r"on entend|entendue?s?|selon|d'après|authent\w+|conteste\w*)(?!\w)"
    ),
    alleges=re.compile(
        r"(?<!\w)(?:attribuée?s? [àa]|prêtée?s? [àa]|allégation\w*|prétendue?s?|présumée?s?)(?!\w)"
    ),
    firm=re.compile(
        r"(?<!\w)(?:confirme(?:nt)?|(?:a|ont) confirmé|avoue(?:nt)?|(?:a|ont) avoué|reconnaît|reconnaissent|"
        r"(?:a|ont) reconnu|révèle(?:nt)?|(?:a|ont) révélé|prouve(?:nt)?|(?:a|ont) prouvé)(?!\w)"
    ),
    undone=re.compile(r"(?<!\w)(?:ne|n'(?:a|ont)?|ni|sans|avant de) ?(?:\w+ )?$"),
    speaks=re.compile(rf"(?:{_MARK}),? (?:qui |aussi |ensuite |y |l'|le |la |les )?{_FR_SPEAKS}(?!\w)"),
    object=re.compile(
        r"(?<!\w)(?:de|à|par|avec|contre|du|au|pour|entre|comme) "
        r"(?:(?:le|la|ancien|l'ancien|ex-\w+|premier|ministre|président|dirigeant|chef) )*$|d'$"
    ),
)
_LEXICA = {"en": _EN, "ar": _AR, "fr": _FR}
# An adjective such as "the alleged leak" is about a thing in the sentence, not about what the sentence says.
_HEDGES = {
    "en": re.compile(
        r"\b(?:allegedly|reportedly|purportedly|supposedly|(?:is|are|was|were) (?:said|alleged) to)\b"
    ),
    "ar": re.compile(r"(?<!\w)[وف]?(?:[يت]?زعم|يقال|قيل|تردد|يتردد|اشيع|يشاع) ان\w*(?!\w)"),
    "fr": re.compile(r"(?<!\w)(?:prétendument|aurai(?:t|ent)|serai(?:t|ent)) \w+"),
}
