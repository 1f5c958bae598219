"""Number words of English, Arabic and French, as they stand after folding.

Cardinals and ordinals have one value: the fifth recording is recording 5.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

_Values = tuple[int | Fraction, ...]
_HALF: _Values = (Fraction(1, 2), 30, 50)
_QUARTER: _Values = (Fraction(1, 4), 15, 25)
_THIRD: _Values = (Fraction(1, 3), 20)


@dataclass(frozen=True)
class NumberWords:
    """The number words of one language; each part is by word."""

    units: Mapping[str, int]
    """One to nineteen, as far as one word says it."""
    tens: Mapping[str, int]
    """Twenty to ninety."""
    hundreds: Mapping[str, int]
    """A hundred, which multiplies the unit before it, and the hundreds that are one word."""
    scales: Mapping[str, int]
    """What multiplies the number before it: thousand, million."""
    alone: frozenset[str] = frozenset()
    """The scales that are a number by themselves."""
    loose: Mapping[str, _Values] = field(default_factory=dict)
    """Words that may stand for a number, and for which: half, dozen, a decade."""
    percent: re.Pattern[str] = re.compile(r"(?!)")
    """Per cent in words, which holds a hundred that is no number."""
    joint: re.Pattern[str] = re.compile(r"[\s-]+")
    """What may stand between the parts of one number."""
    dual: re.Pattern[str] = re.compile(r"(?!)")
    """Words whose ending may mean two of a thing."""
    is_arabic: bool = False
    """Whether a conjunction or preposition may be one word with the number, and three and twenty is said."""


def _counted(words: str, start: int, step: int = 1) -> dict[str, int]:
    """The words by value: those of one value stand together, the values between bars."""
    rows = enumerate(words.split("|"))
    return {word: start + step * place for place, row in rows for word in row.split()}


_EN = NumberWords(
    units=_counted(
        "one first|two second|three third|four fourth|five fifth|six sixth|seven seventh|eight eighth|"
        "nine ninth|ten tenth|eleven eleventh|twelve twelfth|thirteen thirteenth|fourteen fourteenth|"
        "fifteen fifteenth|sixteen sixteenth|seventeen seventeenth|eighteen eighteenth|nineteen nineteenth",
        1,
    ),
    tens=_counted(
        "twenty twentieth|thirty thirtieth|forty fortieth|fifty fiftieth|sixty sixtieth|seventy seventieth|"
        "eighty eightieth|ninety ninetieth",
        20,
        10,
    ),
    hundreds={"hundred": 100, "hundredth": 100},
    scales={
        "thousand": 10**3,
        "k": 10**3,
        "million": 10**6,
        "mn": 10**6,
        "m": 10**6,
        "billion": 10**9,
        "bn": 10**9,
        "b": 10**9,
        "trillion": 10**12,
        "tn": 10**12,
    },
    loose={
        "one": (1,),
        "once": (1,),
        "single": (1,),
        "sole": (1,),
        "half": _HALF,
        "quarter": _QUARTER,
        "both": (2,),
        "twice": (2,),
        "double": (2,),
        "pair": (2,),
        "couple": (2,),
        "third": _THIRD,
        "thirds": (Fraction(2, 3), 2),
        "quarters": (Fraction(3, 4), 3, 45, 75),
        "triple": (3,),
        "decade": (10,),
        "dozen": (12,),
        "fortnight": (14, 2),
        "century": (100,),
        "zero": (0,),
        "no": (0,),
        "none": (0,),
        "hundred": (100,),
        "thousand": (1000,),
        "million": (10**6,),
        "noon": (12,),
        **{
            f"{word}ies": (ten, 1900 + ten)
            for word, ten in _counted("twent|thirt|fort|fift|sixt|sevent|eight|ninet", 20, 10).items()
        },
    },
    percent=re.compile(r"\bper ?cent(?:age)?\b"),
    joint=re.compile(r"(?:[\s-]+|\s+and\s+)"),
)
_FR = NumberWords(
    units=_counted(
        "un une premier première premiers premières|deux deuxième second seconde|trois troisième|"
        "quatre quatrième|cinq cinquième|six sixième|sept septième|huit huitième|neuvième|dix dixième|"
        "onze onzième|douze douzième|treize treizième|quatorze quatorzième|quinze quinzième|seize seizième",
        1,
    ),
    tens=_counted(
        "vingt vingtième|trente trentième|quarante quarantième|cinquante cinquantième|soixante soixantième|"
        "septante|quatre-vingt quatre-vingts octante huitante|nonante",
        20,
        10,
    ),
    hundreds={"cent": 100, "cents": 100, "centième": 100},
    scales={
        "mille": 10**3,
        "millier": 10**3,
        "milliers": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
        "md": 10**9,
        "mds": 10**9,
        "m": 10**6,
    },
    alone=frozenset({"mille"}),
    loose={
        "un": (1,),
        "une": (1,),
        "seul": (1,),
        "seule": (1,),
        "neuf": (9,),
        "tiers": (*_THIRD, 2),
        "demi": _HALF,
        "demie": _HALF,
        "moitié": _HALF,
        "quart": _QUARTER,
        "double": (2,),
        "paire": (2,),
        "décennie": (10,),
        "dizaine": (10,),
        "douzaine": (12,),
        "quinzaine": (15, 14),
        "vingtaine": (20,),
        "siècle": (100,),
        "centaine": (100,),
        "aucun": (0,),
        "aucune": (0,),
        "zéro": (0,),
        "midi": (12,),
    },
    percent=re.compile(r"\bpour cent\b"),
    joint=re.compile(r"(?:[\s-]+|[\s-]et[\s-])"),
)
_AR = NumberWords(
    units=_counted(
        "واحد واحده احد احدي حادي حاديه اول اولي اولا|اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي "
        "ثان ثاني ثانيه ثانيا|"
        "ثلاث ثلاثه ثالث ثالثه ثالثا|اربع اربعه رابع رابعه رابعا|خمس خمسه خامس خامسه خامسا|"
        "ست سته سادس سادسه سادسا|سبع سبعه سابع سابعه سابعا|ثمان ثماني ثمانيه ثامن ثامنه ثامنا|"
        "تسع تسعه تاسع تاسعه تاسعا|عشر عشره عاشر عاشره عاشرا",
        1,
    ),
    tens=_counted(
        "عشرون عشرين|ثلاثون ثلاثين|اربعون اربعين|خمسون خمسين|ستون ستين|سبعون سبعين|ثمانون ثمانين|تسعون تسعين",
        20,
        10,
    ),
    hundreds={
        **dict.fromkeys(("مئه", "مائه", "ميه"), 100),
        **dict.fromkeys(("مئتان", "مئتين", "مئتا", "مئتي", "مائتان", "مائتين", "مائتا", "مائتي"), 200),
        **{
            f"{unit}{hundred}": 100 * value
            for unit, value in _counted("ثلاث|اربع|خمس|ست|سبع|ثمان ثماني|تسع", 3).items()
            for hundred in ("مئه", "مائه", "ميه")
        },
    },
    scales={
        **dict.fromkeys(("الف", "الاف", "الفا"), 10**3),
        **dict.fromkeys(("الفين", "الفان"), 2 * 10**3),
        **dict.fromkeys(("مليونين", "مليونان"), 2 * 10**6),
        **dict.fromkeys(("مليارين", "ملياران"), 2 * 10**9),
        **dict.fromkeys(("مليون", "ملايين", "مليونا"), 10**6),
        **dict.fromkeys(("مليار", "مليارات", "مليارا", "بليون", "بلايين", "بليونا"), 10**9),
        **dict.fromkeys(("تريليون", "تريليونات", "تريليونا", "ترليون"), 10**12),
    },
    alone=frozenset(
        {"الف", "الفا", "الفين", "الفان", "مليون", "مليونين", "مليونان", "مليار", "مليارين", "ملياران"}
    ),
    loose={
        "واحد": (1,),
        "واحده": (1,),
        "احد": (1,),
        "احدي": (1,),
        "مره": (1,),
        "كلا": (2,),
        "كلتا": (2,),
        "كلي": (2,),
        "ضعف": (2,),
        "مرتين": (2,),
        "مرتان": (2,),
        "الفين": (2000,),
        "الفان": (2000,),
        "الفي": (2000,),
        "الفا": (2000, 1000),
        "مليونين": (2 * 10**6,),
        "مليونان": (2 * 10**6,),
        "مليوني": (2 * 10**6,),
        "ملياري": (2 * 10**9,),
        "الفيه": (1000, 2000),
        "مليارين": (2 * 10**9,),
        "ملياران": (2 * 10**9,),
        "مليونا": (10**6, 2 * 10**6),
        "مليون": (10**6,),
        "مليار": (10**9,),
        "نصف": _HALF,
        "ربع": _QUARTER,
        "ثلث": _THIRD,
        "ثلثي": (Fraction(2, 3), 2),
        "ثلثا": (Fraction(2, 3), 2),
        "ثلثين": (Fraction(2, 3), 2),
        "ارباع": (Fraction(3, 4), 3, 45, 75),
        "عقد": (10,),
        "عقدين": (20,),
        "عقود": (10,),
        "دزينه": (12,),
        "قرن": (100,),
        "قرنين": (200,),
        "اسبوع": (7,),
        "اسبوعين": (14,),
        "صفر": (0,),
        "اي": (0,),
        "لا": (0,),
        "قرنا": (100,),
        **{
            f"{ten}{ending}": (value, 1900 + value)
            for ten, value in _counted("عشرين|ثلاثين|اربعين|خمسين|ستين|سبعين|ثمانين|تسعين", 20, 10).items()
            for ending in ("ات", "يات")
        },
    },
    percent=re.compile(r"\b(?:ب|في )ال(?:مئ|مائ|مي)[هة]\b"),
    joint=re.compile(r"\s+"),
    dual=re.compile(r"\w{3,}(?:ان|ين|تا|تي|ا|ي)(?:ه|هما|ها|هم|نا)?"),
    is_arabic=True,
)
NUMBER_WORDS: Mapping[str, NumberWords] = {"en": _EN, "ar": _AR, "fr": _FR}
"""The number words by language, without script and region."""
