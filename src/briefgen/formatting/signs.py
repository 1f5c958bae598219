"""What libyaml finds in a text, each with its place: the events of YAML, flat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import yaml

Kind = Literal["begin", "finish", "open", "close", "words"]


@dataclass(frozen=True)
class Sign:
    """The begin or finish of the document, the opening or closing of a mapping or list, or a scalar.

    Lines count from 1, columns and offsets from 0; the end is exclusive.
    """

    kind: Kind
    line: int
    column: int
    start: int
    end_line: int
    end_column: int
    end: int
    value: str = ""
    style: str = ""
    is_mapping: bool = False
    is_flow: bool = False
    is_explicit: bool = False
    """Whether a document begins with `---`, or ends with `...`."""


def signs(text: str) -> Iterator[Sign]:
    """All of a text that has been parsed before, so that it is known to be one document within limits."""
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        match event:
            case yaml.DocumentStartEvent():
                yield _sign(event, "begin", is_explicit=bool(event.explicit))
            case yaml.DocumentEndEvent():
                yield _sign(event, "finish", is_explicit=bool(event.explicit))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                mapping = isinstance(event, yaml.MappingStartEvent)
                yield _sign(event, "open", is_mapping=mapping, is_flow=bool(event.flow_style))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                yield _sign(event, "close")
            case yaml.ScalarEvent():
                yield _sign(event, "words", event.value, event.style or "")


def _sign(
    event: yaml.Event,
    kind: Kind,
    value: str = "",
    style: str = "",
    *,
    is_mapping: bool = False,
    is_flow: bool = False,
    is_explicit: bool = False,
) -> Sign:
    first, last = event.start_mark, event.end_mark
    # libyaml marks every event; only events made by hand have no marks.
    begin = (first.line + 1, first.column, first.index) if first else (1, 0, 0)
    end = (last.line + 1, last.column, last.index) if last else begin
    return Sign(kind, *begin, *end, value, style, is_mapping, is_flow, is_explicit)
