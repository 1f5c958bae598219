"""Reading cases that are documents: YAML with its expected mistakes marked below their place.

A file holds several cases. A line `#= fails MD01: a typo in a key` begins one; what follows
is its YAML. A comment of carets below a line is an expectation about that line:

    titel: A report
    #^^^^ MD01 the key `titel` is not known here
    # = did you mean `title`?
    events: [{id: X}]
    #             ^ MD05 `X` is not an id

The carets stand where the span does: as many, in the same columns. Where it begins in the
first column, `#` stands there and the carets follow it. Lines `# = ` are the hints; where
there is none, hints are not compared. Marks are taken out before the YAML is read, so they
may stand inside any construct of it. `#file NAME` gives the case a further file, with `#| `
before each of its lines; carets behind another `#|` mark the line above them:

    #file briefs/case.data/flow.csv
    #| day,flow
    #| Monday,strong
    #|        ^^^^^^ FG08 `strong` is not a number, and `flow` is drawn

`#image NAME` gives it a picture of one pixel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.diagnostic import Diagnostic, ordered
from briefgen.loading.loaded import check, load
from briefgen.world import MemoryWorld

ROOT = Path(__file__).parents[1]
BRIEF = "briefs/case.yaml"
_MARK = re.compile(r"#( *)(\^+) ([A-Z]{2}[0-9]{2}) (.+)")
_MARK_BESIDE = re.compile(r"#\| ( *)(\^+) ([A-Z]{2}[0-9]{2}) (.+)")
# The smallest PNG: a head, one grey pixel, an end.
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
)
_HINT = re.compile(r"# *= (.+)")
_EXPLAIN = re.compile(r"`briefgen explain [A-Z]{2}[0-9]{2}` says why")


@dataclass(frozen=True, order=True)
class Expected:
    """One diagnostic: its place, its width in code points, its code, message and hints."""

    file: str
    line: int
    column: int
    width: int
    code: str
    message: str
    hints: tuple[str, ...] | None = None

    def __str__(self) -> str:
        hints = "".join(f"\n    = {hint}" for hint in self.hints or ())
        return f"{self.file}:{self.line}:{self.column} width {self.width} {self.code} {self.message}{hints}"


@dataclass
class Case:
    """A text, what is to be found in it, and what lies beside it."""

    title: str
    where: str
    lines: list[str] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The YAML without its marks."""
        return "".join(f"{line}\n" for line in self.lines)


def cases(folder: Path) -> list[Case]:
    """All cases of a folder, in the order of its files."""
    return [case for file in sorted(folder.glob("*.yaml")) for case in _read(file)]


def _read(file: Path) -> Iterable[Case]:
    case: Case | None = None
    beside = ""
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if line.startswith("#= "):
            if case is not None:
                yield case
            case = Case(line.removeprefix("#= "), f"{file.name}:{number}")
        elif case is None:
            # What stands before the first case is about the file as a whole.
            assert not line or line.startswith("#"), f"{file.name}:{number} stands before any case"
        elif line.startswith("#image "):
            case.files[line.removeprefix("#image ")] = _PIXEL
        elif line.startswith("#file "):
            beside = line.removeprefix("#file ")
            case.files[beside] = b""
        elif mark := _MARK_BESIDE.fullmatch(line):
            below = case.files[beside].count(b"\n")
            case.expected.append(_expected(beside, below, len(mark[1]) + 1, mark))
        elif line.startswith("#|"):
            case.files[beside] += line[2:].removeprefix(" ").encode() + b"\n"
        else:
            _take(case, line)
    if case is not None:
        yield case


def _take(case: Case, line: str) -> None:
    if mark := _MARK.fullmatch(line):
        column = len(mark[1]) + 2 if mark[1] else 1
        case.expected.append(_expected(BRIEF, len(case.lines), column, mark))
    elif (hint := _HINT.fullmatch(line)) and case.expected:
        last = case.expected.pop()
        case.expected.append(replace(last, hints=(*(last.hints or ()), hint[1])))
    else:
        case.lines.append(line)


def _expected(file: str, line: int, column: int, mark: re.Match[str]) -> Expected:
    return Expected(file, line, column, len(mark[2]), mark[3], mark[4])


def found(content: bytes, files: dict[str, bytes] | None = None) -> tuple[Diagnostic, ...]:
    """All that loading and checking find in a brief, as `briefgen check` prints it."""
    world = MemoryWorld({BRIEF: content, **(files or {})})
    loaded = load(world, BRIEF)
    more = check(world, loaded.value) if loaded.value is not None else ()
    return ordered((*loaded.diagnostics, *more))


def observed(diagnostic: Diagnostic, *, hints: bool) -> Expected:
    """A diagnostic in the form of an expectation; that there is an explanation goes without saying."""
    span = diagnostic.span
    assert span is not None
    ways = tuple(hint for hint in diagnostic.hints if not _EXPLAIN.fullmatch(hint)) if hints else None
    place = (span.file.name, span.line, span.column, span.width)
    return Expected(*place, diagnostic.code, diagnostic.message, ways)


def assert_as_marked(case: Case) -> None:
    """All that is marked is found, where it is marked, and nothing else."""
    diagnostics = found(case.text.encode(), case.files)
    hinted = {replace(one, hints=None) for one in case.expected if one.hints is not None}
    seen = [
        observed(one, hints=observed(one, hints=False) in hinted)
        for one in diagnostics
        if one.span is not None
    ]
    assert len(seen) == len(diagnostics)
    assert "\n".join(map(str, seen)) == "\n".join(
        map(str, sorted(case.expected, key=lambda one: (one.file, one.line)))
    ), case.where
