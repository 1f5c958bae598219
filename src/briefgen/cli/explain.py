"""`briefgen explain`."""

from __future__ import annotations

from collections.abc import Iterator

import click

from briefgen.checking.registry import RULES
from briefgen.checking.rule import Rule
from briefgen.cli.check_pages import CHECK_PAGES
from briefgen.cli.delivery_pages import DELIVERY_PAGES
from briefgen.cli.edition_pages import EDITION_PAGES
from briefgen.cli.executor_pages import EXECUTOR_PAGES
from briefgen.cli.forecast_pages import FORECAST_PAGES
from briefgen.cli.format_pages import FORMAT_PAGES
from briefgen.cli.pages import PAGES
from briefgen.cli.report_pages import REPORT_PAGES
from briefgen.cli.source_pages import SOURCE_PAGES
from briefgen.cli.store_pages import STORE_PAGES
from briefgen.cli.translation_pages import TRANSLATION_PAGES
from briefgen.nearest import did_you_mean


def pages() -> dict[str, str]:
    """The page of every code that a message can have."""
    rules = {rule.code: rule.page for rule in RULES}
    return {
        **PAGES,
        **EDITION_PAGES,
        **EXECUTOR_PAGES,
        **CHECK_PAGES,
        **DELIVERY_PAGES,
        **FORECAST_PAGES,
        **FORMAT_PAGES,
        **REPORT_PAGES,
        **SOURCE_PAGES,
        **STORE_PAGES,
        **TRANSLATION_PAGES,
        **rules,
    }


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain the CODE of a message: what, why, bad, good. Without a CODE, list all of them."""
    if code is None:
        click.echo("\n".join(_listed()))
        return
    known = pages()
    page = known.get(code.upper())
    if page is None:
        hints = did_you_mean(code.upper(), known) or (f"the codes are {', '.join(sorted(known))}",)
        raise click.UsageError(f"there is no code `{code}`; {hints[0]}")
    rules = {rule.code: rule for rule in RULES}
    click.echo(_page(rules[code.upper()]) if code.upper() in rules else f"{code.upper()}: {page.rstrip()}")


def _page(rule: Rule) -> str:
    head = f"{rule.severity}[{rule.code}]: {rule.page}"
    if rule.is_firm:
        return (
            f"{head}\n\nNo report can be made of such a brief, so neither a comment nor a desk can allow it."
        )
    return head


def _listed() -> Iterator[str]:
    """One line a code: the code, the severity where a rule stands behind it, the first sentence."""
    severities = {rule.code: str(rule.severity) for rule in RULES}
    for code, page in sorted(pages().items()):
        sentence = page.partition("\n")[0]
        yield f"{code}  {severities.get(code, ''):7}  {sentence}"
