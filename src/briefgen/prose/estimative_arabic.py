"""Estimative language in Arabic, as patterns on folded text: one alef, `ه` for `ة`, `ي` for `ى`.

Forms for gender, definiteness and case are met, and a `و` or `ف` written together with the word.
A definite adjective is a term only where it says something of an event: «من المرجّح أن», not
«المرشح المرجّح».
"""

from __future__ import annotations

from briefgen.prose.expression import Expression, Row

_AND = r"[وف]?"
_WORDS = r"(?: [^\s.!?؟;؛]+){0,8}?"
_FEW_WORDS = r"(?: [^\s.!?؟;؛]+){0,4}?"
_THAT = r"(?:ان|الا|انه|انها|انهم)"
# What happens: a verb of likelihood straight before it is passive, or the desk's own.
_EVENT = (
    r"(?:تاجيل|انعقاد|استمرار|عقد|وقوع|حدوث|عوده|تصاعد|انهيار|صمود|بقاء|نجاح|فشل|اندلاع|اقرار|تمديد|تجدد"
    r"|توسع|اتساع|تراجع|انسحاب|حصول|تشكيل|صدور|تحول|لجوء|فوز|استئناف|تنفيذ|تغير|تغيير|انضمام|اجراء)"
    r"(?:ه|ها|هم|هما)?"
)
_VERY = " جدا"
_LARGELY = " الي حد (?:كبير|بعيد)"
_UTTERLY = " للغايه"
_CHANCE = r"[وفب]?(?:ال)?(?:احتمال\w*|فرص\w*|حظوظ\w*|امكان\w*)"
_LIKELIHOOD = r"[وفب]?(?:ال)?احتمال\w*"
# An accusative after one of these is a predicate; elsewhere «مستبعداً» is "ruling out".
_BECOMES = (
    r"[وف]?(?:يبقي|تبقي|يظل|تظل|بات|باتت|اصبح|اصبحت|يبدو|تبدو|كان|كانت|يكون|تكون|يعد|تعد|يعتبر|تعتبر"
    r"|امرا|احتمالا|مازال|زال|زالت|يزال|تزال)"
)
# Persons and things that are expected or excluded themselves.
_NOUNS = (
    r"[وفبل]?(?:مرشح|مرشحا|خليفه|خلف|خلفا|بديل|بديلا|رئيس|رئيسا|نائب|نائبا|لاعب|لاعبا|عضو|عضوا|ضابط"
    r"|حزب|حزبا|حاكم|هدف|فائز|كفه|عامل|عاملا|صوت|صوتا)"
)


def _adjective(stem: str, verb: str, degree: str, term: str, row: Row = "first") -> tuple[Expression, ...]:
    return (
        Expression(rf"{_AND}(?P<term>{stem}ه?{degree})", term, row),
        Expression(
            rf"{_BECOMES}(?: \w+){{0,3}}? (?P<term>{stem}ا{degree})(?! (?:اي|وجود|وقوع|حدوث|قيام))", term, row
        ),
        Expression(rf"{_AND}(?P<term>{stem}ا{degree}) {_THAT}", term, row),
        Expression(rf"(?:[وف]?من|هو|هي) (?P<term>ال{stem}{degree})", term, row),
        Expression(rf"{_AND}(?P<term>ال{stem}{degree}) (?:{_THAT}|{_EVENT})", term, row),
        Expression(rf"{_AND}(?P<term>ي{verb}{degree}) (?:{_THAT}|{_EVENT})", term, row),
        Expression(rf"{_AND}(?P<term>ن{verb}{degree})", term, row),
    )


def _likely(degree: str, term: str, row: Row = "first") -> tuple[Expression, ...]:
    return _adjective("مرجح", "رجح", degree, term, row)


def _unlikely(degree: str, term: str, row: Row = "first") -> tuple[Expression, ...]:
    return _adjective("مستبعد", "ستبعد", degree, term, row)


LIKELIHOODS = (
    Expression(rf"{_CHANCE}{_WORDS} (?P<term>شبه (?:ال)?معدوم(?:ه|ا)?)", "almost no chance"),
    Expression(rf"{_LIKELIHOOD}{_WORDS} (?P<term>ضئيل(?:ه|ا)? جدا)", "remote chance"),
    *_unlikely(_VERY, "very unlikely"),
    *_unlikely(_LARGELY, "highly unlikely"),
    *_unlikely("", "unlikely"),
    Expression(rf"{_AND}(?:من )?غير (?:ال)?مرجح(?:ه|ا)?", "unlikely"),
    Expression(
        rf"{_AND}(?:ليس|ليست) (?:من ال)?مرجح(?:ه|ا)?|{_AND}لا (?:يرجح (?:{_THAT}|{_EVENT})|نرجح)", "unlikely"
    ),
    Expression(rf"{_LIKELIHOOD}{_FEW_WORDS} (?P<term>وارد(?:ه|ا)?)(?! في)", "realistic possibility"),
    Expression(rf"{_LIKELIHOOD}{_WORDS} (?P<term>شبه (?:ال)?متساو(?:يه|ي|يا|يات)?)", "roughly even chance"),
    *_likely("", "likely"),
    *_likely(_VERY, "very likely"),
    *_likely(_LARGELY, "highly likely"),
    Expression(rf"{_AND}(?P<term>شبه (?:ال)?مؤكد(?:ه|ا)?)", "almost certain"),
    # The other row, as the interface prints it.
    Expression(rf"{_AND}بعيده? الاحتمال", "almost no chance", "second"),
    Expression(rf"{_AND}ضعيفه? الاحتمال جدا", "very unlikely", "second"),
    Expression(rf"{_AND}ضعيفه? الاحتمال", "unlikely", "second"),
    Expression(rf"[وفب]?(?:ال)?فرص{_FEW_WORDS} شبه (?:ال)?متكافئه", "roughly even chance", "second"),
    Expression(
        rf"{_AND}(?:من الراجح|الراجح {_THAT}|\A(?:ال)?راجح\Z|(?:امر|امرا|احتمال) راجحا?)", "likely", "second"
    ),
    Expression(rf"{_AND}(?:من )?(?:ال)?راجح جدا", "very likely", "second"),
    Expression(rf"{_AND}(?:يكاد يكون مؤكدا|تكاد تكون مؤكده)", "almost certain", "second"),
    # Words of degree that stand on no scale.
    *_unlikely(_UTTERLY, "very unlikely", "loose"),
    *_likely(_UTTERLY, "very likely", "loose"),
    Expression(rf"{_AND}(?:علي |من )?الارجح|{_AND}في (?:ارجح|اغلب) الظن", "likely", "loose"),
    # Not terms: what is not ruled out, what stands before a person or a thing.
    Expression(rf"{_AND}(?:من )?غير (?:ال)?مستبعد(?:ه|ا)?", None),
    Expression(rf"{_AND}(?:ليس|ليست) (?:من ال)?مستبعد(?:ه|ا)?", None),
    Expression(rf"{_AND}(?:لا|لم|لن) (?:يستبعد (?:{_THAT}|{_EVENT})|نستبعد)", None),
    Expression(
        rf"{_AND}(?:لم|لا|لن|ما) (?:يعد|تعد|يبدو|تبدو|يكون|تكون|عاد|عادت)(?: \w+){{0,3}}? "
        r"(?:من ال)?(?:مستبعد|مرجح)(?:ه|ا)?",
        None,
    ),
    # Who is left out of something, or by a ruling.
    Expression(
        rf"(?:{_BECOMES}(?: \w+){{0,3}}? )?مستبعد(?:ه|ا)? "
        r"(?:عن|بقرار|بحكم|بموجب|من (?!جانب|وجهه|ناحيه|حيث|قبل|الان|اليوم|ان)\w+)",
        None,
    ),
    Expression(rf"{_NOUNS} (?:مرجح|مستبعد)(?:ه|ا)?|ال\w+ الارجح", None),
)

_NOT_IN = (
    r"(?! (?:لدي|بين|من|عند)\b)(?! ب(?!ان\b|انه|هذا|هذه|صحه)\w)"
    r"(?! في (?!(?:هذا|هذه|ان|انه|تقديرنا|التقدير|الحكم)))"
)
_ENJOYS = r"(?:حظي|حظيت|يحظي|تحظي|تمتع|يتمتع|تتمتع|نال|نالت|ينال|لعب|يلعب|تلعب|تحدث|يتحدث)"
_OUR = r"ثقتنا|ثقه (?:المكتب|الخليه|الجهه المعده|المعدين)"


def _confidence(stem: str, meaning: str) -> tuple[Expression, ...]:
    return (
        Expression(rf"{_AND}(?:ب|ذات |[ب]?درجه |[ب]?مستوي )?ثقه {stem}ه{_NOT_IN}", meaning),
        Expression(rf"[وفب]*(?:درجه|مستوي|قدر) {stem}ه? من الثقه{_NOT_IN}", meaning),
        Expression(rf"{_AND}(?:درجه|مستوي) (?:ال)?ثقه{_NOT_IN}{_FEW_WORDS} {stem}ه?", meaning),
        Expression(rf"{_AND}(?:{_OUR}){_FEW_WORDS} {stem}ه", meaning),
        Expression(rf"{_ENJOYS}{_FEW_WORDS} بثقه {stem}ه", None),
    )


CONFIDENCES = (
    *_confidence("(?:عالي|مرتفع)", "high"),
    *_confidence("(?:متوسط|معتدل)", "moderate"),
    *_confidence("(?:منخفض|متدني)", "low"),
)

_PART = r"(?:الذي|التي|الذين|ما|من|مما|كما|[بلع]ما|[بلع]من|اذا|اذا كان\w*(?: \w+){0,2})"
_FEMININE = (
    r"ت(?:ؤدي|ؤثر|كون|صبح|شهد|شمل|دفع|فتح|نتهي|عود|بقي|ظل|قع|فضي|سفر|ثير|زيد|قلل|ضطر|لجا|حدث|طول|ندلع"
    r"|صدر|علن|متد|نهار|نسحب|نقسم|نفجر|نتقل|نضم|تجه|فشل|نجح|خرج|رفض|خسر|سقط|زداد|رتفع|نخفض|ختار|غلق|قصف"
    r"|سمح|ست\w+|ت\w{2,})\w*"
)

HEDGES = (
    Expression(rf"و?قد (?:لا )?ي\w{{2,}}|و?قد (?:لا )?{_FEMININE}|و?قد لا [تنا]\w+", "hedge"),
    Expression(rf"{_AND}(?:ل)?ربما|{_AND}لعله?ا?", "hedge"),
    Expression(
        rf"{_AND}(?:من |ومن )?(?:ال)?محتمل(?:ا)? {_THAT}|{_AND}من المحتمل|{_AND}يحتمل {_THAT}", "hedge"
    ),
    Expression(rf"{_AND}من (?:الممكن|الجائز|الوارد) {_THAT}", "hedge"),
    Expression(rf"{_AND}(?:يمكن|يجوز) {_THAT}", "hedge"),
    Expression(
        rf"{_AND}(?:من )?غير (?:ال)?مستبعد(?:ه|ا)?|{_AND}(?:ليس|ليست) (?:من ال)?مستبعد(?:ه|ا)?", "hedge"
    ),
    Expression(rf"{_AND}(?:لا|ولا) (?:نستبعد|يستبعد|تستبعد)|{_AND}لا يمكن استبعاد", "hedge"),
    # What is not the judgement's own hedge: denied possibility, and what a part of the sentence leaves open.
    Expression(rf"{_AND}لا يمكن {_THAT}|(?:لن|لا|لم) يكون من الممكن {_THAT}", None),
    Expression(rf"{_PART} (?:يمكن {_THAT}|(?:و)?قد (?:لا )?[يت]\w+)", None),
    Expression(r"(?:كان|كانت|يكون|تكون) قد [يتن]\w+|و?قد يئس\w*", None),
)

_SHARE = r"(?:100|١٠٠|مئه|مائه|0|٠|صفر) ?(?:%|٪|(?:في|ب)? ?ال(?:مئه|مائه))"

CERTAINTIES = (
    Expression(rf"{_AND}من المؤكد|{_AND}(?:بات|اصبح|يبدو) مؤكدا|{_AND}مؤكد {_THAT}", "certain"),
    Expression(rf"{_AND}من (?:المحتم|المحتوم|الحتمي)|{_AND}حتما|حتمي(?:ا|ه)?|في حكم المؤكد", "certain"),
    Expression(rf"{_AND}(?:لا محاله|لا مفر من|لا ريب|لا شك|بلا شك|دون شك|بالتاكيد)", "certain"),
    # Pieces of something are the same word as the adverb.
    Expression(rf"\Aقطعا|{_AND}قطعا(?= (?:لا|لن|س[يت]\w+) )|{_AND}قطعا(?=[.!،]|\Z)", "certain"),
    Expression(rf"{_AND}من المستحيل|{_AND}يستحيل|مستحيل(?:ه|ا)?", "certain"),
    Expression(rf"{_LIKELIHOOD}{_FEW_WORDS} {_SHARE}", "certain"),
    # Short of certain, or about what can be known and not about what will be.
    Expression(rf"{_AND}(?:من )?(?:شبه|غير) (?:ال)?(?:مؤكد|مستحيل|محتم)(?:ه|ا)?", None),
    Expression(rf"{_AND}(?:من المستحيل|يستحيل) (?:القول|معرفه|التحقق|التاكد|الجزم|تحديد|الحكم)", None),
    Expression(rf"{_AND}(?:دون|بلا) شك في|{_AND}بالتاكيد علي|{_AND}[يتن]قطع\w*(?: \w+){{0,2}} قطعا", None),
    Expression(r"(?:لم|لا|لن) (?:يعد|تعد|يبدو|تبدو|يكون|تكون)(?: من ال| )مستحيل(?:ه|ا)?", None),
    Expression(r"(?:بدا|بدت|كان|كانت)(?: \w+){0,2} مستحيل(?:ه|ا)?", None),
    Expression(r"(?:بات|اصبح|يبدو) شبه مؤكد|(?:ليس|ليست) (?:من ال)?(?:مؤكد|مستحيل|حتمي)(?:ا|ه)?", None),
)

# Nouns and names that begin as a future verb does.
_NOT_VERBS = (
    r"سي(?:ا\w*|د|ده|دي|دات\w*|دت\w*|دني|راليون\w*|رغي|روان|رك|راميك|مفوني\w*|منس|سكو|ليكون|فيري\w*|ولت\w+|ر|ره|رته|رتها|طر\w*|نا\w*|نم\w*|ول|ولا|وله|ف|وف|ما|ئ\w*|ء\w*|ل|لا|ؤول|مون"
    r"|منز|رين\w*|ريس|رجي\w*|رفيس|لفا|كون|كولوجي\w*|فيل\w*|فوي\w*|سيل\w*|غال|غل|غور|بيريا)"
    r"|ست(?:ي\w*|ه|ون|ين|ار\w*|ائر|اد|اندرد|انلي|الين|وكهولم|وديو\w*|راسبورغ|راتفورد|ريت|ولر|راتيج\w*|ورم)"
    r"|وسي(?:ط|ل)\w*"
)
FUTURES = (
    Expression(r"[وف]?س[يت]\w{3,}|[وف]?سن(?:شهد|ري|واجه)", "future"),
    Expression(r"(?:[وف]?سوف|[وف]?لن) [يتنا]\w+", "future"),
    Expression(rf"[وفبل]?(?:{_NOT_VERBS})", None),
    # What a part of the sentence says on its way.
    Expression(rf"{_PART} (?:س[يتن]\w{{3,}}|(?:سوف|لن) [يتنا]\w+)", None),
)
