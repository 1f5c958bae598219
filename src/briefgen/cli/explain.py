"""`briefgen explain`."""

from __future__ import annotations

import click

from briefgen.checking.registry import RULES
from briefgen.cli.pages import PAGES
from briefgen.cli.report_pages import REPORT_PAGES
from briefgen.nearest import did_you_mean


def pages() -> dict[str, str]:
    """The page of every code that a message can have."""
    return {**PAGES, **REPORT_PAGES, **{rule.code: rule.page for rule in RULES}}


@click.command("explain")
@click.argument("code")
def command(code: str) -> None:
    """Explain the CODE of a message: what, why, bad, good."""
    known = pages()
    page = known.get(code.upper())
    if page is None:
        hints = did_you_mean(code.upper(), known) or (f"the codes are {', '.join(sorted(known))}",)
        raise click.UsageError(f"there is no code `{code}`; {hints[0]}")
    click.echo(f"{code.upper()}: {page}")
