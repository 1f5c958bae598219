"""A page, or a pair of pages, to HTML."""

from __future__ import annotations

from typing import Literal

from jinja2 import TemplateError
from markupsafe import Markup

from briefgen.diagnostic import Checked
from briefgen.render.blame import template_fault
from briefgen.render.fonts import faces_for
from briefgen.render.theme import SHARED, Theme
from briefgen.view.page import Page, Pair

Medium = Literal["screen", "print"]


def html(page: Page | Pair, theme: Theme) -> Checked[str]:
    """One HTML file that stands alone: styles and fonts inside, nothing loaded from outside."""
    bare = _render(page, theme, "screen", "")
    if bare.value is None:
        return bare
    sheets = theme.stylesheets(*SHARED, "screen.css")
    style = theme.embedded_faces(faces_for(bare.value)) + "\n".join(sheets)
    return _render(page, theme, "screen", style)


def print_html(page: Page | Pair, theme: Theme) -> Checked[str]:
    """The HTML that the PDF engine gets; its stylesheets go beside it."""
    return _render(page, theme, "print", "")


def print_styles(theme: Theme) -> tuple[str, ...]:
    """The stylesheets of a PDF."""
    return theme.stylesheets(*SHARED, "print.css")


def _render(page: Page | Pair, theme: Theme, medium: Medium, style: str) -> Checked[str]:
    name, variable = ("pair.html", "pair") if isinstance(page, Pair) else ("brief.html", "page")
    values = {variable: page, "medium": medium, "style": Markup(style)}  # noqa: S704 - the theme's
    try:
        return Checked(theme.environment.get_template(name).render(values))
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as reason:
        return Checked(None, (template_fault(reason, theme.template),))
