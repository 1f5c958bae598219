"""The editions of a brief as its history has them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.history.repositories import Repository, brief, repository

from briefgen.git import tag as tags
from briefgen.git.tag import Record
from briefgen.history.editions import Edition, editions

NAME = "briefs/water.yaml"
COMMITS = 10_000


def of(made: Repository, name: str = NAME) -> tuple[Edition, ...]:
    found = editions(made.workspace, name)
    assert not found.diagnostics
    assert found.value is not None
    return found.value


def rows(made: Repository, name: str = NAME) -> list[tuple[int, str, str]]:
    return [(one.number, one.status, one.commit.id) for one in of(made, name)]


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    return repository(tmp_path / "desk")


def test_each_number_is_as_it_was_last_final(made: Repository) -> None:
    made.save(NAME, brief(1))
    made.save(NAME, brief(1, "final"))
    first = made.save(NAME, brief(1, "final", "Corrected."))
    made.save("other", "1")
    made.save(NAME, brief(1, "draft"))
    made.save("other", "2")
    second = made.save(NAME, brief(2))
    made.save("other", "3")
    assert rows(made) == [(1, "final", first), (2, "draft", second)]
    one, two = of(made)
    assert (one.is_published, two.is_published) == (True, False)
    assert one.as_of is not None
    assert one.as_of.loose.edtf == "2026-03-01"
    assert one.past.revision == first[:12]


def test_what_lies_beside_the_brief_belongs_to_its_edition(made: Repository) -> None:
    made.save(NAME, brief(1, "final"))
    first = made.save("briefs/water.translations/ar.po", "x")
    made.save("briefs/waterfall.yaml", brief(1))
    made.save(NAME, brief(2))
    assert rows(made)[0] == (1, "final", first)


def test_a_released_edition_is_the_tagged_one(made: Repository) -> None:
    first = made.save(NAME, brief(1, "final"))
    record = Record("Water", NAME, 1, {"briefgen": "0.1.0"}, {"water.en.pdf": "0" * 64})
    made.git("tag", "--annotate", "--cleanup=verbatim", "--message", record.message, "water/1")
    made.save(NAME, brief(1, "final", "Corrected in silence."))
    made.git("tag", "water/7")
    made.git("tag", "--annotate", "--message", "x", "water/x")
    made.git("tag", "--annotate", "--message", "x", "waterfall/3")
    second = made.save(NAME, brief(2, "final"))
    made.git("tag", "--annotate", "--message", "by hand", "water/2")
    assert rows(made) == [(1, "final", first), (2, "final", second)]
    one, two = of(made)
    assert (one.tag, one.record) == ("water/1", record)
    assert (two.tag, two.record) == ("water/2", None)


def test_the_file_is_followed_through_renamings(made: Repository) -> None:
    first = made.save("briefs/rivers.yaml", brief(1, "final"))
    made.save("briefs/rivers.yaml", brief(2))
    second = made.save("briefs/rivers.yaml", brief(2, "final"))
    (made.root / "briefs/water").mkdir()
    made.git("mv", "briefs/rivers.yaml", NAME)
    moved = made.commit()
    made.git("mv", NAME, "briefs/water/brief.yaml")
    made.commit()
    third = made.save("briefs/water/brief.yaml", brief(3))
    assert rows(made, "briefs/water/brief.yaml")[0] == (1, "final", first)
    assert rows(made, "briefs/water/brief.yaml")[2] == (3, "draft", third)
    assert next(one.name for one in of(made, "briefs/water/brief.yaml")) == "briefs/rivers.yaml"
    assert rows(made, "briefs/water/brief.yaml")[1][2] in {second, moved, made.git("rev-parse", "HEAD~1")}


def release(made: Repository, name: str, edition: int, tag: str) -> None:
    made.save(name, brief(edition, "final"))
    record = Record("Water", name, edition, {"briefgen": "0.1.0"}, {"water.en.pdf": "0" * 64})
    made.git("tag", "--annotate", "--cleanup=verbatim", "--message", record.message, tag)


def test_what_was_released_under_a_former_name_stays_released(made: Repository) -> None:
    release(made, "briefs/rivers.yaml", 1, "rivers/1")
    release(made, "briefs/rivers.yaml", 2, "rivers/2")
    made.git("mv", "briefs/rivers.yaml", NAME)
    made.commit()
    release(made, NAME, 3, "water/3")
    # Another brief has the name now.
    release(made, "briefs/rivers.yaml", 4, "rivers/4")
    assert [(one.number, one.tag, one.name) for one in of(made)] == [
        (1, "rivers/1", "briefs/rivers.yaml"),
        (2, "rivers/2", "briefs/rivers.yaml"),
        (3, "water/3", NAME),
    ]


def test_a_brief_that_was_gone_for_a_while(made: Repository) -> None:
    first = made.save(NAME, brief(1, "final"))
    (made.root / NAME).unlink()
    made.commit()
    second = made.save(NAME, brief(2))
    assert rows(made) == [(1, "final", first), (2, "draft", second)]


def test_an_edition_that_came_by_a_branch(made: Repository) -> None:
    first = made.save(NAME, brief(1, "final"))
    made.git("checkout", "--quiet", "-b", "side")
    second = made.save(NAME, brief(2))
    made.git("checkout", "--quiet", "main")
    made.save("other", "1")
    made.git("merge", "--quiet", "--no-ff", "--no-edit", "side")
    made.save("other", "2")
    assert rows(made) == [(1, "final", first), (2, "draft", second)]


@pytest.mark.parametrize(
    "text",
    [
        '"edition": {n}\ntitle: Water\nstatus: final\n',
        "{{title: Water, edition: {n}, status: final}}\n",
        "{{\nedition: {n},\nstatus: final,\ntitle: Water\n}}\n",
        "  title: Water\n  edition: {n}\n  status: final\n",
        "\ufefftitle: Water\r\nedition: {n}\r\nstatus: final\r\n",
        "title: >-\n  a text\n  edition: 9\nedition: {n}  # and a comment\nstatus: final\n",
        "outlooks:\n- id: a\n  history:\n  - edition: 8\nedition: {n}\nstatus: final\n",
    ],
)
def test_the_head_is_read_however_it_is_written(text: str, made: Repository) -> None:
    first = made.save(NAME, text.format(n=1))
    second = made.save(NAME, text.format(n=2))
    assert rows(made) == [(1, "final", first), (2, "final", second)]


@pytest.mark.parametrize(
    "name", ["briefs/*.yaml", ":(top)briefs/مياه.yaml", "briefs/:!x.yaml", "-x/brief.yaml"]
)
def test_a_name_is_no_pattern(name: str, made: Repository) -> None:
    first = made.save(name, brief(1, "final"))
    made.save("briefs/other.yaml", brief(5))
    second = made.save(name, brief(2))
    assert rows(made, name) == [(1, "final", first), (2, "draft", second)]


def test_attributes_hide_nothing(made: Repository) -> None:
    made.write(".gitattributes", "*.yaml binary\n")
    first = made.save(NAME, brief(1, "final"))
    second = made.save(NAME, brief(2))
    made.git("config", "log.showRoot", "false")
    made.git("config", "log.follow", "true")
    made.git("config", "diff.renames", "copies")
    assert rows(made) == [(1, "final", first), (2, "draft", second)]


def test_without_a_number_there_are_none_and_faulty_files_are_passed_over(made: Repository) -> None:
    made.save(NAME, "title: Water\n")
    assert rows(made) == []
    assert rows(made, "briefs/none.yaml") == []
    for wrong in ("edition: one\n", "edition: 0\n", "edition: true\n", "edition: [\n", "\0edition: 3\n"):
        made.save(NAME, wrong)
    made.save("briefgen.toml", "out = \n")
    made.save(NAME, brief(4))
    made.save("briefgen.toml", "")
    assert [one[0] for one in rows(made)] == [4]


def test_a_shallow_clone_says_that_editions_may_be_missing(made: Repository, tmp_path: Path) -> None:
    made.save(NAME, brief(1, "final"))
    made.save(NAME, brief(2))
    made.git("clone", "--quiet", "--depth", "1", f"file://{made.root}", str(tmp_path / "clone"))
    found = editions(Repository(tmp_path / "clone").workspace, NAME)
    assert [one.number for one in found.value or ()] == [2]
    assert [one.code for one in found.diagnostics] == ["GT04"]


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("basra-water", "basra-water/2"),
        ("مياه-البصرة", "مياه-البصرة/2"),
        ("a b", "a%20b/2"),
        ("-x", "%2Dx/2"),
        ("a..b.lock", "a%2E%2Eb%2Elock/2"),
        ("100%", "100%25/2"),
        ("@{~^:?*[\\", "%40%7B%7E%5E%3A%3F%2A%5B%5C/2"),
    ],
)
def test_a_tag_has_a_name_that_git_takes(identifier: str, name: str, made: Repository) -> None:
    assert tags.name_of(identifier, 2) == name
    made.commit()
    made.git("check-ref-format", f"refs/tags/{name}")
    made.git("tag", name)


def test_the_message_of_a_tag_is_read_back_and_nothing_below_it() -> None:
    record = Record(
        "Water:\n the dam", "desk/مياه.yaml", 3, {"Python": "3.11"}, {"b c.en.pdf": "b" * 64, "a": "a" * 64}
    )
    signed = f"{record.message}-----BEGIN PGP SIGNATURE-----\n\n{'c' * 64}  forged.pdf\n"
    found = tags.read(signed)
    assert found is not None
    assert found.title == "Water: the dam"
    assert (found.brief, found.edition, found.made_with) == (record.brief, 3, record.made_with)
    assert dict(found.outputs) == dict(record.outputs)
    assert tags.read("by hand\n") is None
    assert tags.read(record.message.replace("Edition: 3", "Edition: x")) is None


def test_all_editions_are_found_in_ten_thousand_commits(made: Repository) -> None:
    _long_history(made)
    made.git("reset", "--quiet", "--hard")
    assert [(one.number, one.status) for one in of(made)] == [(number, "final") for number in range(1, 21)]


def _long_history(made: Repository) -> None:
    """So many commits, each second one to the brief; each 500 make an edition, final at its end."""
    parts = []
    for number in range(COMMITS):
        at = number % 500
        status = "final" if at > 480 else "draft"
        events = "".join(f"  - {{id: e{one}, text: Event {one}.}}\n" for one in range(100))
        text = f"title: Water {number}\nedition: {number // 500 + 1}\nstatus: {status}\nevents:\n{events}"
        name = "other" if number % 2 else "water"
        content = text.encode() if name == "water" else b"title: Other\n"
        head = f"commit refs/heads/main\ncommitter D <d@example.org> {1_700_000_000 + number} +0000\n"
        parts.append(f"{head}data 1\nx\nM 100644 inline briefs/{name}.yaml\ndata {len(content)}\n".encode())
        parts.append(content + b"\n")
    command = ["git", "-C", str(made.root), "fast-import", "--quiet"]
    subprocess.run(command, input=b"".join(parts), check=True)
