"""The next edition of a brief, and the next report of its series: the head changes, all else stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cases import ROOT
from tests.history.repositories import Repository, brief, repository

from briefgen.history.successor import file_of, next_edition, next_report
from briefgen.reading.document import decode, parse
from briefgen.reading.successor import Head, successor

NAME = "briefs/water.yaml"
WRITTEN = """\
# yaml-language-server: $schema=../.briefgen/schema.json

title: {en: Water, ar: المياه}  # two words
series:
  name: Gulf notes
  number: 4  # since January
# which
edition: 1
status: "final"
as_of:
  # as they say
  printed: on Monday
  precision: weekday

# by whom
desk: Gulf desk
cutoff: 2026-03-02 # late
next_update: >-
  2026-03-09

bottom_line: >-
  Two stations stopped.
events: []
"""
NEXT = """\
# yaml-language-server: $schema=../.briefgen/schema.json

title: {en: Water, ar: المياه}  # two words
series:
  name: Gulf notes
  number: 4  # since January
# which
edition: 2
supersedes: water/1
status: draft
# To be said anew; edition 1 had:
# as_of:
#   # as they say
#   printed: on Monday
#   precision: weekday

# by whom
desk: Gulf desk
# To be said anew; edition 1 had:
# cutoff: 2026-03-02 # late
# To be said anew; edition 1 had:
# next_update: >-
#   2026-03-09

bottom_line: >-
  Two stations stopped.
events: []
"""


def made_of(text: str, head: Head) -> str | None:
    document = decode(NAME, text.encode()).then(parse).value
    assert document is not None
    return successor(document, head)


def test_the_head_is_that_of_the_next_edition_and_the_rest_stays() -> None:
    assert made_of(WRITTEN, Head(2, "water/1")) == NEXT
    assert made_of(WRITTEN.replace("\n", "\r\n"), Head(2, "x")) == NEXT.replace("water/1", "x").replace(
        "\n", "\r\n"
    )


def test_a_second_successor_takes_the_place_of_the_first() -> None:
    once = made_of(WRITTEN, Head(2, "one"))
    assert once is not None
    twice = made_of(once, Head(3, "two"))
    assert twice == once.replace("edition: 2", "edition: 3").replace("supersedes: one", "supersedes: two")


@pytest.mark.parametrize(
    ("above", "stays"),
    [
        ("# To be said anew; edition 1 had:\n", ""),
        ("# To be said anew; the edition before had:\n# as_of: 2026-03-01  # late\n", ""),
        ("# To be said anew; edition 1 had:\n# as_of:\n#   # as said\n#   printed: on Monday\n", ""),
        ("# whose\n# To be said anew; edition 1 had:\n", "# whose\n"),
        ("# To be said anew; edition 1 had:\n# cutoff: 2026-03-01\n", None),
        ("# To be said anew; edition 1 had:\n# as_of: 2026-03-01\n# by whom\n", None),
        ("# To be said anew; edition 1 had:\n\n", None),
        ("# as_of: 2026-03-01\n", None),
    ],
)
def test_what_older_editions_had_does_not_pile_up(above: str, stays: str | None) -> None:
    text = made_of(f"title: Water\n{above}as_of: 2026-03-02\n", Head(3, "two"))
    quiet = "# To be said anew; the edition before had:\n# as_of: 2026-03-02\n"
    kept = above if stays is None else stays
    assert text == f"title: Water\nedition: 3\nsupersedes: two\n{kept}{quiet}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: Water", "title: Water\nedition: 2\nsupersedes: x\n"),
        (
            "title: >-\n  Water\n# on\nevents: []\n",
            "title: >-\n  Water\nedition: 2\nsupersedes: x\n# on\nevents: []\n",
        ),
        ("edition: 1\ntitle: Water\nsupersedes: >-\n  y\n  z\n", "edition: 2\ntitle: Water\nsupersedes: x\n"),
        ("{title: Water, edition: 1}\n", None),
        ("  title: Water\n  edition: 1\n", None),
    ],
)
def test_a_head_is_changed_where_it_stands_or_not_at_all(text: str, expected: str | None) -> None:
    assert made_of(text, Head(2, "x")) == expected


@pytest.mark.parametrize(
    "file", sorted((ROOT / "briefs").glob("**/*.yaml")), ids=lambda file: file.parent.name + file.stem
)
def test_each_brief_of_this_repository_has_a_successor(file: Path) -> None:
    document = decode(NAME, file.read_bytes()).then(parse).value
    assert document is not None
    text = successor(document, Head(9, "HEAD~1", 7))
    assert text is not None
    after = decode(NAME, text.encode()).then(parse).value
    assert after is not None
    assert after.data["edition"] == 9
    assert after.data.get("status") in {None, "draft"}
    assert after.data.get("series", {"number": 7})["number"] == 7
    assert not {"as_of", "cutoff", "next_update"} & set(after.data)
    kept = set(document.data) - {
        "edition",
        "status",
        "series",
        "supersedes",
        "as_of",
        "cutoff",
        "next_update",
    }
    assert {key: after.data[key] for key in kept} == {key: document.data[key] for key in kept}
    # Every line is there still, or a comment that holds it, or one of the head's.
    gone = [line for line in document.file.lines if line not in text]
    assert all(line.split(":")[0].strip() in {"edition", "status", "number", "supersedes"} for line in gone)


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    return repository(tmp_path / "desk")


def test_the_next_edition_comes_after_the_tag_or_the_commit(made: Repository) -> None:
    commit = made.save(NAME, brief(1, "final"))
    made.save("other", "1")
    started = next_edition(made.workspace, NAME).value
    assert started is not None
    assert started.head == Head(2, commit[:12])
    assert started.anew == ("as_of",)
    made.git("tag", "--annotate", "--message", "x", "water/1")
    started = next_edition(made.workspace, NAME).value
    assert started is not None
    assert started.head == Head(2, "water/1")
    [(name, content)] = started.files
    assert name == NAME
    assert b"supersedes: " in content


def test_an_edition_that_is_not_committed_is_not_written_over(made: Repository) -> None:
    made.save(NAME, brief(1))
    made.write(NAME, brief(1, "final"))
    assert [one.code for one in next_edition(made.workspace, NAME).diagnostics] == ["ED03"]
    made.write("briefs/new.yaml", brief(1))
    assert [one.code for one in next_edition(made.workspace, "briefs/new.yaml").diagnostics] == ["ED03"]


def test_what_keeps_editions_from_being_known_is_said(made: Repository, tmp_path: Path) -> None:
    made.save(NAME, brief(1, "final"))
    made.git("tag", "--annotate", "--message", "x", "water/1")
    made.save("other", "1")
    made.git("clone", "--quiet", "--depth", "1", "--no-tags", f"file://{made.root}", str(tmp_path / "clone"))
    started = next_edition(Repository(tmp_path / "clone").workspace, NAME)
    assert started.value is not None
    assert [one.code for one in started.diagnostics] == ["GT04"]
    made.git("config", "log.date", "nonsense")
    started = next_edition(made.workspace, NAME)
    assert started.value is None
    assert [one.code for one in started.diagnostics] == ["GT08"]


def test_the_next_report_takes_along_what_lies_beside(
    made: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.write("briefs/water.translations/ar.po", "po")
    made.write("briefs/water.images/a.png", b"\x89PNG")
    made.write("briefs/water.evidence.lock", "{}")
    made.write("briefs/water.data/مناسيب.csv", "a,b\n")
    made.write("briefs/water.data/folder/c.csv", "a,b\n")
    made.save(NAME, WRITTEN)
    started = next_report(made.workspace, NAME, "briefs/flood/brief.yaml").value
    assert started is not None
    assert started.head == Head(1, NAME, 5)
    files = dict(started.files)
    assert list(files) == [
        "briefs/flood/translations/ar.po",
        "briefs/flood/data/مناسيب.csv",
        "briefs/flood/images/a.png",
        "briefs/flood/evidence.lock",
        "briefs/flood/brief.yaml",
    ]
    text = files["briefs/flood/brief.yaml"].decode()
    assert text.startswith("# yaml-language-server: $schema=../../.briefgen/schema.json\n")
    assert "  number: 5  # since January\n" in text
    assert f"supersedes: {NAME}\n" in text
    made.git("tag", "--annotate", "--message", "x", "water/1")
    tagged = next_report(made.workspace, NAME, "briefs/flood/brief.yaml").value
    assert tagged is not None
    assert tagged.head == Head(1, "water/1", 5)
    # Without a repository there are no tags.
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(made.root.parent))
    (made.root / ".git").rename(made.root / "git")
    plain = next_report(made.workspace, NAME, "briefs/flood/brief.yaml").value
    assert plain is not None
    assert plain.head == Head(1, NAME, 5)


def test_a_brief_is_found_by_its_id(made: Repository) -> None:
    made.write("briefs/flood/brief.yaml", brief(1))
    made.write(NAME, brief(1))
    assert file_of(made.workspace, "flood") == "briefs/flood/brief.yaml"
    assert file_of(made.workspace, "water") == NAME
    assert file_of(made.workspace, "none") is None
