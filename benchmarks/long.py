"""Reports of any length, out of the real sentences of the first brief."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import yaml
from tests.parallel import archived, long_brief

from benchmarks.desk import ROOT
from briefgen.loading.load import load
from briefgen.model.leaf import leaves

_LANGUAGES = ("en", "ar")
_TITLE = {"en": "A report of many pages", "ar": "تقرير من صفحات كثيرة"}
_LEAST_WORDS = 12
# What leads to another place of that brief, or would stand for words that a quote leaves out.
_MARKS = re.compile(r"[\[@]|\.\.\.|…")
# The words are real and their frame is not: what they are filed under means nothing.
_SETTINGS = """\
[archive]
path = "archive"
[check.severity]
"""
_RULES = ("AD", "AL", "LK", "SC", "SR", "TR")


def sentences() -> list[dict[str, str]]:
    """The longer texts of the first brief, in each language."""
    brief = load(ROOT / "briefs" / "maliki-recordings" / "brief.yaml").value
    if brief is None:
        sys.exit("the first brief cannot be read")
    said = []
    for leaf in leaves(brief):
        found = {tag: leaf.text.find(tag, brief.own_language) for tag in _LANGUAGES}
        words = {tag: " ".join(text[0].split()) for tag, text in found.items() if text}
        is_whole = len(words) == len(_LANGUAGES) and len(words["en"].split()) >= _LEAST_WORDS
        if is_whole and not _MARKS.search(words["en"] + words["ar"]):
            said.append(words)
    return said


def write(folder: Path, events: int) -> None:
    """Make a folder a workspace with one report of so many events, two claims each."""
    said = sentences()
    for part in ("briefs", "archive"):
        (folder / part).mkdir()
    settings = _SETTINGS + "".join(f'{rule} = "off"\n' for rule in _RULES)
    (folder / "briefgen.toml").write_text(settings, encoding="utf-8")
    (folder / "archive" / "parallel.txt").write_bytes(archived(said, "en"))
    brief = long_brief(_TITLE, said, quoted="en", events=events, claims=2)
    text = yaml.safe_dump(brief, allow_unicode=True, sort_keys=False)
    (folder / "briefs" / "long.yaml").write_text(text, encoding="utf-8")
