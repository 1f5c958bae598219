"""SR: what statements rest on, and whether sources that are counted apart are apart."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checking.archived import own_lines
from briefgen.checking.basis import Basis
from briefgen.checking.borrowing import reported_from
from briefgen.checking.corroboration import claimed, said_of
from briefgen.checking.likeness import shared, shingles
from briefgen.checking.rule import Case, Finding, rule
from briefgen.checking.second_article import second_article
from briefgen.diagnostic import Severity
from briefgen.model.claim import Claim
from briefgen.model.identifier import references
from briefgen.model.judgement import Judgement
from briefgen.model.node import each
from briefgen.model.source import Source
from briefgen.model.when import LooseDate

# Half of the shorter text: a quoted statement is less, a reprint with another headline is more.
SAME_ARTICLE = 0.5


@rule("SR01", Severity.ERROR)
def claim_without_evidence(case: Case) -> Iterator[Finding]:
    """A claim rests on no source.

    Readers cannot weigh what they cannot trace.

    Bad:   `evidence: []`
    Good:  `evidence: [{source: s1, lines: 12-14}]`

    Follows ICD 206, which asks for a source at each use of one.
    """
    for path, claim in each(case.brief, Claim):
        if not claim.evidence:
            message = f"claim `{claim.id}` rests on no source"
            yield Finding((*path, "evidence"), message, ("name a source and the words it rests on",))


@rule("SR02", Severity.WARNING)
def sources_not_several(case: Case) -> Iterator[Finding]:
    """A text speaks of several sources, and all that it rests on is one.

    Two outlets that print one agency's text are one source. Where all evidence lies in one
    `independence_group`, nothing has been confirmed, whatever the number of files. A bottom
    line and a highlight without sources are held against all sources of the brief. What a
    source says of sources of its own is left alone.

    Bad:   `several independent sources report it`, on `s2` and `s5` of one group
    Good:  `one article, carried by two outlets, reports it`

    Follows ICD 206 (circular reporting) and ICD 203, standard 1.
    """
    basis = Basis.of(case.brief)
    for wording in case.wordings:
        phrase = claimed(wording.plain, wording.base)
        groups = said_of(case.brief, basis, wording) if phrase else ()
        if phrase and len(groups) == 1:
            message = f"`{phrase}` is said of what rests on one source: `{groups[0]}`"
            hints = ("name the one source, or cite another that is independent of it",)
            yield Finding(wording.path, message, hints)


@rule("SR03", Severity.WARNING)
def source_never_cited(case: Case) -> Iterator[Finding]:
    """Nothing in the brief rests on a source.

    A list of sources says what the report stands on. One that is not used makes the base
    look broader than it is. Where a source is cited that there is not, the slip is in that id,
    and `ST01` says so.

    Bad:   a source `s4` that no claim, event or judgement names
    Good:  `sources: [s4]` where it is used, or no `s4`
    """
    cited = {
        reference.id
        for reference in references(case.brief)
        if "source" in reference.kinds and reference.path[0] != "sources"
    }
    if cited - {source.id for source in case.brief.sources} - case.brief.every_claim().keys():
        return
    for index, source in enumerate(case.brief.sources):
        if source.id not in cited:
            hint = "cite it where it is used, or delete it"
            yield Finding(("sources", index, "id"), f"nothing rests on source `{source.id}`", (hint,))


@rule("SR04", Severity.WARNING)
def source_without_descriptor(case: Case) -> Iterator[Finding]:
    """A source of a finished report does not say what affects its quality.

    Readers have to know how near a source was to what it tells, its record, its leanings and
    its gaps. A draft may still go without.

    Bad:   `{id: s1, publisher: The Port, title: Notice 27}` under `status: final`
    Good:  `descriptor: The operator's own notice; first hand, and interested in calm.`

    Follows ICD 206, source descriptors.
    """
    if case.brief.status == "draft":
        return
    for index, source in enumerate(case.brief.sources):
        if source.descriptor is None:
            hint = "say in `descriptor` how it knows, what its record is, and what it leaves out"
            yield Finding(("sources", index), f"source `{source.id}` has no descriptor", (hint,))


@rule("SR06", Severity.ERROR)
def translation_as_original(case: Case) -> Iterator[Finding]:
    """Words from a translation are quoted as the original ones.

    A source that was read in translation has none of its author's own words. A machine's
    choice of a word, between quotation marks, is taken for the speaker's.

    Bad:   `quote: a murder and thief, kind: original`, from a source with `translation: machine`
    Good:  `quote: a murder and thief, kind: translated`, with a `note` where the wording slips

    Follows ICD 206, which counts the language of a source among what affects its quality.
    """
    sources = {source.id: source for source in case.brief.sources}
    for path, claim in each(case.brief, Claim):
        for index, evidence in enumerate(claim.evidence):
            source = sources.get(evidence.source)
            by = source.language.translation if source and source.language else "none"
            if evidence.quote is None or evidence.kind != "original" or by == "none":
                continue
            whose = "a machine's translation" if by == "machine" else "a translation"
            where, ways = (*path, "evidence", index), ("write `kind: translated`",)
            if "kind" in evidence.model_fields_set:
                message = f"the words are {whose}, not the original"
                yield Finding((*where, "kind"), message, ways, _translated)
            else:
                yield Finding((*where, "quote"), f"the words are {whose}, and nothing says so", ways)


@rule("SR07", Severity.WARNING)
def second_article_in_capture(case: Case) -> Iterator[Finding]:
    """An archived text holds a second article.

    Pages go on to the next story. What stands there is not the source, and a quote, a name
    or a date from it would be given to the wrong article.

    Bad:   a capture that goes on with `China's Xi Visits Morocco`, and has no `exclude`
    Good:  `exclude: [42-59]`

    Follows the Berkeley Protocol: the file stays as captured, and the record says what in it counts.
    """
    for index, source in enumerate(case.brief.sources):
        archived = case.archive.get(source.id)
        found = second_article(own_lines(source, archived)) if archived is not None else None
        if found is not None and source.archive is not None:
            message = f"`{source.archive.file}` goes on with another article at line {found.first}"
            hints = (f"it begins with `{found.headline}`", f"add `{found.first}-{found.last}` to `exclude`")
            yield Finding(("sources", index, "archive"), message, hints)


@rule("SR08", Severity.WARNING)
def same_article_twice(case: Case) -> Iterator[Finding]:
    """Two sources carry the same article and count as two.

    A text that is printed again is not a second witness. The archived texts are compared
    without their excluded lines, by the stretches of eight words that they share.

    Bad:   one agency report from two sites, without an `independence_group`
    Good:  `independence_group: asharq` on both

    Follows ICD 206, which warns of circular reporting.
    """
    texts = {
        source.id: shingles(own_lines(source, case.archive[source.id]))
        for source in case.brief.sources
        if source.id in case.archive
    }
    none: frozenset[str] = frozenset()
    for index, other in enumerate(case.brief.sources):
        for one in case.brief.sources[:index]:
            part = shared(texts.get(one.id, none), texts.get(other.id, none))
            if not _is_one_group(one, other) and (_is_one_file(one, other) or part >= SAME_ARTICLE):
                message = f"`{other.id}` carries the same article as `{one.id}`, and both count"
                hint = "give both the same `independence_group`"
                yield Finding(("sources", index, "id"), message, (hint,))
                break


@rule("SR09", Severity.WARNING)
def circular_sourcing(case: Case) -> Iterator[Finding]:
    """A source is confirmed by itself.

    A report that says it has its news from another one adds nothing to it. Where both stand
    under one claim, one of them counts for nothing. A date of a source that is said to come
    from elsewhere cannot rest on that source either.

    Bad:   a claim on `s1` and on `s2`, whose text says `according to` the publisher of `s1`
    Good:  the claim on `s1`, or both in one `independence_group`

    Follows ICD 206, which warns of circular reporting.
    """
    yield from _borrowed(case)
    for index, source in enumerate(case.brief.sources):
        for path, date in each(source, LooseDate):
            cited = {cite.partition(":")[0] for cite in date.sources}
            if date.basis == "external" and cited == {source.id}:
                message = f"the date of `{source.id}` comes from elsewhere, and rests on `{source.id}`"
                yield Finding(("sources", index, *path, "sources"), message, ("name where it comes from",))


@rule("SR10", Severity.WARNING)
def judgement_without_basis(case: Case) -> Iterator[Finding]:
    """A judgement rests on no claim and no source, though the brief has sources.

    A reader has to be able to go from an assessment to what it was made from.

    Bad:   a judgement with a likelihood and nothing else
    Good:  `claims: [c4, c7]`, or `sources: [s2]`

    Follows ICD 206, which asks for sources of judgements, and ICD 203, standard 6.
    """
    if not case.brief.sources:
        return
    for path, judgement in each(case.brief, Judgement):
        if not judgement.claims and not judgement.sources:
            message = f"judgement `{judgement.id}` rests on no claim and no source"
            yield Finding((*path, "id"), message, ("name its `claims`, or its `sources`",))


RULES = (
    claim_without_evidence,
    sources_not_several,
    source_never_cited,
    source_without_descriptor,
    translation_as_original,
    second_article_in_capture,
    same_article_twice,
    circular_sourcing,
    judgement_without_basis,
)


def _borrowed(case: Case) -> Iterator[Finding]:
    """Evidence from a source that says it has its news from another source of the same claim."""
    sources = {source.id: source for source in case.brief.sources}
    for path, claim in each(case.brief, Claim):
        named = dict.fromkeys(one.source for one in claim.evidence)
        beside = [sources[name] for name in named if name in sources]
        for index, evidence in enumerate(claim.evidence):
            archived = case.archive.get(evidence.source)
            if archived is None:
                continue
            source = sources[evidence.source]
            own = own_lines(source, archived)
            for other in (one for one in beside if not _is_one_group(source, one)):
                words = reported_from(other, own, evidence.lines)
                if words:
                    message = f"`{source.id}` has it from `{other.id}`, and does not confirm it"
                    group = "leave one out, or give both the same `independence_group`"
                    where = (*path, "evidence", index, "source")
                    yield Finding(where, message, (f"it says `{words}`", group))


def _translated(_: str) -> str:
    return "translated"


def _is_one_group(one: Source, other: Source) -> bool:
    return one.id == other.id or (
        one.independence_group is not None and one.independence_group == other.independence_group
    )


def _is_one_file(one: Source, other: Source) -> bool:
    return bool(one.archive and other.archive and one.archive.sha256 == other.archive.sha256)
