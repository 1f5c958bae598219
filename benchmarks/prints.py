"""The pages of a brief as other programs get them: HTML files with briefgen's own styles in them."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from briefgen.building.dressing import dressed
from briefgen.building.steps import page
from briefgen.loading.load import loaded_at
from briefgen.render.fonts import FACES, face_rules
from briefgen.render.html import print_html, print_styles
from briefgen.render.images import resources

# It forbids what is no data: address; these pages are handed over as files.
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


@dataclass(frozen=True)
class Print:
    """What the PDF of one edition is made of, as a file."""

    edition: str
    html: Path

    @property
    def pdf(self) -> Path:
        """Where its PDF goes."""
        return self.html.with_suffix(".pdf")


def prints(brief: Path, folder: Path, editions: tuple[str, ...] = ("en", "ar", "en+ar")) -> list[Print]:
    """Write the print HTML of some editions of a brief, with its styles in it and its faces beside it.

    These are the pages that briefgen hands to its engine; only the policy against foreign resources
    is left out, since it would keep a browser from the faces.
    """
    loaded = loaded_at(brief)
    theme = dressed(loaded.value[0]) if loaded.value else None
    if loaded.value is None or theme is None or theme.value is None:
        sys.exit(f"`{brief}` cannot be read")
    for name, content in theme.value.fonts.items():
        (folder / name.rpartition("/")[2]).write_bytes(content)
    faces = face_rules(FACES, lambda face: face.name.rpartition("/")[2])
    style = f"<style>{faces}{''.join(print_styles(theme.value))}</style></head>"
    found = []
    for edition in editions:
        composed = page(loaded.value[1], tuple(edition.split("+")), theme.value.brand)
        text = print_html(composed, theme.value).value or ""
        for number, (address, content) in enumerate(resources(composed).items()):
            name = f"{edition}-{number}"
            (folder / name).write_bytes(content)
            text = text.replace(address, name)
        one = Print(edition, folder / f"{edition}.html")
        one.html.write_text(_POLICY.sub("", text).replace("</head>", style, 1), encoding="utf-8")
        found.append(one)
    return found


def pages(pdf: Path) -> int:
    """How many pages a PDF has."""
    return len(PdfReader(pdf).pages)
