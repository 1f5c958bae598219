"""What `briefgen diff` prints, in each format; `--accept` writes the goldens anew."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from briefgen.cli.diff import command
from briefgen.cli.diff_human import human
from briefgen.comparing.change import Change, Item
from briefgen.comparing.plain import Wordings

HERE = Path(__file__).parent
EDITIONS = HERE / "editions"
GOLDEN = HERE / "golden"
_ENDINGS = {"human": "txt", "html": "html", "md": "md", "json": "json", "github": "github.md"}
# All that a text of a brief may try, in one.
HOSTILE = (
    "@team #12 GH-7 www.example.org https://example.org <script>alert(1)</script> </details> \u2067"
    "**bold** [link](https://example.org) ![image](https://example.org/p.png) `code`\n\n# Heading\n\n"
    "- [ ] task\n\n| a | b |\n|---|---|\n"
)


def printed(format_: str, old: Path, new: Path) -> str:
    ran = CliRunner().invoke(command, [str(old), str(new), "--format", format_], standalone_mode=False)
    assert ran.exception is None, ran.exception
    assert ran.return_value == 0
    return ran.output


@pytest.mark.parametrize("format_", _ENDINGS)
def test_two_editions_are_printed_as_in_the_golden(format_: str, accept: bool) -> None:
    text = printed(format_, EDITIONS / "old.yaml", EDITIONS / "new.yaml")
    golden = GOLDEN / f"basra-water.{_ENDINGS[format_]}"
    if accept:
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8"), "read the difference; `pytest --accept` takes it over"


@pytest.fixture
def hostile(tmp_path: Path) -> tuple[Path, Path]:
    """Two editions whose texts, ids of columns and names try to break out."""
    paths = tmp_path / "a.yaml", tmp_path / "b.yaml"
    for path, extra in zip(paths, ("", "More. "), strict=True):
        words = json.dumps(f"{extra}{HOSTILE}")
        heads = f"{{{json.dumps(HOSTILE)}: {{en: {words}, ar: {words}}}}}"
        data = f"data: {{file: f.csv, form: table, heads: {heads}}}"
        path.write_text(
            f"title: {words}\nlanguages: [en, ar]\ngaps: [{{en: {words}, ar: {words}}}]\n"
            f"figures: [{{id: f, title: T, {data}}}]\nauthors: [{words}]\n",
            "utf-8",
        )
        (tmp_path / f"{path.stem}.data").mkdir()
        (tmp_path / f"{path.stem}.data" / "f.csv").write_text("day,flow\n1,2\n", "utf-8")
    return paths


@pytest.mark.parametrize("format_", ["github", "md"])
def test_no_text_of_a_brief_becomes_markup_in_a_comment(format_: str, hostile: tuple[Path, Path]) -> None:
    text = printed(format_, *hostile)
    assert "team" in text
    made = MarkdownIt("commonmark", {"linkify": False}).enable(["table"]).render(text)
    tags = set(re.findall(r"<(\w+)", made))
    assert tags <= {"h2", "h3", "details", "summary", "ul", "li", "b", "span", "del", "ins"}
    # Each part is one block: an empty line would let Markdown be read in the middle of it.
    assert "<script" not in made
    assert all(block.count("<ul>") == block.count("</ul>") for block in text.split("\n\n"))


def test_nobody_is_notified_and_nothing_is_linked_by_a_comment(hostile: tuple[Path, Path]) -> None:
    text = printed("github", *hostile)
    for linking in ("@team", "#12", "GH-7", "www.example", "https://example"):
        assert linking not in text


def test_a_page_holds_nothing_but_its_own_markup(hostile: tuple[Path, Path]) -> None:
    text = printed("html", *hostile)
    assert "<script" not in text
    assert "<img" not in text
    assert "Content-Security-Policy" in text
    assert "\u2067" not in text


def test_a_terminal_gets_no_characters_that_it_would_act_on(hostile: tuple[Path, Path]) -> None:
    text = printed("human", *hostile)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
    # What isolates is ours, and is closed again.
    for line in text.splitlines():
        assert len(re.findall("[\u2066-\u2068]", line)) == line.count("\u2069")


def test_a_comment_has_room_for_what_github_takes(tmp_path: Path) -> None:
    for name, word in (("a", "one"), ("b", "two")):
        gaps = "\n".join(f"  - {{id: g{number}, text: {word} {'x' * 600}}}" for number in range(400))
        (tmp_path / f"{name}.yaml").write_text(f"title: T\ngaps:\n{gaps}\n", "utf-8")
    text = printed("github", tmp_path / "a.yaml", tmp_path / "b.yaml")
    shown = text.count("gap g")
    assert len(text) < 65_536
    assert 0 < shown < 400
    assert f"Of {400 - shown} more items a comment has no room" in text


def test_a_terminal_that_shows_colours_gets_them() -> None:
    change = Change(
        "reworded",
        Item("report", "head"),
        ("title",),
        Wordings(en="Old title here"),
        Wordings(en="New title here"),
        languages=("en",),
    )
    coloured = "\n".join(human([change], "en", coloured=True))
    assert "\x1b[31m\x1b[9mOld\x1b[0m \x1b[32m\x1b[29mNew\x1b[0m title here" in coloured
    assert "[-Old-]{+New+} title here" in "\n".join(human([change], "en", coloured=False))


@pytest.mark.parametrize("format_", ["html", "md", "github"])
def test_no_letter_of_a_removed_word_joins_one_of_an_added_word(format_: str) -> None:
    text = printed(format_, EDITIONS / "old.yaml", EDITIONS / "new.yaml")
    assert "<del>أسبوع</del> <ins>يومين</ins>" in text
    assert "</del><ins>" not in text
