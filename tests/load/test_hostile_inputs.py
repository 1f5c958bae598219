"""Files that were never meant to be briefs: one clear answer each, and never an exception."""

from __future__ import annotations

import random
import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cases import ROOT, found

from briefgen.diagnostic import Diagnostic

FOLDER = Path(__file__).parent
ROWS = [
    [cell.strip() for cell in line.strip("|\n").split("|")]
    for line in (FOLDER / "bytes.md").read_text("utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| ---", "| case"))
]


def test_all_rows_of_bytes_are_collected() -> None:
    assert len(ROWS) == 25
    assert all(len(row) == 5 for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_bytes_get_one_answer(row: list[str]) -> None:
    _, written, place, code, message = row
    content = written.strip("`").encode().decode("unicode_escape").encode("latin-1")
    seen = [f"{_place(one)} {one.code} {one.message}" for one in found(content)]
    assert seen == ([] if code == "fine" else [f"{place} {code} {message}"])


# What is made here would be a nuisance in a repository. Code, place and message of the answer.
LARGE: dict[str, tuple[Callable[[], bytes], str]] = {
    "200 kB of brackets": (lambda: b"[" * 200_000, "1:41 YM01 values are nested deeper than 40 levels"),
    "200 kB of braces": (lambda: b"{" * 200_000, "1:2 YM06 a key has to be a word"),
    "lists in lists": (lambda: b"- " * 100_000, "1:81 YM01 values are nested deeper than 40 levels"),
    "mappings in mappings": (lambda: b"{a: " * 100_000, "1:161 YM01 values are nested deeper than 40 levels"),
    "mappings below mappings": (
        lambda: b"".join(b" " * depth + b"a:\n" for depth in range(2_000)),
        "41:41 YM01 values are nested deeper than 40 levels",
    ),
    "5 MB": (lambda: b"title: a\n" + b"#" * (5 << 20), "1:1 YM01 the file is larger than 4 MB"),
    "300,000 values": (
        lambda: b"title: a\nauthors: [" + b"a," * 300_000 + b"]\n",
        "2:400001 YM01 the file has more than 200000 values",
    ),
    "a text of 2 MB": (
        lambda: b"title: " + b"a" * (2 << 20),
        "1:8 YM01 the text is longer than 1048576 characters",
    ),
    "a text of 30 kB": (
        lambda: b"title: " + b"a" * 30_000,
        f"1:8 MD02 `title` has to be shorter than 20,000 characters, not `{'a' * 60}…`",
    ),
    "a key of 2 MB": (
        lambda: b'"' + b"a" * (2 << 20) + b'": 1\n',
        "1:1 YM01 the text is longer than 1048576 characters",
    ),
    "aliases of aliases": (
        lambda: b"a: &a [x, x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(40)),
        "1:4 YM05 `&a` is an anchor or alias",
    ),
    "merge keys of merge keys": (
        lambda: b"a:\n  <<: {<<: {<<: {<<: {b: c}}}}\n",
        "2:3 YM05 `<<` merges another mapping",
    ),
    "noise": (
        lambda: random.Random(4).randbytes(100_000),  # noqa: S311 - a seed, the same noise each time
        "1:1 YM02 this is not a text file",
    ),
    "zeros": (lambda: b"\0" * 100_000, "1:1 YM02 character U+0000 cannot stand in a brief"),
    "a very long number": (
        lambda: b"title: a\nedition: " + b"9" * 10_000 + b"\n",
        f"2:10 MD02 `edition` has to be a whole number, not `{'9' * 60}…`",
    ),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_hostile_file_gets_one_answer_within_limits(name: str) -> None:
    make, expected = LARGE[name]
    content = make()
    tracemalloc.start()
    seen = [f"{_place(one)} {one.code} {one.message}" for one in found(content)]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert seen == [expected]
    assert peak < 400 << 20


def _place(one: Diagnostic) -> str:
    assert one.span is not None
    return f"{one.span.line}:{one.span.column}"


# Pieces that mean something to YAML or to a brief, to be put where they do not belong.
PIECES = (
    *"[]{}:-#&*!|>'\"%@`,?~\t\n\r\\ ",
    ": ", "- ", "<<: ", "---\n", "...\n", "null", "true", "-1", "0", "1e9", "\0", "\x1b", "\ufeff",
    "\u202e", "s1", "id: ", "[[", "]]", "@", "@port", "[[cut]]", "2026-13-40", "en: ", "ar: ", "ا",
    "\ud7ff", "**", "{{ 7*7 }}",
)  # fmt: skip
ROUNDS = {
    "briefs/basra-water.yaml": 4_000,
    "briefs/port-louison-cable.yaml": 300,
    "briefs/maliki-recordings/brief.yaml": 80,
}


@pytest.mark.parametrize("name", ROUNDS)
def test_no_mutation_of_a_brief_raises(name: str) -> None:
    whole = (ROOT / name).read_bytes()
    dice = random.Random(name)  # noqa: S311 - a seed, so that a failure can be repeated
    codes: set[str] = set()
    for _ in range(ROUNDS[name]):
        content = _mutated(whole, dice)
        diagnostics = found(content)
        codes.update(one.code for one in diagnostics)
        assert all("pydantic" not in " ".join((one.message, *one.hints)) for one in diagnostics), content
        assert all(re.fullmatch(r"[^A-Z\n].*[^.\n]|[A-Z]\S.*", one.message) for one in diagnostics), content
        assert all(one.span is not None and one.span.line <= _lines(content) for one in diagnostics), content
    # A mutation that is always caught at the first byte would prove nothing.
    assert len(codes) > 7


def test_no_mutation_of_a_csv_file_raises() -> None:
    whole = 'day;"flow; at noon";level\n2026-03-01;12.5;-3\n2026-03-02;;1\nالأحد;7;"0"\n'.encode()
    brief = (
        b"title: Flow\nfigures: [{id: f1, title: Flow, data: {file: a.csv, form: lines, values: [level]}}]\n"
    )
    dice = random.Random("csv")  # noqa: S311 - a seed, so that a failure can be repeated
    codes: set[str] = set()
    for _ in range(700):
        content = _mutated(whole, dice)
        diagnostics = found(brief, {"briefs/case.data/a.csv": content})
        codes.update(one.code for one in diagnostics)
        assert all(one.span is not None and one.span.line <= _lines(content) for one in diagnostics), content
    assert codes == {"FG04", "FG07", "FG08"}


def _lines(content: bytes) -> int:
    return len(re.split(rb"\r\n|\n|\r", content))


def _mutated(content: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.choice((1, 1, 1, 2, 5))):
        place = dice.randrange(len(content))
        match dice.randrange(6):
            case 0:
                content = content[:place] + bytes((dice.randrange(256),)) + content[place + 1 :]
            case 1:
                content = content[:place] + content[place + dice.choice((1, 2, 9)) :]
            case 2:
                piece = dice.choice(PIECES).encode()
                content = content[:place] + piece + content[place:]
            case 3:
                other = dice.randrange(len(content))
                content = content[:place] + content[other : other + dice.randrange(40)] + content[place:]
            case 4:
                lines = content.splitlines(keepends=True)
                lines.insert(dice.randrange(len(lines)), dice.choice(lines))
                content = b"".join(lines)
            case _:
                lines = content.splitlines(keepends=True)
                del lines[dice.randrange(len(lines))]
                content = b"".join(lines) or b"\n"
    return content
