"""What libyaml says of a text that is not YAML, in the words of a person who writes briefs."""

from __future__ import annotations

from typing import Protocol

import yaml

from briefgen.diagnostic import Diagnostic, error
from briefgen.span import File, Span


class Mark(Protocol):
    """Where libyaml is in a text."""

    index: int
    """In code points from 0; a byte order mark is not counted."""


def place_of(file: File, mark: Mark) -> tuple[int, int]:
    """The line and the column of a mark, both from 1.

    They are counted here, since libyaml ends a line at U+0085, U+2028 and U+2029 too (YAML 1.1, 5.4).
    """
    return file.place(mark.index + file.text.startswith("\ufeff"))


def syntax_error(file: File, reason: yaml.MarkedYAMLError) -> Diagnostic:
    """The diagnostic for what libyaml stumbled over, where a person would correct it."""
    mark = reason.problem_mark or reason.context_mark
    line, column = place_of(file, mark) if mark else (1, 1)
    span = Span(file, line, column, line, column + 1)
    problem = reason.problem or "the text is not YAML"
    if "\t" in file.line(line)[:column]:
        tab = file.line(line).index("\t") + 1
        span = Span(file, line, tab, line, tab + 1)
        return error("YM08", span, "a tab stands in the indentation", "indent with spaces")
    for words, message, hint in _SYNTAX:
        if words in problem or words in (reason.context or ""):
            if reason.context_mark and words in _BEGUN:
                # What is not closed is corrected where it begins, not where the text ends.
                line, column = place_of(file, reason.context_mark)
                span = Span(file, line, column, line, column + 1)
            return error("YM09", span, message, hint)
    return error(
        "YM09", span, f"this is not YAML: {problem}", "`briefgen explain YM09` shows the usual causes"
    )


# libyaml's sentences, and what they mean to a person who writes a brief.
_SYNTAX = (
    (
        "mapping values are not allowed",
        "a colon and a space begin a value here",
        "put quotes around a text that holds `: `",
    ),
    (
        "did not find expected ',' or ']'",
        "a list that began with `[` is not closed",
        "add `]`, or quote a text with `[` in it",
    ),
    (
        "did not find expected ',' or '}'",
        "a mapping that began with `{` is not closed",
        "add `}`, or quote a text with `{`, `,` or `}` in it",
    ),
    (
        "did not find expected '-' indicator",
        "this line does not belong to the list above it",
        "align it with the dashes, or indent it below one",
    ),
    (
        "did not find expected key",
        "this line does not belong to the mapping above it",
        "align it with the keys around it; quote a text that begins with a sign",
    ),
    ("could not find expected ':'", "a key without a colon stands here", "write `key: value`"),
    (
        "while scanning a quoted scalar",
        "a quotation mark is not closed",
        "close it, or double it inside single quotes",
    ),
    ("cannot start any token", "this character cannot begin a text", "put quotes around the text"),
    (
        "unknown escape character",
        "a back slash means nothing here",
        "use single quotes, or double the back slash",
    ),
)

_BEGUN = {
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
    "could not find expected ':'",
    "while scanning a quoted scalar",
}
