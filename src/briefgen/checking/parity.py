"""TR: what two languages of a report have to have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.claim import Evidence
from briefgen.model.judgement import Judgement
from briefgen.model.outlook import Scenario
from briefgen.prose.denial import LANGUAGES as DENIAL_LANGUAGES
from briefgen.prose.denial import denies
from briefgen.prose.estimative import confidences, likelihoods
from briefgen.prose.literal import literals, spoken
from briefgen.prose.marks import quoted
from briefgen.prose.naming import cast, named_alone
from briefgen.prose.pairs import Pair, difference
from briefgen.prose.reckoning import Unshared, unshared_dates, unshared_numbers

# What a report says in its own name about the future: here one wording must not be silent.
_ESTIMATES = frozenset({"bottom_line", "highlights", "standfirst"})
# Many desks quote between single marks, which are apostrophes too: these excuse, and are never missed.
_SINGLE = re.compile(r"(?<!\w)[‘'‹](?=\w)[^‘‹]{12,}?[’'›](?!\w)")
# A few words in quotation marks are a name or a term; a whole phrase is somebody's words.
_PHRASE = 7

_ESTIMATIVE = frozenset({"ar", "en", "fr"})

# Arabic joins a particle to it: وS3.
_SIGN = re.compile(r"(?<![\w-])[وفبلك]?([A-Z]{1,4}-?[0-9]{1,4})(?![\w-])")
# A language in a web address: `ar.` before the host, or `/ar/` behind it.
_TAG = re.compile(r"[a-z]{2}(?:-[a-z]{2})?", re.IGNORECASE)

_Unshared = Callable[[tuple[str, str], tuple[str, str]], Unshared]


def _compared(case: Case, unshared: _Unshared, hint: str) -> Iterator[Finding]:
    for pair in case.pairs:
        source, target = pair.source, pair.target
        found = unshared((source.words, source.base), (target.words, target.base))
        if found.source or found.target:
            yield Finding(target.path, difference(pair, found.source, found.target), (hint,))


@rule("TR05", Severity.WARNING)
def numbers_differ(case: Case) -> Iterator[Finding]:
    """A number is not the same in two languages.

    Two readers of one report must count the same. Digits of all systems, separators, per
    cent and number words are read before numbers are compared, so 12,000 and twelve
    thousand are one number. A number in words that the other language leaves out is let
    pass; what is counted differently is not.

    Bad:   `{en: 38 per cent of the traffic, ar: 83 في المئة من الحركة}`
    Good:  `{en: 38 per cent of the traffic, ar: ٣٨ في المئة من الحركة}`
    """
    yield from _compared(case, unshared_numbers, "write the same number in each language")


@rule("TR06", Severity.WARNING)
def dates_differ(case: Case) -> Iterator[Finding]:
    """A date is not the same in two languages.

    Months are compared by all names that Arabic has for them, of the Levant, of Egypt and
    of the Maghreb, and days of the week with or without the word for day.

    Bad:   `{en: On Sunday 3 July, ar: يوم الاثنين 3 تموز}`
    Good:  `{en: On Sunday 3 July, ar: يوم الأحد 3 يوليو}`
    """
    yield from _compared(case, unshared_dates, "write the same date in each language")


@rule("TR07", Severity.WARNING)
def names_differ(case: Case) -> Iterator[Finding]:
    """An actor or event is named in one language only.

    A sentence that says "the party" in one language and names the party in the other is
    two statements. An actor counts as named by a mention, by any of its names, or by one word of them.

    Bad:   `{en: "@al-maliki denies it.", ar: وهو ينفي ذلك.}`
    Good:  `{en: "@al-maliki denies it.", ar: "@al-maliki ينفي ذلك."}`
    """
    known = cast(case.brief)
    for pair in case.pairs:
        lost = named_alone(pair.source, pair.target, known)
        added = named_alone(pair.target, pair.source, known)
        if lost or added:
            yield Finding(pair.target.path, difference(pair, lost, added), ("name them in each language",))


@rule("TR08", Severity.WARNING)
def literals_differ(case: Case) -> Iterator[Finding]:
    """A web address, a code or an id is in one language only.

    What is written letter by letter is the same in every language, and a reader of each
    needs it. Two addresses of one site may differ, as the pages of an encyclopaedia do.

    Bad:   `{en: "See [notice](https://example.org/14).", ar: "انظر [الإشعار](https://example.org/41)."}`
    Good:  `{en: "See [notice](https://example.org/14).", ar: "انظر [الإشعار](https://example.org/14)."}`
    """
    for pair in case.pairs:
        source, target = literals(pair.source.words), literals(pair.target.words)
        lost, added = sorted(source - target), sorted(target - source)
        if [_page(one) for one in lost] == [_page(one) for one in added]:
            lost, added = _codes_alone(pair)
        if lost or added:
            hint = "write it as it is in each language"
            yield Finding(pair.target.path, difference(pair, lost, added), (hint,))


def _codes_alone(pair: Pair) -> tuple[list[str], list[str]]:
    """Codes such as S1 or TR05, where each wording has one that the other lacks; one may be put in words."""
    source, target = (set(_SIGN.findall(spoken(one.words))) for one in (pair.source, pair.target))
    if source <= target or target <= source:
        return [], []
    return sorted(source - target), sorted(target - source)


def _page(literal: str) -> str:
    """What is the same in the addresses of one page in two languages: the site, if they name a language."""
    host, _, path = literal.partition("://")[2].partition("/")
    label, _, site = host.partition(".")
    if _TAG.fullmatch(label):
        return site
    return host if _TAG.fullmatch(path.partition("/")[0]) else literal


@rule("TR09", Severity.WARNING)
def estimates_differ(case: Case) -> Iterator[Finding]:
    """A likelihood or a confidence is not the same in two languages.

    "Likely" is more than half and «محتمل» is not, so a reader of each language would expect
    something else. In judgements, scenarios, highlights and the bottom line, a term
    that one language leaves out counts as well.

    Bad:   `{en: It is likely to hold., ar: من المرجّح جداً أن يصمد.}`
    Good:  `{en: It is likely to hold., ar: من المرجّح أن يصمد.}`

    Follows ICD 203, section D.6.e.(2)(a).
    """
    for pair in case.pairs:
        source, target = pair.source, pair.target
        if source.words == target.words or not {source.base, target.base} <= _ESTIMATIVE:
            continue
        here, there = spoken(source.words), spoken(target.words)
        for read in (likelihoods, confidences):
            said, meant = read(here, source.base), read(there, target.base)
            if said != meant and (_is_estimate(pair) or (said and meant)):
                yield Finding(
                    target.path,
                    difference(pair, sorted(said - meant), sorted(meant - said)),
                    ("use the words of the scale for the same term in each language",),
                )


def _is_estimate(pair: Pair) -> bool:
    leaf = pair.source.leaf
    return leaf.path[0] in _ESTIMATES or (
        isinstance(leaf.owner, Judgement | Scenario) and leaf.path[-1] == "text"
    )


@rule("TR10", Severity.WARNING)
def quotations_differ(case: Case) -> Iterator[Finding]:
    """A whole phrase is quoted in one language and not in the other.

    Quotation marks say that these are somebody's words. Marks that the other language does not
    have turn a report into a quotation, or a quotation into a report. A few words
    in marks are a name or a term, and may do without; a phrase of seven words or more counts, and
    notes on the wording of a source do not.

    Bad:   `{en: He said that all would meet on Friday., ar: قال «سنلتقي جميعاً هنا في يوم الجمعة المقبل».}`
    Good:  `{en: He said that all would meet on Friday., ar: قال إنهم سيلتقون جميعاً يوم الجمعة.}`
    """
    for pair in case.pairs:
        if isinstance(pair.source.leaf.owner, Evidence):
            continue
        source, target = quoted(pair.source.words), quoted(pair.target.words)
        here, there = (len(_SINGLE.findall(one.words)) for one in (pair.source, pair.target))
        lost = _phrases(source, pair.target.words) if len(_phrases(source)) > len(target) + there else []
        added = _phrases(target, pair.source.words) if len(_phrases(target)) > len(source) + here else []
        if lost or added:
            yield Finding(
                pair.target.path,
                difference(pair, map(_short, lost), map(_short, added)),
                ("quote in both languages, or report the words in both",),
            )


def _phrases(passages: Iterable[str], beside: str = "") -> list[str]:
    """The passages that are whole phrases, without those that stand unchanged in the other wording."""
    return [one for one in passages if len(one.split()) >= _PHRASE and (not beside or one not in beside)]


def _short(passage: str) -> str:
    words = passage.split()
    return " ".join((*words[:4], "…"))


@rule("TR11", Severity.WARNING)
def denial_in_one_language(case: Case) -> Iterator[Finding]:
    """A denial stands in one language only.

    An allegation whose denial is left out of one edition is another report. Whether a text
    speaks of a denial is read from its words: denies, fabricated, نفى, مفبرك, dément.

    Bad:   `{en: He denies the recordings., ar: تُنسب إليه التسجيلات.}`
    Good:  `{en: He denies the recordings., ar: وهو ينفي صحة التسجيلات.}`
    """
    for pair in case.pairs:
        source, target = pair.source, pair.target
        known = {source.base, target.base} <= DENIAL_LANGUAGES
        if not known or source.words == target.words or isinstance(source.leaf.owner, Evidence):
            continue
        said = denies(spoken(source.words), source.base)
        if said != denies(spoken(target.words), target.base):
            tag = f"`{source.tag}`"
            message = (
                f"the denial of {tag} is missing here" if said else f"a denial stands here, and none in {tag}"
            )
            yield Finding(target.path, message, ("say who denies it in each language",))


RULES = (
    numbers_differ,
    dates_differ,
    names_differ,
    literals_differ,
    estimates_differ,
    quotations_differ,
    denial_in_one_language,
)
