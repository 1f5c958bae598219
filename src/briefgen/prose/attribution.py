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
    found = _LEXICA[base].firm.search(fold(words)) if base in _LEXICA else None
    return found.group() if found else None


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
        r"(?<!\bno )(?<!\bnot )(?<!\bnever )(?<!\bnobody )(?<!\bnothing )(?<!\bno text )"
        r"\b(?:confirm(?:s|ed)?|admit(?:s|ted)?|reveal(?:s|ed)?|prove[sd]?|concede[sd]?)\b"
        r"(?! (?:to (?:the )?hospital|difficult|hard|fatal|impossible|unable|useful|successful|wrong))"
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
# Attributed to somebody; the level of a river is the same word without `إلى`.
_AR_ATTRIBUTED = r"(?:ال)?منسوب(?:ه|ان|ين|ون|ات)? (?:\w+ )?(?:الي\w*|له|لها|لهم)"
_AR = _Lexicon(
    distance=re.compile(
        rf"(?<!\w)[وفبكل]{{0,2}}(?:{_AR_ATTRIBUTED}|(?:ال)?(?:مزعوم\w*|صوت\w*|مفترض\w*))(?!\w)|"
        r"(?<!\w)[وف]?(?:[يت]?سمع|[يت]?زعم ان|يقال|قيل|[يت]?نسب|نسبت|يفترض|بحسب|حسب|وفق|وفقا|"
        r"المتكلم|المتحدث|منقول\w*|نقل عن\w*|ان صح\w*)(?!\w)"
    ),
    alleges=re.compile(
        rf"(?<!\w)[وفبكل]{{0,2}}(?:{_AR_ATTRIBUTED}|(?:ال)?(?:مزعوم(?:ه|ين|ات)?|مزاعم|اتهامات))(?!\w)|"
        r"(?<!\w)[وف]?(?:يزعم|زعم|تزعم)(?!\w)"
    ),
    firm=re.compile(
        r"(?<!لم )(?<!لا )(?<!لن )(?<!ما )(?<!\w)[وف]?(?:[يتا]ؤكد|اكد(?:ت|وا)?|[يت]?عترف|اعترف(?:ت|وا)?|"
        r"[يت]?كشف(?:ت|وا)? (?:\w+ ){0,2}(?:ان|عن)|اثبت(?:ت|وا)?|[يت]ثبت|اقر(?:ت|وا)?|[يت]قر)(?!\w)"
    ),
    speaks=re.compile(
        # The verb first, then the name, with a title between them at most.
        rf"(?<!\w)[وف]?{_AR_SPEAKS} (?:(?:السيد|الشيخ|الرئيس|زعيم|رئيس|النائب)(?: \w+)? )?(?:{_MARK})(?!\w)|"
        # The name first: at the beginning, or behind a particle.
        rf"(?:^[وف]?|[:؛،] ?و?|(?<!\w)[وفب]?(?:ان|لكن) )(?:{_MARK}) {_AR_SPEAKS}(?!\w)"
    ),
    object=re.compile(r"(?!)"),
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
    "ar": re.compile(r"(?<!\w)[وف]?(?:يزعم ان\w*|يقال ان\w*|قيل ان\w*)(?!\w)"),
    "fr": re.compile(r"(?<!\w)(?:prétendument|aurai(?:t|ent)|serai(?:t|ent)) \w+"),
}
