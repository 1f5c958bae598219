"""Estimative language in English, as patterns on folded text.

Adjectives are terms only where they say something of an event: "is likely", not "the likely successor".
"""

from __future__ import annotations

from briefgen.prose.expression import Expression

_IS = (
    r"(?:is|are|was|were|be|been|being|as|it|that|this|seems?|remains?|appears?|looks?"
    r"|becomes?|judged|deemed|considered)"
)
_OUTCOME = r"(?:outcome|scenario|prospect|development|course of events)"
_CHANCE = r"(?:chances?|possibility|prospects?|likelihood|probability|odds)"
_WORDS = r"(?: [^\s.!?;]+){0,8}?"
_STAYS = r"(?:is|are|remains?|seems?|looks?|appears?)"
_OWNER = r"(?:the|an?|its|his|her|their|our|your|my|whose|any|other|another|\w+'s)"
_EXTREMELY = r"(?:extremely|exceedingly|exceptionally|incredibly)"
_QUITE = r"(?:quite|fairly|rather|reasonably|somewhat|pretty|increasingly)"
_MORE = r"(?:more|less|least|as|so|too|how|equally)"

LIKELIHOODS = (
    Expression(r"almost no chances?", "almost no chance"),
    Expression(r"remote chances?", "remote chance"),
    Expression(r"very unlikely", "very unlikely"),
    Expression(r"highly unlikely", "highly unlikely"),
    Expression(r"unlikely|not likely|\w+n't likely|hardly likely", "unlikely"),
    Expression(r"realistic possibilit(?:y|ies)", "realistic possibility"),
    Expression(
        rf"roughly even chances?|(?:the|its) chances?{_WORDS} are roughly even", "roughly even chance"
    ),
    Expression(r"likely", "likely"),
    Expression(r"very likely", "very likely"),
    Expression(r"highly likely", "highly likely"),
    Expression(r"almost certain(?:ly)?", "almost certain"),
    *(
        Expression(rf"an? (?P<term>{term}) {_OUTCOME}", term)
        for term in ("very unlikely", "highly unlikely", "unlikely", "likely", "very likely", "highly likely")
    ),
    # The second row of ICD 203.
    Expression(r"remote (?:possibility|prospects?|likelihood|probability)", "almost no chance", "second"),
    Expression(rf"{_CHANCE}{_WORDS} {_STAYS} (?P<term>remote)", "almost no chance", "second"),
    Expression(r"highly improbable", "very unlikely", "second"),
    Expression(rf"{_IS} (?P<term>improbable)", "unlikely", "second"),
    Expression(r"roughly even odds|odds are roughly even", "roughly even chance", "second"),
    Expression(rf"{_IS} (?P<term>probable)", "likely", "second"),
    Expression(r"probably", "likely", "second"),
    Expression(r"highly probable|very probabl[ey]", "very likely", "second"),
    Expression(r"near(?:ly)?[ -]certain", "almost certain", "second"),
    # Words of degree that stand on no scale.
    Expression(rf"{_EXTREMELY} unlikely|most unlikely", "very unlikely", "loose"),
    Expression(rf"{_QUITE} unlikely|not (?:very|particularly|at all) likely", "unlikely", "loose"),
    Expression(r"fifty-fifty|even (?:chances?|odds)", "roughly even chance", "loose"),
    Expression(rf"{_QUITE} likely|most likely|most probably|more likely than not", "likely", "loose"),
    Expression(rf"{_EXTREMELY} likely", "very likely", "loose"),
    Expression(r"(?:virtually|practically|all but|as good as) certain", "almost certain", "loose"),
    # Not terms: what is compared, and what stands before a person or a thing.
    Expression(
        rf"{_MORE} (?:un)?likely|not unlikely|(?:{_MORE}|most) (?:im)?probable|\w+ probable cause", None
    ),
    Expression(r"(?:once|long|previously|formerly|no longer) (?:\w+ )?(?:very |highly )?(?:un)?likely", None),
    Expression(rf"{_OWNER} (?:{_EXTREMELY} |{_QUITE} |{_MORE} |most |very |highly )?(?:un)?likely", None),
)

_NOT_ANALYTIC = (
    r"(?:public|consumer|business|investor|voter|market|popular|citizens'|people's|donor|staff|employee)"
)
_JUDGEMENT = (
    r"(?:this|that|these|those|the|our|its?|each|any)"
    r"(?: (?:key|first|second|overall|central|main))?"
    r"(?: (?:judge?ments?|assessments?|estimates?|analys[ie]s|findings?|conclusions?|forecasts?))?"
)
_NOT_IN = rf"(?! vote| in (?!{_JUDGEMENT}(?! \w))| among| between| towards?| of (?:the )?\w+)"
_DEGREE = r"(?:levels?|degrees?)"


def _confidence(level: str, meaning: str) -> tuple[Expression, ...]:
    return (
        Expression(rf"{level}[ -]confidence{_NOT_IN}", meaning),
        Expression(rf"{level} {_DEGREE} of confidence{_NOT_IN}", meaning),
        Expression(rf"(?:our|analytic(?:al)?|desk's) confidence{_WORDS} {_STAYS} {level}", meaning),
        Expression(rf"confidence in {_JUDGEMENT} {_STAYS} {level}", meaning),
        Expression(rf"(?:{_DEGREE} of confidence|confidence level){_WORDS} {_STAYS} {level}", meaning),
        Expression(rf"confidence(?: level)?: {level}", meaning),
        Expression(rf"{_NOT_ANALYTIC} confidence{_WORDS} {_STAYS} {level}", None),
        Expression(rf"{level} {_NOT_ANALYTIC} confidence", None),
    )


CONFIDENCES = (
    *_confidence("high", "high"),
    *_confidence("(?:moderate|medium)", "moderate"),
    *_confidence("low", "low"),
)

_MODAL = r"(?:might|could)"
_RELATIVE = r"(?:who|which|that|what|whatever|where|as far as|as soon as)"
_DEPENDING = r"(?:whether|if|so that|how|than)"

HEDGES = (
    Expression(r"possibly|perhaps|maybe|conceivably", "hedge"),
    Expression(r"(?:may|might|could) well", "hedge"),
    Expression(rf"{_MODAL}|might not", "hedge"),
    Expression(
        r"may (?:also |still |yet |soon )?"
        r"(?:be|have|become|lead|come|go|take|follow|rise|fall|end|begin|start|stop|spread|return|resume"
        r"|continue|change|fail|succeed|face|see)",
        "hedge",
    ),
    Expression(r"(?:cannot|can't|could not) be (?:ruled out|excluded|discounted)", "hedge"),
    Expression(r"(?:cannot|can't|not) (?:rule out|exclude)", "hedge"),
    Expression(r"not (?:inconceivable|unlikely|impossible|out of the question)", "hedge"),
    Expression(r"it is possible that|remains? possible", "hedge"),
    Expression(r"there is (?:a|some|every) (?:chance|possibility|risk|danger) (?:that|of)", "hedge"),
    # What is not the judgement's own hedge: ability in the past, and what a part of the sentence leaves open.
    Expression(r"could (?:not|no longer|only|never|hardly)|perhaps (?:most|best|more)", None),
    Expression(rf"{_RELATIVE} (?:may|{_MODAL})(?: \w+)?", None),
    Expression(rf"{_DEPENDING}(?: [\w'-]+){{1,5}} (?:may|{_MODAL})(?: \w+)?", None),
)

_SHARE = r"(?:0|100|zero|a hundred|one hundred) ?(?:%|per ?cent)"

CERTAINTIES = (
    Expression(r"certain (?:to|that)|(?:is|are) certain(?!:)", "certain"),
    Expression(r"certainly|definitely|undoubtedly|inevitabl[ey]|guaranteed to", "certain"),
    Expression(r"(?:is|are) sure to|without (?:a )?doubt|beyond doubt|no doubt", "certain"),
    Expression(rf"{_IS} impossible|impossible that", "certain"),
    Expression(r"zero chance|no chance (?:that|of|to)", "certain"),
    Expression(rf"{_SHARE} (?:certain|sure|likely|chance|probability|likelihood)", "certain"),
    Expression(rf"{_CHANCE}(?: [\w-]+){{0,4}} (?:is|of|at|to) {_SHARE}(?! of)", "certain"),
    # Short of certain, or about what can be known and not about what will be.
    Expression(
        r"(?:is |are )?(?:almost|near(?:ly)?|virtually|practically|all but|not|far from|less than|hardly)"
        r"[ -](?:certain|impossible)(?:ly| to| that)?",
        None,
    ),
    Expression(rf"almost no chance (?:that|of|to)|{_IS} (?:almost|nearly|virtually|not) impossible", None),
    Expression(rf"{_IS} impossible to \w+|if impossible", None),
    Expression(r"no doubt (?:aware|conscious|eager|encouraged|hoping|keen|mindful|wary)", None),
)

FUTURES = (
    Expression(r"will(?: not)?|won't|(?:is|are) (?:not )?going to", "future"),
    # The noun, and what a part of the sentence says on its way.
    Expression(
        r"(?:the|an?|his|her|its|their|our|own|political|popular|free|good|ill|strong|any|no|of|last) will",
        None,
    ),
    Expression(r"will(?: of| and| or)|at will", None),
    Expression(
        r"(?:which|whom?|that|where|if|when|once|until|unless|before|after|while|as|whether|what|how)"
        r"(?: [\w'-]+){0,1} will(?: not)?",
        None,
    ),
    Expression(
        r"(?:if|when|once|until|unless|before|after|while|whether|what|how)(?: [\w'-]+){2,5} will(?: not)?",
        None,
    ),
)
