"""AD: grades of the Admiralty code on sources and claims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.checking.basis import Basis
from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.claim import Claim
from briefgen.model.node import each
from briefgen.prose.fold import fold

# Words that keep a distance: whoever reads them knows that somebody else says so.
_DISTANCE = re.compile(
    r"(?<!\w)(?:according to|by (?:one|two|its|the) (?:texts?|reports?|accounts?|own)|"
    r"reported(?:ly)?|reports?|says?|said|claims?|claimed|alleg\w+|attributed|appears?|apparently|accounts?|unconfirmed|may|might|"
    r"selon|d'apres|aurai(?:t|ent)|serai(?:t|ent)|dit|affirme\w*|pretend\w*)(?!\w)"
    r"|(?<!\w)[وف]?(?:بحسب|حسب|وفق|وفقا|قال|قالت|يقول|تقول|ذكر|ذكرت|يذكر|تذكر|نقل|نقلت|ينقل|تنقل|زعم|يزعم|تزعم|"
    r"افاد|افادت|يفيد|تفيد|منسوب|منسوبه|يقال|قيل|مزعوم|مزعومه|يبدو|ربما|قد)(?!\w)"
)
LEAST_SOURCES, LEAST_CLAIMS = 3, 5


@rule("AD01", Severity.ERROR)
def confirmed_by_none(case: Case) -> Iterator[Finding]:
    """A claim is graded 1, and no second independent source stands under it.

    Credibility 1 means confirmed by other independent sources. Sources of one
    `independence_group` are one.

    Bad:   `credibility: 1` on `s2` and `s5`, both of the group `asharq`
    Good:  `credibility: 2`, or evidence from a source of another group

    Follows the Admiralty code (AJP-2.1): 1 is "confirmed by other independent sources".
    """
    basis = Basis.of(case.brief)
    for path, claim in each(case.brief, Claim):
        groups = basis.independent(claim)
        if claim.credibility == 1 and len(groups) < 2:
            on = f"one source: `{groups[0]}`" if groups else "none"
            message = f"claim `{claim.id}` is graded as confirmed, and rests on {on}"
            hint = "name an independent source that confirms it, or grade it 2"
            yield Finding((*path, "credibility"), message, (hint,))


@rule("AD02", Severity.WARNING)
def doubt_worded_as_fact(case: Case) -> Iterator[Finding]:
    """A claim is worded as a fact, and its grade says that it is doubtful or cannot be judged.

    A claim of class `reported` or `context` is given in the desk's own words, without a
    speaker. With credibility 4, 5 or 6 the reader is told a thing and told not to believe it.

    Bad:   `{class: reported, text: The port is closed., credibility: 5}`
    Good:  `{class: hearsay, …}`, or `text: By one report, the port is closed.`

    Follows the Admiralty code and ICD 203, standard 2.
    """
    for path, claim in each(case.brief, Claim):
        if claim.class_ not in {"reported", "context"} or (claim.credibility or 0) < 4:
            continue
        root = claim.text.root
        wordings = (root,) if isinstance(root, str) else tuple(root.values())
        if claim.speaker or claim.hedge or any(_DISTANCE.search(fold(words)) for words in wordings):
            continue
        message = f"claim `{claim.id}` is worded as a fact and graded {claim.credibility}"
        hint = "say in the text who reports it, or give it the class `hearsay` or `claim`"
        yield Finding((*path, "credibility"), message, (hint,))


@rule("AD03", Severity.NOTE)
def one_grade_for_all(case: Case) -> Iterator[Finding]:
    """All sources, or all claims, have the same grade.

    Grades that never differ say nothing, and are often copied. F and 6 are left alone: they
    say that nothing could be judged.

    Bad:   `reliability: B` on a ministry, a party's channel and an unsigned post
    Good:  each source graded for itself

    Follows the Admiralty code, which grades each source and each report by itself.
    """
    sources = case.brief.sources
    grades = {source.reliability for source in sources}
    independent = set(Basis.of(case.brief).groups.values())
    if len(independent) >= LEAST_SOURCES and len(grades) == 1 and not grades & {"F", None}:
        message = f"all {len(sources)} sources have the grade `{sources[0].reliability}`"
        yield Finding(("sources", 0, "reliability"), message, ("grade each for itself",))
    claims = [(path, claim.credibility) for path, claim in each(case.brief, Claim) if claim.credibility]
    marks = {credibility for _, credibility in claims}
    if len(claims) >= LEAST_CLAIMS and len(marks) == 1 and marks != {6}:
        message = f"all {len(claims)} graded claims have the grade `{claims[0][1]}`"
        yield Finding((*claims[0][0], "credibility"), message, ("grade each for itself",))


@rule("AD04", Severity.WARNING)
def source_not_graded(case: Case) -> Iterator[Finding]:
    """Some sources are graded, and this one is not.

    A reader takes a missing grade for an oversight or for a bad one. `F` is the grade of a
    source that cannot be judged.

    Bad:   `reliability: B` on `s1`, and none on `s2`
    Good:  `reliability: F` on `s2`

    Follows the Admiralty code, in which F is "reliability cannot be judged".
    """
    if not any(source.reliability for source in case.brief.sources):
        return
    for index, source in enumerate(case.brief.sources):
        if source.reliability is None:
            message = f"source `{source.id}` is not graded, and others are"
            yield Finding(("sources", index), message, ("add `reliability`; `F` if it cannot be judged",))


RULES = (confirmed_by_none, doubt_worded_as_fact, one_grade_for_all, source_not_graded)
