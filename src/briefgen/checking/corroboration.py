"""Where a text says that several sources agree, and what that is said of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.checking.basis import Basis
from briefgen.model.brief import Brief
from briefgen.model.claim import Claim, Sourced
from briefgen.model.node import Path
from briefgen.model.outlook import Resolution
from briefgen.prose.fold import fold, unfolded
from briefgen.prose.kept import kept
from briefgen.prose.wording import Wording, sentences


@dataclass(frozen=True)
class Wordings:
    """How one language says that sources agree, in folded text."""

    several: re.Pattern[str]
    unless: re.Pattern[str]
    """What makes the sentence say something else: that they do not, or that they are a source's own."""


_EN_MANY = r"multiple|several|various|numerous|many|different|separate"
_EN_DISTINCT = r"independent|separate|different|distinct|unrelated"
_EN_COUNT = r"two|three|four|five|six|\d+"
_EN_APART = r"independent|separate|different|distinct|unrelated|credible|reliable|open|news|media|press"
_FR_MANY = r"plusieurs|differentes|diverses|nombreuses|multiples|deux|trois|quatre|cinq|six|\d+"
_AR_MANY = r"عده|متعدده|عديده|كثيره|مختلفه|متفرقه|متطابقه|مستقله|متقاطعه"
_WORDINGS: Mapping[str, Wordings] = {
    "en": Wordings(
        re.compile(
            rf"(?<!\w)(?:(?:{_EN_MANY}) (?:(?:{_EN_APART})(?:,? and |, | ))*(?:sources|outlets|media outlets)"
            rf"|(?:{_EN_COUNT}) (?:{_EN_DISTINCT}) (?:sources|outlets|media outlets)"
            r"|(?:mutually )?independent (?:news |media )?(?:sources|outlets)"
            r"|independently (?:confirmed|corroborated|verified|reported))"
            r"(?! (?:of|close|near|familiar|in|within|inside|at|from|who|with|briefed)\b)(?!\w)"
        ),
        re.compile(
            r"(?<!\w)(?:no|not|never|nor|neither|none|without|lacks?|cannot|few|if|unless|until|whether|should|"
            r"would|must|could|may|might|needs?|awaits?|pending|cit(?:es|ed|ing)|quot(?:es|ed|ing)|told|unnamed|"
            r"anonymous|his|her|its own)(?!\w)|n't(?!\w)|"
            r"(?<!\w)(?:paper|newspaper|magazine|agency|outlet|site|website|channel|broadcaster|reuters|afp) "
            r"(?:says?|said|has|had|reports|reported|writes|wrote|claims?|claimed)(?!\w)|"
            r"(?<!\w)(?:financed|funded|fed|supplied|comes?|came|drawn?|draws|bought|buys)(?: \w+){0,3} "
            r"(?:from|by|on) (?:\w+ ){1,2}sources(?!\w)"
        ),
    ),
    "fr": Wordings(
        re.compile(
            rf"(?<!\w)(?:(?:{_FR_MANY}) (?:autres )?sources"
            r"(?: (?:independantes|distinctes|concordantes|ouvertes))?"
            r"|sources (?:independantes|concordantes|multiples|diverses)"
            r"|plusieurs medias|(?:confirmee?s?|corroboree?s?) de maniere independante)"
            r"(?! (?:d[eu's]|proches?|au|dans|qui))(?!\w)"
        ),
        re.compile(
            r"(?<!\w)(?:aucune?|pas|ne|ni|jamais|sans|faute|si|sauf|sinon|cit(?:e|ant|ees?)|anonymes?|couvert|"
            r"devrai(?:en)?t|pourrai(?:en)?t)(?!\w)|(?<!\w)n'|"
            r"(?<!\w)(?:financ|aliment|provien|vien|vit )\w*(?: \w+){0,4} (?:par|de) (?:\w+ )?sources(?!\w)"
        ),
    ),
    "ar": Wordings(
        re.compile(
            rf"(?<!\w)(?:[وفبلك]|لل|بال|وال|ال)?(?:مصادر (?:اعلاميه |اخباريه |صحفيه |مفتوحه )?(?:{_AR_MANY})"
            rf"|وسائل (?:ال)?اعلام (?:{_AR_MANY})|عده (?:مصادر|وسائل اعلام)|عدد من المصادر|العديد من المصادر"
            r"|اكثر من مصدر|مصدران مستقلان|مصدرين مستقلين"
            r"|وسيلتان (?:اعلاميتان )?مستقلتان|وسيلتين (?:اعلاميتين )?مستقلتين"
            rf"|(?:ثلاثه|اربعه|خمسه|سته|[3-6٣-٦]) مصادر(?: (?:{_AR_MANY}))?)(?!\w)"
            r"(?! (?:في|من|داخل|مقربه|قريبه|مطلعه|امنيه|طبيه|حكوميه|عسكريه|سياسيه|محليه|"
            r"مياه|طاقه|كهرباء|دخل|تمويل|رزق|ل\w+))"
        ),
        re.compile(
            r"(?<!\w)[وف]?(?:لا|لم|لن|ليس|ليست|غير|دون|بدون|بلا|ما لم|اذا|ان لم|لو|نقلا|نقلت|نقل|ابلغت?|"
            r"مجهوله|استشهد|يحتاج|تحتاج|ينبغي|يجب|بانتظار|طلبت)(?!\w)|"
            r"(?<!\w)(?:اكد|قال|افاد|كشف|ذكر|صرح|اوضح)\w* ل(?:ه|ها|نا|ل?(?:صحيف|وكال|قنا|موقع)\w*)(?!\w)|"
            r"(?<!\w)(?:تمويل|يمول|تمول|ممول|[يت]اتي|[يت]ستمد|ايراد|[يت]عتمد)\w*(?: \w+){0,4} (?:من|علي) "
            r"(?:\w+ ){0,2}(?:ال)?مصادر(?!\w)"
        ),
    ),
}
# Accents of French fall: a wording with or without them is the same.
_ACCENTS = str.maketrans("éèêëàâîïôùûç", "eeeeaaiiouuc")
# Blocks of the head that speak for the report as a whole.
_OF_THE_WHOLE = frozenset({"title", "standfirst", "bottom_line", "highlights"})


@kept
def claimed(words: str, base: str) -> str | None:
    """The words in which a text says that several sources agree; none if it does not."""
    wordings = _WORDINGS.get(base)
    if wordings is None:
        return None
    for sentence in sentences(words):
        folded = fold(sentence)
        if base == "fr":
            folded = folded.translate(_ACCENTS)
        several = wordings.several.search(folded)
        if several and not wordings.unless.search(folded):
            return unfolded(sentence, several.start(), several.end())
    return None


def said_of(brief: Brief, basis: Basis, wording: Wording) -> tuple[str, ...]:
    """The independence groups that a text rests on; none where that cannot be told.

    They are those of the nearest item around the text; of the whole brief for what its head says.
    Criteria of a forecast say what has to be seen, not what was.
    """
    item = None
    for node in _around(brief, wording.path):
        if isinstance(node, Resolution):
            return ()
        if isinstance(node, Claim | Sourced):
            item = node
    if isinstance(item, Claim) and item.class_ == "hearsay":
        return ()
    if item is not None:
        found = basis.independent(item)
        return found if found or wording.path[0] != "highlights" else _all(basis)
    return _all(basis) if wording.path[0] in _OF_THE_WHOLE else ()


def _all(basis: Basis) -> tuple[str, ...]:
    return tuple(dict.fromkeys(basis.groups.values()))


def _around(brief: Brief, path: Path) -> Iterator[object]:
    """The nodes on the way to a path, the outermost first."""
    return (node for place, node in brief.nodes if place == path[: len(place)])
