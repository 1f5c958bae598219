"""Real merges by git, with the driver that the documentation sets up."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cases import ROOT
from tests.deliver.test_pull import PLAIN

from briefgen.cli.merge import command
from briefgen.reading.document import parse
from briefgen.span import File
from briefgen.workspace import environment

NAME = "briefs/one.yaml"
BRIEF = """\
# The desk's first.
title: {en: A, ar: أ}
languages: [en, ar]
bottom_line:
  en: >-
    The bridge has fallen.
    Nobody was hurt.
  ar: سقط الجسر.

events:
  # The first one.
  - id: fall
    date: "2026-03-02"
    text: {en: The bridge fell., ar: سقط الجسر.}
    sources: [s1]

sources:
  - id: s1
    publisher: Directorate
    title: Notice 14
"""
LAST = "    sources: [s1]\n"


def event(name: str, words: str = "It happened.") -> str:
    return f'{LAST}  # About {name}.\n  - id: {name}\n    text: {{en: "{words}", ar: "حدث."}}\n{LAST}'


SETUP = re.compile(r"^```(text|sh)\n((?:briefs/|git config ).*?)^```$", re.MULTILINE | re.DOTALL)
SYSTEM = environment()["PATH"].replace(str(Path(sys.executable).parent), "")


class Desk:
    """A repository with a brief and the driver, as the page sets it up."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = f"{Path(sys.executable).parent}:{SYSTEM}"
        self.git("init", "--quiet", "-b", "main")
        for name, text in SETUP.findall((ROOT / "docs" / "git.md").read_text("utf-8")):
            if name == "sh":
                self.run("sh", "-ec", text)
            else:
                self.write(".gitattributes", text)
        self.commit(BRIEF)

    def run(self, *command: str, fails: bool = False) -> str:
        variables = {**PLAIN, "PATH": self.path, "GIT_EDITOR": "true"}
        ran = subprocess.run(
            command, cwd=self.folder, env=variables, capture_output=True, text=True, check=False
        )
        assert (ran.returncode != 0) == fails, ran.stdout + ran.stderr
        return ran.stdout

    def git(self, *arguments: str, fails: bool = False) -> str:
        return self.run("git", *arguments, fails=fails)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, "utf-8")

    def commit(self, text: str, name: str = NAME) -> None:
        self.write(name, text)
        self.git("add", ".")
        self.git("commit", "--quiet", "--allow-empty", "-m", "change")

    def two(self, ours: str, theirs: str, name: str = NAME) -> None:
        """Two branches from here: `main`, which is checked out, and `other`."""
        self.git("checkout", "--quiet", "-B", "other")
        self.commit(theirs, name)
        self.git("checkout", "--quiet", "main")
        self.commit(ours, name)

    @property
    def text(self) -> str:
        return (self.folder / NAME).read_text("utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


WAYS = [("merge", "--quiet", "other"), ("rebase", "--quiet", "other"), ("cherry-pick", "other")]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way[0])
def test_two_events_at_the_same_place_are_no_conflict(desk: Desk, way: tuple[str, ...]) -> None:
    desk.two(BRIEF.replace(LAST, event("flood")), BRIEF.replace(LAST, event("storm")))
    desk.git(*way)
    flood, storm = (event(name).removeprefix(LAST) for name in ("flood", "storm"))
    order = (storm, flood) if way[0] == "rebase" else (flood, storm)
    assert desk.text == BRIEF.replace(LAST, LAST + "".join(order))


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way[0])
def test_two_wordings_of_one_sentence_are_a_conflict_with_both(desk: Desk, way: tuple[str, ...]) -> None:
    old = "Nobody was hurt."
    desk.two(BRIEF.replace(old, "One was hurt."), BRIEF.replace(old, "Two were hurt."))
    desk.git(*way, fails=True)
    assert desk.git("diff", "--name-only", "--diff-filter=U").strip() == NAME
    ours, rest = desk.text.split("||||||| base\n")
    base, theirs = rest.split("=======\n")
    words = ("Two were hurt.", "One was hurt.") if way[0] == "rebase" else ("One was hurt.", "Two were hurt.")
    assert [
        word in part for word, part in zip((words[0], old, words[1]), (ours, base, theirs), strict=True)
    ] == [True] * 3
    # Nothing but the one text is between the marks.
    assert desk.text.count("سقط الجسر.") == 2
    checked = subprocess.run(
        (sys.executable, "-m", "briefgen", "check", NAME, "--format", "short"),
        cwd=desk.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 1
    assert checked.stdout.startswith(f"{NAME}:5:1: error[YM10]: a conflict of a merge stands here")


def test_different_parts_of_one_item_are_merged(desk: Desk) -> None:
    ours = BRIEF.replace('"2026-03-02"', '"2026-03-03"').replace("tle: Notice 14", "tle: Notice 15")
    theirs = BRIEF.replace("The bridge fell.", "The old bridge fell.").replace("Directorate", "Ministry")
    desk.two(ours, theirs)
    desk.git("merge", "--quiet", "other")
    expected = ours.replace("The bridge fell.", "The old bridge fell.").replace("Directorate", "Ministry")
    assert desk.text == expected


def test_a_text_reworded_by_one_and_its_translation_by_the_other(desk: Desk) -> None:
    ours = BRIEF.replace("The bridge fell.", "The old bridge fell.")
    desk.two(ours, BRIEF.replace("ar: سقط الجسر.}", "ar: انهار الجسر.}"))
    desk.git("merge", "--quiet", "other")
    assert desk.text == ours.replace("ar: سقط الجسر.}", "ar: انهار الجسر.}")


def test_an_event_added_by_one_and_an_id_renamed_by_the_other(desk: Desk) -> None:
    renamed = BRIEF.replace("fall\n", "collapse\n")
    desk.two(renamed, BRIEF.replace(LAST, event("flood")))
    desk.git("merge", "--quiet", "other")
    assert desk.text == renamed.replace(LAST, event("flood"))


@pytest.mark.parametrize("removed_by", ["ours", "theirs"])
def test_a_brief_removed_by_one_and_edited_by_the_other_is_a_conflict(desk: Desk, removed_by: str) -> None:
    def remove() -> None:
        desk.git("rm", "--quiet", NAME)
        desk.git("commit", "--quiet", "-m", "remove")

    def edit() -> None:
        desk.commit(BRIEF.replace("Notice 14", "Notice 15"))

    desk.git("checkout", "--quiet", "-b", "other")
    (edit if removed_by == "ours" else remove)()
    desk.git("checkout", "--quiet", "main")
    (remove if removed_by == "ours" else edit)()
    desk.git("merge", "--quiet", "other", fails=True)
    assert "Notice 15" in desk.text


def test_what_is_laid_out_anew_by_one_side_is_no_conflict(desk: Desk) -> None:
    loose = BRIEF.replace(
        "  - id: s1\n    publisher: Directorate\n    title: Notice 14\n",
        "- title: Notice 14\n  id: s1\n  publisher: 'Directorate'\n",
    )
    desk.two(loose, BRIEF.replace("Notice 14", "Notice 15"))
    desk.git("merge", "--quiet", "other")
    assert desk.text == loose.replace("Notice 14", "Notice 15")


@pytest.mark.parametrize("removed_by", ["ours", "theirs"])
def test_edited_by_one_and_removed_by_the_other_is_a_conflict(desk: Desk, removed_by: str) -> None:
    both = BRIEF.replace(LAST, event("flood"))
    desk.commit(both)
    edited = both.replace("It happened.", "It happened at noon.")
    desk.two(*((BRIEF, edited) if removed_by == "ours" else (edited, BRIEF)))
    desk.git("merge", "--quiet", "other", fails=True)
    assert "It happened at noon." in desk.text
    assert "It happened." in desk.text
    assert desk.text.count("<<<<<<< ours\n") == 1


def test_the_same_id_with_the_same_content_is_added_once(desk: Desk) -> None:
    added = BRIEF.replace(LAST, event("flood"))
    desk.two(added.replace("title: {en: A,", "title: {en: B,"), added)
    desk.git("merge", "--quiet", "other")
    assert desk.text == added.replace("title: {en: A,", "title: {en: B,")


def test_the_same_id_with_different_content_is_a_conflict(desk: Desk) -> None:
    desk.two(BRIEF.replace(LAST, event("flood", "Here.")), BRIEF.replace(LAST, event("flood", "There.")))
    desk.git("merge", "--quiet", "other", fails=True)
    assert ("Here." in desk.text, "There." in desk.text, "<<<<<<< ours" in desk.text) == (True, True, True)


def test_an_item_moved_by_one_and_reworded_by_the_other(desk: Desk) -> None:
    second = event("flood")
    both = BRIEF.replace(LAST, second)
    desk.commit(both)
    first, flood = both[both.index("  # The first") : both.index("  # About")], second.removeprefix(LAST)
    moved = both.replace(first + flood, flood + first)
    desk.two(moved, both.replace("The bridge fell.", "The old bridge fell."))
    desk.git("merge", "--quiet", "other")
    assert desk.text == moved.replace("The bridge fell.", "The old bridge fell.")


def test_what_cannot_be_read_is_left_to_git(desk: Desk) -> None:
    desk.two(BRIEF + "broken: [\n", BRIEF.replace("Notice 14", "Notice 15"))
    desk.git("merge", "--quiet", "other", fails=True)
    assert "broken: [" in desk.text
    assert "Notice 15" in desk.text
    assert "<<<<<<< ours" in desk.text


@pytest.mark.parametrize("kind", ["missing", "broken"])
def test_where_briefgen_does_not_run_git_merges_by_lines(desk: Desk, kind: str) -> None:
    programs = desk.folder / ".git" / "programs"
    programs.mkdir()
    if kind == "broken":
        (programs / "briefgen").write_text("#!/bin/sh\nexit 3\n")
        (programs / "briefgen").chmod(0o755)
    desk.path = f"{programs}:{SYSTEM}"
    apart = BRIEF.replace("Notice 14", "Notice 15")
    desk.two(BRIEF.replace("Nobody was hurt.", "One was hurt."), apart)
    desk.git("merge", "--quiet", "other")
    assert desk.text == apart.replace("Nobody was hurt.", "One was hurt.")
    # Nothing of either side is lost where lines cannot be merged.
    desk.two(desk.text.replace(LAST, event("flood")), desk.text.replace(LAST, event("storm")))
    desk.git("merge", "--quiet", "other", fails=True)
    ours, theirs = desk.text.split("||||||| base\n")
    assert ("flood" in ours, "storm" in theirs) == (True, True)


def test_a_fault_leaves_the_file_for_git_to_merge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: str) -> None:
        raise RecursionError

    files = [tmp_path / name for name in ("base", "ours", "theirs")]
    for file in files:
        file.write_text(BRIEF.replace("14", file.name))
    monkeypatch.setattr("briefgen.merging.brief.merge", fault)
    with pytest.raises(RecursionError):
        command.callback(*files, NAME)  # type: ignore[misc]
    assert files[1].read_text() == BRIEF.replace("14", "ours")


def test_crlf_and_the_mark_at_the_start_stay(desk: Desk) -> None:
    def windows(text: str) -> str:
        return "\ufeff" + text.replace("\n", "\r\n")

    desk.git("config", "core.autocrlf", "false")
    for text, branch in (
        (BRIEF, None),
        (BRIEF.replace(LAST, event("a")), "other"),
        (BRIEF.replace(LAST, event("b")), "main"),
    ):
        if branch == "other":
            desk.git("checkout", "--quiet", "-B", "other")
        elif branch:
            desk.git("checkout", "--quiet", branch)
        (desk.folder / NAME).write_bytes(windows(text).encode())
        desk.git("commit", "--quiet", "-am", "change")
    desk.git("merge", "--quiet", "other")
    merged = (desk.folder / NAME).read_bytes().decode()
    assert merged.startswith("\ufeff#")
    assert merged.count("\r\n") == merged.count("\n")
    assert parse(File("a", merged.removeprefix("\ufeff"))).value is not None


PO = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "title"
msgid "A"
msgstr "أ"

#. bottom line
msgctxt "bottom_line"
msgid "B"
msgstr "ب"
"""


def test_translations_are_merged_entry_by_entry(desk: Desk) -> None:
    name = "briefs/one.translations/ar.po"
    desk.commit(PO, name)
    added = '\nmsgctxt "{0}"\nmsgid "{0}"\nmsgstr "ج"\n'
    desk.two(PO + added.format("c"), PO.replace('"ب"', '"باء"') + added.format("d"), name)
    desk.git("merge", "--quiet", "other")
    merged = (desk.folder / name).read_text("utf-8")
    assert merged == PO.replace('"ب"', '"باء"') + added.format("c") + added.format("d")


def test_two_translations_of_one_text_are_a_conflict(desk: Desk) -> None:
    name = "briefs/one.translations/ar.po"
    desk.commit(PO, name)
    desk.two(PO.replace('"ب"', '"باء"'), PO.replace('"ب"', '"بـ"'), name)
    desk.git("merge", "--quiet", "other", fails=True)
    merged = (desk.folder / name).read_text("utf-8")
    assert ('"باء"' in merged, '"بـ"' in merged, merged.count("<<<<<<< ours")) == (True, True, 1)
