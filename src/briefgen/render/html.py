"""A page, or a pair of pages, to HTML."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Mapping

from jinja2 import TemplateError
from markupsafe import Markup

from briefgen.diagnostic import Checked
from briefgen.render.blame import template_fault, uncut, unmarked
from briefgen.render.compact import compact_script, compact_style
from briefgen.render.cut import CutError, asks, names, renamed, rows
from briefgen.render.environment import environment
from briefgen.render.fonts import faces_for
from briefgen.render.images import addresses
from briefgen.render.theme import LOGO, Theme
from briefgen.view.look import Logo, Look, Medium
from briefgen.view.page import Page, Pair

# Stand where style and script belong until it is known which letters the page has; nobody can write them.
_STYLE, _SCRIPT = f"style {secrets.token_hex()}", f"script {secrets.token_hex()}"
# The label stands at the head and at the foot; in print one element runs in both places.
_LABELS: Mapping[Medium, int] = {"screen": 2, "print": 1}


def html(page: Page | Pair, theme: Theme) -> Checked[str]:
    """One HTML file that stands alone: styles and fonts inside, nothing loaded from outside."""
    program = compact_script(theme.program)
    bare = _render(page, theme, "screen", _STYLE, _SCRIPT if program else "", _policy(program))
    if bare.value is None:
        return bare
    faces = (*theme.own_faces, *faces_for(bare.value))
    sheets = compact_style("\n".join(theme.screen_styles))
    try:
        rules = theme.embedded_faces(faces, rows(bare.value), is_asked=asks(bare.value + sheets))
    except CutError as reason:
        return Checked(None, (uncut(reason),))
    style = renamed(rules + sheets, names(faces))
    return Checked(bare.value.replace(_STYLE, style).replace(_SCRIPT, program))


def print_html(page: Page | Pair, theme: Theme) -> Checked[str]:
    """The HTML that the PDF engine gets; its stylesheets go beside it."""
    return _render(page, theme, "print", "", "", _policy(""))


def print_styles(theme: Theme) -> tuple[str, ...]:
    """The stylesheets of a PDF."""
    return theme.print_styles


def _logo(theme: Theme, medium: Medium) -> Logo | None:
    """The logo as a medium gets it: inside the page on a screen, beside it in print."""
    image = theme.logo
    if image is None:
        return None
    inside = f"data:{image.type};base64,{base64.b64encode(image.content).decode('ascii')}"
    return Logo(inside if medium == "screen" else LOGO, image.width, image.height)


def _policy(script: str) -> str:
    """What a page may do, in the words of Content Security Policy 3: run its own script, load nothing."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; img-src data:; style-src 'unsafe-inline';"
        " font-src data:; base-uri 'none'; form-action 'none'"
    )


def _pair(pair: Pair, medium: Medium) -> str:
    """The template of a pair; its layout concerns print, and a screen shows columns."""
    return f"{pair.layout}.html" if medium == "print" and pair.layout != "columns" else "pair.html"


def _render(
    page: Page | Pair, theme: Theme, medium: Medium, style: str, script: str, policy: str
) -> Checked[str]:
    name, variable = (_pair(page, medium), "pair") if isinstance(page, Pair) else ("brief.html", "page")
    look = Look(
        medium,
        Markup(style),  # noqa: S704 - the theme's
        Markup(script),  # noqa: S704 - the theme's
        policy,
        theme.brand.light_colours,
        _logo(theme, medium),
        addresses(page, medium),
    )
    values = {variable: page, **vars(look)}
    try:
        text = environment(theme.template).get_template(name).render(values)
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as reason:
        return Checked(None, (template_fault(reason, theme.template),))
    label = (page.pages[0] if isinstance(page, Pair) else page).head.tlp
    if label and text.count(f'data-tlp="{label}"') < _LABELS[medium]:
        return Checked(None, (unmarked(label, theme.template),))
    return Checked(text)
