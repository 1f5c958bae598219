"""The figures once more as tables, for those who cannot see them or want the numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefgen.view import exhibits
from briefgen.view.figures import drawn, table_of
from briefgen.view.graph import table as graph_table
from briefgen.view.page import Block
from briefgen.view.setting import Setting
from briefgen.view.timeline import table as timeline_table

# Who makes the table of a figure, by the figure's anchor.
_MAKERS: Mapping[str, Callable[[Setting, str], Block]] = {
    "actor-graph": graph_table,
    "timeline": timeline_table,
}


def tables(setting: Setting) -> tuple[Block, ...]:
    """A table for each figure that is none itself, under the table's own anchor."""
    wanted = setting.anchors("tables")
    makers = ((table_of(figure), make) for figure, make in _MAKERS.items())
    charts = (exhibits.table(setting, figure) for figure in drawn(setting.brief))
    return (*(make(setting, anchor) for anchor, make in makers if anchor in wanted), *charts)
