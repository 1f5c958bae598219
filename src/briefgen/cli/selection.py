"""Which findings a person wants to see: `--select` and `--ignore`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import click

from briefgen.diagnostic import Diagnostic, Severity
from briefgen.nearest import did_you_mean

F = TypeVar("F", bound=Callable[..., object])


@dataclass(frozen=True)
class Selection:
    """Codes and families; without a selected one, all are."""

    selected: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()

    def has(self, code: str) -> bool:
        """Whether a code is selected, and not ignored."""
        names = {code, code[:2]}
        return (not self.selected or bool(names & self.selected)) and not names & self.ignored

    def shows(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic is to be seen.

        An error that no rule stands behind kept the rules from looking at a brief, or a report from being
        made of it; without it, the brief would seem to be fine.
        """
        return self.has(diagnostic.code) or (
            diagnostic.severity is Severity.ERROR and diagnostic.code not in _rules()
        )


def _rules() -> frozenset[str]:
    # Loaded only for who selects: briefs that have not changed are checked without the rules.
    from briefgen.checking.registry import RULES  # noqa: PLC0415

    return frozenset(rule.code for rule in RULES)


def options(command: F) -> F:
    """The two options on a command; each takes codes and families, and may be given again."""
    for name, help_ in (("--ignore", "All findings but these."), ("--select", "Only these findings.")):
        command = click.option(
            name, multiple=True, metavar="LK,TR05", callback=_codes, help=f"{help_} Codes or families."
        )(command)
    return command


def _codes(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> frozenset[str]:
    del context, parameter
    if not given:
        return frozenset()
    from briefgen.cli.explain import pages  # noqa: PLC0415

    known = {*pages(), *(code[:2] for code in pages())}
    chosen = frozenset(word.strip().upper() for part in given for word in part.split(",") if word.strip())
    for word in sorted(chosen - known):
        hint = f"; {ways[0]}" if (ways := did_you_mean(word, known)) else ""
        raise click.BadParameter(f"`{word}` is neither a code nor a family{hint}")
    return chosen
