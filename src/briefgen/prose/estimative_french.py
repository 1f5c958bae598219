"""Estimative language in French, as patterns on folded text.

Adjectives are terms only where they say something of an event: "il est probable", not "la cause probable".
"""

from __future__ import annotations

from briefgen.prose.expression import Expression, Row

_IS = (
    r"(?:est|sont|était|étaient|soit|soient|serait|sera|semble(?:nt)?|paraît|paraissent|reste(?:nt)?"
    r"|demeure(?:nt)?|devient|jugée?s?|jugeons|estimée?s?|tenue?s? pour|considérée?s? comme)"
)
_OUTCOME = r"(?:issue|scénario|évolution|hypothèse|perspective|éventualité)"
_WORDS = r"(?: [^\s.!?;]+){0,8}?"


def _adjective(word: str, term: str, row: Row = "first") -> tuple[Expression, ...]:
    return (
        Expression(rf"(?:\A|(?<=[,:;(] )){word}(?= ?(?:\Z|[.,:;)]))", term, row),
        Expression(rf"(?:{_IS}|{_OUTCOME}) (?P<term>{word})", term, row),
        Expression(rf"(?P<term>{word}) qu(?:e|'\w+)", term, row),
    )


LIKELIHOODS = (
    Expression(r"presque aucune chance", "almost no chance"),
    Expression(r"chances? infimes?|infimes? chances?", "remote chance"),
    Expression(rf"chances?{_WORDS} (?:est|sont|reste(?:nt)?) (?P<term>infimes?)", "remote chance"),
    *_adjective(r"(?:très|fort) (?:improbables?|peu probables?)", "very unlikely"),
    *_adjective(r"hautement improbables?", "highly unlikely"),
    *_adjective(r"improbables?|peu probables?|pas probables?", "unlikely"),
    Expression(r"possibilités? réelles?", "realistic possibility"),
    Expression(r"chances?(?: sont)? à peu près égales", "roughly even chance"),
    *_adjective(r"probables?", "likely"),
    Expression(r"probablement", "likely"),
    *_adjective(r"très probables?", "very likely"),
    Expression(r"très probablement", "very likely"),
    *_adjective(r"hautement probables?", "highly likely"),
    Expression(r"presque certaine?s?(?! \w+s\b)", "almost certain"),
    # The other row, as the interface prints it.
    Expression(r"(?:possibilité|probabilité|éventualité) infime", "almost no chance", "second"),
    *_adjective(r"hautement invraisemblables?", "very unlikely", "second"),
    *_adjective(r"invraisemblables?", "unlikely", "second"),
    Expression(r"à peu près une chance sur deux", "roughly even chance", "second"),
    *_adjective(r"vraisemblables?", "likely", "second"),
    Expression(r"vraisemblablement", "likely", "second"),
    *_adjective(r"hautement vraisemblables?", "very likely", "second"),
    Expression(r"quasi(?:ment)?[ -]certaine?s?", "almost certain", "second"),
    # Words of degree that stand on no scale.
    *_adjective(r"(?:extrêmement|tout à fait) improbables?", "very unlikely", "loose"),
    *_adjective(r"(?:assez|plutôt) improbables?", "unlikely", "loose"),
    Expression(r"une chance sur deux", "roughly even chance", "loose"),
    *_adjective(r"(?:assez|plutôt|plus que) probables?", "likely", "loose"),
    Expression(r"selon toute (?:probabilité|vraisemblance)|sans doute", "likely", "loose"),
    *_adjective(r"(?:extrêmement|tout à fait) probables?", "very likely", "loose"),
)

_NOT_IN = (
    r"(?! (?:entre|envers|parmi|chez|des?|du|de la|d'\w+)\b)"
    r"(?! (?:dans|en) (?!(?:ce|cette|notre|nos|le présent|la présente)(?! pays)))"
)
_OWN = r"(?:notre|la|cette) confiance|(?:degré|niveau) de confiance|confiance dans (?:ce|cette) \w+"


def _confidence(level: str, meaning: str) -> tuple[Expression, ...]:
    return (
        Expression(rf"confiance {level}{_NOT_IN}", meaning),
        Expression(rf"{level} confiance{_NOT_IN}", meaning),
        Expression(rf"(?:degré|niveau) de confiance(?: est| reste)? {level}", meaning),
        Expression(rf"(?:degré|niveau) {level} de confiance", meaning),
        Expression(rf"(?:{_OWN})(?: dans (?:ce|cette) \w+)? (?:est|reste|demeure) {level}", meaning),
        Expression(rf"(?:la )?confiance (?:des?|du|de la|d'\w+){_WORDS} (?:est|reste) {level}", None),
    )


CONFIDENCES = (
    *_confidence(r"(?:élevée?|haute|forte)", "high"),
    *_confidence(r"(?:modérée?|moyenne?)", "moderate"),
    *_confidence(r"faible", "low"),
)

HEDGES = (
    Expression(r"peut[ -]être|possiblement|éventuellement", "hedge"),
    Expression(r"il se (?:peut|pourrait) qu(?:e|'\w+)|il est possible qu(?:e|'\w+)|reste possible", "hedge"),
    Expression(r"pourra(?:it|ient)", "hedge"),
    Expression(r"(?:n'est|ne sont) pas (?:exclue?s?|impossibles?)|pas à exclure", "hedge"),
    Expression(r"ne (?:peut|saurait) (?:pas )?être (?:exclue?|écartée?)", "hedge"),
    Expression(r"ne (?:peut|saurait) (?:pas )?(?:exclure|écarter)", "hedge"),
    # What a part of the sentence leaves open.
    Expression(
        r"(?:qui|que|qu'\w+|dont|où|si|s'il|s'ils) (?:(?:ne|se|le|la|les|y|en) )?pourra(?:it|ient)", None
    ),
    Expression(r"ne pourra(?:it|ient) (?:pas|plus)", None),
)

_SHARE = r"(?:0|100|zéro|cent) ?(?:%|pour cent)"

CERTAINTIES = (
    Expression(rf"(?:{_IS}|seront) certaine?s?|certain qu(?:e|'\w+)", "certain"),
    Expression(r"certainement|inévitable(?:ment|s)?|à coup sûr|immanquablement", "certain"),
    Expression(
        r"sans aucun doute|nul doute|sans l'ombre d'un doute|il ne fait (?:aucun|pas de) doute", "certain"
    ),
    Expression(rf"{_IS} impossible|impossible qu(?:e|'\w+)|aucune chance (?:de|d'\w+|que)", "certain"),
    Expression(rf"(?:probabilité|chances?)(?: [\w'-]+){{0,4}} (?:est|de|à) {_SHARE}(?! des?)", "certain"),
    Expression(rf"{_SHARE} de (?:chances?|probabilité)", "certain"),
    # Short of certain, or about what can be known and not about what will be.
    Expression(
        rf"(?:{_IS} )?(?:presque|quasi(?:ment)?|pas|loin d'être|peu|moins)[ -](?:certaine?s?|impossible)"
        r"(?: qu(?:e|'\w+))?",
        None,
    ),
    Expression(rf"{_IS} impossible (?:de|d'\w+|à) ?\w+|presque aucune chance (?:de|d'\w+|que)", None),
)

FUTURES = (
    Expression(
        r"(?:va|vont) (?:pas |bientôt |\w+ment )?(?:se |s'|y |en )?(?!chercher|voir)\w{2,}(?:er|ir|re|oir)",
        "future",
    ),
    Expression(r"(?:s')?(?!cetera|riviera)\w{4,}(?:era|eront)", "future"),
    Expression(
        r"(?:sera|aura|fera|ira|restera|viendra|reviendra|reprendra|cessera|continuera|durera)", "future"
    ),
    Expression(
        r"(?:seront|auront|feront|iront|resteront|viendront|reviendront|reprendront|cesseront|continueront)",
        "future",
    ),
    # What a part of the sentence says on its way.
    Expression(r"(?:qui|que|dont|où|quand|lorsque|dès que|tant que|si) (?:[\w']+ ){0,4}\w+r(?:a|ont)", None),
    Expression(r"(?:qui|que|dont|où|quand|lorsque|si) (?:[\w']+ ){0,4}(?:va|vont) \w+", None),
)
