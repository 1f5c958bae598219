"""Denials in prose: whether a text says that somebody calls an allegation untrue.

Word lists for English, Arabic and French, matched after folding. They are careful on
purpose: a right that is denied, steel that is fabricated and a man sent into exile
(Arabic `نفي`) are no denials, nor is one that was not made ("did not deny").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.prose.fold import fold
from briefgen.prose.kept import kept


@dataclass(frozen=True)
class _Lexicon:
    """What speaks of a denial in one language, and what stands before a denial that was not made."""

    speaks: re.Pattern[str]
    unmade: re.Pattern[str]


@kept
def denies(words: str, base: str) -> bool:
    """Whether a text speaks of a denial: `base` is its language without script and region.

    Always false in a language that is not in `LANGUAGES`.
    """
    lexicon = _LEXICA.get(base)
    if lexicon is None:
        return False
    folded = fold(words)
    return any(not lexicon.unmade.search(folded[: one.start()]) for one in lexicon.speaks.finditer(folded))


def _either(*patterns: str) -> re.Pattern[str]:
    """Any of the patterns, each from the start of a word to the end of one."""
    return re.compile("|".join(rf"(?<!\w)(?:{pattern})(?!\w)" for pattern in patterns))


# What can be alleged; what is refused to somebody is something else.
_EN_CHARGE = r"(?:allegations?|accusations?|charges?|claims?|reports|rumou?rs?|accounts)"
_EN_RIGHT = (
    r"(?:access|admission|asylum|bail|benefits|care|citizenship|clemency|coverage|credit|education|entry|food|"
    r"justice|leave|medical|medicine|parole|passage|permission|permits?|promotion|protection|rights?|seats?|"
    r"service|the (?:chance|opportunity|rights?|vote)|treatment|visas?|water|work)"
)
_EN_FALSE = (
    r"(?:false|fake|faked|forged|forger(?:y|ies)|doctored|untrue|incorrect|inaccurate|bogus|baseless|groundless|"
    r"unfounded|invented|lies|a lie|a hoax|inauthentic|nonsense|propaganda|slander|deepfakes?|ai-generated|"
    r"spliced|cloned|manipulated)"
)
_EN_CALLS = r"(?:call|describ|dismiss|reject|denounc|condemn|brand|label|dub|decr|term)\w*"
_EN = _Lexicon(
    _either(
        rf"(?:deny|denies|denied|denying)(?! (?:\w+ ){{0,3}}{_EN_RIGHT}\b)",
        r"(?<!self-)denials?(?! of (?:service|access|entry|rights|justice))",
        r"fabricated(?! (?:from|of|out of|using|steel|metal|parts|components))",
        r"(?<!steel )(?<!metal )(?<!chip )(?<!wafer )(?<!device )fabrications?"
        r"(?! (?:plant|shop|lab|laboratory|process|facility|facilities|yard|of))",
        rf"(?:reject|dismiss|refut|rebuff|repudiat|disput)\w* (?:\w+ ){{0,3}}{_EN_CHARGE}",
        r"disput\w* (?:\w+ ){0,2}(?:authenticity|veracity|genuineness)",
        r"disavow(?:s|ed|ing|als?)?|disown(?:s|ed|ing)? (?:it|them|(?:the|this|that|these|those) \w+)",
        r"(?:voices?|recordings?|tapes?|words|accounts?|signatures?|remarks|that) (?:is|are|was|were) not "
        r"(?:his|hers|theirs|their|her|its)(?: own| voice)?",
        rf"{_EN_CALLS} [^.;!?]{{0,80}}?\b(?:as )?(?:an? |all |entirely |completely )?{_EN_FALSE}",
        rf"(?:that|said|says|saying|insist\w*|maintain\w*) [^.;!?]{{0,60}}?\b(?:is|are|was|were) "
        rf"(?:an? |all |entirely |completely |simply )?{_EN_FALSE}",
        r"(?:is|are|was|were) (?:not (?:true|genuine|authentic)|untrue|baseless|groundless)",
        r"(?:no|without any) (?:truth|basis|foundation) (?:to|in|whatsoever|for) (?:\w+ ){0,2}"
        rf"(?:{_EN_CHARGE}|report|story|this|that|it|them)",
    ),
    # "did not deny", "neither confirmed nor denied", "no denial", "without denying", "hard to deny".
    re.compile(
        r"(?:\bnot|n't|\bnever|\bnor|\bneither|\bno|\bwithout|\bcannot|\bdeclin\w+ to|\brefus\w+ to|"
        r"\bhard to|\bimpossible to|\bunable to)(?: \w+)? $"
    ),
)

# A conjunction, a preposition or the sign of the future may be written as one word with what follows.
_AR = r"[وف]?[بلكس]?"
_AR_CHARGE = (
    r"(?:\w+ ){0,3}?(?:(?:ال)?(?:اتهام|ادعاءات|مزاعم|تهم|انباء|شائع|اشاع|تقرير|تسجيل|فيديو|مقطع|تصريح)\w*|"
    r"الخبر|الكلام|الاخبار|التقارير|الروايه|"
    r"ما (?:نسب|نشر|ورد|قيل|تردد|اشيع|يقال|ينسب|يتردد|تداول\w*|يتداول\w*))"
)
_AR_ACCUSATION = r"(?:\w+ ){0,3}?(?:(?:ال)?(?:اتهام|ادعاءات|مزاعم|تهم)\w*|ما نسب|صحه الاتهام\w*)"
_AR_FALSE = r"(?<!انذار )(?<!بلاغ )(?:مزيف|مزور|كاذب|مدسوس|باطل|محرف|مصطنع|مختلق)(?:ه|ين|ون|ات)?"
_AR_LEXICON = _Lexicon(
    _either(
        # Deny, and not: exile, of which `إلى` or `خارج` says where to, nor the negative of a grammar.
        rf"(?<!اداه )(?<!حرف ){_AR}(?:ال)?نفي(?:ه|ها|هم|هما|هن|نا|ي|ا)?"
        r"(?! (?:ال\w+ )?(?:الي|خارج)(?!\w)| من (?:ال)?(?:بلاد|وطن|مدين|عراق|بلد)| زائد| مزدوج| تعسف| قسر)",
        rf"{_AR}(?:نفت|نفوا|نفينا|نفيت|نافي|نافيه|نافيا|نافين|نفاها|نفته|نفتها)(?! (?:الي|خارج))",
        rf"{_AR}[ينتا]نفي(?:ه|ها|هم|ان|ن)?(?! (?:الي|خارج))|{_AR}[يت]نفون(?:ه|ها)?|{_AR}[يت]نفوا",
        rf"{_AR}(?:ال)?انكر(?:ت|وا|ا|ه|ها|ته|تها)?|"
        # A right is refused, not denied.
        rf"{_AR}(?:ال)?انكار(?:ه|ها|هم|ا)?(?! (?:ال)?(?:حق|حقوق)(?:ه|ها|هم|نا|هن)?(?!\w))",
        rf"{_AR}ينكر(?:ون|وا|ه|ها|ان)?|{_AR}تنكر(?:ه|ها)?(?! (?:في|ب|ل))",
        rf"{_AR}(?:ال)?تكذيب(?:ه|ها|هم|ا|ات)?|{_AR}[يت]?كذب(?:ت|وا|ون)? {_AR_CHARGE}",
        rf"{_AR}[يت]?(?:فند|دحض)(?:ت|وا|ون)? {_AR_CHARGE}|{_AR}[يت]?فند(?:ت|و)?(?:ه|ها)",
        r"[وف]?قد كذب(?:ت|و)?(?:ه|ها)|(?:[وف]?[يت]تبرا|[وف]?تبرا(?:ت|وا)?) (?:\w+ ){0,2}?من"
        r"(?:ها?| (?:ال|هذا ال|هذه ال)?(?:بيان|تسجيل|تصريح|كلام|مقطع|فيديو|منشور|تغريد|اتهام|تهم)\w*)",
        r"[وف]?[يت]?رد(?:ت|وا)? (?:(?!علي)\w+ )?الاتهامات",
        r"[وف]?ليست? ب?صوت(?:ه|ها)|(?:ال)?افتراء(?:ات)?",
        r"[وف]?(?:ان|انه|انها) (?:\w+ )?(?:مركب|مولد)(?:ه|ات)? (?:ب|عبر |بواسطه )(?:ال)?"
        r"(?:ذكاء|تقني|برامج)\w*",
        rf"{_AR}[يت]?رفض(?:ت|وا|ون)? {_AR_ACCUSATION}",
        rf"{_AR}(?:ال)?(?:مفبرك|ملفق)(?:ه|ا|ين|ون|ات)?|{_AR}(?:ال)?(?:فبركه|تلفيق|فبركات)(?!\w)",
        rf"(?:[وف]?(?:ب?ان|ل?ان)(?:ه|ها|هم|هما)|[وف]?(?:هو|هي|هم)) (?:\w+ ){{0,2}}?{_AR_FALSE}",
        rf"(?:[وف]?[يت]?(?:اعتبر|عد|وصف)(?:ت|وا|ون|ه|ها|هم|ته|تها|تهم|وه|وها)?|"
        rf"[وف]?(?:واصف|معتبر)(?:ا|ه|ين)?) (?:\w+ ){{0,4}}?(?:ب?ال)?{_AR_FALSE}",
        r"(?:[وفب]?ان|[وف]?قال\w* ان|[وف]?[يت]قول\w* ان) (?:ال\w+ ){1,3}(?:مزيف|مزور|كاذب|غير صحيح)\w*",
        r"لا صحه ل\w*|لا اساس ل\w*|عار(?:ي|يه|يا|)? (?:عن|من) الصحه|"
        r"[وف]?ب?ان(?:ه|ها|هم) غير (?:صحيح|دقيق)\w*",
    ),
    # «لم ينفِ»، «لا ينكر»، «دون نفي»، «لم يؤكد ولم ينف».
    re.compile(
        r"(?:^|\W)(?:[وف]?(?:لم|لن|لا|ما)|[وفب]?(?:دون|بدون|غير|عدم)|من غير|بلا)(?: ان)? $|"
        r"(?:^|\W)(?:عن|بين|رفض\w*) (?:ال)?تاكيد\w* (?:او |و)?$"
    ),
)

_FR_CHARGE = r"(?:accusation|allégation|charge|affirmation|rumeur|information|propos)s?"
_FR_FALSE = (
    r"(?:faux|fausses?|mensong\w+|mensonges?|infondée?s?|truquée?s?|falsifiée?s?|fabriquée?s?|trafiquée?s?|"
    r"inventée?s?|un montage|des montages)"
)
_FR = _Lexicon(
    _either(
        r"dément|démentent|démenti(?:e|s|es|t|r|rent)?|démentai(?:t|ent)|démentant|démentir(?:a|ont)",
        r"nie|nient|niai(?:t|ent)|niée?s?|niant|nier|nia|nièrent|dénégations?",
        rf"(?:rejet|réfut|récus|contest|repouss)\w+ (?:[\w']+ ){{0,3}}(?:[ld]')?"
        rf"(?:{_FR_CHARGE}|authenticité|véracité)",
        r"(?:qualifi|dénonc|présent|décri)\w+ [^.;!?]{0,80}?\b(?:de |comme |d')"
        rf"(?:un |une |des |totalement )?{_FR_FALSE}",
        r"(?:affirm|assur|soutien|dit|disent|déclar|estim)\w* qu[e'] ?[^.;!?]{0,60}?"
        rf"\b(?:est|sont|était|étaient) {_FR_FALSE}",
        r"(?:fabriqu|invent|mont)ée?s? de toutes pièces|sans (?:aucun )?fondement",
        r"dénuée?s? de (?:tout )?fondement",
        r"(?:parl|dénonc|cri|évoqu)\w+ (?:d'|à |au )?(?:un |une )?(?:trucage|deepfake|hypertrucage)s?",
    ),
    re.compile(
        r"(?:(?<!\w)(?:ne|ni|sans|n'\w+|ne (?:peut|peuvent|saurait))(?: (?:le|la|les|en|y|pas|rien))?) $"
    ),
)
_LEXICA = {"en": _EN, "ar": _AR_LEXICON, "fr": _FR}

LANGUAGES = frozenset(_LEXICA)
"""The languages, without script and region, in which denials are known."""
