"""A rule: a function from a case to findings, with a code, a severity and a page."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from briefgen.checking.lock import Proof
from briefgen.diagnostic import Severity
from briefgen.model.brief import Brief
from briefgen.model.node import Path


@dataclass(frozen=True)
class Case:
    """What rules look at: a brief, its archived texts, and what was proved before.

    `archive` holds the bytes of each source's archived text that is at hand, by source id;
    it is empty where there is no archive folder. `proofs` is the content of `evidence.lock`.
    """

    brief: Brief
    archive: Mapping[str, bytes] = field(default_factory=dict)
    proofs: Mapping[str, Proof] = field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """What a rule says about the node at a path."""

    path: Path
    message: str
    hints: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A rule with what `briefgen explain` prints about it."""

    code: str
    severity: Severity
    page: str
    find: Callable[[Case], Iterator[Finding]]


def rule(code: str, severity: Severity) -> Callable[[Callable[[Case], Iterator[Finding]]], Rule]:
    """Make a rule of a function; its docstring is its page."""

    def make(find: Callable[[Case], Iterator[Finding]]) -> Rule:
        return Rule(code, severity, inspect.getdoc(find) or "", find)

    return make
