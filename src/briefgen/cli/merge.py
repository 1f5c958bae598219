"""`briefgen merge`, which git runs."""

from __future__ import annotations

import codecs
import subprocess
from collections.abc import Sequence
from pathlib import Path

import click

from briefgen.merging import brief, memory
from briefgen.merging.brief import Merged

_TIMEOUT = 60


@click.command("merge")
@click.argument("base", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("ours", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("theirs", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("name")
def command(base: Path, ours: Path, theirs: Path, name: str) -> int:
    """Put OURS and THEIRS together item by item, as git's merge driver for the file NAME.

    Writes the result over OURS. Ends with 1 where a person has to decide: both wordings then stand in the
    file between git's marks. What cannot be put together by items is left to git's own merge of lines.
    """
    contents = tuple(path.read_bytes() for path in (base, ours, theirs))
    merged = _merged(contents, name)
    if merged is None:
        return _by_lines((ours, base, theirs))
    ours.write_bytes(_as(contents[1], merged.text))
    return 1 if merged.clashes else 0


def _merged(contents: Sequence[bytes], name: str) -> Merged | None:
    """The merged file; none if it is none that can be read, or nobody can be sure of it."""
    try:
        texts = [content.decode("utf-8-sig").replace("\r\n", "\n") for content in contents]
    except UnicodeDecodeError:
        return None
    if any("\r" in text for text in texts):
        return None
    base, ours, theirs = texts
    merge = memory.merge if name.endswith(".po") else brief.merge
    return merge(base, ours, theirs)


def _as(content: bytes, text: str) -> bytes:
    """A text with the line ends and the mark at the start that our version has."""
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    return mark + (text.replace("\n", "\r\n") if b"\r\n" in content else text).encode()


def _by_lines(paths: Sequence[Path]) -> int:
    """Git's own merge of lines, written over the first path; 1 if it has conflicts."""
    labels = ("-L", "ours", "-L", "base", "-L", "theirs")
    ran = subprocess.run(  # noqa: S603 - the files that git has handed over
        ("git", "merge-file", "--diff3", *labels, *paths),  # noqa: S607 - git runs this, so it is on the path
        check=False,
        timeout=_TIMEOUT,
    )
    return 1 if ran.returncode else 0
