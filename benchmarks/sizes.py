"""How much is measured: the one place with its numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """How large what is built is, and how often each thing is measured."""

    briefs: int
    """In the workspace where nothing, or one brief, has changed; six targets each."""
    growing_briefs: tuple[int, ...]
    growing_events: tuple[int, ...]
    """Events of reports that grow; 17 make about fifteen pages."""
    batch: int
    """Briefs of the batch that is built on one core and on two."""
    report: str
    """The brief that is built cold, of those of this repository."""
    commits: int
    """Of the history whose editions are compared and scored."""
    lines: int
    """Of the brief that is edited in a warm process."""
    edits: int
    renders: int
    """Of a tiny document, by one engine."""
    short: int
    """Rounds of what takes less than a second."""
    long: int
    """Rounds of what takes longer."""
    settled: float
    """Seconds until a file that was just written is old enough to be trusted by its stamp."""


FULL = Sizes(
    briefs=1000,
    growing_briefs=(1000, 2500, 5000, 10_000),
    growing_events=(17, 100, 230, 480),
    batch=50,
    report="maliki-recordings/brief.yaml",
    commits=10_000,
    lines=3000,
    edits=40,
    renders=2000,
    short=15,
    long=3,
    settled=3,
)

TINY = Sizes(
    briefs=2,
    growing_briefs=(1, 2),
    growing_events=(5, 20),
    batch=1,
    report="basra-water.yaml",
    commits=40,
    lines=20,
    edits=2,
    renders=2,
    short=1,
    long=1,
    settled=0,
)
