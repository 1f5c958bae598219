"""A rule: a function from a case to findings, with a code, a severity and a page."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from briefgen.checking.lock import Proof
from briefgen.diagnostic import Severity
from briefgen.model.annex import Term
from briefgen.model.brief import Brief
from briefgen.model.leaf import Leaf, leaves
from briefgen.model.memory import Memory, State
from briefgen.model.node import Path
from briefgen.prose.pairs import Pair, pairs
from briefgen.prose.wording import Wording, wordings


@dataclass(frozen=True)
class Case:
    """What rules look at: a brief, its archived texts, and what was proved before.

    `archive` holds the bytes of each source's archived text that is at hand, by source id;
    it is empty where there is no archive folder. `originals` holds the captures that texts were taken
    out of, in the same way. `proofs` is the content of `evidence.lock`.
    `states` has the state of each translation by the path of its text and its language, for the
    languages of which a memory is kept; `memories` has these by language, in step with the brief.
    `terms` are the words of the desk, beside the brief's own.
    """

    brief: Brief
    archive: Mapping[str, bytes] = field(default_factory=dict)
    proofs: Mapping[str, Proof] = field(default_factory=dict)
    states: Mapping[tuple[Path, str], State] = field(default_factory=dict)
    memories: Mapping[str, Memory] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    originals: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every text that is said in each of the brief's languages."""
        return tuple(leaves(self.brief))

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """Every wording of every text, in the order of the brief."""
        return tuple(wordings(self.leaves, self.brief.own_language))

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every translation with the wording that it is one of."""
        return tuple(pairs(self.leaves, self.brief.own_language))


@dataclass(frozen=True)
class Finding:
    """What a rule says about the node at a path."""

    path: Path
    message: str
    hints: tuple[str, ...] = ()
    mend: Callable[[str], str] | None = None
    """What makes the text at the path right, where that is mechanical and safe.

    It is tried on the words as they are and on the characters of the file that stand for them, whole or
    line by line; so it has to do the same wherever a text is cut.
    """


@dataclass(frozen=True)
class Rule:
    """A rule with what `briefgen explain` prints about it."""

    code: str
    severity: Severity
    page: str
    find: Callable[[Case], Iterator[Finding]]
    is_firm: bool
    """Whether no report can be made of a brief that breaks it; no desk can soften it."""

    @property
    def family(self) -> str:
        """The two letters of its code."""
        return self.code[:2]


def rule(
    code: str, severity: Severity, *, is_firm: bool = False
) -> Callable[[Callable[[Case], Iterator[Finding]]], Rule]:
    """Make a rule of a function; its docstring is its page."""

    def make(find: Callable[[Case], Iterator[Finding]]) -> Rule:
        return Rule(code, severity, inspect.getdoc(find) or "", find, is_firm)

    return make
