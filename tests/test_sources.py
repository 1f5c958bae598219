"""A capture goes into the archive, and its record into a brief; or nothing is written."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pytest
from tests.basra import BASRA
from tests.capture.paper import paper
from tests.cases import ROOT

from briefgen.diagnostic import Checked
from briefgen.loading.loaded import load
from briefgen.model.brief import Brief
from briefgen.sourcing import apart
from briefgen.sourcing.sources import Added, Capture, Wanted, add
from briefgen.workspace import Workspace, open_workspace

NAME = "briefs/basra.yaml"
TEXT = """\
Two pumping stations stop in Basra

The water directorate of Basra said on Monday that two of its five pumping stations had stopped.

Engineers expect the pressure to return to its usual level on Wednesday, the directorate said.

Comments are closed.
"""
ARTICLE = TEXT.encode()
SEEDS = Path(os.environ.get("BRIEFGEN_ARCHIVE") or ROOT.parent / "shared" / "seeds")  # noqa: TID251 - of the desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "briefgen.toml").write_text('[archive]\npath = "archive"\n', "utf-8")
    (tmp_path / "briefs").mkdir()
    (tmp_path / NAME).write_bytes(BASRA.encode())
    return tmp_path


def _workspace(folder: Path) -> Workspace:
    opened = open_workspace(folder, {}).value
    assert opened is not None
    return opened


def _added(folder: Path, content: bytes, name: str = "", **wanted: str) -> Checked[Added]:
    return add(_workspace(folder), NAME, Capture(name, content), Wanted(**wanted))


def _brief(folder: Path) -> Brief:
    loaded = load(_workspace(folder).world, NAME).value
    assert loaded is not None
    return loaded.brief


def _codes(checked: Checked[Added]) -> list[str]:
    return [one.code for one in checked.diagnostics]


def test_a_text_is_archived_as_it_is(folder: Path) -> None:
    added = _added(folder, ARTICLE).value
    assert added is not None
    assert (added.id, added.original) == ("s2", None)
    source = _brief(folder).sources[-1]
    assert source.archive is not None
    assert source.archive.sha256 == hashlib.sha256(ARTICLE).hexdigest()
    assert (folder / "archive" / source.archive.file).read_bytes() == ARTICLE
    assert source.archive.exclude == ("7",)
    assert source.title.root == "Two pumping stations stop in Basra"
    assert source.publisher.root == "Not stated in the capture"
    assert (source.published, source.language, source.url) == (None, None, None)


def test_a_page_is_archived_beside_its_text(folder: Path) -> None:
    page = f"<html lang=en><p>{'</p><p>'.join(TEXT.split(chr(10) * 2))}</p></html>".encode()
    added = _added(folder, page, publisher="Gulf Courier", id="courier").value
    assert added is not None
    archive = _brief(folder).sources[-1].archive
    assert archive is not None
    assert archive.original is not None
    assert (folder / "archive" / archive.original.file).read_bytes() == page
    assert archive.original.file.endswith(".html")
    assert hashlib.sha256(page).hexdigest() == archive.original.sha256
    text = (folder / "archive" / archive.file).read_bytes()
    assert hashlib.sha256(text).hexdigest() == archive.sha256
    assert text.decode().splitlines() == [*TEXT.split("\n\n")[:-1], "Comments are closed."]


def test_a_paper_is_archived_beside_its_text(folder: Path) -> None:
    assert _added(folder, paper(["The water directorate of Basra stopped two stations."])).value is not None
    archive = _brief(folder).sources[-1].archive
    assert archive is not None
    assert archive.original is not None
    assert archive.original.file.endswith(".pdf")


def test_only_the_record_is_new_in_the_brief(folder: Path) -> None:
    before = b"\xef\xbb\xbf" + BASRA.replace("\n", "\r\n").encode() + b"# the end\r\n"
    (folder / NAME).write_bytes(before)
    assert _added(folder, ARTICLE).value is not None
    lines = before.splitlines(keepends=True)
    after = (folder / NAME).read_bytes().splitlines(keepends=True)
    assert after[: len(lines) - 1] == lines[:-1]
    assert after[-1] == lines[-1]
    assert all(line.endswith(b"\r\n") for line in after)


def test_a_capture_that_lies_in_the_archive_keeps_its_name(folder: Path) -> None:
    (folder / "archive").mkdir()
    (folder / "archive" / "notice-14.txt").write_bytes(ARTICLE)
    assert _added(folder, ARTICLE, "notice-14.txt").value is not None
    archive = _brief(folder).sources[-1].archive
    assert archive is not None
    assert archive.file == "notice-14.txt"
    assert [file.name for file in (folder / "archive").iterdir()] == ["notice-14.txt"]


def test_the_same_bytes_are_one_source(folder: Path) -> None:
    page = b"<html><p>" + ARTICLE
    for content in (ARTICLE, page):
        assert _added(folder, content).value is not None
        before = (folder / NAME).read_bytes()
        assert _codes(_added(folder, content)) == ["SO06"]
        assert (folder / NAME).read_bytes() == before


def test_the_same_article_is_proposed_for_one_group(folder: Path) -> None:
    long = TEXT + "\nResidents of the northern quarters said that water had not come for two days.\n"
    assert _added(folder, long.encode()).value is not None
    again = f"<html><h1>Elsewhere</h1><p>{'</p><p>'.join(long.split(chr(10) * 2))}</p></html>"
    added = _added(folder, again.encode()).value
    assert added is not None
    assert [(one.source.id, one.is_same) for one in added.alike] == [("s2", True)]
    assert _brief(folder).sources[-1].independence_group == "s2"


def test_the_group_of_the_other_source_is_taken(folder: Path) -> None:
    long = TEXT + "\nResidents of the northern quarters said that water had not come for two days.\n"
    assert _added(folder, long.encode()).value is not None
    text = (folder / NAME).read_text("utf-8")
    (folder / NAME).write_text(text + "    independence_group: courier\n", "utf-8")
    assert _added(folder, long.replace("Comments", "All comments").encode()).value is not None
    assert _brief(folder).sources[-1].independence_group == "courier"


def test_another_article_is_in_no_group(folder: Path) -> None:
    assert _added(folder, ARTICLE).value is not None
    other = "\n\n".join(f"Whale number {number} was seen off Tromsø in the autumn." for number in range(20))
    added = _added(folder, other.encode()).value
    assert added is not None
    assert added.alike == ()
    assert _brief(folder).sources[-1].independence_group is None


def test_the_record_of_a_fetched_page_has_its_address(folder: Path) -> None:
    page = f"<html lang=ar><p>{ARTICLE.decode()}</p></html>".encode()
    capture = Capture("", page, "https://example.org/14", "utf-8")
    assert add(_workspace(folder), NAME, capture, Wanted()).value is not None
    source = _brief(folder).sources[-1]
    assert source.archive is not None
    assert source.url == source.archive.url == "https://example.org/14"
    assert source.archive.method == "fetched by briefgen; text taken out of HTML"
    assert source.archive.captured_at is not None
    assert source.archive.captured_at.endswith("Z")
    assert source.language is not None
    assert source.language.original == "ar"


def test_without_an_archive_folder_nothing_is_written(folder: Path) -> None:
    (folder / "briefgen.toml").write_text("", "utf-8")
    assert _codes(_added(folder, ARTICLE)) == ["SO01"]
    assert (folder / NAME).read_text("utf-8") == BASRA


def test_a_changed_file_of_the_archive_is_not_written_over(folder: Path) -> None:
    assert _added(folder, ARTICLE).value is not None
    (file,) = (folder / "archive").iterdir()
    file.write_bytes(b"other")
    (folder / NAME).write_text(BASRA, "utf-8")
    assert _codes(_added(folder, ARTICLE)) == ["SO04"]
    assert file.read_bytes() == b"other"
    assert (folder / NAME).read_text("utf-8") == BASRA


def test_a_brief_that_is_saved_meanwhile_is_not_written_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = apart.read

    def save_meanwhile(content: bytes, encoding: str | None = None) -> apart.Read:
        (folder / NAME).write_text(BASRA + "# saved\n", "utf-8")
        return read(content, encoding)

    monkeypatch.setattr(apart, "read", save_meanwhile)
    assert _codes(_added(folder, ARTICLE)) == ["SO05"]
    assert (folder / NAME).read_text("utf-8") == BASRA + "# saved\n"
    assert not (folder / "archive").exists()


@pytest.mark.parametrize("taken", ["s1", "cut"])
def test_an_id_is_taken_once(folder: Path, taken: str) -> None:
    assert _codes(_added(folder, ARTICLE, id=taken)) == ["ST02"]
    assert (folder / NAME).read_text("utf-8") == BASRA


def test_a_capture_that_cannot_be_read_leaves_no_trace(folder: Path) -> None:
    assert _codes(_added(folder, b"PK\x03\x04", "report.docx")) == ["SO02"]
    assert (folder / NAME).read_text("utf-8") == BASRA
    assert not (folder / "archive").exists()


def test_a_brief_with_mistakes_gets_no_record(folder: Path) -> None:
    (folder / NAME).write_text("titel: A\n", "utf-8")
    assert set(_codes(_added(folder, ARTICLE))) == {"MD01", "MD08"}


def test_guessed_letters_are_said_to_be_guessed(folder: Path) -> None:
    arabic = "قالت مديرية ماء البصرة إن محطتين توقفتا عن العمل."
    done = _added(folder, arabic.encode("cp1256"), "old.txt")
    assert _codes(done) == ["SO07"]
    assert done.value is not None
    assert done.value.original is not None
    assert (folder / "archive" / done.value.text.file).read_text("utf-8") == f"{arabic}\n"


def test_a_name_that_looks_like_a_mention_mentions_nothing(folder: Path) -> None:
    assert _added(folder, ARTICLE, title="A post by @courier on [[water]]\x1b").value is not None
    assert _brief(folder).sources[-1].title.root == "A post by `@courier` on `[[water]]`"


def test_an_archive_that_cannot_be_written_is_said(folder: Path) -> None:
    (folder / "archive").write_bytes(b"a file where the folder would be")
    assert _codes(_added(folder, ARTICLE)) == ["WS06"]
    assert (folder / NAME).read_text("utf-8") == BASRA


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the archived texts are not at hand: set BRIEFGEN_ARCHIVE")
def test_of_five_captures_those_lines_are_left_out_that_an_analyst_left_out(folder: Path) -> None:
    """Line by line as the record of the brief has it, and the article that two of them carry once."""
    shutil.copytree(SEEDS, folder / "archive")
    name = "briefs/maliki-recordings/brief.yaml"
    (folder / name).parent.mkdir()
    shutil.copy(ROOT / name, folder / name)
    loaded = load(_workspace(folder).world, name).value
    assert loaded is not None
    captured = loaded.brief.sources
    assert len(captured) == 5
    for source in captured:
        assert source.archive is not None
        content = (SEEDS / source.archive.file).read_bytes()
        assert _added(folder, content, source.archive.file, id=f"new-{source.id}").value is not None
    found = {source.id: source for source in _brief(folder).sources}
    for source in captured:
        assert source.archive is not None
        archive = found[f"new-{source.id}"].archive
        assert archive is not None
        assert (archive.file, archive.sha256) == (source.archive.file, source.archive.sha256)
        assert archive.exclude == source.archive.exclude
    groups = {name: source.independence_group for name, source in found.items() if name.startswith("new-")}
    assert groups == {"new-s1": None, "new-s2": None, "new-s3": None, "new-s4": None, "new-s5": "new-s2"}
