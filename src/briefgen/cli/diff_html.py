"""A difference as a page of its own: no script, nothing loaded, light and dark, in any width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from briefgen.cli.diff_editions import Compared
from briefgen.cli.diff_markup import entry
from briefgen.cli.diff_words import told

# Colours are marked by a line as well, for who cannot tell them apart (WCAG 2.2, 1.4.1).
_STYLE = Markup("""
:root { color-scheme: light dark; --ink: light-dark(#17202b, #e6e8eb); --paper: light-dark(#fff, #12171e);
  --hair: light-dark(#d9dce1, #333b46); --grey: light-dark(#5f646c, #a3a9b2);
  --gone: light-dark(#8c1d2f, #f0808f); --come: light-dark(#1d643f, #7cc79c); }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-inline-size: 52rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.5 "IBM Plex Serif", "IBM Plex Sans Arabic", Georgia, serif;
  overflow-wrap: anywhere; }
h1, h2, h3, b { font-family: "Varela Round", "IBM Plex Sans Arabic", system-ui, sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; }
h3 { font-size: 1rem; margin-block: 2rem 0.5rem; border-block-end: 1px solid var(--hair); }
ul { list-style: none; margin: 0; padding: 0; }
li:has(> b) { margin-block: 0.9rem; }
li { margin-block: 0.25rem; }
li li { padding-inline-start: 1rem; }
[dir=rtl] { unicode-bidi: isolate; }
li > [lang][dir=rtl]:only-of-type { display: block; font-size: 1.1em; line-height: 1.75; }
del { color: var(--gone); text-decoration: line-through; }
ins { color: var(--come); text-decoration: underline; text-underline-offset: 0.2em; }
@media print { body { padding: 0; } li { break-inside: avoid; } }
""")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(briefs: Sequence[tuple[str, Compared]]) -> str:
    """All briefs that changed, as one HTML document."""
    title = "What changed"
    parts = Markup("\n").join(_brief(heading, one) for heading, one in briefs)
    return Markup(
        '<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        "<title>{title}</title>\n<style>{style}</style>\n</head>\n"
        "<body>\n<h1>{title}</h1>\n{parts}\n</body>\n</html>"
    ).format(policy=_POLICY, title=title, style=_STYLE, parts=parts or Markup("<p>Nothing changed.</p>"))


def _brief(heading: str, compared: Compared) -> Markup:
    sections = Markup("\n").join(_sections(compared))
    return Markup("<h2>{}</h2>\n{}").format(heading, sections)


def _sections(compared: Compared) -> Iterator[Markup]:
    if compared.new is None or compared.difference is None:
        return
    for title, entries in told(compared.difference.changes, compared.new.brief.own_language):
        listed = Markup("\n").join(entry(one, str, whole=True) for one in entries)
        yield Markup("<section>\n<h3>{}</h3>\n<ul>\n{}\n</ul>\n</section>").format(title, listed)
