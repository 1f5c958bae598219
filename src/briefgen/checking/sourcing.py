"""SR: what a claim rests on."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checking.rule import Case, Finding, rule
from briefgen.diagnostic import Severity
from briefgen.model.claim import Claim
from briefgen.model.node import each


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


RULES = (claim_without_evidence,)
