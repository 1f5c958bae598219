"""The look that a house gives its reports: what `[theme]` in `briefgen.toml` may say.

The marking of a report is no part of it: the colours and the places of TLP labels are the standard's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Literal

from briefgen.contrast import contrast, nearest_shade

Paper = Literal["A4", "Letter"]
Density = Literal["compact", "normal", "airy"]
Words = str | Mapping[str, str]
"""A text for all languages, or one for each by its tag."""

# WCAG 2.2: text, and graphics that are needed to understand a page.
TEXT, GRAPHIC = 4.5, 3.0


@dataclass(frozen=True)
class Colours:
    """The colours of a report, each sRGB as `#rrggbb`."""

    ink: str = "#17202b"
    """Text, and the rules that divide a page."""
    grey: str = "#5f646c"
    """Labels, notes and what else steps back."""
    hairline: str = "#d9dce1"
    """Rules between items, and the track that a bar runs on; no text."""
    accent: str = "#8c1d2f"
    """Numbers, bars, and the one thing on a page that is to be seen first."""
    tint: str = "#f6f3ee"
    """The ground of the bottom line and of what a link led to."""
    paper: str = "#ffffff"
    """The ground of everything else."""
    amber: str = "#7a5200"
    """What is alleged or not verified."""
    green: str = "#1d643f"
    """What is confirmed or on record."""
    link: str = "#274f7c"
    """Links and citations."""


LIGHT = Colours()
DARK = Colours(
    ink="#e6e8eb",
    grey="#a3a9b2",
    hairline="#333b46",
    accent="#f0808f",
    tint="#1e2630",
    paper="#12171e",
    amber="#e0b15c",
    green="#7cc79c",
    link="#8fb8e6",
)
COLOURS = tuple(item.name for item in fields(Colours))
_TEXTS = ("ink", "grey", "accent", "amber", "green", "link")
_GROUNDS = ("paper", "tint")
# What stands on what, and the contrast that it needs.
_PAIRS = (
    *((text, ground, TEXT) for text in _TEXTS for ground in _GROUNDS),
    ("accent", "hairline", GRAPHIC),
)


@dataclass(frozen=True)
class Brand:
    """The settings of a theme; where one is absent, the packaged theme's own holds."""

    logo: str | None = None
    """The name of a PNG or JPEG file of the workspace."""
    logo_alt: Words | None = None
    """What the logo says, for those who cannot see it; without it, `header`."""
    header: Words | None = None
    """What stands before the title at the head of each printed page."""
    footer: Words | None = None
    """What stands at the foot of each page, after number, edition and desk."""
    paper: Paper = "A4"
    density: Density = "normal"
    text: tuple[str, ...] = ()
    """Families of the running text, tried letter by letter in this order."""
    display: tuple[str, ...] = ()
    """Families of titles, large numbers and quoted words."""
    colours: Mapping[str, str] = field(default_factory=dict)
    """The colours that are given, by their names in `Colours`."""
    dark: Mapping[str, str] = field(default_factory=dict)
    """The same for screens whose readers wish them dark."""

    @property
    def light_colours(self) -> Colours:
        """All colours on paper and on light screens."""
        return Colours(**{**vars(LIGHT), **self.colours})

    @property
    def dark_colours(self) -> Colours:
        """All colours on dark screens; what is given for light ones only is lightened.

        A shade is as far from the dark ground as the packaged theme's own is.
        """
        grounds = {name: self.dark.get(name, getattr(DARK, name)) for name in _GROUNDS}
        derived = {
            name: nearest_shade(self.colours[name], [(grounds["paper"], _distance(name))])
            for name in _TEXTS
            if name in self.colours
        }
        found = {name: shade for name, shade in derived.items() if shade is not None}
        return Colours(**{**vars(DARK), **found, **grounds, **self.dark})


def _distance(name: str) -> float:
    return contrast(getattr(DARK, name), DARK.paper)


PACKAGED = Brand()
"""The look of the packaged theme."""


@dataclass(frozen=True)
class Clash:
    """Two colours that stand on each other and cannot be told apart well enough."""

    text: str
    ground: str
    """Both by their names in `Colours`."""
    ratio: float
    least: float
    """The ratio that WCAG asks for."""
    change: str
    """The name of the one to change: the one that was given, the text if both were."""
    shade: str | None
    """The nearest shade of it that clashes with nothing, if there is one."""


def clashes(colours: Colours, given: Collection[str]) -> Iterator[Clash]:
    """The pairs of colours that fail WCAG 2.2 at level AA; `given` are the names that a user chose."""
    for text, ground, least in _PAIRS:
        ratio = contrast(getattr(colours, text), getattr(colours, ground))
        if ratio < least:
            change = ground if ground in given and text not in given else text
            yield Clash(text, ground, ratio, least, change, _passing(colours, change))


def _passing(colours: Colours, name: str) -> str | None:
    """The nearest shade of a colour that stands out from all that it has to."""
    beside = {ground: least for text, ground, least in _PAIRS if text == name}
    beside |= {text: least for text, ground, least in _PAIRS if ground == name}
    others = [(getattr(colours, other), least) for other, least in beside.items()]
    return nearest_shade(getattr(colours, name), others)
