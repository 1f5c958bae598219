"""Silences: comments of a brief that allow what a rule finds, with a reason.

    # briefgen: allow LK07, LK08 because the words are the source's own

A comment at the end of a line is about that line; one that stands alone is about the next line
that is not empty and not a comment. A silence takes away what is found of its codes where that
begins on its line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefgen.checking.rule import Rule
from briefgen.diagnostic import Checked, Diagnostic, warning
from briefgen.nearest import did_you_mean
from briefgen.reading.comments import Comment, comments
from briefgen.span import File, Span

_ADDRESS = re.compile(r"#+\s*briefgen\s*:\s*", re.IGNORECASE)
_ALLOW = re.compile(
    r"allow\s+(?P<codes>(?!because\b)\w+(?:\s*,\s*\w+)*)(?:\s+because\b(?P<reason>.*))?\s*", re.IGNORECASE
)
_FORM = "write `# briefgen: allow CODE because …`, with the reason"


@dataclass(frozen=True)
class Silence:
    """One code that a comment allows on one line, and where the comment names it."""

    code: str
    line: int | None
    """From 1; none if nothing follows the comment."""
    span: Span


def silences(file: File, rules: Mapping[str, Rule]) -> Checked[tuple[Silence, ...]]:
    """The silences of a brief, and what is wrong with the others; `rules` by their codes."""
    if not _ADDRESS.search(file.text):
        return Checked(())
    kept: list[Silence] = []
    found: list[Diagnostic] = []
    for comment in comments(file):
        for one in _read(comment, rules):
            if isinstance(one, Silence):
                kept.append(one)
            else:
                found.append(one)
    return Checked(tuple(kept), tuple(found))


def unused(silences: Iterable[Silence], found: Collection[tuple[str, int]]) -> Iterator[Diagnostic]:
    """The silences of which nothing was found; `found` are the codes and lines of what was."""
    for silence in silences:
        if silence.line is None:
            message, hint = f"nothing follows for which `{silence.code}` could be allowed", "delete it"
            yield warning("SL04", silence.span, message, hint)
        elif (silence.code, silence.line) not in found:
            message = f"`{silence.code}` is allowed on line {silence.line}, but is not found there"
            hint = "delete it, or put it on a line of its own above the line that the message names"
            yield warning("SL04", silence.span, message, hint)


def _read(comment: Comment, rules: Mapping[str, Rule]) -> Iterator[Silence | Diagnostic]:
    """What a comment allows, or why it does not; nothing if it does not speak to briefgen."""
    address = _ADDRESS.match(comment.text)
    if address is None:
        return
    match = _ALLOW.fullmatch(comment.text, address.end())
    if match is None:
        yield warning("SL05", comment.span, "this comment says nothing that briefgen understands", _FORM)
        return
    if not any(letter.isalpha() for letter in match["reason"] or ""):
        codes = ", ".join(f"`{code}`" for code in re.findall(r"\w+", match["codes"]))
        message = f"nothing says why {codes} may be allowed, so the comment has no effect"
        yield warning("SL01", comment.span, message, _FORM)
        return
    for word in re.finditer(r"\w+", match["codes"]):
        start = match.start("codes") + word.start()
        yield _silence(comment, word[0], start, rules)


def _silence(comment: Comment, code: str, start: int, rules: Mapping[str, Rule]) -> Silence | Diagnostic:
    line, column = comment.span.line, comment.span.column + start
    span = Span(comment.span.file, line, column, line, column + len(code))
    if code not in rules:
        return warning("SL02", span, f"no rule has the code `{code}`", *_near(code, rules))
    if rules[code].is_firm:
        message = f"`{code}` cannot be allowed, since no report can be made of such a brief"
        return warning("SL03", span, message, "correct the brief")
    return Silence(code, comment.about, span)


def _near(code: str, rules: Mapping[str, Rule]) -> tuple[str, ...]:
    family = [known for known in sorted(rules) if known.startswith(code[:2].upper())]
    if family and code.upper() not in rules:
        return (f"name one of {', '.join(f'`{known}`' for known in family)}",)
    return did_you_mean(code, rules)
