"""A brief as it was in a revision, and each reason why it cannot be had."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from tests.history.repositories import Repository, brief, edition_at, repository

from briefgen.diagnostic import Diagnostic, Severity
from briefgen.git.commit_world import CommitWorld
from briefgen.history.edition_at import past_at

NAME = "briefs/water.yaml"
PO = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "title"
msgid "Water"
msgstr "مياه"
"""


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    """Two editions of a brief."""
    one = repository(tmp_path / "desk")
    one.save(NAME, brief(1, "final"))
    one.git("tag", "v1")
    one.save(NAME, brief(2, text="Four stations stopped."))
    return one


def only(found: tuple[Diagnostic, ...]) -> Diagnostic:
    [one] = found
    return one


def test_an_older_edition_is_loaded_and_the_files_on_disk_stay(made: Repository) -> None:
    made.write(NAME, brief(3))
    for revision, edition in (("HEAD~1", 1), ("v1", 1), ("HEAD", 2), ("main", 2), ("main^{/a commit}", 2)):
        found = edition_at(made.workspace, NAME, revision)
        assert found.value is not None, revision
        assert found.value.brief.edition == edition
    assert (made.root / NAME).read_text() == brief(3)
    assert made.git("status", "--porcelain").strip() == f"M {NAME}"


def test_it_has_the_translations_and_the_files_of_its_time(made: Repository) -> None:
    made.write("briefs/water.translations/ar.po", PO)
    made.write("briefs/water.data/levels.csv", "day,level\nMonday,4\n")
    made.write("briefgen.toml", 'languages = ["en"]\n')
    figure = "figures:\n  - {id: f1, title: Levels, data: {file: levels.csv, form: table}}\n"
    made.save(NAME, f"languages: [en, ar]\n{brief(3)}{figure}")
    made.write("briefs/water.data/levels.csv", "day,level\nMonday,5\n")
    made.write("briefgen.toml", "")
    made.write("briefs/water.translations/ar.po", PO.replace("مياه", "ماء"))
    made.commit()
    then = edition_at(made.workspace, NAME, "HEAD~1").value
    now = edition_at(made.workspace, NAME, "HEAD").value
    assert then is not None
    assert now is not None
    assert then.brief.title.find("ar", "en") == ("مياه", "ar")
    assert now.brief.title.find("ar", "en") == ("ماء", "ar")
    assert then.inputs["briefs/water.data/levels.csv"].endswith(b"4\n")
    past = past_at(made.workspace, "HEAD~1").value
    assert past is not None
    assert past.workspace.settings.languages == ("en",)


def test_a_workspace_below_the_top_and_names_in_any_script(tmp_path: Path) -> None:
    names = (
        "briefs/مياه البصرة.yaml",
        "briefs/*.yaml",
        "briefs/:(top)x.yaml",
        "briefs/a\tb.yaml",
        "briefs/-x.yaml",
    )
    made = repository(tmp_path / "top" / "مكتب الخليج", tmp_path / "top")
    for number, name in enumerate(names, 1):
        made.save(name, brief(number))
    for number, name in enumerate(names, 1):
        found = edition_at(made.workspace, name, "HEAD")
        assert found.value is not None, name
        assert found.value.brief.edition == number
    past = past_at(made.workspace, "HEAD").value
    assert past is not None
    assert set(past.workspace.briefs()) == set(names)


def test_a_linked_worktree_has_the_same_history(made: Repository, tmp_path: Path) -> None:
    made.git("worktree", "add", "--quiet", str(tmp_path / "side"), "v1")
    found = edition_at(Repository(tmp_path / "side").workspace, NAME, "main")
    assert found.value is not None
    assert found.value.brief.edition == 2


def test_a_repository_with_sha_256(tmp_path: Path) -> None:
    root = tmp_path / "desk"
    root.mkdir()
    made = Repository(root)
    made.git("init", "--quiet", "--initial-branch=main", "--object-format=sha256")
    made.write("briefgen.toml", "")
    made.save(NAME, brief(4))
    found = edition_at(made.workspace, NAME, "HEAD")
    assert found.value is not None
    assert found.value.brief.edition == 4


def test_what_is_committed_cannot_be_written_and_was_said_on_its_day(made: Repository) -> None:
    past = past_at(made.workspace, "v1").value
    assert past is not None
    world = past.world
    with pytest.raises(OSError, match="stays as it is"):
        world.write(NAME, b"")
    with pytest.raises(OSError, match="stays as it is"):
        world.replace("out", {"x": b""})
    world.write(".briefgen/fonts/x", b"1")
    assert (made.root / ".briefgen/fonts/x").read_bytes() == b"1"
    assert world.today() == datetime.date(2026, 3, 1)
    assert world.now() == datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
    assert world.list("") == (".gitignore", "briefgen.toml", "briefs")
    assert world.list("briefs") == ("water.yaml",)
    assert world.list(NAME) == ()
    assert world.list("gone") == ()
    assert world.read("briefs") is None
    assert world.read("@theme/templates/brief.html") is not None
    assert world.stamp(NAME) != past_world(made, "HEAD").stamp(NAME)
    assert world.stamp("gone") is None
    with pytest.raises(ValueError, match="not a name below"):
        world.read("../desk/briefs/water.yaml")


def past_world(made: Repository, revision: str) -> CommitWorld:
    past = past_at(made.workspace, revision).value
    assert past is not None
    return past.world


def test_links_lead_within_the_repository_and_never_out(made: Repository, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    links = {
        "shared": "briefs",
        "briefs/same.yaml": "../shared/water.yaml",
        "out.yaml": "../secret",
        "absolute": str(tmp_path / "secret"),
        "round": "round",
        "above": "../desk/briefs/water.yaml",
    }
    for name, target in links.items():
        (made.root / name).symlink_to(target)
    made.commit()
    world = past_world(made, "HEAD")
    assert world.read("briefs/same.yaml") == world.read(NAME) == world.read("shared/water.yaml")
    assert world.list("shared") == ("same.yaml", "water.yaml")
    assert [world.read(name) for name in ("out.yaml", "absolute", "round", "above")] == [None] * 4


def test_a_revision_that_is_none_has_near_names(made: Repository) -> None:
    made.git("tag", "water/1")
    found = only(edition_at(made.workspace, NAME, "water/2").diagnostics)
    assert (found.code, found.message) == ("GT03", "there is no revision `water/2`")
    assert found.hints == ("did you mean `water/1`?",)


@pytest.mark.parametrize(
    "revision", ["-x", "--upload-pack=touch canary", "a\nb", "", " ", "HEAD..v1", "HEAD:briefs", "\0", "@{-1"]
)
def test_what_is_no_revision_is_never_an_option(revision: str, made: Repository) -> None:
    assert only(edition_at(made.workspace, NAME, revision).diagnostics).code == "GT03"
    assert not (made.root / "canary").exists()


def test_nothing_is_committed_yet(tmp_path: Path) -> None:
    made = repository(tmp_path / "desk")
    assert only(edition_at(made.workspace, NAME, "HEAD").diagnostics).message == "nothing is committed yet"


def test_a_brief_that_was_not_there(made: Repository) -> None:
    made.save("briefs/flood.yaml", brief(1, text="Quite another brief, with other words in each line."))
    found = only(edition_at(made.workspace, "briefs/flood.yaml", "v1").diagnostics)
    assert (found.code, found.message) == ("GT05", "there was no `briefs/flood.yaml` in `v1`")
    assert found.hints[0] == f"the briefs of `v1` were `{NAME}`"


@pytest.mark.parametrize("name", ["briefs/rivers.yaml", "briefs/water/brief.yaml"])
def test_a_brief_that_was_renamed_is_found_and_a_note_says_so(name: str, made: Repository) -> None:
    (made.root / name).parent.mkdir(exist_ok=True)
    made.git("mv", NAME, name)
    made.commit()
    found = edition_at(made.workspace, name, "v1")
    assert found.value is not None
    assert found.value.brief.edition == 1
    note = only(found.diagnostics)
    assert (note.code, note.severity) == ("GT05", Severity.NOTE)
    assert note.message == f"`{name}` was `{NAME}` in `v1`"


def test_a_shallow_clone_that_does_not_reach_back(made: Repository, tmp_path: Path) -> None:
    made.git("clone", "--quiet", "--depth", "1", f"file://{made.root}", str(tmp_path / "clone"))
    found = only(edition_at(Repository(tmp_path / "clone").workspace, NAME, "HEAD~1").diagnostics)
    assert found.code == "GT04"
    assert found.message == "this shallow clone has no revision `HEAD~1`: its history is cut off"
    assert found.hints == ("`git fetch --unshallow --tags` gets all of the history",)


def test_a_file_in_git_lfs(made: Repository) -> None:
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 12\n"
    made.save(NAME, pointer)
    found = only(edition_at(made.workspace, NAME, "HEAD").diagnostics)
    assert (found.code, found.message) == ("GT06", f"`{NAME}` is in Git LFS, and not in `HEAD` itself")
    figure = "figures:\n  - {id: f1, title: Levels, data: {file: levels.csv, form: table}}\n"
    made.write("briefs/water.data/levels.csv", pointer)
    made.save(NAME, brief(3) + figure)
    found = only(edition_at(made.workspace, NAME, "HEAD").diagnostics)
    assert (found.code, found.message[:30]) == ("GT06", "`briefs/water.data/levels.csv`")


def test_a_repository_of_somebody_else(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    found = only(edition_at(made.workspace, NAME, "HEAD").diagnostics)
    assert found.code == "GT07"
    assert found.hints == (f"if you do: `git config --global --add safe.directory '{made.root}'`",)
    own = made.root.parent / "gitconfig"
    own.write_text(f"[safe]\ndirectory = {made.root}\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(own))
    assert edition_at(made.workspace, NAME, "HEAD").value is not None


def test_no_repository_and_no_git(made: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Repository(tmp_path / "plain")
    plain.write(NAME, brief(1))
    plain.write("briefgen.toml", "")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert only(edition_at(plain.workspace, NAME, "HEAD").diagnostics).code == "GT02"
    monkeypatch.setenv("PATH", str(tmp_path))
    assert only(edition_at(made.workspace, NAME, "HEAD").diagnostics).code == "GT01"


def test_mistakes_of_an_older_edition_stand_in_the_file_of_then(made: Repository) -> None:
    made.save(NAME, f"titel: Water\n{brief(1)}")
    made.write("briefgen.toml", "")
    found = edition_at(made.workspace, NAME, "HEAD").diagnostics
    assert [one.span.place for one in found if one.span] == [f"HEAD:{NAME}:1:1"]
