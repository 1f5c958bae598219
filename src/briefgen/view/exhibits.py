"""The figures that a brief brings along: images, tables and charts, each at the end of its section."""

from __future__ import annotations

from markupsafe import Markup

from briefgen.model.figure import Data, Figure
from briefgen.view import beams, cells, curves, exhibited, page
from briefgen.view.caption import as_table, label
from briefgen.view.cite import cites
from briefgen.view.figures import table_of
from briefgen.view.page import Block, Fact, Html
from briefgen.view.setting import Setting

_Common = tuple[str, str, Html, Html, str, Html, Html | None, Fact | None, Html | None]


def exhibits(setting: Setting, section: str) -> tuple[Block, ...]:
    """The figures of a section, in the order of the brief."""
    return tuple(_exhibit(setting, figure) for figure in setting.brief.figures if figure.section == section)


def _exhibit(setting: Setting, figure: Figure) -> Block:
    common = _common(setting, figure)
    if figure.data is None:
        assert figure.image is not None
        return exhibited.Picture(*common, figure.image)
    if figure.data.form == "bars":
        return _bars(setting, figure, figure.data, common)
    if figure.data.form == "lines":
        return _lines(setting, figure, figure.data, common)
    shown = setting.exhibits.columns[figure.id]
    return exhibited.DataTable(
        *common,
        setting.maybe(figure.data.unit),
        cells.columns(setting, figure.data, shown),
        cells.rows(setting, figure.data, shown),
        cells.numeric(shown),
    )


def _common(setting: Setting, figure: Figure) -> _Common:
    drawn = figure.data is not None and figure.data.form == "lines"
    return (
        figure.id,
        "",
        label(setting, figure.id),
        setting.text(figure.title),
        setting.plain(figure.description or figure.title),
        cites(setting, figure),
        as_table(setting, figure.id) if drawn else None,
        next(iter(setting.fact("Credit", setting.maybe(figure.credit))), None),
        setting.maybe(figure.note),
    )


def _bars(setting: Setting, figure: Figure, data: Data, common: _Common) -> exhibited.Bars:
    shown = setting.exhibits.columns[figure.id]
    return exhibited.Bars(
        *common,
        setting.maybe(data.unit),
        cells.head(setting, data, shown.head),
        setting.say("Series") if len(shown.series) > 1 else None,
        setting.say("Value"),
        beams.beams(setting, data, shown),
        beams.ticks(setting, shown),
    )


def _lines(setting: Setting, figure: Figure, data: Data, common: _Common) -> exhibited.Lines:
    shown = setting.exhibits.columns[figure.id]
    return exhibited.Lines(
        *common,
        setting.maybe(data.unit),
        curves.WIDTH,
        curves.HEIGHT,
        curves.keys(setting, data, shown),
        curves.curves(shown),
        curves.levels(setting, shown),
        curves.moments(setting, data, shown),
    )


def table(setting: Setting, figure: Figure) -> Block:
    """The numbers of a chart, under the anchor of its table."""
    assert figure.data is not None
    anchor, shown = table_of(figure.id), setting.exhibits.columns[figure.id]
    unit = Markup(" ({})").format(setting.text(figure.data.unit)) if figure.data.unit else Markup("")
    caption = Markup("{}\u00a0· {}{}").format(label(setting, figure.id), setting.text(figure.title), unit)
    return page.Table(
        anchor,
        setting.numbers.items[anchor],
        caption,
        cells.columns(setting, figure.data, shown),
        cells.rows(setting, figure.data, shown),
        cells.numeric(shown),
    )
