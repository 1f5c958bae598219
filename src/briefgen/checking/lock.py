"""The content of `evidence.lock`: which quote was found in which archived text, and where.

JSON with sorted keys, one object for each quote, so that git shows what changed. It lets a
desk keep the proof in its repository and the articles, which are somebody else's, out of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from briefgen.diagnostic import Checked, error
from briefgen.model.brief import Brief
from briefgen.model.claim import Claim, Evidence
from briefgen.model.node import Path, each
from briefgen.prose.fold import fold
from briefgen.span import File, Span, start_of

VERSION = 1


@dataclass(frozen=True)
class Proof:
    """One quote as it was found: in which source, in which bytes, at which lines."""

    source: str
    archive: str
    """SHA-256 of the archived text's bytes."""
    lines: str
    quote: str
    """SHA-256 of the folded quote."""


@dataclass(frozen=True)
class Quoted:
    """A quote of the brief: where it stands, and the evidence that holds it."""

    key: str
    """The claim's id and the position of the evidence, as `r4-03/0`."""
    path: Path
    evidence: Evidence
    words: str


def quotes(brief: Brief) -> tuple[Quoted, ...]:
    """Every quote of a brief, in its order."""
    found = []
    for path, claim in each(brief, Claim):
        for index, evidence in enumerate(claim.evidence):
            if evidence.quote is not None:
                where = (*path, "evidence", index)
                found.append(Quoted(f"{claim.id}/{index}", where, evidence, evidence.quote))
    return tuple(found)


def proof(quoted: Quoted, archive_sha256: str) -> Proof:
    """What the lock has to say about a quote for it to count as proved."""
    evidence = quoted.evidence
    words = hashlib.sha256(fold(quoted.words).encode()).hexdigest()
    return Proof(evidence.source, archive_sha256, evidence.lines or "", words)


def write(proofs: Mapping[str, Proof]) -> bytes:
    """The lock file's bytes."""
    content = {"version": VERSION, "quotes": {key: asdict(proofs[key]) for key in sorted(proofs)}}
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read(name: str, content: bytes | None) -> Checked[dict[str, Proof]]:
    """The proofs in a lock file; none in a file that is not there."""
    if content is None:
        return Checked({})
    file = File(name, content.decode("utf-8", errors="replace"))
    hint = "take it from git again, or delete it and run `briefgen check` with the archive at hand"
    try:
        data = json.loads(file.text)
        if data["version"] != VERSION:
            wrong = f"version {data['version']} of the lock is not known to this briefgen"
            return Checked(None, (error("QT05", start_of(file), wrong, "update briefgen"),))
        return Checked({key: Proof(**entry) for key, entry in data["quotes"].items()})
    except json.JSONDecodeError as reason:
        span = Span(file, reason.lineno, reason.colno, reason.lineno, reason.colno + 1)
        return Checked(None, (error("QT05", span, f"the lock is damaged: {reason.msg.lower()}", hint),))
    except (KeyError, TypeError, AttributeError):
        return Checked(None, (error("QT05", start_of(file), "the lock is damaged", hint),))
