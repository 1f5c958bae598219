"""Forecasts as a page of its own: tables, and charts of calibration; no script, nothing loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from briefgen.cli.forecasts_read import Ledger
from briefgen.cli.forecasts_words import (
    BIN_HEAD,
    FEW_QUESTIONS,
    FEW_SCENARIOS,
    RECORD_HEAD,
    SCORE_HEAD,
    SCORES,
    by_state,
    calibration,
    due,
    editions,
    origin,
    outcome,
    recasts,
    record,
    said,
    scores,
    trajectories,
)
from briefgen.forecasting.calibration import FEWEST_IN_BIN, Bin
from briefgen.forecasting.question import Question
from briefgen.forecasting.record import Record
from briefgen.localize.language import language

Row = Sequence[str | Markup]
_STYLE = Markup("""
:root { color-scheme: light dark; --ink: light-dark(#17202b, #e6e8eb); --paper: light-dark(#fff, #12171e);
  --hair: light-dark(#d9dce1, #333b46); --grey: light-dark(#5f646c, #a3a9b2);
  --accent: light-dark(#8c1d2f, #f0808f); }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-inline-size: 76rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.5 "IBM Plex Serif", "IBM Plex Sans Arabic", Georgia, serif; }
h1, h2, h3, th, figcaption { font-family: "Varela Round", "IBM Plex Sans Arabic", system-ui, sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; margin-block: 2.5rem 0.5rem; } h3 { font-size: 1rem; }
.scroll { overflow-x: auto; margin-block-end: 1.5rem; }
table { border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
th, td { text-align: start; vertical-align: top; padding: 0.35rem 0.9rem 0.35rem 0; }
thead th { border-block-end: 1px solid var(--ink); font-weight: 400; color: var(--grey); }
tbody tr > * { border-block-end: 1px solid var(--hair); }
tbody th { font-weight: 400; }
[dir=rtl] { unicode-bidi: isolate; font-size: 1.1em; }
figure { margin: 1rem 0; }
figcaption, .note { color: var(--grey); font-size: 0.875rem; max-inline-size: 44rem; }
svg { inline-size: min(100%, 24rem); block-size: auto; }
svg text { fill: var(--grey); font: 11px system-ui, sans-serif; }
.frame, .even { stroke: var(--hair); fill: none; } .even { stroke-dasharray: 4 4; stroke: var(--grey); }
.span { stroke: var(--accent); stroke-width: 1.5; }
.dot { stroke: var(--accent); stroke-width: 1.5; fill: var(--accent); } .few { fill: var(--paper); }
@media print { body { padding: 0; } tr, figure { break-inside: avoid; } }
""")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_ASKED = ("question", "deadline", "editions", "probabilities")
_KNOWN = ("question", "came true", "known", "looked up in", "probabilities", *SCORE_HEAD)
_SIDE, _EDGE = 300, 42
_CHART = (
    "Calibration by tens of per cent: how often scenarios came true, against the mean forecast. On the "
    "broken line both are the same; upright lines are 95 % intervals; a hollow point has fewer than "
    f"{FEWEST_IN_BIN} scenarios, too few to mean anything."
)
_NOTE = (
    f"Scored is the last vector that was published before the outcome: {SCORES}. For a mean, "
    f"{FEW_QUESTIONS}; for calibration, {FEW_SCENARIOS}. Scenarios of one question depend on each other, so "
    "that intervals are rather too short."
)


def page(ledger: Ledger) -> str:
    """The ledger as one HTML document."""
    title = "Forecasts"
    parts = Markup("\n").join((*_lists(ledger), *_records(ledger)))
    return Markup(
        '<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        "<title>{title}</title>\n<style>{style}</style>\n</head>\n"
        '<body>\n<h1>{title}</h1>\n<p class="note">As of {today}.</p>\n{parts}\n</body>\n</html>'
    ).format(policy=_POLICY, title=title, style=_STYLE, today=ledger.today.isoformat(), parts=parts)


def _lists(ledger: Ledger) -> Iterator[Markup]:
    if not ledger.questions:
        yield Markup("<p>There are no forecasts.</p>")
    for title, found in by_state(ledger.questions):
        yield Markup("<h2>{}</h2>").format(title)
        if found[0].outcome is None:
            yield _table(_ASKED, [_asked(one) for one in found])
        else:
            yield _table(_KNOWN, [_known(one) for one in found])


def _asked(one: Question) -> Row:
    return (_question(one), due(one), editions(one), trajectories(one))


def _known(one: Question) -> Row:
    day = said(one.outcome.date, one.language) if one.outcome else ""
    return (_question(one), outcome(one), day, origin(one), trajectories(one), *scores(one))


def _question(one: Question) -> Markup:
    spoken = language(one.outlook.question.original(one.language)[1])
    words = Markup('<span lang="{}" dir="{}">{}</span>').format(spoken.tag, spoken.direction, one.text)
    changed = recasts(one)
    note = Markup(' <br><span class="note">asked otherwise: {}</span>').format(changed) if changed else ""
    return Markup("{} <br>{} · {}{}").format(words, one.brief, one.outlook.id, note)


def _records(ledger: Ledger) -> Iterator[Markup]:
    yield Markup("<h2>Scores</h2>")
    if not ledger.records:
        yield Markup("<p>No forecast can be scored yet.</p>")
        return
    yield _table(RECORD_HEAD, [record(one) for one in ledger.records])
    yield Markup('<p class="note">{}</p>').format(_NOTE)
    for one in ledger.records:
        yield Markup("<h2>Calibration: {}</h2>").format(record(one)[0])
        yield _figure(one)
        for bins in (one.terms, one.tens):
            if bins:
                yield _table(BIN_HEAD, [calibration(each) for each in bins])


def _table(head: Row, rows: Sequence[Row]) -> Markup:
    names = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in head)
    lines = Markup("\n").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            first, Markup("").join(Markup("<td>{}</td>").format(cell) for cell in others)
        )
        for first, *others in rows
    )
    return Markup(
        '<div class="scroll"><table>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody>\n</table></div>'
    ).format(names, lines)


def _figure(one: Record) -> Markup:
    """The chart; the table below it says the same."""
    size = _SIDE + 2 * _EDGE
    label = f"Calibration: {record(one)[0]}"
    marks = Markup("").join((*_axes(), *(_point(each) for each in one.tens)))
    return Markup(
        '<figure><svg role="img" viewBox="0 0 {size} {size}"><title>{label}</title>{marks}</svg>'
        "<figcaption>{chart}</figcaption></figure>"
    ).format(size=size, label=label, marks=marks, chart=_CHART)


def _axes() -> Iterator[Markup]:
    low, high = _EDGE, _EDGE + _SIDE
    yield Markup('<rect class="frame" x="{0}" y="{0}" width="{1}" height="{1}"/>').format(low, _SIDE)
    yield Markup('<line class="even" x1="{0}" y1="{1}" x2="{1}" y2="{0}"/>').format(low, high)
    for share in (0, 50, 100):
        along, up = _along(share), _up(share)
        yield Markup('<text x="{}" y="{}" text-anchor="middle">{} %</text>').format(along, high + 16, share)
        yield Markup('<text x="{}" y="{}" text-anchor="end">{} %</text>').format(low - 4, up + 4, share)


def _point(one: Bin) -> Markup:
    low, high = one.interval
    few = "" if one.is_telling else " few"
    return Markup(
        '<line class="span" x1="{x}" y1="{low}" x2="{x}" y2="{high}"/>'
        '<circle class="dot{few}" cx="{x}" cy="{y}" r="4"/>'
    ).format(x=_along(one.mean), low=_up(low), high=_up(high), y=_up(one.frequency), few=few)


def _along(share: float) -> float:
    return round(_EDGE + share * _SIDE / 100, 1)


def _up(share: float) -> float:
    return round(_EDGE + _SIDE - share * _SIDE / 100, 1)
